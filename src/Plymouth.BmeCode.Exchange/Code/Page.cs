using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Plymouth.BmeCode.Exchange.Code;

/// <summary>
/// Writes one self-contained HTML page: its style and fonts are in it, it asks nothing of any network, and it prints on A4.
/// </summary>
internal static class Page
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Encode(string text) => Encoder.Encode(text);

    /// <summary>
    /// Returns the page. <paramref name="body"/> is HTML; <paramref name="title"/> and <paramref name="subtitle"/> are text.
    /// </summary>
    public static string Write(string title, string subtitle, string body, ExportStamp stamp) =>
        $"""
            <!DOCTYPE html>
            <html lang="en-GB">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
            <title>{Encode(title)}</title>
            <style>
            {Letters()}{Style()}</style>
            </head>
            <body>
            <header>
            <h1>{Encode(title)}</h1>
            <p class="subtitle">{Encode(subtitle)}</p>
            </header>
            <main>
            {body}</main>
            <footer>
            <p>As it stood on {Encode(stamp.When)}.</p>
            <p class="head">Journal head <code>{Encode(stamp.JournalHead)}</code></p>
            </footer>
            </body>
            </html>

            """.ReplaceLineEndings("\n");

    private static string Style() => Encoding.UTF8.GetString(Resource("page.css"));

    /// <summary>Returns the fonts themselves as CSS, so that the page looks the same where they are not installed.</summary>
    private static string Letters() =>
        string.Concat(
            new[] { ("400", "normal"), ("400", "italic"), ("700", "normal") }.Select(face =>
                $"@font-face {{ font-family: \"Atkinson Hyperlegible Next\"; font-weight: {face.Item1}; font-style: {face.Item2}; src: "
                + $"url(data:font/woff2;base64,{Convert.ToBase64String(Resource($"{face.Item1}-{face.Item2}.woff2"))}) "
                + "format(\"woff2\"); }\n"
            )
        );

    private static byte[] Resource(string name)
    {
        using var stream = typeof(Page).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly lacks {name}.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
