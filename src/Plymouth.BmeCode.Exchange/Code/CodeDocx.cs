using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Exchange.Code;

/// <summary>The Code as it stands, as a Word document: clauses not yet agreed marked as such, deleted ones left out, cross-references as numbers.</summary>
public static class CodeDocx
{
    public static byte[] Write(Table table, ExportStamp stamp) => throw new NotImplementedException();
}
