using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Journal;

/// <summary>
/// Folds the journals of one consultation, entry by entry in order of position, into who wrote which words of each passage at each of its
/// versions.
/// </summary>
/// <remarks>
/// Words belong to the member whose entry first inserted them. An entry's sources (<see cref="Source"/>) say which words it only put back,
/// moved or copied: those stay their author's. Entries of decisions from before there were sources get those that the rules of the time
/// give (<see cref="PresumedSources"/>).
/// </remarks>
/// <param name="id">The consultation.</param>
public sealed class AttributionReplay(ConsultationId id)
{
    private readonly Dictionary<StreamId, AttributionFold<Author>> _passages = [];
    private Event? _decided;

    /// <summary>Takes all entries of a consultation and its passages, in order of position.</summary>
    /// <exception cref="FormatException">As <see cref="Take"/> throws.</exception>
    public static AttributionReplay Of(ConsultationId id, IEnumerable<Entry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var replay = new AttributionReplay(id);
        foreach (var entry in entries)
        {
            replay.Take(entry);
        }

        return replay;
    }

    /// <summary>
    /// Takes the next entry. A source that cannot be is left out: the words are then the member's.
    /// </summary>
    /// <returns>What is wrong with the first such source that the entry names; null where all can be.</returns>
    /// <exception cref="FormatException">
    /// The entry cannot be read, or does not follow from those before it; the message names its kind, stream and version.
    /// </exception>
    public string? Take(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Stream == id.Stream)
        {
            _decided = EntryText.Understand(entry, body => Decided.Of(entry, body)).Event;
            return null;
        }

        var written = EntryText.Understand(entry, body => WordingEntry.Read(entry.Kind, body));
        if (!_passages.TryGetValue(entry.Stream, out var passage))
        {
            _passages.Add(entry.Stream, passage = new());
        }

        return EntryText.Follow(entry, () => Fold(entry, written, passage));
    }

    /// <summary>
    /// Returns who wrote the words of a passage at a version, the last one taken when that is null; null where it has no such version.
    /// </summary>
    public Attribution<Author>? Of(PassageId passage, int? version = null) =>
        _passages.TryGetValue(passage.Stream, out var fold) && (version ?? fold.Version) is var at && at >= 0 && at <= fold.Version
            ? fold.At(at)
            : null;

    private string? Fold(Entry entry, WordingEntry written, AttributionFold<Author> passage)
    {
        var sources =
            !written.Sources.IsEmpty || entry.Origin is not null
                ? written.Sources
                : PresumedSources.Of(written, entry.Stream, _decided, _passages);
        var known = new List<KnownWords<Author>>(sources.Count);
        var (problem, after, place) = ((string?)null, 0, 0);
        var inserted = Insertion.Of(written.Words).ToList();
        foreach (var source in sources)
        {
            while (place + 1 < inserted.Count && inserted[place + 1].At <= source.At)
            {
                place++;
            }

            var into = inserted.Count > 0 ? inserted[place] : new(0, 0, "");
            if ((Problem(source, into) ?? (source.At < after ? "They are not in order, or name words twice." : null)) is { } wrong)
            {
                problem ??= written.Sources.IsEmpty ? null : wrong;
                continue;
            }

            known.Add(new(source.At, _passages[source.Stream].At(source.Version, source.From, source.Length)));
            after = source.At + source.Length;
        }

        // A decision puts words into one passage at most; whatever follows is not of it.
        _decided = written is WordingEntry.Changed && inserted.Count > 0 ? null : _decided;
        passage.Take(written.Words, new(entry.Member, entry.Stream, entry.Version, entry.At), [.. known]);
        return problem;
    }

    /// <summary>Says what is wrong with a source of words within what is inserted in one place; null when nothing is.</summary>
    private string? Problem(Source source, Insertion into)
    {
        if (source.Length <= 0 || source.At < into.At || source.Length > into.Text.Length - (source.At - into.At))
        {
            return $"They name {source.Length} units at {source.At}, which it does not insert.";
        }

        if (!_passages.TryGetValue(source.Stream, out var from) || source.Version < 0 || source.Version > from.Version)
        {
            return $"They name version {source.Version} of journal {source.Stream}, which does not stand before it.";
        }

        if (source.From < 0 || source.Length > from.LengthAt(source.Version) - source.From)
        {
            return $"They name {source.Length} units at {source.From} of version {source.Version} of journal {source.Stream}, which is no "
                + "longer than that.";
        }

        var words = into.Text.AsSpan(source.At - into.At, source.Length);
        return words.SequenceEqual(from.Text(source.Version, source.From, source.Length))
            ? null
            : $"They name {source.Length} units at {source.From} of version {source.Version} of journal {source.Stream}, where other words "
                + "stood.";
    }
}
