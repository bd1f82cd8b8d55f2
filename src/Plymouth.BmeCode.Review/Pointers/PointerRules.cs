namespace Plymouth.BmeCode.Review;

/// <summary>Pointers are made, confirmed, changed and removed, each by one command.</summary>
internal static class PointerRules
{
    public static Decision Set(Case now, SetPointer command)
    {
        if (!now.Now.Responses.TryGetValue(command.From, out var response))
        {
            return Say.NotFound($"Response {command.From}");
        }

        if (response.Closed)
        {
            return Say.Closed("This answer has been merged into another, or its comments have left it. Look again at its comments.");
        }

        if (command.Seen is null && command.To is null)
        {
            return Say.Invalid("Say what the response points at.");
        }

        if (command.Seen is { } seen && !Stands(now.Now, seen, response.Id))
        {
            return Say.Stale("This pointer was changed meanwhile. Look at it again, then change it if that is still right.");
        }

        if (command.To is not { } to)
        {
            return Say.Accept(new PointerSet(command.Seen, null));
        }

        var wanted = new Pointer(command.Seen?.From ?? response.Id, to);
        return Wrong(now.Now, response.Id, to)
            ?? (now.Now.Pointers.Exists(p => p == wanted || (command.Seen is null && p.To == to && now.Now.Present(p.From) == response.Id)) ? Say.AlreadySo : Say.Accept(new PointerSet(command.Seen, wanted)));
    }

    public static Decision Undo(After after, PointerSet e) =>
        After.Unless(e.Now is { } made && !after.Now.Pointers.Contains(made), "the pointer was changed")
            ?? After.Unless(e.Now is null && after.Now.Pointers.Contains(e.Before!), "the response was made to point there again")
            ?? Say.Accept(new PointerSet(e.Now, e.Before));

    /// <summary>True where a pointer is there, written down or (in tables taken in before pointers were) proposed from the words and not put aside.</summary>
    private static bool Stands(Consultation now, Pointer seen, ResponseId response) =>
        now.Responses.ContainsKey(seen.From) && now.Present(seen.From) == response
        && (now.Pointers.Contains(seen) || (!now.PointersReceived && seen.Proposed && !now.PointersPutAside.Contains(seen)));

    private static Decision? Wrong(Consultation now, ResponseId from, Pointed to) => to switch
    {
        AtResponse at when !now.Responses.ContainsKey(at.Response) => Say.NotFound($"Response {at.Response}"),
        AtResponse at when now.Present(at.Response) == from => Say.Invalid("A response cannot point at itself. Choose another."),
        AtResponse at when now.Responses[now.Present(at.Response)].Closed => Say.Closed("That response answers nothing any more. Choose another."),
        AtComment at when !now.Comments.ContainsKey(at.Comment) => Say.NotFound($"Comment {at.Comment}"),
        AtClause at when !now.Clauses.ContainsKey(at.Clause) => Say.NotFound($"Clause {at.Clause}"),
        AtSection at when !now.Sections.Exists(s => s.Id == at.Section) => Say.NotFound($"Section {at.Section}"),
        _ => null,
    };
}
