using System.Collections.Immutable;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Review.TakingIn;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Testing;

/// <summary>A meeting without rooms, clocks or disks: commands go through the rules, events and passage steps are folded at once.</summary>
/// <remarks>
/// It is as strict as the rooms: a decision sees reserved passages only, what is closed is not changed, and everything is folded from what
/// its JSON says.
/// </remarks>
public sealed class PaperMeeting
{
    private static readonly DateTimeOffset Start = new(2026, 11, 5, 19, 0, 0, TimeSpan.Zero);
    private readonly IdSource _ids;
    private readonly List<Decided> _journal;
    private readonly List<Entry> _entries;

    /// <summary>
    /// The meeting right after the reading was taken in by "m0". <paramref name="ids"/> is the source the reading's ids came from.
    /// </summary>
    public PaperMeeting(Reading reading, IdSource ids)
    {
        _ids = ids;
        _journal = [];
        _entries = [];
        Table = new Table(null!, ImmutableDictionary<PassageId, PassageState>.Empty);
        Keep(new MemberId("m0"), Rules.TakeIn(reading));
    }

    private PaperMeeting(PaperMeeting other)
    {
        _ids = other._ids;
        _journal = [.. other._journal];
        _entries = [.. other._entries];
        Table = other.Table;
    }

    public Table Table { get; private set; }

    public Consultation Now => Table.Consultation;

    public IReadOnlyList<Decided> Journal => _journal;

    /// <summary>The entries of all journals in order of position, as a database would hold them, without hashes.</summary>
    public IReadOnlyList<Entry> Entries => _entries;

    /// <summary>The same meeting again, to go another way from here.</summary>
    public PaperMeeting Fork() => new(this);

    public int Version(ClauseId clause) => Table.Passage(clause.Passage).Version;

    /// <summary>What a passage said at a version.</summary>
    public Wording Wording(PassageId passage, int version)
    {
        var replay = new PassageReplay(passage);
        foreach (var entry in _entries.Where(e => e.Stream == passage.Stream && e.Version <= version))
        {
            replay.Take(entry);
        }

        return replay.State!.Wording;
    }

    public string Says(ClauseId clause) => Table.Text(clause.Passage);

    public string Says(ResponseId response) => Table.Text(response.Passage);

    /// <summary>Asks for a decision; keeps it where it is accepted.</summary>
    public Decision Ask(Command command, Role role = Role.Facilitator, string member = "m1")
    {
        var reserved = Rules.Passages(Now, command);
        var asked = new Asked(new MemberId(member), role, Start.AddSeconds(_journal.Count), _ids);
        var decision = Rules.Decide(
            Now,
            command,
            asked,
            id => reserved.Contains(id) ? Table.Passages.GetValueOrDefault(id) : null,
            _journal
        );
        if (decision is Decision.Accepted accepted)
        {
            Keep(asked.Member, accepted);
        }

        return decision;
    }

    /// <summary>The event a command that must be accepted comes to.</summary>
    public Event Do(Command command, string member = "m1") =>
        Ask(command, Role.Facilitator, member) switch
        {
            Decision.Accepted accepted => accepted.Event,
            Decision.Refused refused => throw new InvalidOperationException($"{command} was refused: {refused.Refusal.Message}"),
            _ => throw new InvalidOperationException($"{command} was so already."),
        };

    /// <summary>The refusal of a command that must be refused.</summary>
    public Refusal Refused(Command command, Role role = Role.Facilitator, string member = "m1") =>
        Ask(command, role, member) switch
        {
            Decision.Refused refused => refused.Refusal,
            var other => throw new InvalidOperationException($"{command} was not refused: {other}"),
        };

    /// <summary>Types text before the last line end of a passage.</summary>
    public void Type(PassageId passage, string text, string? member = null) =>
        Change(passage, new DeltaBuilder().Retain(Table.Wording(passage).Length - 1).Insert(text).ToDelta(), member);

    /// <summary>A change of an open passage by a member, or by whoever decided last.</summary>
    public void Change(PassageId passage, Delta delta, string? member = null)
    {
        if (Table.Passage(passage).Closed is { } why)
        {
            throw new InvalidOperationException($"Passage {passage} is closed: {why}.");
        }

        var by = member is null ? _journal[^1].Member : new MemberId(member);
        Fold(passage, new WordingEntry.Changed(delta), by, $"k1:{_entries.Count}");
    }

    private void Keep(MemberId member, Decision.Accepted accepted)
    {
        var (kind, body) = EventCodec.Write(accepted.Event);
        var decided = new Decided(_journal.Count, member, Start.AddSeconds(_journal.Count), EventCodec.Read(kind, body));
        Table =
            _journal.Count == 0
                ? new Table(Consultation.Apply(null, decided), Table.Passages)
                : Table.After(Consultation.Apply(Now, decided), Table.Passages);
        _journal.Add(decided);
        Note(Now.Id.Stream, decided.Version, member, kind, null, body);
        foreach (var step in accepted.Steps)
        {
            switch (step)
            {
                case PassageStep.Create:
                case PassageStep.Change or PassageStep.Close when Table.Passage(step.Passage).Closed is null:
                case PassageStep.Reopen when Table.Passage(step.Passage).Closed is not null:
                    Fold(step.Passage, step.Entry, member, origin: null);
                    break;
                default:
                    throw new InvalidOperationException($"{accepted.Event} does not go with {step}.");
            }
        }
    }

    private void Fold(PassageId passage, WordingEntry entry, MemberId member, string? origin)
    {
        var (kind, body) = entry.Write();
        var before = Table.Passages.GetValueOrDefault(passage);
        Table = Table.After(Now, [WordingEntry.Read(kind, body).Fold(passage, before, (before?.Version ?? -1) + 1)]);
        Note(passage.Stream, Table.Passage(passage).Version, member, kind, origin, body);
    }

    private void Note(StreamId stream, int version, MemberId member, string kind, string? origin, string body) =>
        _entries.Add(new(_entries.Count + 1, stream, version, member, _journal[^1].At, kind, origin, body, ""));
}
