namespace Plymouth.BmeCode.Review;

/// <summary>The step by which a copied response gets its pointers.</summary>
public sealed partial record Consultation
{
    /// <summary>A copy of a response points where that does.</summary>
    internal Consultation PointLike(ResponseId from, ResponseId copy) =>
        this with { Pointers = Pointers.AddRange(Pointers.Where(p => Present(p.From) == from).Select(p => p with { From = copy })) };
}
