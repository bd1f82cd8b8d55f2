namespace Plymouth.BmeCode.Wordings;

/// <summary>The difference of two wordings, word by word, lists and formatting included.</summary>
public static class Difference
{
    /// <summary>A change that makes <paramref name="before"/> say <paramref name="after"/>: <c>before.Apply(Between(before, after)) == after</c>.</summary>
    public static Delta Between(Wording before, Wording after) => throw new NotImplementedException();
}
