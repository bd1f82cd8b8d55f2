namespace Plymouth.BmeCode.Review;

/// <summary>Pointers are made, confirmed, changed and removed, each by one command.</summary>
internal static class PointerRules
{
    public static Decision Undo(After after, PointerSet e) =>
        After.Unless(e.Now is { } made && !after.Now.Pointers.Contains(made), "the pointer was changed")
            ?? After.Unless(e.Now is null && after.Now.Pointers.Contains(e.Before!), "the response was made to point there again")
            ?? Say.Accept(new PointerSet(e.Now, e.Before));
}
