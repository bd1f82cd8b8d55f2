using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Collaboration;

/// <summary>A passage's journal, read: its state and every version as a change (version 0, its creation, with an empty delta).</summary>
internal sealed record PassageHistory(PassageState State, IReadOnlyList<StoredChange> Changes);

/// <summary>A consultation's journals, read.</summary>
internal sealed record ConsultationHistory(Consultation Consultation, IReadOnlyList<Decided> Decisions, IReadOnlyDictionary<PassageId, PassageHistory> Passages)
{
    /// <summary>Reads a consultation and its passages and folds them.</summary>
    /// <exception cref="FormatException">An entry cannot be read; the message names its kind, stream and version.</exception>
    public static ConsultationHistory Read(IJournal journal, ConsultationId id)
    {
        Consultation? consultation = null;
        var decisions = new List<Decided>();
        foreach (var entry in journal.Read(id.Stream))
        {
            var decided = Understand(entry, body => new Decided(entry.Version, entry.Member, entry.At, EventCodec.Read(entry.Kind, body)));
            consultation = Consultation.Apply(consultation, decided);
            decisions.Add(decided);
        }

        if (consultation is null)
        {
            throw new FormatException($"The journal holds no consultation {id}.");
        }

        var passages = new Dictionary<PassageId, PassageHistory>();
        foreach (var passage in consultation.Passages.Select(p => p.Id))
        {
            if (ReadPassage(journal, passage) is { } history)
            {
                passages.Add(passage, history);
            }
        }

        return new(consultation, decisions, passages);
    }

    private static PassageHistory? ReadPassage(IJournal journal, PassageId passage)
    {
        PassageState? state = null;
        var changes = new List<StoredChange>();
        foreach (var entry in journal.Read(passage.Stream))
        {
            var wordingEntry = Understand(entry, body => WordingEntry.Read(entry.Kind, body));
            state = wordingEntry.Fold(passage, state, entry.Version);
            changes.Add(PassageRoom.ChangeOf(wordingEntry, entry.Version, entry.Member, entry.At, entry.Origin));
        }

        return state is null ? null : new(state, changes);
    }

    private static T Understand<T>(Entry entry, Func<string, T> read)
    {
        try
        {
            return read(entry.Body ?? throw new FormatException("its body was erased"));
        }
        catch (FormatException e)
        {
            throw new FormatException($"The entry of kind {entry.Kind}, version {entry.Version} of journal {entry.Stream}, cannot be read by this program: {e.Message} Use the program that wrote it, or a newer one.", e);
        }
    }
}
