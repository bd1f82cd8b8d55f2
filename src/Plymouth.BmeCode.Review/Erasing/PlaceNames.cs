using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Language;

namespace Plymouth.BmeCode.Review.Erasing;

/// <summary>Names the places of a consultation for people, without any of their words.</summary>
internal sealed class PlaceNames
{
    private readonly Consultation _now;
    private readonly Dictionary<StreamId, string> _passages;

    public PlaceNames(Consultation now)
    {
        _now = now;
        _passages = now
            .Sections.SelectMany(s =>
                new[] { (s.Id.Heading.Stream, $"the heading of {Name(s)}"), (s.Id.LeadIn.Stream, $"the lead-in of {Name(s)}") }
            )
            .Concat(now.Clauses.Values.Select(c => (c.Id.Passage.Stream, Name(c))))
            .Concat(now.Responses.Values.Select(r => (r.Id.Passage.Stream, Name(r))))
            .ToDictionary();
    }

    /// <summary>Names a comment as received: "2.3, comment 4".</summary>
    public static string Of(Comment comment) => $"{comment.Number}";

    /// <summary>Names a passage.</summary>
    public string Of(PassageFound passage) =>
        $"{_passages.GetValueOrDefault(passage.Stream, $"passage {passage.Stream}")}{(passage.Times == 0 ? ", in earlier wordings" : "")}";

    /// <summary>Names the link of a passage.</summary>
    public string OfLink(StreamId passage) => $"a link in {_passages.GetValueOrDefault(passage, $"passage {passage}")}";

    /// <summary>Names a text of a decision.</summary>
    public string Of(Entry entry, BodyText text) =>
        entry.Version > 0 ? $"a decision ({entry.Kind.Split('/')[0]}, entry {entry.Place} of the journal)"
        : text.List == "comments" ? Of(_now.WholeComments.Find(c => c.Place == text.Index)!)
        : text.List == "doubts" ? $"the doubt about {Counted.Verb(_now.Doubts[text.Index].Lines.Count, "line", "lines")} "
            + Sentence.List(_now.Doubts[text.Index].Lines.Select(l => $"{l}"))
        : "the table as received";

    private string Name(Section section) =>
        _now.Numbers.Of(section.Id) is { } number ? $"section {number}"
        : section.ConsultationNumber is { } was ? $"a section that does not stand (consulted on as {was})"
        : section.Kind == SectionKind.General ? "a section that is not of the Code"
        : "a section that does not stand";

    private string Name(Clause clause) =>
        _now.Numbers.Of(clause.Id) is { } number ? $"clause {number}"
        : clause.ConsultationNumber is { } was ? $"a clause that does not stand (consulted on as {was})"
        : "a clause that does not stand";

    private string Name(Response response) =>
        response.Comments.IsEmpty
            ? "a response that does not stand"
            : $"the response to {_now.NamesOf(response.Id)}";
}
