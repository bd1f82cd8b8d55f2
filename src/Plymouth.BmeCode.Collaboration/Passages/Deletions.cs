using System.Collections.Immutable;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Collaboration.Passages;

/// <summary>
/// Remembers what members deleted last in a passage, and where. When one of them inserts the same words again (Ctrl+Z, redo), it says which
/// words those were, so that they stay their author's. Needs its room's turn.
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
        if (_deletions.Count == 0 && deleted is [])
        {
            return [];
        }

        var back = GivenBack(member, change, goesOn);
        var beside = deleted is [var only] ? Beside(member, only, back) : null;
        Follow(change, member, givesBack: back is not []);
        var sources = TakeOut(back);
        foreach (var range in deleted)
        {
            Remember(member, before, range, beside, change);
        }

        return sources;
    }

    /// <summary>Follows a change that a decision made, which nobody takes back by typing.</summary>
    public void Follow(Delta change) => Follow(change, null, givesBack: false);

    /// <summary>Forgets everything.</summary>
    public void Clear() => _deletions.Clear();

    private void Follow(Delta change, MemberId? member, bool givesBack)
    {
        foreach (var deletion in _deletions)
        {
            deletion.Follow(change, typedAnew: deletion.Member == member && !givesBack);
        }
    }

    /// <summary>
    /// What the change gives back, place by place: the newest deletion whose words it inserts, all of them rather than some; and whether
    /// those are its first.
    /// </summary>
    private List<Back> GivenBack(MemberId member, Delta change, bool goesOn)
    {
        var back = new List<Back>();
        foreach (var insertion in Insertion.Of(change))
        {
            (Deletion Deletion, bool First)? found = null;
            for (var i = _deletions.Count - 1; i >= 0; i--)
            {
                var deletion = _deletions[i];
                if (deletion.Member != member || IsIn(back, deletion))
                {
                    continue;
                }

                if (deletion.IsPutBackWholeBy(insertion, goesOn))
                {
                    found = (deletion, true);
                    break;
                }

                found ??= deletion.IsPutBackBy(insertion, goesOn) is { } first ? (deletion, first) : null;
            }

            if (found is var (of, atStart))
            {
                back.Add(new(of, insertion, atStart));
            }
        }

        return back;
    }

    /// <summary>
    /// The member's last deletion where what they delete now stands right before it (Backspace) or behind it (Delete): one undo may take
    /// back both.
    /// </summary>
    private (Deletion Deletion, bool AtStart)? Beside(
        MemberId member,
        (int Place, int Length) range,
        List<Back> back
    ) =>
        _deletions.FindLast(d => d.Member == member) is { } last
        && !IsIn(back, last)
        && last.Words.Length + range.Length <= MostUnits
            ? last.IsJustAt(range.Place + range.Length) ? (last, true)
                : last.IsJustAt(range.Place) ? (last, false)
                : null
            : null;

    private static bool IsIn(List<Back> back, Deletion deletion)
    {
        foreach (var given in back)
        {
            if (given.Deletion == deletion)
            {
                return true;
            }
        }

        return false;
    }

    private ImmutableList<Source> TakeOut(List<Back> back)
    {
        var sources = ImmutableList<Source>.Empty;
        foreach (var (deletion, insertion, first) in back)
        {
            sources = sources.AddRange(deletion.SourcesOf(insertion, first, stream));
            deletion.TakeOut(insertion, first);
            if (deletion.Words.Length == 0)
            {
                _deletions.Remove(deletion);
            }
        }

        return sources;
    }

    private void Remember(
        MemberId member,
        PassageState before,
        (int Place, int Length) range,
        (Deletion Deletion, bool AtStart)? beside,
        Delta change
    )
    {
        if (range.Length > MostUnits)
        {
            return;
        }

        var deletion = beside?.Deletion ?? new(member);
        _deletions.Remove(deletion);
        var words = before.Wording.TextOf(range.Place, range.Length);
        deletion.Add(words, before.Version, range.Place, beside is not { AtStart: false }, change);
        _deletions.Add(deletion);
        while (_deletions.Count > Most || _deletions.Sum(d => d.Words.Length) > MostUnits)
        {
            _deletions.RemoveAt(0);
        }
    }

    /// <summary>Returns the stretches that the change takes out, as places in the wording before it.</summary>
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

    /// <summary>Words that an insertion puts back: the first or the last of a deletion.</summary>
    private readonly record struct Back(Deletion Deletion, Insertion Insertion, bool First);
}
