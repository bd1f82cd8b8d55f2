using System.IO.Compression;

namespace Plymouth.BmeCode.Exchange.Code;

/// <summary>Rewrites the zip file that a Word document is.</summary>
internal static class DocxPackage
{
    /// <summary>
    /// Returns the same package with its parts in order of name and all at one time, so that the same document has the same bytes.
    /// </summary>
    public static byte[] WithFixedTimes(byte[] package, DateTimeOffset at)
    {
        using var to = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(package)))
        using (var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in from.Entries.OrderBy(e => e.FullName, StringComparer.Ordinal))
            {
                var copy = zip.CreateEntry(part.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = at.ToUniversalTime();
                using var source = part.Open();
                using var target = copy.Open();
                source.CopyTo(target);
            }
        }

        return to.ToArray();
    }
}
