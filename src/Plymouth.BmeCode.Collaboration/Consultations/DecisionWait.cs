using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Collaboration.Consultations;

/// <summary>A decision that waits for a pause of those whom it would cut off in the middle of a word. It waits <see cref="AtMost"/>; then whoever asked for it chooses.</summary>
/// <remarks>It only waits: whoever asked reads the wording again when it has ended, so that what is decided is what then stands on their screen.</remarks>
public sealed class DecisionWait : IDisposable
{
    /// <summary>The time it waits before whoever asked has to choose.</summary>
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

    /// <summary>Begins to wait. <paramref name="whoIsCutOff"/> is asked now and again; <paramref name="changed"/> is told when something of this has changed, on any thread.</summary>
    public DecisionWait(Func<IReadOnlyList<Typist>> whoIsCutOff, TimeProvider time, Action changed)
    {
        ArgumentNullException.ThrowIfNull(whoIsCutOff);
        ArgumentNullException.ThrowIfNull(time);
        (_whoIsCutOff, _time, _changed, _since) = (whoIsCutOff, time, changed, time.GetTimestamp());
        Members = MembersOf(whoIsCutOff());
        _timer = time.CreateTimer(_ => Look(), null, LooksEvery, LooksEvery);
    }

    /// <summary>The members who are typing, each once.</summary>
    public IReadOnlyList<MemberId> Members { get; private set; }

    /// <summary>Whole seconds until whoever asked has to choose; 0 when they have to.</summary>
    public int SecondsLeft => Math.Max(0, (int)Math.Ceiling((AtMost - _time.GetElapsedTime(_since)).TotalSeconds));

    /// <summary>It has waited long enough: whoever asked chooses.</summary>
    public bool IsOver { get; private set; }

    /// <summary>The end it came to.</summary>
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

    /// <summary>Ends it, as whoever asked has chosen.</summary>
    public void End(WaitEnd how)
    {
        _timer.Dispose();
        _ended.TrySetResult(how);
    }

    public void Dispose() => End(WaitEnd.Cancelled);

    private void Look()
    {
        var typing = MembersOf(_whoIsCutOff());
        lock (_turn)
        {
            // Who has been asked to choose is not overtaken by a pause.
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

/// <summary>The end of a waiting for a pause.</summary>
public enum WaitEnd
{
    /// <summary>Nobody is typing any more.</summary>
    Paused,

    /// <summary>Whoever asked does not wait any longer: what others are typing is kept for them.</summary>
    Now,

    /// <summary>The decision is not wanted any more.</summary>
    Cancelled,
}
