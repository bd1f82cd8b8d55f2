using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Collaboration.Consultations;

/// <summary>
/// Waits for a pause of the members whom a decision would cut off in the middle of a word. After <see cref="AtMost"/> the member who asked
/// for the decision chooses.
/// </summary>
/// <remarks>
/// It decides nothing: when it has ended, the caller reads the wording again, so that the decision is about what is then on the asker's
/// screen.
/// </remarks>
public sealed class DecisionWait : IDisposable
{
    /// <summary>The time after which the member who asked has to choose.</summary>
    public static readonly TimeSpan AtMost = TimeSpan.FromSeconds(10);

    /// <summary>The time between two looks at who is typing.</summary>
    public static readonly TimeSpan LooksEvery = TimeSpan.FromMilliseconds(250);

    private readonly Lock _turn = new();
    private readonly Func<IReadOnlyList<Typist>> _whoIsCutOff;
    private readonly TimeProvider _time;
    private readonly Action _changed;
    private readonly ITimer _timer;
    private readonly TaskCompletionSource<WaitEnd> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _since;

    /// <summary>
    /// Begins to wait. Calls <paramref name="whoIsCutOff"/> now and every <see cref="LooksEvery"/>, and <paramref name="changed"/>, on any
    /// thread, after each look and when it waits again.
    /// </summary>
    public DecisionWait(Func<IReadOnlyList<Typist>> whoIsCutOff, TimeProvider time, Action changed)
    {
        ArgumentNullException.ThrowIfNull(whoIsCutOff);
        ArgumentNullException.ThrowIfNull(time);
        (_whoIsCutOff, _time, _changed, _since) = (whoIsCutOff, time, changed, time.GetTimestamp());
        Members = MembersOf(whoIsCutOff());
        _timer = time.CreateTimer(_ => Look(), null, LooksEvery, LooksEvery);
    }

    /// <summary>The members it waits for, each once.</summary>
    public IReadOnlyList<MemberId> Members { get; private set; }

    /// <summary>Whole seconds until the member who asked has to choose; 0 when they have to.</summary>
    public int SecondsLeft => Math.Max(0, (int)Math.Ceiling((AtMost - _time.GetElapsedTime(_since)).TotalSeconds));

    /// <summary>True when it has waited long enough and the member who asked has to choose.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Completes when the waiting ends, and says in which way.</summary>
    public Task<WaitEnd> Ended => _ended.Task;

    /// <summary>Waits once more, as long as the first time.</summary>
    public void WaitAgain()
    {
        lock (_turn)
        {
            (IsOver, _since) = (false, _time.GetTimestamp());
        }

        _changed();
    }

    /// <summary>Ends the waiting in the way that the member who asked has chosen; does nothing when it has ended already.</summary>
    public void End(WaitEnd how)
    {
        _timer.Dispose();
        _ended.TrySetResult(how);
    }

    /// <summary>Ends the waiting as <see cref="WaitEnd.Cancelled"/>, unless it has ended already.</summary>
    public void Dispose() => End(WaitEnd.Cancelled);

    private void Look()
    {
        var typing = MembersOf(_whoIsCutOff());
        lock (_turn)
        {
            // A pause does not overtake a member who has been asked to choose.
            if (IsOver || _ended.Task.IsCompleted)
            {
                return;
            }

            (IsOver, Members) = (typing.Count > 0 && SecondsLeft == 0, typing.Count > 0 ? typing : Members);
        }

        if (typing.Count == 0)
        {
            End(WaitEnd.Paused);
        }

        _changed();
    }

    private static IReadOnlyList<MemberId> MembersOf(IReadOnlyList<Typist> typists) => [.. typists.Select(t => t.Member).Distinct()];
}

/// <summary>The ways in which a wait for a pause can end.</summary>
public enum WaitEnd
{
    /// <summary>Nobody is typing any more.</summary>
    Paused,

    /// <summary>The member who asked waits no longer: what others are typing is kept for them.</summary>
    Now,

    /// <summary>The member who asked does not want the decision any more.</summary>
    Cancelled,
}
