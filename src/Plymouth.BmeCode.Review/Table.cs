using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Pointers;
using Plymouth.BmeCode.Review.Promises;
using Plymouth.BmeCode.Review.Referrals;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review;

/// <summary>What a passage says at one version.</summary>
/// <param name="Version">Version of the passage's last entry.</param>
/// <param name="Draft">Its wording at version 0: for an imported passage the consultation draft.</param>
/// <param name="Closed">Why nobody can edit it now (agreed, deleted, merged, ...); null while it is open.</param>
public sealed record PassageState(PassageId Id, PassageKind Kind, int Version, Wording Wording, Wording Draft, string? Closed);

/// <summary>The consultation with every passage's wording: what screens, exports and checks read.</summary>
public sealed record Table(Consultation Consultation, ImmutableDictionary<PassageId, PassageState> Passages)
{
    /// <summary>
    /// The table as it stood until numbers last changed; null where they have not since the consultation was received. A number means what
    /// had it when it was written.
    /// </summary>
    public Table? BeforeRenumbering { get; init; }

    /// <summary>The table once a decision is taken, or words were typed.</summary>
    public Table After(Consultation consultation, ImmutableDictionary<PassageId, PassageState> passages)
    {
        ArgumentNullException.ThrowIfNull(consultation);
        var renumbered = !ReferenceEquals(consultation, Consultation) && !consultation.Numbers.AreThoseOf(Consultation.Numbers);
        // A copy is kept, so that what was worked out about this table may go with it.
        return new(consultation, passages) { BeforeRenumbering = renumbered ? this with { } : BeforeRenumbering };
    }

    public PassageState Passage(PassageId id) => Passages[id];

    public Wording Wording(PassageId id) => Passages.TryGetValue(id, out var passage) ? passage.Wording : Wordings.Wording.Empty;

    /// <summary>
    /// What a redline starts from: the wording at version 0, its lines as an accepted doubt has them. Of a received passage this is the
    /// consultation draft.
    /// </summary>
    public Wording Draft(PassageId id) =>
        Consultation.Clauses.TryGetValue(new ClauseId(id.Value), out var clause) && clause.DraftLines is { } lines ? lines
        : Passages.TryGetValue(id, out var passage) ? passage.Draft
        : Wordings.Wording.Empty;

    /// <summary>True where the comment has a response with words in it; a comment with asks where each of them has.</summary>
    public bool IsAnswered(Comment comment)
    {
        ArgumentNullException.ThrowIfNull(comment);
        return comment.Asks.IsEmpty
            ? comment.Response is { } response && !Wording(response.Passage).IsBlank
            : comment.Asks.TrueForAll(a => IsAnswered(Consultation.Comments[a.Id]));
    }

    /// <summary>True where some of a comment's asks are answered, but not all.</summary>
    public bool IsPartlyAnswered(Comment comment)
    {
        ArgumentNullException.ThrowIfNull(comment);
        return comment.Asks.Exists(a => IsAnswered(Consultation.Comments[a.Id])) && !IsAnswered(comment);
    }

    /// <summary>Plain text of a passage, cross-references as present numbers.</summary>
    public string Text(PassageId id) => Wording(id).ToText(clause => Number(clause) ?? "");

    /// <summary>The present number a cross-reference shows, given the id its embed holds; null where the clause has none.</summary>
    public string? Number(string clause) => Consultation.Numbers.Of(new ClauseId(clause));

    /// <summary>How far the group has come.</summary>
    public Progress Progress =>
        new(
            Consultation.WholeComments.Count,
            Consultation.WholeComments.Count(IsAnswered),
            Consultation.StandingClauses.Count(),
            Consultation.StandingClauses.Count(c => c.Status == ClauseStatus.Agreed),
            Promises.Count(p => p.IsOpen)
        );

    /// <summary>Every promise with how far it has come, in order; worked out once per table.</summary>
    public ImmutableList<PromiseStanding> Promises => PromiseStates.Of(this);

    /// <summary>The register of referrals, in the table's order.</summary>
    public ImmutableList<StandingReferral> Referrals => StandingReferrals.Of(this);

    /// <summary>What the checks find; worked out once per table.</summary>
    public TableFindings Findings => TableFindings.Of(this);

    /// <summary>Where responses point, as it stands now; worked out once per table.</summary>
    public ImmutableList<StandingPointer> Pointers => StandingPointers.Of(this);

    /// <summary>How many comments about something have no response with words yet.</summary>
    public int Unanswered(Topic topic) => Consultation.WholeCommentsAbout(topic).Count(c => !IsAnswered(c));
}

/// <summary>
/// The progress line: "121 of 153 answered · 3 of 30 agreed · 13 promises open". Clauses are those that stand; a promise is open until it
/// is kept or withdrawn.
/// </summary>
public sealed record Progress(int Comments, int Answered, int Clauses, int Agreed, int OpenPromises)
{
    /// <summary>The line itself; without promises where none is open.</summary>
    public override string ToString() =>
        $"{Answered} of {Comments} answered · {Agreed} of {Clauses} "
        + $"agreed{(OpenPromises == 0 ? "" : OpenPromises == 1 ? " · 1 promise open" : $" · {OpenPromises} promises open")}";
}
