using System.IO.Compression;
using FluentAssertions;
using Plymouth.BmeCode.Exchange.Text;
using Plymouth.BmeCode.Testing;
using Xunit;

namespace Plymouth.BmeCode.Exchange.Tests.Grids;

/// <summary>
/// Whatever the bytes, there is a reading of which every character is accounted for, or a refusal; never an exception.
/// <c>FUZZ=n</c> tries n of each document.
/// </summary>
public class FuzzTests
{
    private static readonly int Tries = int.TryParse(Environment.GetEnvironmentVariable("FUZZ"), out var tries) ? tries : 150;

    [Theory]
    [InlineData("charter.txt")]
    [InlineData("charter_utf16.txt")]
    [InlineData("charter.csv")]
    [InlineData("charter.html")]
    [InlineData("charter.xls")]
    [InlineData("charter.docx")]
    [InlineData("charter.xlsx")]
    public void Bytes_that_were_altered_give_a_reading_or_a_refusal(string file) => Try(file, CaseFiles.Bytes(file), Altered);

    [Theory]
    [InlineData("charter.docx")]
    [InlineData("charter.xlsx")]
    public void Parts_that_were_altered_give_a_reading_or_a_refusal(string file) => Try(file, CaseFiles.Bytes(file), AlteredPart);

    private static void Try(string file, byte[] bytes, Func<byte[], Random, byte[]> alter)
    {
        for (var seed = 1; seed <= Tries; seed++)
        {
            var altered = alter(bytes, new Random(seed));
            var act = () => TableReader.Read(file, altered, new CountingIds());
            var result = act.Should().NotThrow("seed {0} of {1}", seed, file).Subject;
            (result as ReadingResult.Bad)?.Message.Should().NotContain("found no place", "seed {0} of {1}", seed, file);
        }
    }

    private static byte[] Altered(byte[] bytes, Random random)
    {
        var altered = bytes.ToList();
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            var at = random.Next(altered.Count);
            switch (random.Next(4))
            {
                case 0:
                    altered[at] = (byte)random.Next(256);
                    break;
                case 1:
                    altered.RemoveRange(at, Math.Min(random.Next(1, 20), altered.Count - at));
                    break;
                case 2:
                    altered.InsertRange(at, altered.GetRange(random.Next(altered.Count / 2), Math.Min(30, altered.Count / 2)));
                    break;
                default:
                    altered[at] = "\t\n\",;|<>&/="u8[random.Next(11)];
                    break;
            }
        }

        return [.. altered];
    }

    /// <summary>Alters the XML of one part, so that what reads the parts is tried and not only what unpacks them.</summary>
    private static byte[] AlteredPart(byte[] bytes, Random random)
    {
        using var from = new ZipArchive(new MemoryStream(bytes));
        using var to = new MemoryStream();
        using (var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true))
        {
            var chosen = random.Next(from.Entries.Count);
            foreach (var (entry, i) in from.Entries.Select((e, i) => (e, i)))
            {
                using var read = new MemoryStream();
                using (var stream = entry.Open())
                {
                    stream.CopyTo(read);
                }

                using var written = zip.CreateEntry(entry.FullName, CompressionLevel.Fastest).Open();
                written.Write(i == chosen && read.Length > 1 ? AlteredXml(read.ToArray(), random) : read.ToArray());
            }
        }

        return to.ToArray();
    }

    /// <summary>Mostly keeps the XML well-formed: digits and letters of values change, or a whole element goes or stands twice.</summary>
    private static byte[] AlteredXml(byte[] xml, Random random)
    {
        if (random.Next(4) == 0)
        {
            return Altered(xml, random);
        }

        var text = System.Text.Encoding.UTF8.GetString(xml);
        for (var i = random.Next(1, 8); i > 0; i--)
        {
            var quotes = Enumerable.Range(0, text.Length).Where(at => text[at] == '"').ToList();
            if (quotes.Count < 2)
            {
                break;
            }

            var pick = random.Next(quotes.Count / 2) * 2;
            var (start, end) = (quotes[pick] + 1, quotes[pick + 1]);
            var value = random.Next(6) switch
            {
                0 => "",
                1 => "-1",
                2 => "99999999999",
                3 => "true",
                4 => "1048577",
                _ => "rId1",
            };
            text = text[..start] + value + text[end..];
        }

        return System.Text.Encoding.UTF8.GetBytes(text);
    }
}
