namespace Plymouth.BmeCode.Review.Undo;

/// <summary>An event whose inverse rests on wordings or changes them; every other is taken back by decisions alone.</summary>
internal interface IRestsOnWords
{
    /// <summary>Returns the passages that taking it back reads, changes, closes or opens.</summary>
    IEnumerable<PassageId> TakenBackIn(Consultation now);
}
