using System.Buffers;
using System.Text;

namespace Plymouth.BmeCode.Exchange.Text;

/// <summary>The received text and where its lines begin. Places are UTF-16 code units from 0; lines count from 1.</summary>
internal sealed class SourceText
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Characters that are neither text nor white space; XML, and with it a Word document, cannot hold them.</summary>
    public static readonly SearchValues<char> NoText = SearchValues.Create([
        .. Enumerable.Range(0, 0x20).Select(c => (char)c).Where(c => !char.IsWhiteSpace(c)),
        '\uFFFE',
        '\uFFFF',
    ]);

    private readonly List<(int Start, int End)> _lines = [];

    private SourceText(string text)
    {
        Text = text;
        for (var start = 0; start < text.Length;)
        {
            var end = text.AsSpan(start).IndexOfAny('\r', '\n');
            end = end < 0 ? text.Length : start + end;
            _lines.Add((start, end));
            start = end + (end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
        }
    }

    /// <summary>The text without a byte order mark.</summary>
    public string Text { get; }

    public int LineCount => _lines.Count;

    /// <summary>Returns start and end (not included) of a line, without its line end.</summary>
    public (int Start, int End) Line(int line) => _lines[line - 1];

    /// <summary>Returns the line a place stands in.</summary>
    public int LineOf(int place)
    {
        var found = _lines.BinarySearch((place, int.MaxValue));
        return found >= 0 ? found + 1 : ~found;
    }

    /// <summary>Returns a few words from a place on, for a message.</summary>
    public string Excerpt(int place)
    {
        var end = Math.Min(Line(LineOf(place)).End, place + 40);
        return Text[place..end].Trim() + (end < Line(LineOf(place)).End ? "…" : "");
    }

    /// <summary>Opens the bytes as text, or says why not.</summary>
    public static ReadingResult.Bad? Open(ReadOnlySpan<byte> bytes, out SourceText source)
    {
        source = new SourceText("");
        if (bytes.Length > TableReader.MostBytes)
        {
            return new(
                1,
                $"The file is larger than {TableReader.MostBytes / (1024 * 1024)} MB. Save the table alone as plain text and try again."
            );
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return new(1, "The file is UTF-16 (\"Unicode text\"). Save it as UTF-8 and try again.");
        }

        if (bytes.IndexOf((byte)0) is >= 0 and var nul)
        {
            return new(
                LineAt(bytes, nul),
                "There is a NUL byte here: this is not a text file. Save the table as plain text (UTF-8), columns separated by tabs, "
                    + "and try again."
            );
        }

        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        }

        try
        {
            source = new SourceText(Utf8.GetString(bytes));
        }
        catch (DecoderFallbackException e)
        {
            return new(LineAt(bytes, e.Index), "A character here is not UTF-8. Save the file with the encoding UTF-8 and try again.");
        }

        return source.Text.AsSpan().IndexOfAny(NoText) is >= 0 and var at
            ? new(
                source.LineOf(at),
                $"There is a control character here (U+{(int)source.Text[at]:X4}) that no document can hold. Remove it and try again."
            )
            : null;
    }

    private static int LineAt(ReadOnlySpan<byte> bytes, int at)
    {
        var before = bytes[..Math.Clamp(at, 0, bytes.Length)];
        var feeds = before.Count((byte)'\n');
        return 1 + (feeds > 0 ? feeds : before.Count((byte)'\r'));
    }
}
