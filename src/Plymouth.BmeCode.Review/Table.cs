using System.Collections.Immutable;
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
    public PassageState Passage(PassageId id) => Passages[id];

    public Wording Wording(PassageId id) => Passages.TryGetValue(id, out var passage) ? passage.Wording : Wordings.Wording.Empty;

    /// <summary>True where the comment has a response with words in it.</summary>
    public bool IsAnswered(Comment comment) => comment.Response is { } response && !Wording(response.Passage).IsBlank;

    /// <summary>Plain text of a passage, cross-references as present numbers.</summary>
    public string Text(PassageId id) => Wording(id).ToText(clause => Consultation.Numbers.Of(new ClauseId(clause)) ?? "");
}
