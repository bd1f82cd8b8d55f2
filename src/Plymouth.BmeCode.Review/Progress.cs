using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Findings.Keeping;
using Plymouth.BmeCode.Review.Memo;

namespace Plymouth.BmeCode.Review;

/// <summary>The numbers of the progress line: "121 of 153 answered · 3 of 30 agreed · 13 promises open".</summary>
/// <param name="Comments">The number of comments as received; asks are not counted.</param>
/// <param name="Answered">The number of those that are answered as a whole.</param>
/// <param name="Clauses">The number of clauses of the Code that stand.</param>
/// <param name="Agreed">The number of those that are agreed.</param>
/// <param name="OpenPromises">The number of promises that are neither kept nor withdrawn.</param>
public sealed record Progress(int Comments, int Answered, int Clauses, int Agreed, int OpenPromises)
{
    private static readonly FromLastTable<Progress> Known = new(Make, Follow);

    /// <summary>Counts how far the group has come in a table.</summary>
    public static Progress Of(Table table) => Known.Of(table);

    /// <summary>Returns the line itself; without promises when none is open.</summary>
    public override string ToString() =>
        $"{Answered} of {Comments} answered · {Agreed} of {Clauses} "
        + $"agreed{(OpenPromises == 0 ? "" : OpenPromises == 1 ? " · 1 promise open" : $" · {OpenPromises} promises open")}";

    /// <summary>Counts everything in a table.</summary>
    internal static Progress Make(Table table) =>
        new(
            table.Consultation.WholeComments.Count,
            table.Consultation.WholeComments.Count(table.IsAnswered),
            table.Consultation.StandingClauses.Count(),
            AgreedIn(table),
            table.Promises.Count(p => p.IsOpen)
        );

    private static Progress Follow(Progress was, TableChanges changes)
    {
        var (before, now) = (changes.Before, changes.After);
        return was with
        {
            Answered = was.Answered + AnsweredOf(now) - AnsweredOf(before),
            Agreed = ReferenceEquals(now.Consultation.Clauses, before.Consultation.Clauses) ? was.Agreed : AgreedIn(now),
            OpenPromises = was.OpenPromises + OpenIn(now) - OpenIn(before),
        };

        int AnsweredOf(Table table) => changes.Wholes.Count(c => table.IsAnswered(table.Consultation.Comments[c]));

        int OpenIn(Table table) => changes.StandingIn(table).Count(p => p.IsOpen);
    }

    private static int AgreedIn(Table table) => table.Consultation.StandingClauses.Count(c => c.Status == ClauseStatus.Agreed);
}
