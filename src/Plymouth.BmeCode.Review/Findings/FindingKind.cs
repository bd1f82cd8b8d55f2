using System.Collections.Immutable;
using System.Text.Json;
using Plymouth.BmeCode.Review.Language;

namespace Plymouth.BmeCode.Review.Findings;

/// <summary>
/// What a check has found, in the order in which kinds are best settled: what decides other things first, what follows from numbers and
/// words last.
/// </summary>
public enum FindingKind
{
    /// <summary>Several clauses were consulted on under one number.</summary>
    NumberUsedTwice,

    /// <summary>Two responses say what cannot both be so.</summary>
    Contradiction,

    UnansweredComment,

    /// <summary>A comment with several asks, of which some have no answer.</summary>
    PartlyAnsweredComment,

    /// <summary>A response that asks and answers nothing.</summary>
    OnlyAQuestion,

    /// <summary>What was promised is still to be done.</summary>
    OpenPromise,

    /// <summary>Somebody says that a promise is kept, but it cannot be seen.</summary>
    PromiseNotSeen,

    /// <summary>A clause is gone that was to be amended.</summary>
    ClauseDeletedButPromised,

    /// <summary>What was asked of two alike clauses was granted in one and refused in the other.</summary>
    TwinTreatedDifferently,

    /// <summary>One of two alike clauses was changed, the other not.</summary>
    TwinLeftBehind,

    /// <summary>A wording is another than the draft's, and nothing says why.</summary>
    ChangeWithoutReason,

    ReferralWithoutDestination,

    TermNotDefined,

    DefinitionNotUsed,

    /// <summary>A response points ("as above") at something that is gone, or in a circle.</summary>
    BrokenPointer,

    /// <summary>A response or wording names a clause by a number that is not its own now, or by none.</summary>
    StaleCitation,
}

/// <summary>The words for kinds of finding, the same in every view and export.</summary>
public static class FindingWords
{
    private static readonly ImmutableArray<string> Names = [.. Enum.GetNames<FindingKind>().Select(JsonNamingPolicy.CamelCase.ConvertName)];

    /// <summary>As exports and ids write it: <c>openPromise</c>.</summary>
    public static string Name(this FindingKind kind) => Names[(int)kind];

    /// <summary>One of them: "open promise".</summary>
    public static string Title(this FindingKind kind) => Words(kind).Title;

    /// <summary>Several of them: "open promises".</summary>
    public static string Plural(this FindingKind kind) => Words(kind).Plural;

    /// <summary>"1 open promise", "13 open promises".</summary>
    public static string Count(this FindingKind kind, int count) => Counted.Of(count, kind.Title(), kind.Plural());

    private static (string Title, string Plural) Words(FindingKind kind) =>
        kind switch
        {
            FindingKind.NumberUsedTwice => ("consultation number used twice", "consultation numbers used twice"),
            FindingKind.Contradiction => ("contradiction", "contradictions"),
            FindingKind.UnansweredComment => ("unanswered comment", "unanswered comments"),
            FindingKind.PartlyAnsweredComment => ("comment partly answered", "comments partly answered"),
            FindingKind.OnlyAQuestion => ("response that is only a question", "responses that are only questions"),
            FindingKind.OpenPromise => ("open promise", "open promises"),
            FindingKind.PromiseNotSeen => ("promise said to be done but not seen", "promises said to be done but not seen"),
            FindingKind.ClauseDeletedButPromised => ("clause deleted that was to be amended", "clauses deleted that were to be amended"),
            FindingKind.TwinTreatedDifferently => ("twin treated differently", "twins treated differently"),
            FindingKind.TwinLeftBehind => ("twin left behind", "twins left behind"),
            FindingKind.ChangeWithoutReason => ("changed clause without a reason", "changed clauses without a reason"),
            FindingKind.ReferralWithoutDestination => ("referral without destination", "referrals without destination"),
            FindingKind.TermNotDefined => ("term used but not defined", "terms used but not defined"),
            FindingKind.DefinitionNotUsed => ("term defined but not used", "terms defined but not used"),
            FindingKind.BrokenPointer => ("pointer gone or circular", "pointers gone or circular"),
            FindingKind.StaleCitation => ("stale or broken citation", "stale or broken citations"),
        };
}
