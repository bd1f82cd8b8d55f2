using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Exchange.Code;

/// <summary>What every exported document says about itself. <paramref name="At"/> is the time of the last entry.</summary>
public sealed record ExportStamp(DateTimeOffset At, string JournalHead);

/// <summary>The Code as it stands, as a Word document: clauses not yet agreed marked as such, deleted ones left out, cross-references as numbers.</summary>
public static class CodeDocx
{
    public static byte[] Write(Table table, ExportStamp stamp) => throw new NotImplementedException();
}
