namespace Plymouth.BmeCode.Review;

public sealed partial record Consultation
{
    /// <summary>The publication of a number; null where there is none.</summary>
    public Publication? Publication(int number) => Publications.Find(p => p.Number == number);

    private Consultation AfterPublication(CodePublished e, Decided decided) => this with
    {
        Publications = Publications.Add(new Publication(e.Number, e.Title, decided.Member, decided.At, e.Present, e.JournalHead, e.Entries, e.Blocking, e.Reason, e.Documents)),
    };
}
