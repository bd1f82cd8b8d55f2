using Plymouth.BmeCode.Review.Publications;

namespace Plymouth.BmeCode.Review;

public sealed partial record Consultation
{
    /// <summary>The publication of a number; null where there is none.</summary>
    public Publication? Publication(int number) => Publications.Find(p => p.Number == number);
}
