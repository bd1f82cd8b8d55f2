using System.Collections.Immutable;

namespace Plymouth.BmeCode.Review.Promises;

/// <summary>The kinds of promise.</summary>
public enum PromiseKind
{
    /// <summary>A clause's wording changes.</summary>
    Amend,

    /// <summary>Text is added, perhaps to no clause in particular yet.</summary>
    Add,

    /// <summary>A clause is deleted.</summary>
    Delete,

    /// <summary>A term is defined.</summary>
    Define,
}

/// <summary>The states of a promise, computed from the table (<see cref="PromiseStates"/>) and never stored.</summary>
public enum PromiseState
{
    /// <summary>Nothing has been done about it.</summary>
    Open,

    /// <summary>A clause it is about was changed or is gone, but that does not keep it.</summary>
    Drafted,

    /// <summary>The Code does what was promised.</summary>
    Kept,

    /// <summary>A member took it back, and said why.</summary>
    Withdrawn,
}

/// <summary>A promise: one or more responses say that this will be done to the Code.</summary>
/// <param name="Responses">
/// The responses that make it, as they were then. When one was merged, the response it went into counts (<c>Consultation.Present</c>).
/// </param>
/// <param name="Clauses">The clauses it is about; empty for text or a definition with no home yet.</param>
/// <param name="Words">
/// The words wanted, each in all of <paramref name="Clauses"/>; of a definition the terms. Empty when none were given.
/// </param>
/// <param name="Proposed">True until a member has confirmed that this was promised.</param>
/// <param name="Withdrawn">The reason why it was taken back; null while it stands.</param>
/// <param name="Confirmations">The confirmations of members that a clause keeps it, in order.</param>
public sealed record Promise(
    PromiseId Id,
    ImmutableList<ResponseId> Responses,
    PromiseKind Kind,
    ImmutableList<ClauseId> Clauses,
    ImmutableList<string> Words,
    bool Proposed,
    string? Withdrawn,
    ImmutableList<KeptConfirmation> Confirmations
)
{
    /// <summary>The terms: the promise without its responses, and without what has come of it.</summary>
    public PromiseTerms Terms => new(Kind, Clauses, Words, Proposed);
}

/// <summary>The terms of a promise: kind, clauses, words wanted, and whether they are only proposed.</summary>
public sealed record PromiseTerms(PromiseKind Kind, ImmutableList<ClauseId> Clauses, ImmutableList<string> Words, bool Proposed)
{
    /// <summary>True when all is the same; lists are compared by what is in them.</summary>
    public bool Equals(PromiseTerms? other) =>
        other is not null
        && Kind == other.Kind
        && Proposed == other.Proposed
        && Clauses.SequenceEqual(other.Clauses)
        && Words.SequenceEqual(other.Words);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Proposed, Clauses.Count, Words.Count);
}

/// <summary>A member's confirmation that a clause at a version keeps a promise.</summary>
/// <param name="Words">The words that had been put into the clause since the draft. The confirmation holds while they stand.</param>
/// <param name="At">The time of the confirmation, UTC.</param>
public sealed record KeptConfirmation(ClauseId Clause, int Version, ImmutableList<string> Words, MemberId By, DateTimeOffset At);

/// <summary>The words for promises, the same in every view and export.</summary>
public static class PromiseWords
{
    /// <summary>Returns the word for what is to be done: "amend".</summary>
    public static string Words(this PromiseKind kind) =>
        kind switch
        {
            PromiseKind.Amend => "amend",
            PromiseKind.Add => "add",
            PromiseKind.Delete => "delete",
            PromiseKind.Define => "define",
        };

    /// <summary>Returns the word for what will have been done: "amended".</summary>
    public static string Done(this PromiseKind kind) =>
        kind switch
        {
            PromiseKind.Amend => "amended",
            PromiseKind.Add => "added",
            PromiseKind.Delete => "deleted",
            PromiseKind.Define => "defined",
        };

    /// <summary>Returns the word for a state: "open", "drafted", "kept", "withdrawn".</summary>
    public static string Words(this PromiseState state) =>
        state switch
        {
            PromiseState.Open => "open",
            PromiseState.Drafted => "drafted",
            PromiseState.Kept => "kept",
            PromiseState.Withdrawn => "withdrawn",
        };

    /// <summary>Returns a sign that stands beside the word, so that states differ by more than colour.</summary>
    public static string Sign(this PromiseState state) =>
        state switch
        {
            PromiseState.Open => "○",
            PromiseState.Drafted => "◐",
            PromiseState.Kept => "✓",
            PromiseState.Withdrawn => "–",
        };
}
