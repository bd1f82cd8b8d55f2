using Plymouth.BmeCode.Exchange.Code;
using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Exchange.ResponseTable;

/// <summary>The response table, clause by clause, comments left and responses right, as one self-contained HTML page. Never consultees' names, never what is marked internal.</summary>
public static class ResponseTableHtml
{
    public static string Write(Table table, ExportStamp stamp) => throw new NotImplementedException();
}
