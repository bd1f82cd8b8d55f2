using Plymouth.BmeCode.Review.Comments;

namespace Plymouth.BmeCode.Review.Pointers;

/// <summary>The step by which a copied response gets its pointers.</summary>
internal static class FoldOfPointers
{
    extension(Consultation consultation)
    {
        /// <summary>A copy of a response points where that does.</summary>
        public Consultation PointLike(ResponseId from, ResponseId copy)
        {
            var copied = consultation.Pointers.Where(p => consultation.Present(p.From) == from).Select(p => p with { From = copy });
            return consultation with { Pointers = consultation.Pointers.AddRange(copied) };
        }
    }
}
