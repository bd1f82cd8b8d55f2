using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Review.Pointers;

/// <summary>Makes, confirms, changes or removes a pointer of a response.</summary>
/// <param name="Seen">The pointer as the screen showed it; null to make one.</param>
/// <param name="To">The thing it is to point at; null to remove the pointer.</param>
public sealed record SetPointer(ResponseId From, Pointer? Seen, Pointed? To) : Command
{
    internal override IEnumerable<PassageId> Passages(Consultation consultation) => [];

    internal override Decision Decide(DecisionContext now)
    {
        if (!now.Now.Responses.TryGetValue(From, out var response))
        {
            return Ruling.NotFound($"Response {From}");
        }

        if (response.Closed)
        {
            return Ruling.Closed("This response has been merged into another, or its comments have left it. Look again at its comments.");
        }

        if (Seen is null && To is null)
        {
            return Ruling.Invalid("Say what the response points at.");
        }

        if (Seen is { } seen && !Stands(now.Now, seen, response.Id))
        {
            return Ruling.Stale("This pointer was changed meanwhile. Look at it again, then change it if that is still right.");
        }

        if (To is not { } to)
        {
            return Ruling.Accept(new PointerSet(Seen, null));
        }

        var wanted = new Pointer(Seen?.From ?? response.Id, to);
        return Wrong(now.Now, response.Id, to)
            ?? (
                now.Now.Pointers.Exists(p => p == wanted || (Seen is null && p.To == to && now.Now.Present(p.From) == response.Id))
                    ? Ruling.AlreadySo
                    : Ruling.Accept(new PointerSet(Seen, wanted))
            );
    }

    /// <summary>
    /// True when the pointer is there: it was written down or, in a table taken in before pointers were, it is proposed from the words and
    /// not put aside.
    /// </summary>
    private static bool Stands(Consultation now, Pointer seen, ResponseId response) =>
        now.Responses.ContainsKey(seen.From)
        && now.Present(seen.From) == response
        && (now.Pointers.Contains(seen) || (!now.PointersReceived && seen.Proposed && !now.PointersPutAside.Contains(seen)));

    private static Decision? Wrong(Consultation now, ResponseId from, Pointed to) =>
        to switch
        {
            AtResponse at when !now.Responses.ContainsKey(at.Response) => Ruling.NotFound($"Response {at.Response}"),
            AtResponse at when now.Present(at.Response) == from => Ruling.Invalid("A response cannot point at itself. Choose another."),
            AtResponse at when now.Responses[now.Present(at.Response)].Closed => Ruling.Closed(
                "That response answers nothing any more. Choose another."
            ),
            AtComment at when !now.Comments.ContainsKey(at.Comment) => Ruling.NotFound($"Comment {at.Comment}"),
            AtClause at when !now.Clauses.ContainsKey(at.Clause) => Ruling.NotFound($"Clause {at.Clause}"),
            AtSection at when !now.Sections.Exists(s => s.Id == at.Section) => Ruling.NotFound($"Section {at.Section}"),
            AtResponse or AtComment or AtClause or AtSection => null,
            _ => throw NotKnown.Of(to),
        };
}

/// <summary>A pointer of a response was made, confirmed, changed or removed. Its inverse is the same with the two exchanged.</summary>
/// <param name="Before">The pointer until then; null when it was made.</param>
/// <param name="Now">The pointer from then on; null when it was removed.</param>
public sealed record PointerSet(Pointer? Before, Pointer? Now) : Event
{
    internal override Consultation Fold(Consultation before, Decided decided)
    {
        if (Before is not { } changed)
        {
            return before with { Pointers = before.Pointers.Add(Now!) };
        }

        return before.Pointers.IndexOf(changed) is >= 0 and var at
            ? before with
            {
                Pointers = Now is { } now ? before.Pointers.SetItem(at, now) : before.Pointers.RemoveAt(at),
            }
            : before with
            {
                Pointers = Now is { } first ? before.Pointers.Add(first) : before.Pointers,
                PointersPutAside = before.PointersPutAside.Add(changed),
            };
    }

    internal override Decision TakeBack(After after) =>
        After.Unless(Now is { } made && !after.Now.Pointers.Contains(made), "the pointer was changed")
        ?? After.Unless(Now is null && after.Now.Pointers.Contains(Before!), "the response was made to point there again")
        ?? Ruling.Accept(new PointerSet(Now, Before));
}
