namespace Plymouth.BmeCode.Review.Journal;

/// <summary>The legs in which the passages of a consultation are folded, and the checkpoints these begin from.</summary>
internal sealed class LegPlan
{
    private readonly Dictionary<StreamId, List<CheckpointMark>> _marks;
    private readonly Dictionary<CheckpointMark, (PassageState State, int Weight)> _starts = [];
    private readonly IReadOnlyList<long> _places;
    private readonly IReadOnlyList<Leg> _fromTheBeginning;

    /// <summary>Plans how passages come to be known at some places, and reads the checkpoints that this needs.</summary>
    /// <remarks>A checkpoint that cannot be read counts as not there: the leg then begins at the one before.</remarks>
    /// <param name="journal">The journals.</param>
    /// <param name="places">The places, in order; at least one.</param>
    public LegPlan(IJournalReader journal, IReadOnlyList<long> places)
    {
        _places = places;
        _fromTheBeginning = Leg.Of([], places);
        _marks = journal.Checkpoints.ToDictionary(c => c.Key, c => c.ToList());
        for (var needed = NotRead(); needed.Count > 0; needed = NotRead())
        {
            foreach (var checkpoint in journal.Read(needed))
            {
                if (PassageStateJson.Read(new(checkpoint.Stream.Value), checkpoint.Version, checkpoint.Body) is { } state)
                {
                    _starts.Add(checkpoint.Mark, (state, checkpoint.Body.Length));
                }
            }

            foreach (var mark in needed.Where(mark => !_starts.ContainsKey(mark)))
            {
                _marks[mark.Stream].Remove(mark);
            }
        }
    }

    /// <summary>Returns the legs of a passage, in order.</summary>
    public IReadOnlyList<Leg> Of(StreamId stream) =>
        _marks.TryGetValue(stream, out var marks) ? Leg.Of(marks, _places) : _fromTheBeginning;

    /// <summary>Returns the passage as a checkpoint has it, and how many letters the checkpoint's body has.</summary>
    public (PassageState State, int Weight) Start(CheckpointMark mark) => _starts[mark];

    /// <summary>
    /// Returns the entries that the legs of a passage fold, and those from <paramref name="also"/> on, each once.
    /// </summary>
    public IEnumerable<EntrySpan> Spans(StreamId stream, int also)
    {
        var legs = Of(stream);
        foreach (var leg in legs)
        {
            var before = Math.Min(leg.Before, also);
            if (leg.From < before)
            {
                yield return new(stream, leg.From, before, leg.UpTo);
            }
        }

        if (also < int.MaxValue)
        {
            yield return new(stream, also, legs[^1].Before, legs[^1].UpTo);
        }
    }

    private List<CheckpointMark> NotRead() =>
        [
            .. _marks.Values.SelectMany(marks => Leg.Of(marks, _places)).Select(leg => leg.Start).OfType<CheckpointMark>()
                .Where(mark => !_starts.ContainsKey(mark)),
        ];
}
