using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Web.Components.Desks;

namespace Plymouth.BmeCode.Web.Publications;

/// <summary>What keeps the Code from being published, kind by kind in the order to settle it, each with the way there.</summary>
public sealed partial class BlockList : DeskPart
{
    /// <inheritdoc/>
    protected override object? Shows => (Desk.Table.Consultation, Desk.Table.Findings.Blocking);

    private IEnumerable<Finding> Blocking => Desk.Table.Findings.Open.Where(f => f.Blocks).Select(f => f.Finding);

    private List<Group> Groups
    {
        get
        {
            List<Group> groups = [.. Blocking.GroupBy(f => f.Kind).Select(g => new Group(Sentence(g.Key.Count(g.Count())), [.. g.Select(f => (f.Message, AddressOf(f)))]))];
            var open = Publishing.NotAgreed(Desk.Table);
            if (!open.IsEmpty)
            {
                groups.Add(new($"{Words.Count(open.Count, "clause")} not agreed yet", [.. open.Select(c => ($"{CommandWords.NameOf(Desk.Table.Consultation, c)} is not agreed yet.", (string?)$"/c/{Desk.Room.Id}/{c}"))]));
            }

            return groups;
        }
    }

    private int Total => Groups.Sum(g => g.Blocks.Count);

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    /// <summary>The workspace at what a finding is about.</summary>
    private string? AddressOf(Finding finding) => finding.About.Select(PlaceOf).OfType<string>().FirstOrDefault() is { } place ? $"/c/{Desk.Room.Id}/{place}" : null;

    private string? PlaceOf(Subject subject)
    {
        var now = Desk.Table.Consultation;
        return subject switch
        {
            ClauseSubject s => s.Clause.Value,
            SectionSubject s => s.Section.Value,
            CommentSubject s => PlaceOf(now.Comments[s.Comment]),
            ResponseSubject s when now.Responses[s.Response].Comments is [var first, ..] => PlaceOf(now.Comments[first]),
            PromiseSubject s when now.Promise(s.Promise) is var promise => promise.Clauses.SelectMany(now.Heirs).Select(c => c.Value).FirstOrDefault() ?? now.CommentsOf(promise).Select(PlaceOf).FirstOrDefault(),
            _ => null,
        };
    }

    private string? PlaceOf(Comment comment) => comment.About[0] switch
    {
        AboutClause about => about.Clause.Value,
        AboutSection about => about.Section.Value,
        _ => Desk.Table.Consultation.Sections.Find(s => s.Kind == SectionKind.General)?.Id.Value,
    };

    private sealed record Group(string Words, IReadOnlyList<(string Message, string? Address)> Blocks);
}
