using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Collaboration.Passages;

/// <summary>Words that one member deleted in one place, perhaps letter by letter, and where they stood. Needs its room's turn.</summary>
internal sealed class Deletion(MemberId member)
{
    private const int Never = int.MinValue;

    /// <summary>Words of so many units, which the member deleted and inserts again, are the same wherever they are put.</summary>
    private const int LongEnough = 4;

    /// <summary>The stretches in which the words stood, in their order.</summary>
    private readonly List<Stretch> _stretches = [];

    /// <summary>
    /// Where the place of the words begins and ends now: what others have written there since is within, what the member has only up to
    /// the far end.
    /// </summary>
    private int _low;
    private int _high;
    private int _far;

    /// <summary>The lengths in which they were deleted, in the order of the words.</summary>
    private readonly List<int> _pieces = [];

    /// <summary>At which end some were deleted last, and the version before, if nothing else changed in it.</summary>
    private bool _lastAtStart;
    private int _lastVersion = Never;

    /// <summary>The member who deleted them.</summary>
    public MemberId Member => member;

    /// <summary>The words.</summary>
    public string Words { get; private set; } = "";

    /// <summary>True where <paramref name="place"/> is theirs alone: nobody has written there since.</summary>
    public bool IsJustAt(int place) => _low == place && place == _far;

    /// <summary>
    /// Follows a change of the passage. What the member typed anew stands behind the place; of anything else at the place it is open which
    /// side of the words it stands on.
    /// </summary>
    public void Follow(Delta change, bool typedAnew)
    {
        _low = change.TransformPosition(_low, priority: true);
        _high = change.TransformPosition(_high, priority: typedAnew);
        _far = change.TransformPosition(_far);
    }

    /// <summary>Adds words that were deleted just before or behind the others.</summary>
    /// <param name="words">The words.</param>
    /// <param name="version">The version in which they stood.</param>
    /// <param name="from">Where they stood in it.</param>
    /// <param name="atStart">True where they stood before the others.</param>
    /// <param name="change">What deleted them.</param>
    public void Add(string words, int version, int from, bool atStart, Delta change)
    {
        var alone =
            change.Ops.All(op => op.Kind == OpKind.Delete || op is { Kind: OpKind.Retain, Attributes: null })
            && change.Ops.Count(op => op.Kind == OpKind.Delete) == 1;
        var end = atStart ? 0 : _stretches.Count - 1;
        var grows = alone && version == _lastVersion + 1 && (_stretches.Count == 1 || atStart == _lastAtStart);
        if (grows && _stretches[end] is var last && (atStart ? from + words.Length : from) == last.From)
        {
            // Only they were deleted since, letter by letter, so in the version of the first they stood side by side.
            _stretches[end] = new(last.Version, from, last.Length + words.Length);
        }
        else
        {
            _stretches.Insert(end + (atStart ? 0 : 1), new(version, from, words.Length));
        }

        Words = atStart ? words + Words : Words + words;
        _low = _high = _far = change.TransformPosition(from, priority: true);
        _pieces.Insert(atStart ? 0 : _pieces.Count, words.Length);
        (_lastAtStart, _lastVersion) = (atStart, alone ? version : Never);
    }

    /// <summary>Says whether an insertion puts all of these words back; long ones wherever it does.</summary>
    public bool IsPutBackWholeBy(Insertion insertion, bool goesOn) =>
        insertion.Text == Words && (insertion.Text.Length >= LongEnough || IsPlaceOf(insertion, goesOn));

    /// <summary>
    /// Says whether an insertion puts the first (true) or the last (false) of these words back at their place. A single letter does so only
    /// where it was deleted by itself: else it may as well be typed anew.
    /// </summary>
    public bool? IsPutBackBy(Insertion insertion, bool goesOn)
    {
        var text = insertion.Text;
        return !IsPlaceOf(insertion, goesOn) ? null
            : (text.Length > 1 || _pieces[0] == 1) && Words.StartsWith(text, StringComparison.Ordinal) ? true
            : (text.Length > 1 || _pieces[^1] == 1) && Words.EndsWith(text, StringComparison.Ordinal) ? false
            : null;
    }

    /// <summary>A single letter that goes on with what the member has typed since belongs there.</summary>
    private bool IsPlaceOf(Insertion insertion, bool goesOn) =>
        _low <= insertion.Place && insertion.Place <= (goesOn && insertion.Text.Length == 1 ? _high : _far);

    /// <summary>Says where the first or last words stood, which an insertion puts back.</summary>
    public IEnumerable<Source> SourcesOf(Insertion insertion, bool atStart, StreamId stream)
    {
        var (at, skip, left) = (insertion.At, atStart ? 0 : Words.Length - insertion.Text.Length, insertion.Text.Length);
        foreach (var stretch in _stretches)
        {
            var skipped = Math.Min(skip, stretch.Length);
            var length = Math.Min(stretch.Length - skipped, left);
            if (length > 0)
            {
                yield return new(at, length, stream, stretch.Version, stretch.From + skipped);
            }

            (at, skip, left) = (at + length, skip - skipped, left - length);
        }
    }

    /// <summary>Takes out the first or last words, which an insertion has put back.</summary>
    public void TakeOut(Insertion insertion, bool atStart)
    {
        var (from, kept) = (atStart ? insertion.Text.Length : 0, Words.Length - insertion.Text.Length);
        var rest = SourcesOf(insertion with { Text = Words.Substring(from, kept) }, !atStart, default)
            .Select(s => new Stretch(s.Version, s.From, s.Length))
            .ToList();
        _stretches.Clear();
        _stretches.AddRange(rest);
        Words = Words.Substring(from, kept);
        if (_low <= insertion.At && insertion.At <= _far)
        {
            _low = atStart ? insertion.At + insertion.Text.Length : _low;
            _high = atStart ? Math.Max(_low, _high) : insertion.At;
            _far = Math.Max(_high, _far);
        }

        _lastVersion = Never;
        for (var left = insertion.Text.Length; left > 0 && _pieces.Count > 0;)
        {
            var end = atStart ? 0 : _pieces.Count - 1;
            var taken = Math.Min(left, _pieces[end]);
            left -= taken;
            _pieces[end] -= taken;
            if (_pieces[end] == 0)
            {
                _pieces.RemoveAt(end);
            }
        }
    }

    /// <summary>Units that stood together in a version.</summary>
    private readonly record struct Stretch(int Version, int From, int Length);
}
