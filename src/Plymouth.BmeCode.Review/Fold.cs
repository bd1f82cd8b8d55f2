namespace Plymouth.BmeCode.Review;

public sealed partial record Consultation
{
    /// <summary>The consultation after one more event.</summary>
    public static Consultation Apply(Consultation? before, Decided decided) => throw new NotImplementedException();
}
