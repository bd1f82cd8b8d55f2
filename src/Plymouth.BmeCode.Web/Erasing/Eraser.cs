using System.Collections.Immutable;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Erasing;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Storage;
using Plymouth.BmeCode.Web.Documents;

namespace Plymouth.BmeCode.Web.Erasing;

/// <summary>
/// Erases words about a person from a consultation of a data folder in which nobody works: from its journal, from the files of its
/// publications, and from where they lie on the disk.
/// </summary>
internal sealed class Eraser
{
    private readonly DataFolder _folder;
    private readonly ImmutableList<Entry> _entries;

    /// <summary>Reads a consultation, and checks it first: what is erased afterwards is said to have been whole.</summary>
    /// <exception cref="FormatException">Its journal cannot be read; the message names the entry.</exception>
    /// <exception cref="JournalException">An entry of it is damaged or was altered; the message names the first.</exception>
    public Eraser(DataFolder folder, ConsultationId consultation)
    {
        if (folder.Journals.FaultsOf(consultation) is [var fault, ..])
        {
            throw new JournalException(
                $"Nothing was erased, because what the database holds of this consultation is damaged. {fault} Put the newest backup in "
                    + "its place (README: Restore), then erase; verify lists all that is wrong."
            );
        }

        _folder = folder;
        _entries = [.. folder.Journals.Of(consultation).ReadAll()];
        Now = Replay.Of(consultation, _entries).Consultation;
    }

    /// <summary>The consultation as it stands.</summary>
    public Consultation Now { get; }

    /// <summary>
    /// Plans to erase words as given; where they do not stand so, however they are written. Null where they do not stand at all.
    /// </summary>
    /// <inheritdoc cref="ErasurePlan.Of"/>
    public (ErasurePlan Plan, WordsSought Sought)? Plan(Comment? comment, string words, bool everywhere)
    {
        foreach (var sought in new[] { WordsSought.Exactly(words), WordsSought.HoweverWritten(words) })
        {
            if (ErasurePlan.Of(Now, _entries, comment, sought, everywhere) is { } plan)
            {
                return (plan, sought);
            }
        }

        return null;
    }

    /// <summary>
    /// Returns the places in which the words stand however they are written, once a plan is carried out: of those that it was to reach.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="comment">The comment that it was made for; null for any.</param>
    /// <param name="words">The words.</param>
    /// <param name="everywhere">True to look in all of the consultation; false for the comment and what repeats it.</param>
    public ImmutableList<PlaceOfWords> WrittenOtherwise(ErasurePlan plan, Comment? comment, string words, bool everywhere) =>
        ErasurePlan.Of(Now, plan.Entries, everywhere ? null : comment, WordsSought.HoweverWritten(words), everywhere)?.Going ?? [];

    /// <summary>
    /// Returns the names of members, here and in the consultation as it was imported, that hold the words. Erasing leaves them.
    /// </summary>
    public ImmutableList<string> PeopleNamed(WordsSought sought) =>
        [
            .. _entries
                .Select(e => e.Member)
                .Distinct()
                .Select(m => _folder.People.NameIn(Now.Id, m))
                .Concat(_folder.People.All.Select(p => p.Name))
                .OfType<string>()
                .Where(sought.AreIn)
                .Distinct(),
        ];

    /// <summary>Says of which files of publications it is not certain that they hold none of the words.</summary>
    public DocumentsAgain Documents(ErasurePlan plan) => DocumentsAgain.Of(Now, _entries, plan.Entries, _folder.Documents, _folder.People);

    /// <summary>Carries a plan out.</summary>
    /// <param name="plan">What goes.</param>
    /// <param name="documents">The files that go with it.</param>
    /// <param name="reason">The reason, which does not hold the words.</param>
    /// <param name="by">Whoever does it.</param>
    /// <param name="at">The time, UTC.</param>
    /// <exception cref="JournalException">Nothing was erased; the message says why.</exception>
    public Purged Erase(ErasurePlan plan, DocumentsAgain documents, string reason, MemberId by, DateTimeOffset at)
    {
        var (kind, body) = EventCodec.Write(new Erased(reason, plan.Comments, plan.Changed, documents.Said));
        var said = new NewEntry(by, DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds()), kind, null, body);
        var version = Now.Version + 1;
        RefuseUnreadable([.. plan.Entries, Following(said, version)]);
        var changed = plan.Entries.Zip(_entries).Where(e => !ReferenceEquals(e.First, e.Second)).Select(e => e.First);
        return _folder.Erase(
            Now.Id,
            new(
                [.. changed.Select(e => new ErasedBody(e.Stream, e.Version, e.Body!, e.WrittenBodyHash!))],
                version,
                said,
                documents.Made
            )
        );
    }

    private Entry Following(NewEntry entry, int version)
    {
        var last = _entries.FindLast(e => e.Stream == Now.Id.Stream)!.Hash;
        var hash = HashChain.Next(last, Now.Id.Stream, version, entry.Member, entry.At, entry.Kind, HashChain.BodyHash(entry.Body));
        return new(_entries[^1].Place + 1, Now.Id.Stream, version, entry.Member, entry.At, entry.Kind, null, entry.Body, hash);
    }

    /// <summary>
    /// Looks whether what will stand can be opened, with its findings, and can be taken in elsewhere as far as what stands can.
    /// </summary>
    /// <exception cref="JournalException">It could not.</exception>
    private void RefuseUnreadable(ImmutableList<Entry> after)
    {
        var fault = FaultOnOpening(after);
        if (fault is null && OpeningCheck.FaultOf(Now.Id, _entries) is null)
        {
            fault = OpeningCheck.FaultOf(Now.Id, after);
        }

        if (fault is not null)
        {
            throw new JournalException(
                $"Nothing was erased, because what would be left could not be opened. {fault} Erase fewer words at once, and please tell "
                    + "those who make this program."
            );
        }
    }

    /// <summary>Says what would keep anybody from opening these entries; null when nothing does.</summary>
    private string? FaultOnOpening(ImmutableList<Entry> entries)
    {
        if (ErasureCheck.Faults(entries).FirstOrDefault() is { } altered)
        {
            return altered;
        }

        try
        {
            _ = TableFindings.Of(Replay.Of(Now.Id, entries).ToTable());
            return null;
        }
#pragma warning disable CA1031 // Whatever stands in the way of opening them is a reason not to write them.
        catch (Exception e) when (e is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            return e is FormatException ? e.Message : $"What stands there does not go together: {e.Message}";
        }
    }
}
