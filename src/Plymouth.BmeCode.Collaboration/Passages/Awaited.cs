namespace Plymouth.BmeCode.Collaboration.Passages;

/// <summary>
/// Holds the callbacks that wait for a change on its way to the disk: its author's, and that of anybody who has sent it again meanwhile.
/// </summary>
internal sealed class Awaited(Action<Submitted> answer)
{
    private readonly Lock _turn = new();
    private Action<Submitted> _answers = answer;
    private Submitted? _outcome;

    /// <summary>
    /// Returns the outcome when it is known; else returns null and <see cref="Tell"/> will call <paramref name="another"/> too.
    /// </summary>
    public Submitted? OrOutcome(Action<Submitted> another)
    {
        lock (_turn)
        {
            if (_outcome is null)
            {
                _answers += another;
            }

            return _outcome;
        }
    }

    /// <summary>Keeps the outcome and calls everybody who waits for it.</summary>
    public void Tell(Submitted outcome)
    {
        lock (_turn)
        {
            _outcome = outcome;
        }

        _answers(outcome);
    }
}
