using System.Collections.Immutable;

namespace Plymouth.BmeCode.Review.Promises;

/// <summary>What is promised.</summary>
public enum PromiseKind
{
    /// <summary>A clause's wording changes.</summary>
    Amend,

    /// <summary>Text comes that may have no home yet.</summary>
    Add,

    /// <summary>A clause goes.</summary>
    Delete,

    /// <summary>A term is defined.</summary>
    Define,
}

/// <summary>How far a promise has come. Computed from the table (<see cref="PromiseStates"/>), never stored.</summary>
public enum PromiseState
{
    /// <summary>Nothing has been done about it.</summary>
    Open,

    /// <summary>A clause it is about was changed, but it is not seen to be kept.</summary>
    Drafted,

    /// <summary>What was promised stands in the Code.</summary>
    Kept,

    /// <summary>Somebody took it back, and said why.</summary>
    Withdrawn,
}

/// <summary>What one or more responses say will be done to the Code.</summary>
/// <param name="Responses">
/// Those that promise it, as they were when it was made; of a merged one the response it went into counts (<c>Consultation.Present</c>).
/// </param>
/// <param name="Clauses">The clauses it is about; empty for text or a definition with no home yet.</param>
/// <param name="Words">The words wanted, each in all of <paramref name="Clauses"/>; of a definition the terms. Empty where none were
/// given.</param>
/// <param name="Proposed">True until a member has confirmed that this was promised.</param>
/// <param name="Withdrawn">Why it was taken back; null while it stands.</param>
/// <param name="Confirmations">Members who said that a revision keeps it, in order.</param>
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
    /// <summary>What is promised, without who and how far.</summary>
    public PromiseTerms Terms => new(Kind, Clauses, Words, Proposed);
}

/// <summary>What is promised: kind, clauses, words wanted, and whether that is only proposed.</summary>
public sealed record PromiseTerms(PromiseKind Kind, ImmutableList<ClauseId> Clauses, ImmutableList<string> Words, bool Proposed)
{
    public bool Equals(PromiseTerms? other) =>
        other is not null
        && Kind == other.Kind
        && Proposed == other.Proposed
        && Clauses.SequenceEqual(other.Clauses)
        && Words.SequenceEqual(other.Words);

    public override int GetHashCode() => HashCode.Combine(Kind, Proposed, Clauses.Count, Words.Count);
}

/// <summary>A member saw that a clause at a version keeps a promise.</summary>
/// <param name="Words">What had been put into the clause since the draft, as it stood then: while these words stand, the confirmation
/// does.</param>
public sealed record KeptConfirmation(ClauseId Clause, int Version, ImmutableList<string> Words, MemberId By, DateTimeOffset At);

/// <summary>The words for promises, the same in every view and export.</summary>
public static class PromiseWords
{
    /// <summary>What is to be done: "amend".</summary>
    public static string Words(this PromiseKind kind) =>
        kind switch
        {
            PromiseKind.Amend => "amend",
            PromiseKind.Add => "add",
            PromiseKind.Delete => "delete",
            PromiseKind.Define => "define",
        };

    /// <summary>What was promised to be done: "amended".</summary>
    public static string Done(this PromiseKind kind) =>
        kind switch
        {
            PromiseKind.Amend => "amended",
            PromiseKind.Add => "added",
            PromiseKind.Delete => "deleted",
            PromiseKind.Define => "defined",
        };

    /// <summary>"open", "drafted", "kept", "withdrawn".</summary>
    public static string Words(this PromiseState state) =>
        state switch
        {
            PromiseState.Open => "open",
            PromiseState.Drafted => "drafted",
            PromiseState.Kept => "kept",
            PromiseState.Withdrawn => "withdrawn",
        };

    /// <summary>A sign that stands beside the word, so that states differ by more than colour.</summary>
    public static string Sign(this PromiseState state) =>
        state switch
        {
            PromiseState.Open => "○",
            PromiseState.Drafted => "◐",
            PromiseState.Kept => "✓",
            PromiseState.Withdrawn => "–",
        };
}
