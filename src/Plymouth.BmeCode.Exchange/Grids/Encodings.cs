using System.Text;
using System.Text.RegularExpressions;

namespace Plymouth.BmeCode.Exchange.Grids;

/// <summary>
/// Finds out how bytes stand for text: by a byte order mark, else by where NUL bytes stand, else as UTF-8 if every byte fits, else as
/// Windows-1252, in which every byte is some character.
/// </summary>
internal static partial class Encodings
{
    private const string Utf8 = "UTF-8";
    private const string Windows = "Windows-1252";

    /// <summary>Bytes that are looked at for NULs and for the encoding a web page names.</summary>
    private const int Head = 4096;

    private static readonly EncoderFallback NoEncoding = EncoderFallback.ExceptionFallback;
    private static readonly DecoderFallback NoDecoding = DecoderFallback.ExceptionFallback;

    private static readonly (byte[] Mark, string Name)[] Marks =
    [
        ([0xFF, 0xFE, 0, 0], "UTF-32LE"),
        ([0, 0, 0xFE, 0xFF], "UTF-32BE"),
        ([0xEF, 0xBB, 0xBF], Utf8),
        ([0xFF, 0xFE], "UTF-16LE"),
        ([0xFE, 0xFF], "UTF-16BE"),
    ];

    /// <summary>Reads bytes as text, without a byte order mark.</summary>
    /// <param name="given">The name of the encoding, where somebody says it; else null.</param>
    /// <exception cref="UnreadableException">The bytes are no text, or not in the encoding given.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes, string? given, out EncodingFacts facts)
    {
        var (name, why, mark) = given is not null ? (given, "chosen by you", MarkLength(bytes, given)) : Guess(bytes);
        var text = Decode(bytes[mark..], name, given is not null);
        facts = new(name, why, SampleOf(text, name));
        return text;
    }

    private static (string Name, string Why, int Mark) Guess(ReadOnlySpan<byte> bytes)
    {
        foreach (var (mark, name) in Marks)
        {
            if (bytes.StartsWith(mark))
            {
                return (name, "its first bytes say so", mark.Length);
            }
        }

        if (bytes.Contains((byte)0))
        {
            return NulPattern(bytes[..Math.Min(bytes.Length, Head)]) is { } wide
                ? (wide, "every character takes several bytes", 0)
                : throw new UnreadableException(
                    LineAt(bytes, bytes.IndexOf((byte)0)),
                    "There is a NUL byte here: this is not a text file. Save the table as plain text (UTF-8), as a Word document (.docx) or "
                        + "as an Excel workbook (.xlsx), and try again."
                );
        }

        if (System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return (Utf8, "every byte fits", 0);
        }

        return NamedByPage(bytes) is { } named
            ? (named, "the page says so", 0)
            : (Windows, "its bytes are not UTF-8, and this is what older programs write", 0);
    }

    /// <summary>Returns the encoding of which NUL bytes are half or three quarters, at the same places; null where they are not.</summary>
    private static string? NulPattern(ReadOnlySpan<byte> head)
    {
        Span<int> nuls = stackalloc int[4];
        for (var i = 0; i < head.Length; i++)
        {
            nuls[i % 4] += head[i] == 0 ? 1 : 0;
        }

        // Most characters of a table are Latin letters, spaces and digits: nine in ten need only their last byte, or their first.
        var most = (head.Length / 4) * 9 / 10;
        var (first, second, third, fourth) = (nuls[0] > most, nuls[1] > most, nuls[2] > most, nuls[3] > most);
        return (first, second, third, fourth) switch
        {
            (false, true, true, true) => "UTF-32LE",
            (true, true, true, false) => "UTF-32BE",
            (false, true, false, true) => "UTF-16LE",
            (true, false, true, false) => "UTF-16BE",
            _ => null,
        };
    }

    /// <summary>Returns the encoding that a web page names in its head, if it is one that is known here and not a Unicode one.</summary>
    private static string? NamedByPage(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Head)]);
        return
            MetaCharset().Match(head) is { Success: true } meta
            && Find(meta.Groups["name"].Value) is { } encoding
            && encoding.WebName is var name
            && !name.StartsWith("utf", StringComparison.OrdinalIgnoreCase)
            ? (name == "iso-8859-1" ? Windows : name)
            : null;
    }

    private static int MarkLength(ReadOnlySpan<byte> bytes, string name)
    {
        foreach (var (mark, of) in Marks)
        {
            if (bytes.StartsWith(mark) && string.Equals(Find(name)?.WebName, Find(of)!.WebName, StringComparison.OrdinalIgnoreCase))
            {
                return mark.Length;
            }
        }

        return 0;
    }

    private static string Decode(ReadOnlySpan<byte> bytes, string name, bool given)
    {
        var encoding = Find(name)
            ?? throw new UnreadableException(1, $"There is no encoding called “{name}”. Name another, for instance UTF-8 or windows-1252.");
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw new UnreadableException(
                LineAt(bytes, e.Index),
                $"A character here is not {name}. "
                    + (given ? "Choose another encoding, or none." : "Save the file with the encoding UTF-8 and try again.")
            );
        }
    }

    /// <summary>Returns an encoding that throws at bytes which are none of its characters; null when there is none of that name.</summary>
    private static Encoding? Find(string name)
    {
        try
        {
            return (
                name.ToUpperInvariant() switch
                {
                    "UTF-32LE" => (Encoding)new UTF32Encoding(bigEndian: false, byteOrderMark: false, throwOnInvalidCharacters: true),
                    "UTF-32BE" => new UTF32Encoding(bigEndian: true, byteOrderMark: false, throwOnInvalidCharacters: true),
                    "UTF-16LE" or "UTF-16" => new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true),
                    "UTF-16BE" => new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true),
                    _ => null,
                }
            )
                ?? CodePagesEncodingProvider.Instance.GetEncoding(name, NoEncoding, NoDecoding)
                ?? Encoding.GetEncoding(name, NoEncoding, NoDecoding);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Returns a few words around the first character that is no plain Latin letter, digit or sign.</summary>
    private static string? SampleOf(string text, string name)
    {
        var at = name == Utf8 ? -1 : text.AsSpan().IndexOfAnyExceptInRange('\0', '\u007F');
        if (at < 0)
        {
            return null;
        }

        var from = Math.Max(text.LastIndexOfAny(['\r', '\n', '\t'], at) + 1, at - 20);
        var line = text.AsSpan(from, Math.Min(40, text.Length - from));
        var end = line.IndexOfAny('\r', '\n', '\t');
        return (end < 0 ? line : line[..end]).Trim().ToString();
    }

    private static int LineAt(ReadOnlySpan<byte> bytes, int at)
    {
        var before = bytes[..Math.Clamp(at, 0, bytes.Length)];
        var feeds = before.Count((byte)'\n');
        return 1 + (feeds > 0 ? feeds : before.Count((byte)'\r'));
    }

    [GeneratedRegex(
        """<meta\b[^>]*\bcharset\s*=\s*["']?\s*(?<name>[A-Za-z0-9_.:-]{1,40})""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex MetaCharset();
}
