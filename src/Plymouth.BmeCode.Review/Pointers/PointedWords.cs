using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;

namespace Plymouth.BmeCode.Review.Pointers;

/// <summary>Puts into words what a response points at: the first words there, and where it stands.</summary>
public static class PointedWords
{
    private const int Longest = 140;

    /// <summary>Returns the first words that stand there, about 140 UTF-16 units at most.</summary>
    public static string Quote(Table table, Pointed to)
    {
        ArgumentNullException.ThrowIfNull(table);
        var text = to switch
        {
            AtResponse at => table.Text(at.Response.Passage),
            AtComment at => table.Consultation.Comments[at.Comment].Body.ToText(),
            AtClause at => table.Text(at.Clause.Passage),
            AtSection at => table.Text(at.Section.Heading),
            _ => throw NotKnown.Of(to),
        };
        text = text.ReplaceLineEndings(" ");
        return text.Length <= Longest ? text : $"{text[..(text.LastIndexOf(' ', Longest) is > 0 and var space ? space : Longest)]} …";
    }

    /// <summary>Returns where a topic stands, for people: "in 2.1", "in section 2", "in the general comments".</summary>
    public static string Where(Consultation now, Topic topic)
    {
        ArgumentNullException.ThrowIfNull(now);
        return topic switch
        {
            AboutClause about => $"in {now.Label(about.Clause)}",
            AboutSection about when now.Numbers.Of(about.Section) is { } number => $"in section {number}",
            AboutSection or AboutCode => "in the general comments",
            _ => throw NotKnown.Of(topic),
        };
    }

    /// <summary>
    /// Returns what partners and readers of the response report are told: "See the answer in 2.1". Null when what it points at is internal
    /// or gone.
    /// </summary>
    public static string? ForReaders(Consultation now, StandingPointer pointer)
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(pointer);
        return pointer switch
        {
            { Fault: PointerFault.Gone } => null,
            { To: AtResponse at }
                when now.Responses[at.Response].Internal || now.Responses[at.Response].Comments.TrueForAll(c => now.Comments[c].Internal) =>
                null,
            { To: AtComment at } when now.Comments[at.Comment].Internal => null,
            { To: AtResponse } => $"See the answer {Where(now, now.TopicOf(pointer.To)!)}",
            { To: AtComment } => $"See the comment {Where(now, now.TopicOf(pointer.To)!)}",
            { To: AtClause or AtSection } => $"See {now.Name(pointer.To)}",
            _ => throw NotKnown.Of(pointer.To),
        };
    }
}
