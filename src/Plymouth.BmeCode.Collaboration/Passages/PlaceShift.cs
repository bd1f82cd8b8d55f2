using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Collaboration.Passages;

/// <summary>
/// Says where places of a wording are after a change, as <see cref="Delta.TransformPosition"/> does, and without a walk over the change
/// where it is one insertion or one deletion, as every typed letter is. Many places are followed over each change.
/// </summary>
internal readonly struct PlaceShift
{
    private readonly Delta? _change;
    private readonly int _at;
    private readonly int _inserted;
    private readonly int _deleted;

    private PlaceShift(Delta? change, int at, int inserted, int deleted) =>
        (_change, _at, _inserted, _deleted) = (change, at, inserted, deleted);

    /// <summary>Returns the shift of a change.</summary>
    public static PlaceShift Of(Delta change)
    {
        var ops = change.Ops;
        var at = ops.Length == 2 && ops[0].Kind == OpKind.Retain ? ops[0].Length : 0;
        return ops.Length - (at > 0 ? 1 : 0) != 1 || ops[^1].Kind == OpKind.Retain ? new(change, 0, 0, 0)
            : ops[^1].Kind == OpKind.Insert ? new(null, at, ops[^1].Length, 0)
            : new(null, at, 0, ops[^1].Length);
    }

    /// <summary>Returns where a place is afterwards.</summary>
    /// <param name="place">The place, in UTF-16 units.</param>
    /// <param name="stays">True when what is inserted just there stands behind it.</param>
    public int Of(int place, bool stays) =>
        _change is not null ? _change.TransformPosition(place, stays)
        : place < _at || (place == _at && (stays || _inserted == 0)) ? place
        : _inserted > 0 ? place + _inserted
        : place - Math.Min(_deleted, place - _at);
}
