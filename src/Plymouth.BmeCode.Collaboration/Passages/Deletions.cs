using System.Collections.Immutable;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Collaboration.Passages;

/// <summary>
/// Remembers what members deleted last in a passage, and where. When one of them inserts the same words there again (Ctrl+Z, redo), it says
/// which words those were, so that they stay their author's. Needs its room's turn.
/// </summary>
/// <remarks>It is bounded and lives in memory: what it has forgotten is new when it is inserted again.</remarks>
internal sealed class Deletions(StreamId stream)
{
    /// <summary>Most deletions remembered.</summary>
    private const int Most = 64;

    /// <summary>Most UTF-16 units remembered: 64 kB.</summary>
    private const int MostUnits = 32 * 1024;

    /// <summary>The deletions remembered, the newest last.</summary>
    private readonly List<Deletion> _deletions = [];

    /// <summary>
    /// Takes the next change, made by a member to <paramref name="before"/>; <paramref name="goesOn"/> where it goes on with their words.
    /// </summary>
    /// <returns>Where the words stood that it gives back, in order.</returns>
    public ImmutableList<Source> Take(MemberId member, PassageState before, Delta change, bool goesOn)
    {
        var deleted = Deleted(change);
        if (_deletions.Count == 0 && deleted.Count == 0)
        {
            return [];
        }

        var sources = ImmutableList<Source>.Empty;
        var back = GivenBack(member, change, goesOn);
        var beside = deleted is [var (place, length)] ? Beside(member, place, length, back) : null;
        _deletions.ForEach(d => d.Follow(change, typedAnew: d.Member == member && back.Count == 0));
        foreach (var (deletion, insertion, first) in back)
        {
            sources = sources.AddRange(deletion.SourcesOf(insertion, first, stream));
            deletion.TakeOut(insertion, first);
        }

        _deletions.RemoveAll(d => d.Words.Length == 0);
        foreach (var (from, units) in deleted.Where(d => d.Length <= MostUnits))
        {
            var deletion = beside?.Deletion ?? new(member);
            _deletions.Remove(deletion);
            deletion.Add(before.Wording.TextOf(from, units), before.Version, from, beside is not { AtStart: false }, change);
            _deletions.Add(deletion);
        }

        while (deleted.Count > 0 && (_deletions.Count > Most || _deletions.Sum(d => d.Words.Length) > MostUnits))
        {
            _deletions.RemoveAt(0);
        }

        return sources;
    }

    /// <summary>Follows a change that a decision made, which nobody takes back by typing.</summary>
    public void Follow(Delta change) => _deletions.ForEach(d => d.Follow(change, typedAnew: false));

    /// <summary>Forgets everything.</summary>
    public void Clear() => _deletions.Clear();

    /// <summary>What the change gives back, place by place: of which deletion, and whether its first words or its last.</summary>
    private List<(Deletion Deletion, Insertion Insertion, bool First)> GivenBack(MemberId member, Delta change, bool goesOn)
    {
        var back = new List<(Deletion, Insertion, bool)>();
        foreach (var insertion in Insertion.Of(change))
        {
            var whole = _deletions.FindLast(d => Mine(d) && d.IsPutBackWholeBy(insertion, goesOn));
            if ((whole ?? _deletions.FindLast(d => Mine(d) && d.IsPutBackBy(insertion, goesOn) is not null)) is { } deletion)
            {
                back.Add((deletion, insertion, whole is not null || deletion.IsPutBackBy(insertion, goesOn) == true));
            }

            bool Mine(Deletion deletion) => deletion.Member == member && !back.Exists(b => b.Item1 == deletion);
        }

        return back;
    }

    /// <summary>What the change takes out, as places in the wording before it.</summary>
    private static List<(int Place, int Length)> Deleted(Delta change)
    {
        var (deleted, place) = (new List<(int, int)>(), 0);
        foreach (var op in change.Ops)
        {
            if (op.Kind == OpKind.Delete)
            {
                deleted.Add((place, op.Length));
            }

            place += op.Kind == OpKind.Insert ? 0 : op.Length;
        }

        return deleted;
    }

    /// <summary>
    /// The member's last deletion where what they delete now stands right before it (Backspace) or behind it (Delete): one undo may take
    /// back both.
    /// </summary>
    private (Deletion Deletion, bool AtStart)? Beside(
        MemberId member,
        int place,
        int length,
        List<(Deletion Deletion, Insertion Insertion, bool First)> back
    ) =>
        _deletions.FindLast(d => d.Member == member) is { } last
        && !back.Exists(b => b.Deletion == last)
        && last.Words.Length + length <= MostUnits
            ? last.IsJustAt(place + length) ? (last, true)
                : last.IsJustAt(place) ? (last, false)
                : null
            : null;
}
