using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Promises;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Tests.Findings;

/// <summary>
/// Findings of the real table as people name them: clauses by consultation number, comments, responses and promises by the line of the
/// first comment.
/// </summary>
internal static class RealFindings
{
    /// <summary>The table that ships, just taken in.</summary>
    public static PaperJournal Journal() => new(RealTable.Reading);

    /// <summary>What is found of a kind and nobody has settled, in order: "promise 45, clause 2.2, response 45".</summary>
    public static IEnumerable<string> Found(this PaperJournal journal, FindingKind kind) =>
        journal.OfKind(kind).Select(f => string.Join(", ", f.About.Select(a => Told(journal.Table.Consultation, a))));

    public static IEnumerable<Finding> OfKind(this PaperJournal journal, FindingKind kind) =>
        journal.Table.Findings.Open.Where(f => f.Finding.Kind == kind).Select(f => f.Finding);

    /// <summary>The clause consulted on under a number; the first of several.</summary>
    public static ClauseId Clause(this PaperJournal journal, string number) =>
        journal
            .Table.Consultation.Sections.SelectMany(s => s.Clauses)
            .First(c => journal.Table.Consultation.Clauses[c].ConsultationNumber == number);

    public static Comment Comment(this PaperJournal journal, int line) =>
        journal.Table.Consultation.CommentsInOrder.Single(c => c.Source.Line == line);

    /// <summary>The clause says this from now on.</summary>
    public static PaperJournal Reword(this PaperJournal journal, string number, Func<string, string> change) =>
        journal.Reword(journal.Clause(number).Passage, Wording.OfText(change(journal.Table.Text(journal.Clause(number).Passage))));

    public static PaperJournal Delete(this PaperJournal journal, string number) =>
        journal.Ask(new DeleteClause(journal.Clause(number), journal.Table.Passage(journal.Clause(number).Passage).Version));

    private static string Told(Consultation now, Subject subject) =>
        subject switch
        {
            ClauseSubject s => $"clause {now.Clauses[s.Clause].ConsultationNumber}",
            SectionSubject s => $"section {now.Section(s.Section).ConsultationNumber}",
            CommentSubject s => $"comment {now.Comments[s.Comment].Source.Line}",
            ResponseSubject s => $"response {Line(now, s.Response)}",
            PromiseSubject s => $"promise {Line(now, now.Promise(s.Promise).Responses[0])}",
            _ => subject.Id,
        };

    private static int Line(Consultation now, ResponseId response) =>
        now.Comments[now.Responses[now.Present(response)].Comments[0]].Source.Line;
}
