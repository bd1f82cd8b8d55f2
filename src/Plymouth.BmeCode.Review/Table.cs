using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Memo;
using Plymouth.BmeCode.Review.Pointers;
using Plymouth.BmeCode.Review.Promises;
using Plymouth.BmeCode.Review.Referrals;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review;

/// <summary>A passage at one version: its wording, its draft, and whether it can be edited.</summary>
/// <param name="Version">The version of the passage's last entry.</param>
/// <param name="Draft">Its wording at version 0: for an imported passage the consultation draft.</param>
/// <param name="Closed">The reason why nobody can edit it now (agreed, deleted, merged, …); null while it is open.</param>
public sealed record PassageState(PassageId Id, PassageKind Kind, int Version, Wording Wording, Wording Draft, string? Closed);

/// <summary>The consultation with every passage's wording: what screens, exports and checks read.</summary>
/// <param name="Passages">Every passage of the consultation by id, closed ones too.</param>
public sealed record Table(Consultation Consultation, ImmutableDictionary<PassageId, PassageState> Passages)
{
    /// <summary>
    /// The table as it stood until numbers last changed; null while they have not. It tells which clause a number meant when it was
    /// written.
    /// </summary>
    public Table? BeforeRenumbering { get; init; }

    /// <summary>The passages that the last changes touched.</summary>
    internal Trail<PassageId> Trail { get; init; } = new();

    /// <summary>Returns the table after a decision, or after words were typed, given the passages that are others now.</summary>
    /// <remarks>What is worked out anew in the table looks only at these.</remarks>
    public Table After(Consultation consultation, IReadOnlyCollection<PassageState> changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        return changed.Count == 0
            ? After(consultation, Passages)
            : After(consultation, Passages.SetItems(changed.Select(p => KeyValuePair.Create(p.Id, p)))) with
            {
                Trail = Trail.Then([.. changed.Select(p => p.Id)]),
            };
    }

    /// <summary>Returns the table after a decision, or after words were typed, given all passages.</summary>
    /// <remarks>When numbers change, the new table keeps this one as <see cref="BeforeRenumbering"/>.</remarks>
    public Table After(Consultation consultation, ImmutableDictionary<PassageId, PassageState> passages)
    {
        ArgumentNullException.ThrowIfNull(consultation);
        var renumbered = !ReferenceEquals(consultation, Consultation) && !consultation.Numbers.AreThoseOf(Consultation.Numbers);
        // A copy is kept, so that the results worked out for this table can be freed with it.
        return new(consultation, passages)
        {
            BeforeRenumbering = renumbered ? this with { } : BeforeRenumbering,
            Trail = ReferenceEquals(passages, Passages) ? Trail : new(),
        };
    }

    /// <summary>Returns a passage, closed or not.</summary>
    /// <exception cref="KeyNotFoundException">The consultation has no such passage.</exception>
    public PassageState Passage(PassageId id) => Passages[id];

    /// <summary>Returns a passage's wording; an empty one when the consultation has no such passage.</summary>
    public Wording Wording(PassageId id) => Passages.TryGetValue(id, out var passage) ? passage.Wording : Wordings.Wording.Empty;

    /// <summary>
    /// Returns the wording that a redline starts from: version 0, with its lines as an accepted doubt has them. For a received passage this
    /// is the consultation draft.
    /// </summary>
    public Wording Draft(PassageId id) =>
        Consultation.Clauses.TryGetValue(new ClauseId(id.Value), out var clause) && clause.DraftLines is { } lines ? lines
        : Passages.TryGetValue(id, out var passage) ? passage.Draft
        : Wordings.Wording.Empty;

    /// <summary>True when the comment has a response with words in it. A comment with asks is answered when each of them is.</summary>
    public bool IsAnswered(Comment comment)
    {
        ArgumentNullException.ThrowIfNull(comment);
        return comment.Asks.IsEmpty
            ? comment.Response is { } response && !Wording(response.Passage).IsBlank
            : comment.Asks.TrueForAll(a => IsAnswered(Consultation.Comments[a.Id]));
    }

    /// <summary>True when some of a comment's asks are answered, but not all.</summary>
    public bool IsPartlyAnswered(Comment comment)
    {
        ArgumentNullException.ThrowIfNull(comment);
        return comment.Asks.Exists(a => IsAnswered(Consultation.Comments[a.Id])) && !IsAnswered(comment);
    }

    /// <summary>
    /// Returns the plain text of a passage, each cross-reference as its clause's present number; nothing for a clause without one.
    /// </summary>
    public string Text(PassageId id) => Wording(id).ToText(clause => Number(clause) ?? "");

    /// <summary>
    /// Returns the present number that a cross-reference shows, given the id its embed holds; null when the clause has none.
    /// </summary>
    public string? Number(string clause) => Consultation.Numbers.Of(new ClauseId(clause));

    /// <summary>The group's progress; worked out once per table.</summary>
    public Progress Progress => Progress.Of(this);

    /// <summary>Every promise with how far it has come, in the order they were made; worked out once per table.</summary>
    public ImmutableList<PromiseStanding> Promises => PromiseStates.Of(this);

    /// <summary>The register of referrals, in the table's order.</summary>
    public ImmutableList<StandingReferral> Referrals => StandingReferrals.Of(this);

    /// <summary>The findings of all checks; worked out once per table.</summary>
    public TableFindings Findings => TableFindings.Of(this);

    /// <summary>The pointers of responses with where they lead now; worked out once per table.</summary>
    public ImmutableList<StandingPointer> Pointers => StandingPointers.Of(this);

    /// <summary>Counts the comments as received about a topic that are not answered, or only in part.</summary>
    public int Unanswered(Topic topic) => Consultation.WholeCommentsAbout(topic).Count(c => !IsAnswered(c));
}
