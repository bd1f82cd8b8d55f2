namespace Plymouth.BmeCode.Review.Findings.Keeping;

/// <summary>One check: keeps the findings of one kind up to date as its table becomes another.</summary>
internal abstract class Check
{
    /// <summary>The findings in the table that was last looked at, in the order of the table.</summary>
    public abstract IReadOnlyList<FindingStanding> Found { get; }

    /// <summary>Finds everything in a table of which nothing was found before.</summary>
    public abstract void Begin(Kept kept);

    /// <summary>Finds again what the changes may concern.</summary>
    public abstract void Follow(Kept kept, TableChanges changes);

    /// <summary>Asks again which findings are settled.</summary>
    public abstract void Settle(Kept kept);
}

/// <summary>A check that looks at one subject at a time, and at a subject again only when a change may concern it.</summary>
internal abstract class Check<TSubject> : Check
    where TSubject : notnull
{
    private readonly SortedDictionary<Place, FindingStanding[]> _found = [];
    private readonly Dictionary<TSubject, Place> _places = [];
    private FindingStanding[]? _inOrder;

    public override IReadOnlyList<FindingStanding> Found => _inOrder ??= [.. _found.Values.SelectMany(f => f)];

    public override void Begin(Kept kept) => Look(kept, All(kept));

    public override void Follow(Kept kept, TableChanges changes) => Look(kept, Touched(kept, changes).ToHashSet());

    public override void Settle(Kept kept)
    {
        foreach (var (place, before) in _found.ToList())
        {
            _found[place] = Same(before, Array.ConvertAll(before, f => kept.Stand(f.Finding)));
        }
    }

    /// <summary>Returns every subject there is, in order.</summary>
    protected abstract IEnumerable<TSubject> All(Kept kept);

    /// <summary>Returns the subjects about which something else may be found after the changes, or nothing any more.</summary>
    protected abstract IEnumerable<TSubject> Touched(Kept kept, TableChanges changes);

    /// <summary>Returns the place of a subject among all; null for one that does not stand.</summary>
    protected abstract Place? PlaceOf(Kept kept, TSubject subject);

    /// <summary>Returns what is found about a subject that stands.</summary>
    protected abstract IEnumerable<Finding> About(Kept kept, TSubject subject);

    /// <summary>Called for each subject of which something else is found than before, or for the first time.</summary>
    protected virtual void Changed(Kept kept, FindingStanding[] before, FindingStanding[] after) { }

    private void Look(Kept kept, IEnumerable<TSubject> subjects)
    {
        var looked = new List<(TSubject Subject, Place Place, FindingStanding[] Before)>();
        foreach (var subject in subjects)
        {
            // All places are given up first, since another subject may have one of them now.
            looked.Add((subject, _places.GetValueOrDefault(subject), TakeOut(subject)));
        }

        foreach (var (subject, stood, before) in looked)
        {
            var place = PlaceOf(kept, subject);
            var after = Same(before, place is null ? [] : [.. About(kept, subject).Select(kept.Stand)]);
            if (after.Length > 0)
            {
                (_places[subject], _found[place!.Value]) = (place.Value, after);
                _inOrder = stood == place ? _inOrder : null;
            }

            if (!ReferenceEquals(before, after))
            {
                Changed(kept, before, after);
            }
        }
    }

    private FindingStanding[] TakeOut(TSubject subject) =>
        _places.Remove(subject, out var place) && _found.Remove(place, out var before) ? before : [];

    /// <summary>
    /// Returns the findings before when nothing else is found, so that whoever kept them sees at once that they are the same.
    /// </summary>
    private FindingStanding[] Same(FindingStanding[] before, FindingStanding[] after)
    {
        if (before.AsSpan().SequenceEqual(after))
        {
            return before;
        }

        _inOrder = null;
        return after;
    }
}

/// <summary>A check that looks at everything again when a change may concern it, because it is found quickly or rarely changes.</summary>
internal abstract class WholeCheck : Check<ValueTuple>
{
    protected sealed override IEnumerable<ValueTuple> All(Kept kept) => [default];

    protected sealed override IEnumerable<ValueTuple> Touched(Kept kept, TableChanges changes) =>
        IsConcerned(kept, changes) ? [default] : [];

    protected sealed override Place? PlaceOf(Kept kept, ValueTuple subject) => new Place(0);

    protected sealed override IEnumerable<Finding> About(Kept kept, ValueTuple subject) => Find(kept);

    /// <summary>True when something else may be found after the changes.</summary>
    protected abstract bool IsConcerned(Kept kept, TableChanges changes);

    /// <summary>Returns what is found in the table, in its order.</summary>
    protected abstract IEnumerable<Finding> Find(Kept kept);
}
