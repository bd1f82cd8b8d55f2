using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;

namespace Plymouth.BmeCode.Web.Workspace.Passages;

/// <summary>Lists and names revisions for the screen.</summary>
public static class RevisionWords
{
    /// <summary>
    /// Returns a passage's revisions, oldest first, beginning with version 0: the consultation draft, or the passage as it began.
    /// </summary>
    public static IReadOnlyList<Revision> ListOf(Table table, PassageId passage)
    {
        ArgumentNullException.ThrowIfNull(table);
        var named = table.Consultation.RevisionsOf(passage);
        return named is [{ Version: 0 }, ..]
            ? named
            : [new Revision(passage, 0, RevisionKind.ConsultationDraft, 0, MemberId.System, default, null, []), .. named];
    }

    /// <summary>Returns the words for the kind of revision: "Agreed".</summary>
    public static string Kind(Revision revision, Table table)
    {
        ArgumentNullException.ThrowIfNull(revision);
        return revision.Kind switch
        {
            RevisionKind.ConsultationDraft => IsConsulted(table, revision.Passage) ? "Consultation draft" : "As it began",
            RevisionKind.Kept => "Kept",
            RevisionKind.Agreed => "Agreed",
            RevisionKind.Restored => "Restored",
            _ => throw NotKnown.Of(revision.Kind),
        };
    }

    /// <summary>Returns a revision in one line: "Kept on 3 May 2026, 14:10 UTC: clearer for small groups".</summary>
    public static string Of(Revision revision, Desk desk)
    {
        ArgumentNullException.ThrowIfNull(revision);
        ArgumentNullException.ThrowIfNull(desk);
        var kind = Kind(revision, desk.Table);
        return revision.Kind == RevisionKind.ConsultationDraft
            ? kind
            : $"{kind} on {desk.When(revision.At)}{(revision.Reason is { } reason ? ": " + Words.First(reason, 50) : "")}";
    }

    private static bool IsConsulted(Table table, PassageId passage) =>
        table.Consultation.Clauses.Values.Any(c => c.Id.Passage == passage && c.ConsultationNumber is not null)
        || table.Consultation.Sections.Any(s => (s.Id.Heading == passage || s.Id.LeadIn == passage) && s.ConsultationNumber is not null);
}
