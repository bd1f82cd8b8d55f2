namespace Plymouth.BmeCode.Review;

public sealed partial record Consultation
{
    private Consultation AfterPointer(PointerSet e)
    {
        if (e.Before is not { } before)
        {
            return this with { Pointers = Pointers.Add(e.Now!) };
        }

        return Pointers.IndexOf(before) is >= 0 and var at
            ? this with { Pointers = e.Now is { } now ? Pointers.SetItem(at, now) : Pointers.RemoveAt(at) }
            : this with { Pointers = e.Now is { } first ? Pointers.Add(first) : Pointers, PointersPutAside = PointersPutAside.Add(before) };
    }

    /// <summary>A copy of a response points where that does.</summary>
    private Consultation PointLike(ResponseId from, ResponseId copy) =>
        this with { Pointers = Pointers.AddRange(Pointers.Where(p => Present(p.From) == from).Select(p => p with { From = copy })) };
}
