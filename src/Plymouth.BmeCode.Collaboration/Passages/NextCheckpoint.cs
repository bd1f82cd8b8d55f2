using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Collaboration.Passages;

/// <summary>
/// Says when the next checkpoint of a passage is due: once what was written since the last weighs twice what a checkpoint weighs. So all
/// checkpoints together weigh about half of the journal at the most, and whoever folds from one folds little more than the passage itself.
/// </summary>
/// <remarks>Weights are letters of bodies. Needs its room's turn.</remarks>
internal sealed class NextCheckpoint
{
    private const int Times = 2;

    /// <summary>The part of the usual number of versions after which one is kept before numbers change.</summary>
    private const int PartBeforeRenumbering = 10;

    private int _last;
    private int _weight;
    private long _written;

    /// <summary>Goes on from a checkpoint that is kept at a version.</summary>
    /// <param name="version">The version.</param>
    /// <param name="weight">The checkpoint's weight; null while it is not known: it is about that of the one before.</param>
    public void GoOnFrom(int version, int? weight)
    {
        (_last, _written) = (version, 0);
        _weight = weight ?? _weight;
    }

    /// <summary>Notes the weight of the checkpoint that was last kept.</summary>
    public void Weigh(int weight) => _weight = weight;

    /// <summary>Notes that an entry of this weight was written.</summary>
    public void Add(int weight) => _written += weight;

    /// <summary>True when a checkpoint is due.</summary>
    /// <param name="state">The passage.</param>
    /// <param name="every">The fewest versions between two checkpoints.</param>
    public bool IsDue(PassageState state, int every) =>
        state.Version - _last >= every && _written >= Times * Math.Max(_weight, (long)state.Wording.Length + state.Draft.Length);

    /// <summary>
    /// True when a checkpoint is worth keeping because numbers are about to change: each start asks for the passage as it is now.
    /// </summary>
    /// <inheritdoc cref="IsDue" path="/param"/>
    public bool IsDueBeforeRenumbering(PassageState state, int every) => IsDue(state, Math.Max(1, every / PartBeforeRenumbering));
}
