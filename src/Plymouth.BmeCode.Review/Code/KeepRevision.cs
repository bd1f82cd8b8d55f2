using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Review.Code;

/// <summary>Names a version of a passage as a revision.</summary>
/// <param name="SeenVersion">The version on the screen, which gets the name. Refused when another stands now.</param>
/// <param name="Reason">The reason it is kept for; never blank.</param>
/// <param name="Responses">The responses that it carries out; may be empty.</param>
public sealed record KeepRevision(PassageId Passage, int SeenVersion, string Reason, ImmutableList<ResponseId> Responses) : Command
{
    internal override IEnumerable<PassageId> Passages(Consultation consultation) => [Passage];

    internal override Decision Decide(DecisionContext now)
    {
        if (!now.Now.Has(Passage))
        {
            return Ruling.NotFound($"Passage {Passage}");
        }

        if (Responses.Find(r => !now.Now.Responses.ContainsKey(r)) is { Value: not null } unknown)
        {
            return Ruling.NotFound($"Response {unknown}");
        }

        return string.IsNullOrWhiteSpace(Reason) ? Ruling.Invalid("Say what this revision is kept for.")
            : now.Passage(Passage).Version != SeenVersion
                ? Ruling.Stale(
                    $"The wording of {now.Now.Label(Passage)} changed while you were reading it. Read it as it stands now, then keep "
                        + "it if that is still right."
                )
            : Ruling.Accept(new RevisionKept(Passage, SeenVersion, Reason.Trim(), [.. Responses.Distinct()]));
    }
}

/// <summary>A version of a passage was named as a revision.</summary>
public sealed record RevisionKept(PassageId Passage, int Version, string Reason, ImmutableList<ResponseId> Responses) : Event
{
    internal override Consultation Fold(Consultation before, Decided decided) =>
        before.Name(Passage, RevisionKind.Kept, Version, decided, Reason, Responses);

    internal override Decision TakeBack(After after) =>
        after.Now.Revisions.FindLast(r =>
            r.Passage == Passage && r.Kind == RevisionKind.Kept && r.Version == Version && r.At == after.Decided.At
        )
            is { } kept
            ? Ruling.Accept(new RevisionWithdrawn(Passage, kept.Number))
            : After.Unless(true, "the revision was withdrawn")!;
}

/// <summary>The inverse of <see cref="RevisionKept"/>: that version has no name any more.</summary>
/// <param name="Number">The number of the revision within its passage.</param>
public sealed record RevisionWithdrawn(PassageId Passage, int Number) : Event
{
    internal override Consultation Fold(Consultation before, Decided decided) =>
        before with
        {
            Revisions = before.Revisions.RemoveAll(r => r.Passage == Passage && r.Number == Number),
        };

    internal override Decision TakeBack(After after) => throw HasNoInverse();
}
