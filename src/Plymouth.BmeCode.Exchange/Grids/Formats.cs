using System.Text;

namespace Plymouth.BmeCode.Exchange.Grids;

/// <summary>Tells documents by their bytes, and says of those that cannot be read what to save them as.</summary>
internal static class Formats
{
    private const string SaveAsWord = "Save it as a Word document (.docx) and choose that file.";
    private const string SaveAsExcel = "Save it as an Excel workbook (.xlsx) and choose that file.";

    /// <summary>Returns what the bytes are.</summary>
    /// <exception cref="UnreadableException">They are a kind of document that is not read.</exception>
    public static TableFormat Of(byte[] file)
    {
        ReadOnlySpan<byte> bytes = file;
        return bytes.StartsWith("PK\x03\x04"u8) || bytes.StartsWith("PK\x05\x06"u8) ? OfPackage(file)
            : bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) ? OfCompound(bytes)
            : bytes[..Math.Min(bytes.Length, 1024)].IndexOf("%PDF-"u8) >= 0
                ? throw new UnreadableException(
                    "This is a PDF, which holds no table, only where each letter stands. Ask for the document it was made from, or open it in "
                        + "Word and save it as a Word document (.docx); then choose that file."
                )
            : bytes.StartsWith("{\\rtf"u8) ? throw new UnreadableException($"This is rich text (RTF). {SaveAsWord}")
            : TableFormat.Text;
    }

    /// <summary>True for text that is a web page, or a part of one with a table.</summary>
    /// <exception cref="UnreadableException">It is a page with its pictures in one file, or a workbook as XML.</exception>
    public static bool IsPage(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, 4096)).TrimStart();
        if (
            head.StartsWith("MIME-Version:", StringComparison.OrdinalIgnoreCase)
            && head.Contains("multipart/related", StringComparison.OrdinalIgnoreCase)
        )
        {
            throw new UnreadableException($"This is a web page in a single file (MHTML). {SaveAsWord}");
        }

        if (
            head.StartsWith("<?xml", StringComparison.Ordinal)
            && head.Contains("urn:schemas-microsoft-com:office:spreadsheet", StringComparison.Ordinal)
        )
        {
            throw new UnreadableException($"This is an XML spreadsheet of Excel 2003. {SaveAsExcel}");
        }

        return head.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || head.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || (
                (head.StartsWith('<') || head.StartsWith("Version:", StringComparison.Ordinal))
                && text.Contains("<table", StringComparison.OrdinalIgnoreCase)
                && text.Contains("<tr", StringComparison.OrdinalIgnoreCase)
            );
    }

    private static TableFormat OfPackage(byte[] bytes)
    {
        // The readers open it again, each for itself; from here on it is known to be no larger than is read.
        using var package = OfficePackage.Open(bytes);
        package.Measure();
        var kind = package.Text("mimetype");
        var main = package.Related("", "officeDocument") ?? "";
        return kind switch
        {
            _ when kind?.Contains("opendocument.text", StringComparison.Ordinal) == true => throw new UnreadableException(
                $"This is an OpenDocument text (ODT). {SaveAsWord}"
            ),
            _ when kind?.Contains("opendocument", StringComparison.Ordinal) == true => throw new UnreadableException(
                $"This is an OpenDocument spreadsheet (ODS) or drawing. {SaveAsExcel}"
            ),
            _ when package.Has("word/document.xml") || main.StartsWith("word/", StringComparison.Ordinal) => TableFormat.Docx,
            _ when main.EndsWith(".bin", StringComparison.Ordinal) => throw new UnreadableException(
                $"This is a binary Excel workbook (.xlsb). {SaveAsExcel}"
            ),
            _ when package.Has("xl/workbook.xml") || main.StartsWith("xl/", StringComparison.Ordinal) => TableFormat.Xlsx,
            _ => throw new UnreadableException(
                "This is a ZIP archive, but neither a Word document nor an Excel workbook. Unpack it and choose the table in it."
            ),
        };
    }

    private static TableFormat OfCompound(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0)
        {
            throw new UnreadableException("This document has a password. Save it without one and choose that file.");
        }

        // A workbook may hold a Word document, and the other way round, but in its directory its own stream comes first.
        var (book, word) = (
            FirstOf(bytes, Encoding.Unicode.GetBytes("Workbook\0"), Encoding.Unicode.GetBytes("Book\0")),
            bytes.IndexOf(Encoding.Unicode.GetBytes("WordDocument\0"))
        );
        return book >= 0 && (word < 0 || book < word) ? TableFormat.Xls
            : word >= 0 ? throw new UnreadableException($"This is a Word document of the older kind (.doc). {SaveAsWord}")
            : throw new UnreadableException(
                "This is a document of an older Office program, and no Excel workbook. Save it as a Word document (.docx) or an Excel "
                    + "workbook (.xlsx) and choose that file."
            );
    }

    private static int FirstOf(ReadOnlySpan<byte> bytes, byte[] one, byte[] other) =>
        (bytes.IndexOf(one), bytes.IndexOf(other)) switch
        {
            ( < 0, var at) => at,
            (var at, < 0) => at,
            var (a, b) => Math.Min(a, b),
        };
}
