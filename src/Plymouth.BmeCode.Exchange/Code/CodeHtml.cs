using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Exchange.Code;

/// <summary>The Code as it stands, as one self-contained HTML page that opens from disk and prints well.</summary>
public static class CodeHtml
{
    public static string Write(Table table, ExportStamp stamp) => throw new NotImplementedException();
}
