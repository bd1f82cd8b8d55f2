using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Plymouth.BmeCode.Storage;

/// <summary>The end of the journals, and the time when it was noted.</summary>
/// <param name="Entries">The number of entries of all consultations together.</param>
/// <param name="Last">
/// The entry that was written last; null where there was none. An earlier build noted its hash only: its row is 0 then.
/// </param>
/// <param name="At">The time of the note, UTC.</param>
internal sealed record AnchorMark(long Entries, LastEntry? Last, DateTimeOffset At);

/// <summary>Notes beside the database how far the journals have come, so that it shows when a database was lost or lost its end.</summary>
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

    private const string Title = "bmecode anchor 2";
    private const string TitleBefore = "bmecode anchor 1";
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

        return bytes.Chunk(PlaceLength).Select(Parse).OfType<AnchorMark>().MaxBy(mark => mark.Entries)
            ?? throw new DataFolderException(
                $"{path} is damaged: it no longer says how far the journal had come. Move it away and run verify: where that finds no "
                    + "fault, start again."
            );
    }

    /// <summary>Notes how many entries there are, and the last that was written.</summary>
    /// <exception cref="IOException">The note could not be written; what is in the database is not touched.</exception>
    public void Note(long entries, LastEntry? last)
    {
        RandomAccess.Write(_file, Write(new(entries, last, _time.GetUtcNow())), _place * PlaceLength);
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
            $"{Title}\nentries {mark.Entries}\nrow {mark.Last?.Row}\nhash {mark.Last?.Hash}\n"
                + $"at {mark.At.UtcDateTime:O}\n"
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
        return lines switch
        {
            [Title, var entries, var row, var hash, var time, var check, ..] when IsWhole(lines, 5, check) => new(
                Number(entries),
                Number(row) is > 0 and var last ? new(last, hash["hash ".Length..]) : null,
                Time(time)
            ),
            [TitleBefore, var position, var hash, var time, var check, ..] when IsWhole(lines, 4, check) => new(
                Number(position),
                Number(position) > 0 ? new(0, hash["hash ".Length..]) : null,
                Time(time)
            ),
            _ => null,
        };
    }

    private static bool IsWhole(string[] lines, int count, string check) =>
        check == $"check {Check(string.Concat(lines.Take(count).Select(line => $"{line}\n")))}";

    private static long Number(string line) =>
        long.TryParse(line.AsSpan(line.IndexOf(' ') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static DateTimeOffset Time(string line) => DateTimeOffset.Parse(line.AsSpan("at ".Length), CultureInfo.InvariantCulture);

    private static string Check(string words) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(words)))[..32];
}
