using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Storage;

/// <summary>Keeps the journal of one consultation in SQLite. The protocol of an append stands in this room's README.</summary>
public sealed class Journal : IJournal
{
    private const string OfThis = "s.consultation = (SELECT number FROM consultations WHERE id = $1)";
    private const string ById = "e.id > (SELECT number << 32 FROM consultations WHERE id = $1) + $2 "
        + "AND e.id < (SELECT (number + 1) << 32 FROM consultations WHERE id = $1) ORDER BY e.id";

    private readonly Journals _all;
    private bool _isWhole;

    internal Journal(ConsultationId consultation, Journals all) => (Consultation, _all) = (consultation, all);

    /// <inheritdoc/>
    public event Action? AllSettled;

    /// <inheritdoc/>
    public ConsultationId Consultation { get; }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The data folder was opened beside another process.</exception>
    /// <exception cref="ObjectDisposedException">The data folder is closed.</exception>
    public void Append(Batch batch, Action<AppendOutcome> settled) =>
        _all.Writer.Queue(new Writing(session => session.Append(Consultation, batch), settled, this));

    /// <summary>The place of the last entry on disk; 0 when there is none.</summary>
    public long Place
    {
        get
        {
            using var reader = new JournalReader(_all.Database.Read(), Consultation);
            return reader.Place;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<Entry> ReadAll(long after = 0)
    {
        using var context = _all.Database.Read();
        return [.. EntryReader.Read(context, "WHERE " + ById, Consultation.Value, after)];
    }

    /// <inheritdoc/>
    public IReadOnlyList<Entry> Read(StreamId stream, int from = 0)
    {
        using var context = _all.Database.Read();
        return [.. EntryReader.Read(context, $"WHERE {OfThis} AND s.id = $2 AND e.version >= $3 ORDER BY e.version", Consultation.Value, stream.Value, from)];
    }

    /// <inheritdoc/>
    public IJournalReader OpenReader()
    {
        var context = _all.Database.ReadOneMoment();
        try
        {
            RefuseDamaged(context);
            return new JournalReader(context, Consultation);
        }
        catch
        {
            context.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public ClientMark? FindClient(StreamId stream, string client)
    {
        using var context = _all.Database.Read();
        using var command = ((SqliteConnection)context.Database.GetDbConnection()).CreateCommand();
        command.CommandText =
            "SELECT m.id, c.sequence, c.imported FROM streams s JOIN clients c ON c.stream = s.number AND c.id = $3 "
            + $"JOIN members m ON m.number = c.member WHERE {OfThis} AND s.id = $2";
        command.Parameters.AddWithValue("$1", Consultation.Value);
        command.Parameters.AddWithValue("$2", stream.Value);
        command.Parameters.AddWithValue("$3", client);
        using var row = command.ExecuteReader();
        if (!row.Read())
        {
            return null;
        }

        var member = new MemberId(row.GetString(0));
        return new(row.GetInt64(2) != 0 ? member.AsImported() : member, row.GetInt32(1));
    }

    /// <inheritdoc/>
    public void Keep(Checkpoint checkpoint) => _all.Keep(checkpoint);

    /// <inheritdoc/>
    public void Keep(ConsultationSummary summary, long place) => _all.Keep(summary, place);

    /// <summary>Looks once at all entries of the consultation, where the start of the program did not.</summary>
    /// <exception cref="FormatException">Some are damaged; the message names the first.</exception>
    private void RefuseDamaged(StorageContext context)
    {
        if (_isWhole || _all.WereChecked)
        {
            return;
        }

        if (DatabaseCheck.FaultsOf(context, Consultation) is [var fault, ..])
        {
            throw new FormatException($"What the database holds of it is damaged. {fault}");
        }

        _isWhole = true;
    }

    /// <summary>Tells that every batch of this consultation in a transaction has been settled.</summary>
    internal void TellAllSettled() => AllSettled?.Invoke();
}
