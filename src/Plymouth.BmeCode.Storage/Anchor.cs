using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Plymouth.BmeCode.Storage;

/// <summary>The end of the journal, and the time when it was noted.</summary>
/// <param name="Position">The position of the last entry; 0 for a journal without entries.</param>
/// <param name="Hash">The hash of the last entry; empty for a journal without entries.</param>
/// <param name="At">The time of the note, UTC.</param>
internal sealed record AnchorMark(long Position, string Hash, DateTimeOffset At);

/// <summary>Notes beside the database how far the journal has come, so that it shows when a database was lost or lost its end.</summary>
/// <remarks>
/// It is noted after each commit, when that is on disk, and not synced itself: after a power cut it may say less than the database holds,
/// never more. What such a cut took from both cannot be known. Two places in the file take turns, each with a hash over itself, so that one
/// of them is whole whatever interrupts the other.
/// </remarks>
internal sealed class Anchor : IDisposable
{
    /// <summary>The file's name in the data folder.</summary>
    public const string FileName = "anchor";

    /// <summary>Bytes of one place: no more than a disk writes at once.</summary>
    private const int PlaceLength = 512;

    private const string Title = "bmecode anchor 1";
    private readonly SafeFileHandle _file;
    private readonly TimeProvider _time;
    private int _place;

    private Anchor(SafeFileHandle file, TimeProvider time) => (_file, _time) = (file, time);

    /// <summary>Opens the folder's anchor to write, and makes it when there is none.</summary>
    public static Anchor Open(string folder, TimeProvider time)
    {
        var path = Path.Combine(folder, FileName);
        PrivateFiles.Make(path);
        return new(File.OpenHandle(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite), time);
    }

    /// <summary>Returns what the folder's anchor says; null when there is none.</summary>
    /// <exception cref="DataFolderException">The anchor is damaged; the message says what to do.</exception>
    public static AnchorMark? Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            return null;
        }

        byte[] bytes;
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
        using (var all = new MemoryStream())
        {
            file.CopyTo(all);
            bytes = all.ToArray();
        }

        return bytes.Chunk(PlaceLength).Select(Parse).OfType<AnchorMark>().MaxBy(mark => mark.Position)
            ?? throw new DataFolderException(
                $"{path} is damaged: it no longer says how far the journal had come. Move it away and run verify: where that finds no "
                    + "fault, start again."
            );
    }

    /// <summary>Notes the position and hash of the last entry.</summary>
    /// <exception cref="IOException">The note could not be written; what is in the database is not touched.</exception>
    public void Note(long position, string hash)
    {
        RandomAccess.Write(_file, Write(new(position, hash, _time.GetUtcNow())), _place * PlaceLength);
        _place = 1 - _place;
    }

    /// <summary>Closes the file once what it says is on disk.</summary>
    public void Dispose()
    {
        if (!_file.IsClosed)
        {
            RandomAccess.FlushToDisk(_file);
            _file.Dispose();
        }
    }

    private static byte[] Write(AnchorMark mark)
    {
        var words = string.Create(
            CultureInfo.InvariantCulture,
            $"{Title}\nposition {mark.Position}\nhash {mark.Hash}\nat {mark.At.UtcDateTime:O}\n"
        );
        var place = new byte[PlaceLength];
        place.AsSpan().Fill((byte)' ');
        place[^1] = (byte)'\n';
        Encoding.ASCII.GetBytes($"{words}check {Check(words)}\n", place);
        return place;
    }

    private static AnchorMark? Parse(byte[] place)
    {
        var lines = Encoding.ASCII.GetString(place).Split('\n');
        return
            lines is [Title, var position, var hash, var at, var check, ..]
            && check == $"check {Check($"{Title}\n{position}\n{hash}\n{at}\n")}"
            && long.TryParse(position.AsSpan("position ".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(number, hash["hash ".Length..], DateTimeOffset.Parse(at.AsSpan("at ".Length), CultureInfo.InvariantCulture))
            : null;
    }

    private static string Check(string words) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(words)))[..32];
}
