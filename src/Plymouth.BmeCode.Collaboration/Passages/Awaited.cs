namespace Plymouth.BmeCode.Collaboration.Passages;

/// <summary>What becomes of a change on its way to the disk, and who waits for that: its author, and whoever has sent it again meanwhile.</summary>
internal sealed class Awaited(Action<Submitted> answer)
{
    private readonly Lock _turn = new();
    private Action<Submitted> _answers = answer;
    private Submitted? _outcome;

    /// <summary>The outcome where it is known; else null, and <paramref name="another"/> is answered too.</summary>
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

    /// <summary>Tells all who wait.</summary>
    public void Tell(Submitted outcome)
    {
        lock (_turn)
        {
            _outcome = outcome;
        }

        _answers(outcome);
    }
}
