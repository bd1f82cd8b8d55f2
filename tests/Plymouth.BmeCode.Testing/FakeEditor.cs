using Plymouth.BmeCode.Collaboration;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Testing;

/// <summary>What the browser's editor does with changes, in C#: at most one change in flight and one buffer, by the server's own rules.</summary>
/// <remarks><c>Shown == Confirmed ∘ in flight ∘ buffer</c> at every moment; whoever has taken in versions 0..n has the same <see cref="Confirmed"/>.</remarks>
public sealed class FakeEditor(string client, int version, Wording wording)
{
    private readonly SortedDictionary<int, StoredChange> _early = [];
    private readonly List<Delta> _undo = [];

    /// <summary>The client id the server gave.</summary>
    public string Client => client;

    /// <summary>The last version taken in.</summary>
    public int Version { get; private set; } = version;

    /// <summary>The wording at <see cref="Version"/>.</summary>
    public Wording Confirmed { get; private set; } = wording;

    /// <summary>What stands on the screen.</summary>
    public Wording Shown { get; private set; } = wording;

    /// <summary>The change the server has not confirmed yet, against <see cref="Version"/>.</summary>
    public Delta? InFlight { get; private set; }

    /// <summary>Number of the change in flight, or of the last one.</summary>
    public int Sequence { get; private set; }

    /// <summary>What was typed since the change in flight was made.</summary>
    public Delta? Buffer { get; private set; }

    /// <summary>True where everything typed is confirmed.</summary>
    public bool IsSettled => InFlight is null && Buffer is null;

    /// <summary>The member changes what is on the screen.</summary>
    public void Edit(Delta change)
    {
        _undo.Add(change.Invert(Shown.ToDelta()));
        Take(change);
    }

    /// <summary>Takes back the member's own last edit; false where there is none.</summary>
    public bool Undo()
    {
        if (_undo.Count == 0)
        {
            return false;
        }

        Take(_undo[^1]);
        _undo.RemoveAt(_undo.Count - 1);
        return true;
    }

    /// <summary>The submission to send, or to send again; null where there is nothing to say.</summary>
    public Submission? Next()
    {
        if (InFlight is null && Buffer is { } buffer)
        {
            (InFlight, Buffer) = (buffer, null);
            Sequence++;
        }

        return InFlight is { } change ? new(Version, client, Sequence, change) : null;
    }

    /// <summary>Gives up what is not confirmed: the server refused it.</summary>
    public void Discard()
    {
        (InFlight, Buffer, Shown) = (null, null, Confirmed);
        _undo.Clear();
    }

    /// <summary>A version arrives: one known already is dropped, one too early is kept for its turn.</summary>
    public void Receive(StoredChange change)
    {
        if (change.Version > Version)
        {
            _early[change.Version] = change;
        }

        while (_early.Remove(Version + 1, out var next))
        {
            TakeIn(next);
        }
    }

    private void Take(Delta change)
    {
        Shown = Shown.Apply(change);
        Buffer = Buffer is null ? change : Buffer.Compose(change);
        if (Buffer.IsEmpty)
        {
            Buffer = null;
        }
    }

    private void TakeIn(StoredChange change)
    {
        Confirmed = Confirmed.Apply(change.Delta);
        Version++;
        if (change.Client == client && change.Sequence == Sequence && InFlight is { } mine)
        {
            if (mine != change.Delta)
            {
                throw new InvalidOperationException($"{client}: version {Version} is my change {Sequence}, but not as I hold it.\nmine   {mine}\nstored {change.Delta}");
            }

            InFlight = null;
            return;
        }

        var theirsFirst = string.CompareOrdinal(change.Client ?? "", client) < 0;
        var theirs = change.Delta;
        (InFlight, theirs) = Pass(InFlight, theirs, theirsFirst);
        (Buffer, theirs) = Pass(Buffer, theirs, theirsFirst);
        Shown = Shown.Apply(theirs);
        for (var i = _undo.Count - 1; i >= 0; i--)
        {
            (_undo[i], theirs) = (theirs.Transform(_undo[i], priority: true), _undo[i].Transform(theirs, priority: false));
        }
    }

    private static (Delta? Mine, Delta Theirs) Pass(Delta? mine, Delta theirs, bool theirsFirst) => mine is null
        ? (null, theirs)
        : (theirs.Transform(mine, theirsFirst), mine.Transform(theirs, !theirsFirst));
}
