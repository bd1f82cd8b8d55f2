namespace Plymouth.BmeCode.Web.Workspace;

/// <summary>How much of a long list is drawn: its first hundred entries, and a hundred more each time the member asks for them.</summary>
public sealed class Portion
{
    /// <summary>The number of entries drawn at first, and added each time.</summary>
    public const int Step = 100;

    /// <summary>The number of entries drawn at most.</summary>
    public int Most { get; private set; } = Step;

    /// <summary>Adds a step.</summary>
    public void ShowMore() => Most += Step;

    /// <summary>Goes back to the first step, for another list.</summary>
    public void Reset() => Most = Step;
}
