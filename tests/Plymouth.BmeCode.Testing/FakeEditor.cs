using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Collaboration.Telling;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Testing;

/// <summary>
/// What the browser's editor does with changes, in C#: at most one change in flight and one buffer, by the server's own rules.
/// </summary>
/// <remarks>
/// <c>Shown == Confirmed ∘ in flight ∘ buffer</c> at every moment; whoever has taken in versions 0..n has the same <see cref="Confirmed"/>.
/// </remarks>
public sealed class FakeEditor(string client, int version, Wording wording)
{
    private readonly SortedDictionary<int, StoredChange> _early = [];
    private readonly List<Delta> _undo = [];
    private int? _lastWords;
    private bool _inFlightGoesOn;
    private bool _bufferGoesOn;

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

    /// <summary>What the member has written and the server has not confirmed, without formatting.</summary>
    public string Unconfirmed =>
        string.Concat(
            new[] { InFlight, Buffer }
                .OfType<Delta>()
                .DefaultIfEmpty(Delta.Empty)
                .Aggregate((first, then) => first.Compose(then))
                .Ops.Select(op => op.Text)
        );

    /// <summary>The member changes what is on the screen.</summary>
    public void Edit(Delta change)
    {
        _undo.Add(change.Invert(Shown.ToDelta()));
        Take(change);
    }

    /// <summary>
    /// Takes back the member's own last edit; false where there is none. <paramref name="broughtBack"/> may mark words that come back, at
    /// the same length.
    /// </summary>
    public bool Undo(Func<string, string>? broughtBack = null)
    {
        if (_undo.Count == 0)
        {
            return false;
        }

        Take(broughtBack is null ? _undo[^1] : Marked(_undo[^1], broughtBack));
        _undo.RemoveAt(_undo.Count - 1);
        return true;
    }

    /// <summary>The submission to send, or to send again; null where there is nothing to say.</summary>
    public Submission? Next()
    {
        if (InFlight is null && Buffer is { } buffer)
        {
            (InFlight, Buffer, _inFlightGoesOn) = (buffer, null, _bufferGoesOn);
            Sequence++;
        }

        return InFlight is { } change ? new(Version, client, Sequence, change, _inFlightGoesOn) : null;
    }

    /// <summary>Gives up what is not confirmed: the server refused it.</summary>
    public void Discard()
    {
        (InFlight, Buffer, Shown, _lastWords) = (null, null, Confirmed, null);
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
        var goesOn = EndOfWords(change) is not null && _lastWords is { } last && BeginsAt(change, last);
        _bufferGoesOn = Buffer is { } before && EndOfWords(before) is not null ? _bufferGoesOn : goesOn;
        _lastWords = EndOfWords(change) ?? (_lastWords is { } at ? change.TransformPosition(at, priority: true) : null);
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
                throw new InvalidOperationException(
                    $"{client}: version {Version} is my change {Sequence}, but not as I hold it.\nmine   {mine}\nstored {change.Delta}"
                );
            }

            InFlight = null;
            return;
        }

        var theirs = change.Delta;
        (InFlight, theirs) = Pass(InFlight, theirs, Precedence.GoesFirst((change.Client, change.GoesOn), (client, _inFlightGoesOn)));
        (Buffer, theirs) = Pass(Buffer, theirs, Precedence.GoesFirst((change.Client, change.GoesOn), (client, _bufferGoesOn)));
        Shown = Shown.Apply(theirs);
        _lastWords = _lastWords is { } last ? theirs.TransformPosition(last, priority: true) : null;
        for (var i = _undo.Count - 1; i >= 0; i--)
        {
            (_undo[i], theirs) = (theirs.Transform(_undo[i], priority: true), _undo[i].Transform(theirs, priority: false));
        }
    }

    private static Delta Marked(Delta change, Func<string, string> mark) =>
        change
            .Ops.Aggregate(new DeltaBuilder(), (to, op) => to.Add(op.Text is { } text ? Op.Insert(mark(text), op.Attributes) : op))
            .ToDelta();

    private static bool BeginsAt(Delta change, int place)
    {
        var at = 0;
        foreach (var op in change.Ops)
        {
            if (op.Kind == OpKind.Insert && at == place)
            {
                return true;
            }

            at += op.Kind == OpKind.Insert ? 0 : op.Length;
        }

        return false;
    }

    /// <summary>Where the last words a change inserts end, after it; null where it inserts none.</summary>
    private static int? EndOfWords(Delta change)
    {
        var (at, end) = (0, (int?)null);
        foreach (var op in change.Ops.Where(o => o.Kind != OpKind.Delete))
        {
            at += op.Length;
            end = op.Kind == OpKind.Insert ? at : end;
        }

        return end;
    }

    private static (Delta? Mine, Delta Theirs) Pass(Delta? mine, Delta theirs, bool theirsFirst) =>
        mine is null ? (null, theirs) : (theirs.Transform(mine, theirsFirst), mine.Transform(theirs, !theirsFirst));
}
