using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Review.Erasing;

/// <summary>A text in the body of an entry in which the words looked for stand.</summary>
/// <param name="Entry">The entry, by its place among all entries, from 0.</param>
/// <param name="Text">The text.</param>
/// <param name="Times">How often they stand there.</param>
internal sealed record TextFound(int Entry, BodyText Text, int Times);

/// <summary>A passage in which the words looked for stand, or stood in an earlier version.</summary>
/// <param name="Stream">Its journal.</param>
/// <param name="Times">How often they stand there now.</param>
internal sealed record PassageFound(StreamId Stream, int Times);

/// <summary>Looks for words in all that a consultation's journal holds, and knows in which bodies each of their units lies.</summary>
internal sealed class WordsFound
{
    private readonly WordsSought _sought;
    private readonly Dictionary<int, IReadOnlyList<BodyText>> _texts = [];
    private readonly HashSet<int> _units = [];
    private readonly List<(int Entry, BodyText Text)> _backs = [];
    private readonly UnitsOfPassages _passages = new();

    private WordsFound(ConsultationId id, IReadOnlyList<Entry> entries, WordsSought sought)
    {
        _sought = sought;
        var passages = new HashSet<StreamId>();
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i] is not { Body: not null } entry)
            {
                continue;
            }

            var texts = _texts[i] = BodyTexts.Of(entry);
            if (entry.Stream == id.Stream)
            {
                Decisions.AddRange(texts.Where(t => t.Back is null).Select(t => Found(i, t)).OfType<TextFound>());
                foreach (var text in texts.Where(t => t.Back is not null))
                {
                    _backs.Add((i, text));
                    passages.UnionWith(Hits(text).Select(_ => text.Back!.Passage));
                }

                continue;
            }

            Links.AddRange(texts.Where(t => t.IsLink).Select(t => Found(i, t)).OfType<TextFound>());
            if (FindsMore(entry, i))
            {
                passages.Add(entry.Stream);
            }
        }

        var say = _passages.Texts.ToDictionary(p => p.Stream, p => p.Text);
        Passages = [.. passages.Select(p => new PassageFound(p, Count(say.GetValueOrDefault(p, ""))))];
    }

    /// <summary>The texts of decisions, of what was received among them.</summary>
    public List<TextFound> Decisions { get; } = [];

    /// <summary>The passages in which the words stand or stood.</summary>
    public IReadOnlyList<PassageFound> Passages { get; }

    /// <summary>The addresses of links in passages.</summary>
    public List<TextFound> Links { get; } = [];

    /// <summary>True when the words stand, or stood, anywhere.</summary>
    public bool Any => Decisions.Count + Passages.Count + Links.Count > 0;

    /// <summary>Looks in the entries of a consultation, which are in order of place.</summary>
    /// <exception cref="FormatException">An entry cannot be read; the message names it.</exception>
    public static WordsFound In(ConsultationId id, IReadOnlyList<Entry> entries, WordsSought sought) => new(id, entries, sought);

    /// <summary>Returns where words of these texts lie: entry, text of its body, and unit in that, each from 0.</summary>
    public IEnumerable<(int Entry, int Text, int At)> UnitsOf(IEnumerable<TextFound> texts) =>
        from place in texts
        from found in Hits(place.Text)
        from unit in Enumerable.Range(found.From, found.To - found.From)
        let at = place.Text.PlaceOf(unit)
        where at is not null
        select (place.Entry, at.Value.Text, at.Value.At);

    /// <summary>
    /// Returns where the words of passages were inserted, in every version in which they stood, and where decisions keep them, or pieces of
    /// them, so that a change can be taken back.
    /// </summary>
    public IEnumerable<(int Entry, int Text, int At)> UnitsOfPassages() => UnitsInserted().Concat(UnitsKept());

    private IEnumerable<(int Entry, int Text, int At)> UnitsInserted() =>
        from unit in _units
        from inserted in _passages.Insertions(unit)
        let at = _texts[inserted.Entry].First(t => !t.IsLink).PlaceOf(inserted.At)
        where at is not null
        select (inserted.Entry, at.Value.Text, at.Value.At);

    private IEnumerable<(int Entry, int Text, int At)> UnitsKept() =>
        from kept in _backs
        from unit in UnitsKeptIn(kept.Text, kept.Text.Back!)
        let at = kept.Text.PlaceOf(unit)
        where at is not null
        select (kept.Entry, at.Value.Text, at.Value.At);

    /// <summary>
    /// The units that go of a change back: those that go of the version it gives again; all where nobody knows which that is.
    /// </summary>
    private IEnumerable<int> UnitsKeptIn(BodyText text, PlacesBack back)
    {
        var all = Enumerable.Range(0, text.Words.Length);
        var go = back.Version is { } version
            ? all.Where(unit => _passages.UnitAt(back.Passage, version, back.Places[unit]) is { } of && _units.Contains(of))
            : _passages.EverIn(back.Passage).Any(_units.Contains) ? all
            : [];
        return go.Concat(Hits(text).SelectMany(found => Enumerable.Range(found.From, found.To - found.From)));
    }

    /// <summary>Finds the places of the words in a text, within what stands together in it.</summary>
    private IEnumerable<(int From, int To)> Hits(BodyText text) =>
        from run in text.Runs
        from found in _sought.In(run.Words, text.IsLink)
        select (run.Start + found.From, run.Start + found.To);

    private TextFound? Found(int entry, BodyText text) =>
        Hits(text).Count() is > 0 and var times ? new(entry, text, times) : null;

    private int Count(string text) => _sought.In(text).Count();

    /// <summary>Follows a passage by one entry and notes the units of words around what that changed. True when there are some.</summary>
    private bool FindsMore(Entry entry, int index)
    {
        var (text, units, changed) = _passages.Take(entry, index);
        var any = false;
        foreach (var (from, to) in changed)
        {
            foreach (var found in _sought.In(text, isLink: false, Math.Max(0, from - _sought.Reach), to + 1))
            {
                any = true;
                for (var unit = found.From; unit < found.To; unit++)
                {
                    _units.Add(units[unit]);
                }
            }
        }

        return any;
    }
}
