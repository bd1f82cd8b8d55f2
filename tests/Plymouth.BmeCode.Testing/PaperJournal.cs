using System.Collections.Immutable;
using Plymouth.BmeCode.Exchange.Code;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Review.TakingIn;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Testing;

/// <summary>
/// A consultation's journals on paper: real rules, real entries and hashes, no database, a clock that goes on one minute at a time.
/// </summary>
public sealed class PaperJournal
{
    public static readonly MemberId Anna = new("anna");
    public static readonly MemberId Fay = new("fay");

    private readonly FreeIds _ids;
    private readonly List<Entry> _entries = [];
    private readonly List<Decided> _decided = [];
    private ImmutableDictionary<PassageId, PassageState> _passages = ImmutableDictionary<PassageId, PassageState>.Empty;
    private DateTimeOffset _now = new(2026, 11, 5, 18, 59, 0, TimeSpan.Zero);
    private Table? _table;

    public PaperJournal(Reading reading)
    {
        _ids = new(this);
        Take(Rules.TakeIn(reading), MemberId.System, reading.Id.Stream);
    }

    /// <summary>Reads a consultation again from its entries.</summary>
    public PaperJournal(ConsultationId id, IEnumerable<Entry> entries)
    {
        _ids = new(this);
        foreach (var entry in entries)
        {
            _now = entry.At;
            Fold(entry, id.Stream);
        }
    }

    public IReadOnlyList<Entry> Entries => _entries;

    public static IReadOnlyList<(MemberId Id, string Name)> People => [(Anna, "Anna Example"), (Fay, "Fay \"F\" Example")];

    public Table Table => _table!;

    public string Head => HashChain.JournalHead(_entries.GroupBy(e => e.Stream).Select(g => (g.Key, g.Last().Hash)));

    public ExportStamp Stamp => new(_entries[^1].At, Head);

    public PaperJournal Ask(Command command, MemberId? member = null)
    {
        var asked = new Asked(member ?? Fay, Role.Facilitator, _now.AddMinutes(1), _ids);
        var decision = Rules.Decide(Table.Consultation, command, asked, id => _passages.GetValueOrDefault(id), _decided);
        Take(
            decision as Decision.Accepted ?? throw new InvalidOperationException(decision.ToString()),
            asked.Member,
            Table.Consultation.Id.Stream
        );
        return this;
    }

    /// <summary>The passage says this from now on, as one change of Anna's.</summary>
    public PaperJournal Reword(PassageId passage, Wording wording)
    {
        var now = _passages[passage];
        var change = Difference.Between(now.Wording, wording);
        if (WordingRules.Check(now.Kind, now.Wording, change) is { } problem)
        {
            throw new InvalidOperationException(problem);
        }

        _now = _now.AddMinutes(1);
        Append(passage.Stream, new WordingEntry.Changed(change).Write(), Anna, $"k1:{now.Version + 1}");
        return this;
    }

    private void Take(Decision.Accepted accepted, MemberId member, StreamId consultation)
    {
        _now = _now.AddMinutes(1);
        Append(consultation, EventCodec.Write(accepted.Event), member, null, consultation);
        foreach (var step in accepted.Steps)
        {
            Append(step.Passage.Stream, step.Entry.Write(), member, null, consultation);
        }
    }

    private void Append(StreamId stream, (string Kind, string Body) written, MemberId member, string? origin, StreamId? consultation = null)
    {
        var before = _entries.FindLast(e => e.Stream == stream);
        var version = (before?.Version ?? -1) + 1;
        var hash = HashChain.Next(before?.Hash ?? "", stream, version, member, _now, written.Kind, HashChain.BodyHash(written.Body));
        Fold(new Entry(_entries.Count + 1, stream, version, member, _now, written.Kind, origin, written.Body, hash), consultation);
    }

    private void Fold(Entry entry, StreamId? consultation)
    {
        _entries.Add(entry);
        if (entry.Stream == consultation)
        {
            _decided.Add(new Decided(entry.Version, entry.Member, entry.At, EventCodec.Read(entry.Kind, entry.Body!)));
            var after = Consultation.Apply(_table?.Consultation, _decided[^1]);
            _table = _table?.After(after, _passages) ?? new Table(after, _passages);
            return;
        }

        var passage = new PassageId(entry.Stream.Value);
        _passages = _passages.SetItem(
            passage,
            WordingEntry.Read(entry.Kind, entry.Body!).Fold(passage, _passages.GetValueOrDefault(passage), entry.Version)
        );
        _table = _table!.After(_table.Consultation, _passages);
    }

    /// <summary>Counts, past the ids that the reading has.</summary>
    private sealed class FreeIds(PaperJournal journal) : IdSource
    {
        private readonly CountingIds _ids = new();

        public override string Next(string prefix)
        {
            string id;
            do
            {
                id = _ids.Next(prefix);
            } while (journal._passages.ContainsKey(new PassageId(id)) || journal._passages.ContainsKey(new SectionId(id).Heading));
            return id;
        }
    }
}
