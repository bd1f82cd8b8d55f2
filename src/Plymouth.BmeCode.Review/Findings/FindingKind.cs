using System.Collections.Immutable;
using System.Text.Json;
using Plymouth.BmeCode.Review.Language;

namespace Plymouth.BmeCode.Review.Findings;

/// <summary>
/// The kinds of finding, in the order in which they are best settled: first those on which others depend, last those about numbers and
/// words.
/// </summary>
public enum FindingKind
{
    /// <summary>Several clauses were consulted on under one number.</summary>
    NumberUsedTwice,

    /// <summary>Two responses say what cannot both be so.</summary>
    Contradiction,

    /// <summary>A comment has no response with words.</summary>
    UnansweredComment,

    /// <summary>A comment has several asks, and only some of them are answered.</summary>
    PartlyAnsweredComment,

    /// <summary>A response asks something and answers nothing.</summary>
    OnlyAQuestion,

    /// <summary>A promise is still to be kept.</summary>
    OpenPromise,

    /// <summary>Somebody says that a promise is kept, but it cannot be seen.</summary>
    PromiseNotSeen,

    /// <summary>A clause that was to be amended is gone.</summary>
    ClauseDeletedButPromised,

    /// <summary>A change is promised for one of two twins, and nothing for the other.</summary>
    TwinTreatedDifferently,

    /// <summary>One of two twins was changed or is gone, the other is as it was.</summary>
    TwinLeftBehind,

    /// <summary>A clause says something else than its draft, and nothing says why.</summary>
    ChangeWithoutReason,

    /// <summary>A response refers a matter, and nobody has said to whom.</summary>
    ReferralWithoutDestination,

    /// <summary>The Code uses an abbreviation or a term that it does not explain.</summary>
    TermNotDefined,

    /// <summary>The Code explains a term that nothing else in it uses.</summary>
    DefinitionNotUsed,

    /// <summary>A response points ("as above") at something that is gone, or in a circle.</summary>
    BrokenPointer,

    /// <summary>A response or wording names a clause by a number that it does not have now, or that no clause has.</summary>
    StaleCitation,
}

/// <summary>The words for kinds of finding, the same in every view and export.</summary>
public static class FindingWords
{
    private static readonly ImmutableArray<string> Names = [.. Enum.GetNames<FindingKind>().Select(JsonNamingPolicy.CamelCase.ConvertName)];

    /// <summary>Returns the kind's name in exports and ids: <c>openPromise</c>.</summary>
    public static string Name(this FindingKind kind) => Names[(int)kind];

    /// <summary>Returns the words for one of them: "open promise".</summary>
    public static string Title(this FindingKind kind) => Words(kind).Title;

    /// <summary>Returns the words for several of them: "open promises".</summary>
    public static string Plural(this FindingKind kind) => Words(kind).Plural;

    /// <summary>Returns a number of them in words: "1 open promise", "13 open promises".</summary>
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
