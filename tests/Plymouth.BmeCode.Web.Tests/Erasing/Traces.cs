using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;

namespace Plymouth.BmeCode.Web.Tests.Erasing;

/// <summary>Looks for words in files, however they are written there.</summary>
internal static class Traces
{
    /// <summary>The files of a folder that hold the words; nobody may have a database in it open.</summary>
    public static List<string> InFolder(string folder, string words) =>
        [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(f => AreIn(File.ReadAllBytes(f), words))];

    /// <summary>True when bytes hold the words: as they are, escaped for JSON or HTML, or packed in a Word document.</summary>
    public static bool AreIn(byte[] bytes, string words)
    {
        var forms = new[]
        {
            words,
            JavaScriptEncoder.Default.Encode(words),
            JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(words),
            WebUtility.HtmlEncode(words),
            HtmlEncoder.Default.Encode(words),
        };
        return Array.Exists(forms, form => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(form)) >= 0) || InPackage(bytes, words);
    }

    private static bool InPackage(byte[] bytes, string words)
    {
        if (!bytes.AsSpan().StartsWith("PK"u8))
        {
            return false;
        }

        using var package = new ZipArchive(new MemoryStream(bytes));
        foreach (var part in package.Entries)
        {
            using var read = part.Open();
            using var all = new MemoryStream();
            read.CopyTo(all);
            var text = string.Concat(Encoding.UTF8.GetString(all.ToArray()).Split('<').Select(t => t[(t.IndexOf('>') + 1)..]));
            if (WebUtility.HtmlDecode(text).Contains(words, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
