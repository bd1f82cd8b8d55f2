using System.Collections.Immutable;
using System.Text;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Erasing;

/// <summary>
/// Folds the wording journals of a consultation and knows of each unit of each wording which entries inserted it: the one that first did,
/// and those that say that they put it back, moved or copied it. So what goes in one of them goes in all.
/// </summary>
/// <remarks>A unit has a number; places are UTF-16 units of what an entry inserts, one insertion after the other.</remarks>
internal sealed class UnitsOfPassages
{
    private readonly Dictionary<StreamId, Passage> _passages = [];
    private readonly List<(int Entry, int At)> _first = [];
    private readonly Dictionary<int, List<(int Entry, int At)>> _again = [];

    /// <summary>Returns where a unit was inserted: entries by their place among those taken, from 0.</summary>
    public IEnumerable<(int Entry, int At)> Insertions(int unit) => [_first[unit], .. _again.GetValueOrDefault(unit, [])];

    /// <summary>The words of the passages after the last entry taken.</summary>
    public IEnumerable<(StreamId Stream, string Text)> Texts => _passages.Select(p => (p.Key, p.Value.Text));

    /// <summary>The unit that stood at a place of a version of a passage; null where there is none such.</summary>
    public int? UnitAt(StreamId stream, int version, int place) =>
        _passages.TryGetValue(stream, out var passage) ? passage.UnitAt(version, place) : null;

    /// <summary>All units that ever stood in a passage.</summary>
    public IEnumerable<int> EverIn(StreamId stream) => _passages.TryGetValue(stream, out var passage) ? passage.Ever : [];

    /// <summary>Takes the next entry and tells what its passage then says and which units those are.</summary>
    /// <param name="entry">The entry of a wording journal.</param>
    /// <param name="index">Its place among all entries, from 0.</param>
    /// <returns>The wording's text, its units, and the stretches of it around what was inserted or taken out.</returns>
    public (string Text, IReadOnlyList<int> Units, IReadOnlyList<(int From, int To)> Changed) Take(Entry entry, int index)
    {
        var written = EntryText.Understand(entry, body => WordingEntry.Read(entry.Kind, body));
        if (!_passages.TryGetValue(entry.Stream, out var passage))
        {
            _passages.Add(entry.Stream, passage = new());
        }

        var inserted = UnitsOf(written, index);
        passage.Take(written.Words, inserted);
        return (passage.Text, passage.Units, passage.Changed);
    }

    /// <summary>The units that an entry inserts: new ones, but for those that it says it has from somewhere.</summary>
    private int[] UnitsOf(WordingEntry written, int index)
    {
        var (units, at, after) = (new List<int>(), 0, 0);
        foreach (var op in written.Words.Ops)
        {
            for (var i = 0; op.Kind == OpKind.Insert && i < op.Length; i++)
            {
                units.Add(SourceOf(written.Sources, after + i) is { } unit ? Again(unit, index, at) : New(index, at));
                at++;
            }

            after += op.Kind == OpKind.Delete ? 0 : op.Length;
        }

        return [.. units];
    }

    private int New(int index, int at)
    {
        _first.Add((index, at));
        return _first.Count - 1;
    }

    private int Again(int unit, int index, int at)
    {
        if (!_again.TryGetValue(unit, out var places))
        {
            _again.Add(unit, places = []);
        }

        places.Add((index, at));
        return unit;
    }

    /// <summary>The unit that stood where an entry says it has the unit at this place of the wording after it from.</summary>
    private int? SourceOf(ImmutableList<Source> sources, int place)
    {
        foreach (var source in sources)
        {
            if (place >= source.At && place < source.At + source.Length && _passages.ContainsKey(source.Stream))
            {
                return UnitAt(source.Stream, source.Version, source.From + place - source.At);
            }
        }

        return null;
    }

    /// <summary>A passage: what it says now, and enough to know which units stood in each of its versions.</summary>
    private sealed class Passage
    {
        /// <summary>Of so many versions one is kept whole; those between are folded again when they are asked for.</summary>
        private const int Apart = 64;

        private readonly List<(Delta Change, int[] Inserted)> _changes = [];
        private readonly List<int[]> _kept = [];
        private (int Version, List<int> Units) _asked = (-1, []);

        public string Text { get; private set; } = "";

        public IEnumerable<int> Ever => _changes.SelectMany(c => c.Inserted);

        public List<int> Units { get; } = [];

        public List<(int From, int To)> Changed { get; } = [];

        public void Take(Delta change, int[] inserted)
        {
            if (_changes.Count % Apart == 0)
            {
                _kept.Add([.. Units]);
            }

            _changes.Add((change, inserted));
            Changed.Clear();
            var (text, at) = (new StringBuilder(Text), 0);
            foreach (var op in change.Ops)
            {
                switch (op.Kind)
                {
                    case OpKind.Insert:
                        text.Insert(at, op.Text ?? Insertion.Embed);
                        Changed.Add((at, at + op.Length));
                        break;
                    case OpKind.Delete:
                        text.Remove(at, op.Length);
                        Changed.Add((at, at));
                        continue;
                }

                at += op.Length;
            }

            Text = text.ToString();
            Apply(Units, change, inserted);
        }

        /// <summary>The unit that stood at a place of a version; null where there is none such.</summary>
        public int? UnitAt(int version, int place)
        {
            if (version < 0 || version >= _changes.Count)
            {
                return null;
            }

            if (_asked.Version != version)
            {
                var kept = version / Apart;
                List<int> units = [.. _kept[kept]];
                foreach (var (change, inserted) in _changes.Skip(kept * Apart).Take(version % Apart + 1))
                {
                    Apply(units, change, inserted);
                }

                _asked = (version, units);
            }

            return place >= 0 && place < _asked.Units.Count ? _asked.Units[place] : null;
        }

        private static void Apply(List<int> units, Delta change, int[] inserted)
        {
            var (at, from) = (0, 0);
            foreach (var op in change.Ops)
            {
                switch (op.Kind)
                {
                    case OpKind.Insert:
                        units.InsertRange(at, inserted.AsSpan(from, op.Length));
                        from += op.Length;
                        break;
                    case OpKind.Delete:
                        units.RemoveRange(at, op.Length);
                        continue;
                }

                at += op.Length;
            }
        }
    }
}
