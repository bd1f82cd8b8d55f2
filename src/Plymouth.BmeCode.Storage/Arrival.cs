using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Storage;

/// <summary>
/// Takes the entries of an exported consultation into the journal in slices: what others append in the meantime goes in between, and nobody
/// waits for more than one slice. Until the last slice is on disk a mark says that the consultation is not whole, and nobody is shown it.
/// </summary>
/// <remarks>An arrival that was interrupted goes on where it stopped when the same entries are written again.</remarks>
internal sealed class Arrival(
    ConsultationId consultation,
    IReadOnlyList<Entry> entries,
    IReadOnlyList<(MemberId Id, string Name)> people
)
{
    /// <summary>Most entries of a slice.</summary>
    public const int MostAtOnce = 200;

    /// <summary>Most UTF-16 units of bodies in a slice, except for one entry that is longer by itself.</summary>
    private const int MostUnits = 64 * 1024;

    private readonly string?[] _before = HashesBefore(entries);
    private int _next;

    /// <summary>True when everything is written.</summary>
    public bool IsWhole => _next == entries.Count;

    /// <summary>
    /// Writes the mark and, in the same transaction, the names of the people, so that no entry ever stands here without the name that goes
    /// with it. Returns a conflict when one of these streams stands here and is whole.
    /// </summary>
    public AppendOutcome Begin(WriterSession session)
    {
        if (!session.IsArriving(consultation))
        {
            foreach (var stream in entries.Select(e => e.Stream).Distinct())
            {
                if (session.StandsHere(stream))
                {
                    return new AppendOutcome.Conflict(stream);
                }
            }

            session.MarkArriving(consultation, true);
        }

        session.NamePeople(consultation, people);
        return new AppendOutcome.Appended();
    }

    /// <summary>Returns what writes the next slice; the last takes the mark away in the same transaction.</summary>
    public Func<WriterSession, AppendOutcome> TakeSlice()
    {
        var (from, units) = (_next, 0);
        while (_next < entries.Count && _next - from < MostAtOnce && (_next == from || units + Units(_next) <= MostUnits))
        {
            units += Units(_next++);
        }

        var (to, isLast) = (_next, IsWhole);
        return session => Write(session, from, to, isLast);
    }

    private int Units(int at) => entries[at].Body?.Length ?? 0;

    private AppendOutcome Write(WriterSession session, int from, int to, bool isLast)
    {
        for (var at = from; at < to; at++)
        {
            if (!session.WriteAsItIs(consultation, entries[at], _before[at] ?? ""))
            {
                return new AppendOutcome.Conflict(entries[at].Stream);
            }
        }

        if (!isLast)
        {
            return new AppendOutcome.Appended();
        }

        foreach (var last in entries.GroupBy(e => e.Stream).Select(s => s.Last()))
        {
            if (!session.EndsWith(last))
            {
                // A part of a longer file arrived before, and this one would make that part a whole.
                return new AppendOutcome.Conflict(last.Stream);
            }
        }

        session.MarkArriving(consultation, false);

        return new AppendOutcome.Appended();
    }

    /// <summary>Returns for each entry the hash of the one before it in its stream; null for a first.</summary>
    private static string?[] HashesBefore(IReadOnlyList<Entry> entries)
    {
        var last = new Dictionary<StreamId, string>();
        var before = new string?[entries.Count];
        for (var at = 0; at < entries.Count; at++)
        {
            before[at] = last.GetValueOrDefault(entries[at].Stream);
            last[entries[at].Stream] = entries[at].Hash;
        }

        return before;
    }
}
