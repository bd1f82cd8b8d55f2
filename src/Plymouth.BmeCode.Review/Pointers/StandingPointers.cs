using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Citations;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Memo;

namespace Plymouth.BmeCode.Review.Pointers;

/// <summary>Follows the pointers of responses through merges, splits and joins, and marks those that are gone or go in a circle.</summary>
public static class StandingPointers
{
    private static readonly PerTable<ImmutableList<StandingPointer>> Known = new(Standing);
    private static readonly PerPart<Table, ImmutableList<Pointer>> AsReceived = new(
        t => t.Consultation.ReceivedPassages,
        ProposedPointers.Of
    );

    /// <summary>Returns every pointer of a response that stands, in order; worked out once per table.</summary>
    public static ImmutableList<StandingPointer> Of(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Known.Of(table);
    }

    /// <summary>Returns the pointers of one response.</summary>
    public static ImmutableList<StandingPointer> Of(Table table, ResponseId response) => Of(table).FindAll(p => p.From == response);

    /// <summary>True when a response says nothing of its own, only where to look.</summary>
    public static bool OnlyPoints(Table table, ResponseId response)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Of(table).Exists(p => p.From == response)
            && PointerPhrases.IsAll(new NamedInText(NumberIndex.Consulted(table.Consultation)).Marked(table.Text(response.Passage)));
    }

    /// <summary>Returns every pointer that was proposed or set and not removed, as it was then.</summary>
    internal static ImmutableList<Pointer> All(Table table)
    {
        var now = table.Consultation;
        return now.PointersReceived
            ? now.Pointers
            : now.Pointers.AddRange(AsReceived.Of(table).Where(p => !now.PointersPutAside.Contains(p)));
    }

    /// <summary>Returns the id of what is pointed at.</summary>
    internal static string IdOf(Pointed to) =>
        to switch
        {
            AtResponse at => at.Response.Value,
            AtComment at => at.Comment.Value,
            AtClause at => at.Clause.Value,
            AtSection at => at.Section.Value,
            _ => throw NotKnown.Of(to),
        };

    private static ImmutableList<StandingPointer> Standing(Table table)
    {
        var now = table.Consultation;
        var standing = All(table)
            .Select(p => new StandingPointer(p, now.Present(p.From), Followed(now, p.To), PointerFault.None))
            .Where(p => !now.Responses[p.From].Closed)
            .DistinctBy(p => (p.From, p.To))
            .ToImmutableList();
        var links = standing.Where(p => p.To is AtResponse).ToLookup(p => p.From, p => ((AtResponse)p.To).Response);
        return standing.ConvertAll(p =>
            p with
            {
                Fault =
                    IsGone(table, p.To) ? PointerFault.Gone
                    : IsCircular(links, p) ? PointerFault.Circular
                    : PointerFault.None,
            }
        );
    }

    private static Pointed Followed(Consultation now, Pointed to) =>
        to switch
        {
            AtResponse at => new AtResponse(now.Present(at.Response)),
            AtComment at when now.Comments[at.Comment].Joined => new AtComment(now.Whole(now.Comments[at.Comment]).Id),
            AtClause at when now.Heirs(at.Clause) is [var heir, ..] heirs && !heirs.Contains(at.Clause) => new AtClause(heir),
            AtComment or AtClause or AtSection => to,
            _ => throw NotKnown.Of(to),
        };

    private static bool IsGone(Table table, Pointed to) =>
        to switch
        {
            AtResponse at => table.Consultation.Responses[at.Response].Closed || table.Wording(at.Response.Passage).IsBlank,
            AtClause at => table.Consultation.Numbers.Of(at.Clause) is null,
            AtSection at => table.Consultation.Section(at.Section).Deleted,
            AtComment => false,
            _ => throw NotKnown.Of(to),
        };

    private static bool IsCircular(ILookup<ResponseId, ResponseId> links, StandingPointer pointer)
    {
        var seen = new HashSet<ResponseId>();
        var open = new Stack<ResponseId>(pointer.To is AtResponse at ? [at.Response] : []);
        while (open.TryPop(out var next))
        {
            if (next == pointer.From)
            {
                return true;
            }

            if (seen.Add(next))
            {
                foreach (var further in links[next])
                {
                    open.Push(further);
                }
            }
        }

        return false;
    }
}
