using System.Collections.Immutable;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Storage;

/// <summary>The end of what a session has written.</summary>
/// <param name="Count">The number of entries in the database.</param>
/// <param name="Last">The last that the session wrote; null before its first.</param>
internal sealed record WrittenEnd(long Count, LastEntry? Last);

/// <summary>Writes entries, one after the other, and remembers the ends of the streams, consultations and clients it has met.</summary>
internal sealed class EntryWriter(WriterCommands commands)
{
    /// <summary>
    /// The rows that the transaction has met, as they stand. After anything was rolled back they are forgotten and read again.
    /// </summary>
    private readonly Dictionary<ConsultationId, ConsultationEnd> _consultations = [];
    private readonly Dictionary<StreamId, StreamEnd> _streams = [];
    private readonly Dictionary<(long Stream, string Client), ClientEnd> _clients = [];
    private readonly Dictionary<string, long> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Kind, Envelope Envelope), long> _kinds = [];

    /// <summary>The consultations that have grown since their places were noted.</summary>
    public ImmutableHashSet<ConsultationId> Grown { get; private set; } = [];

    /// <summary>The end of what was written.</summary>
    public WrittenEnd End { get; private set; } = new(commands.CountEntries(), null);

    /// <summary>Notes in the row of each consultation that has grown how many entries it has.</summary>
    public void NotePlaces()
    {
        foreach (var consultation in Grown)
        {
            commands.NotePlace(EndOf(consultation));
        }

        Grown = [];
    }

    /// <summary>Goes back to an earlier end, and forgets all that may have been rolled back.</summary>
    public void Forget(WrittenEnd end, ImmutableHashSet<ConsultationId> grown)
    {
        (End, Grown) = (end, grown);
        _consultations.Clear();
        _streams.Clear();
        _clients.Clear();
        _members.Clear();
        _kinds.Clear();
    }

    /// <summary>
    /// Inserts an entry after the last of its stream and of its consultation; false when its client has counted as far already.
    /// </summary>
    public bool TryInsert(ConsultationId consultation, Entry entry, bool anySequence)
    {
        var end = EndOf(consultation);
        var stream = Find(entry.Stream) is { } found ? found.Number : commands.Add(entry.Stream, end.Number);
        var envelope = Envelope.Of(entry);
        var member = NumberOf(entry.Member.Value, _members, commands.NumberOfMember);
        long? client = null;
        long? row = null;
        if (entry.Origin is { } origin)
        {
            var (name, sequence, goesOn) = OriginRow.Of(origin);
            if (!TryCount(stream, name, member, entry.IsImported, sequence ?? 0, anySequence, out var number))
            {
                return false;
            }

            (client, row) = (number, OriginRow.RowOf(sequence, goesOn));
        }

        var place = end.Place + 1;
        commands.Add(
            entry,
            EntryId.Of(end.Number, place),
            stream,
            member,
            NumberOf((entry.Kind, envelope), _kinds, _ => commands.NumberOfKind(entry.Kind, envelope)),
            envelope.Inside(entry.Body),
            client,
            row
        );
        _consultations[consultation] = end with { Place = place };
        _streams[entry.Stream] = new(stream, end.Number, new(entry.Version + 1, entry.Hash));
        Grown = Grown.Add(consultation);
        End = new(End.Count + 1, new(EntryId.Of(end.Number, place), entry.Hash));
        return true;
    }

    /// <summary>
    /// Counts a client on to a sequence; false where it has counted as far already and <paramref name="any"/> does not say to pass over
    /// that.
    /// </summary>
    private bool TryCount(long stream, string name, long member, bool imported, long sequence, bool any, out long number)
    {
        if (!_clients.TryGetValue((stream, name), out var client) && commands.FindClient(stream, name) is { } known)
        {
            client = known;
        }

        if (client is null)
        {
            client = new(commands.AddClient(stream, name, member, imported, sequence), sequence);
        }
        else if (sequence > client.LastSequence)
        {
            client = client with { LastSequence = sequence };
            commands.Count(client);
        }
        else if (!any)
        {
            number = 0;
            return false;
        }

        _clients[(stream, name)] = client;
        number = client.Number;
        return true;
    }

    private static long NumberOf<T>(T what, Dictionary<T, long> known, Func<T, long> find)
        where T : notnull
    {
        if (!known.TryGetValue(what, out var number))
        {
            known.Add(what, number = find(what));
        }

        return number;
    }

    /// <summary>The end of a consultation, whose row is made where there is none.</summary>
    public ConsultationEnd EndOf(ConsultationId consultation)
    {
        if (!_consultations.TryGetValue(consultation, out var end))
        {
            end = commands.Find(consultation) ?? new(commands.Add(consultation), 0);
            _consultations.Add(consultation, end);
        }

        return end;
    }

    /// <summary>The end of a consultation's stream, which may be a new one; null where the stream is another consultation's.</summary>
    public StreamHead? HeadIn(ConsultationId consultation, StreamId stream) =>
        Find(stream) is not { } end ? new StreamHead(0, "")
        : end.Consultation == EndOf(consultation).Number ? end.Head
        : null;

    /// <summary>The end of a stream; null for one that stands nowhere.</summary>
    public StreamEnd? Find(StreamId stream)
    {
        if (!_streams.TryGetValue(stream, out var end) && commands.Find(stream) is { } found)
        {
            _streams.Add(stream, end = found);
        }

        return end;
    }
}
