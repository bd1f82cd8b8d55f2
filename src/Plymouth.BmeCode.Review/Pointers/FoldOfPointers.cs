using Plymouth.BmeCode.Review.Comments;

namespace Plymouth.BmeCode.Review.Pointers;

/// <summary>The step that gives a copied response its pointers.</summary>
internal static class FoldOfPointers
{
    extension(Consultation consultation)
    {
        /// <summary>Gives a copy of a response the pointers of that response.</summary>
        public Consultation PointLike(ResponseId from, ResponseId copy)
        {
            var copied = consultation.Pointers.Where(p => consultation.Present(p.From) == from).Select(p => p with { From = copy });
            return consultation with { Pointers = consultation.Pointers.AddRange(copied) };
        }
    }
}
