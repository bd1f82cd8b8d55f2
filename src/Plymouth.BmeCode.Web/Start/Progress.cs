using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Web.Start;

/// <summary>How far a consultation is, in figures.</summary>
/// <param name="Comments">All comments.</param>
/// <param name="Answered">Those whose response has words.</param>
/// <param name="Clauses">Clauses that stand.</param>
/// <param name="Agreed">Those the group has settled.</param>
/// <param name="OpenPromises">Promises neither kept nor withdrawn.</param>
public sealed record Progress(int Comments, int Answered, int Clauses, int Agreed, int OpenPromises)
{
    public static Progress Of(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var standing = table.Consultation.Clauses.Values.Where(c => c.Status != ClauseStatus.Deleted).ToList();
        var comments = table.Consultation.Comments.Values;
        return new(comments.Count(), comments.Count(table.IsAnswered), standing.Count, standing.Count(c => c.Status == ClauseStatus.Agreed), table.Promises.Count(p => p.IsOpen));
    }

    /// <summary>As on screen: "121 of 153 answered · 3 of 30 agreed · 13 promises open".</summary>
    public string Words => $"{Answered} of {Comments} answered · {Agreed} of {Clauses} agreed{(OpenPromises == 0 ? "" : OpenPromises == 1 ? " · 1 promise open" : $" · {OpenPromises} promises open")}";
}
