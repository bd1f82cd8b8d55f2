using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Collaboration;

/// <summary>All consultations of the data folder with their rooms. One per process that writes.</summary>
public sealed class Workspace
{
    /// <summary>Opens all consultations of the journal.</summary>
    /// <exception cref="FormatException">An entry of a kind this program does not know; the message names it and its place.</exception>
    public static Workspace Open(IJournal journal, IPeople people, TimeProvider time, IdSource ids) => throw new NotImplementedException();

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<ConsultationRoom> Consultations => throw new NotImplementedException();

    public ConsultationRoom? Find(ConsultationId id) => throw new NotImplementedException();

    /// <summary>The passage's room, whichever consultation it belongs to.</summary>
    public (ConsultationRoom Consultation, PassageRoom Passage)? FindPassage(PassageId id) => throw new NotImplementedException();

    /// <summary>Takes a reading in as a new consultation: one batch, all or nothing.</summary>
    public Task<(ConsultationRoom? Consultation, Refusal? Refusal)> TakeInAsync(Reading reading, MemberId member) => throw new NotImplementedException();

    /// <summary>Opens a consultation whose entries were just written to the journal as they are (an imported JSON file).</summary>
    public ConsultationRoom OpenWritten(ConsultationId id) => throw new NotImplementedException();

    /// <summary>News of all consultations.</summary>
    public IDisposable Subscribe(Action<News> tell) => throw new NotImplementedException();
}
