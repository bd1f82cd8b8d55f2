using FluentAssertions;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Testing;

/// <summary>
/// Who wrote which words, folded as simply as can be: a list of letters with an author each, copied for every version. What
/// <see cref="AttributionReplay"/> says is held against it.
/// </summary>
public sealed class NaiveAttribution
{
    private readonly Dictionary<StreamId, List<List<(char Letter, Author Author)>>> _passages = [];

    /// <summary>Takes the entries of a consultation and its passages, in order of position.</summary>
    public NaiveAttribution(ConsultationId id, IEnumerable<Entry> entries)
    {
        Event? decided = null;
        foreach (var entry in entries)
        {
            if (entry.Stream == id.Stream)
            {
                decided = EventCodec.Read(entry.Kind, entry.Body!, entry.IsImported);
            }
            else
            {
                Take(entry, WordingEntry.Read(entry.Kind, entry.Body!), decided);
            }
        }
    }

    /// <summary>Each passage with the authors of its units, at every version.</summary>
    public IEnumerable<(PassageId Passage, int Version, IReadOnlyList<Author> Authors)> All =>
        from passage in _passages
        from version in Enumerable.Range(0, passage.Value.Count)
        select (new PassageId(passage.Key.Value), version, (IReadOnlyList<Author>)[.. passage.Value[version].Select(u => u.Author)]);

    /// <summary>Fails unless the replay says the same of every unit of every passage at every version.</summary>
    public void MustBe(AttributionReplay replay)
    {
        ArgumentNullException.ThrowIfNull(replay);
        foreach (var (passage, version, authors) in All)
        {
            var said = replay.Of(passage, version)!.Runs.SelectMany(run => Enumerable.Repeat(run.Author, run.Length)).ToList();
            if (!said.SequenceEqual(authors))
            {
                said.Should().Equal(authors, $"these are the authors of {passage} at version {version}");
            }
        }
    }

    private void Take(Entry entry, WordingEntry written, Event? decided)
    {
        var versions = _passages.TryGetValue(entry.Stream, out var known) ? known : _passages[entry.Stream] = [];
        List<(char Letter, Author Author)> units = versions is [.., var last] ? [.. last] : [];
        var mine = new Author(entry.Member, entry.Stream, entry.Version, entry.At);
        var (at, inserted) = (0, new List<int>());
        foreach (var op in written.Words.Ops)
        {
            if (op.Kind == OpKind.Delete)
            {
                units.RemoveRange(at, op.Length);
                continue;
            }

            if (op.Kind == OpKind.Insert)
            {
                units.InsertRange(at, (op.Text ?? "\ufffc").Select(letter => (letter, mine)));
                inserted.AddRange(Enumerable.Range(at, op.Length));
            }

            at += op.Length;
        }

        foreach (var source in written.Sources)
        {
            for (var i = 0; i < source.Length; i++)
            {
                units[source.At + i] = _passages[source.Stream][source.Version][source.From + i];
            }
        }

        if (written.Sources.IsEmpty && entry.Origin is null && inserted.Count > 0 && decided is DecisionUndone)
        {
            var again = versions.FindLastIndex(earlier => earlier.Select(u => u.Letter).SequenceEqual(units.Select(u => u.Letter)));
            inserted.ForEach(i => units[i] = again < 0 ? units[i] : versions[again][i]);
        }

        versions.Add(units);
    }
}
