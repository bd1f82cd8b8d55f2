using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Findings.Keeping;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.Memo;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Promises;

/// <summary>A promise and how far it has come.</summary>
/// <param name="KeptBy">The words that keep it, where they stand; empty unless it is kept by words.</param>
/// <param name="Lacking">The clauses of it that do not keep it yet, in order; empty when it is kept or withdrawn.</param>
public sealed record PromiseStanding(
    Promise Promise,
    PromiseState State,
    ImmutableList<KeepingWords> KeptBy,
    ImmutableList<ClauseId> Lacking
)
{
    /// <summary>True until it is kept or withdrawn.</summary>
    public bool IsOpen => State is PromiseState.Open or PromiseState.Drafted;
}

/// <summary>Words of a clause that keep a promise, with a little of what stands around them.</summary>
public sealed record KeepingWords(ClauseId Clause, string Before, string Words, string After);

/// <summary>
/// Works out from the table alone how far promises have come. So a promise is kept the moment its words stand, and open again the moment
/// they go.
/// </summary>
/// <remarks>
/// <b>Drafted</b>: a clause it is about was changed since the draft, or is gone.
/// <b>Kept</b>: the wanted words stand in all its clauses, more often than in the draft. When none were given, a member has confirmed a
/// clause, and what had been put into it still stands.
/// A <i>delete</i> is kept when none of its clauses stands; a <i>define</i> when a clause says "X means", or by confirmation. A promise
/// about no clause in particular is looked for in all that stand.
/// </remarks>
public static partial class PromiseStates
{
    private const int Around = 40;

    private static readonly FromLastTable<ImmutableList<PromiseStanding>> Known = new(
        t => t.Consultation.Promises.ConvertAll(p => Of(t, p)),
        Follow
    );
    private static readonly PerTable<(ClauseId Clause, ComparedText[] Texts)[]> KnownTexts = new(Texts);

    /// <summary>Returns every promise of the table, in the order they were made; worked out once per table.</summary>
    public static ImmutableList<PromiseStanding> Of(Table table) => Known.Of(table);

    /// <summary>Returns how far one promise has come.</summary>
    public static PromiseStanding Of(Table table, Promise promise)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(promise);
        if (promise.Withdrawn is not null)
        {
            return new(promise, PromiseState.Withdrawn, [], []);
        }

        if (IsKept(table, promise, promise.Clauses) is { } by)
        {
            return new(promise, PromiseState.Kept, by, []);
        }

        return new(
            promise,
            promise.Clauses.Exists(c => IsChanged(table, c)) ? PromiseState.Drafted : PromiseState.Open,
            [],
            promise.Clauses.Count == 1 ? promise.Clauses : promise.Clauses.RemoveAll(c => IsKept(table, promise, [c]) is not null)
        );
    }

    private static ImmutableList<PromiseStanding> Follow(ImmutableList<PromiseStanding> was, TableChanges changes)
    {
        var now = changes.After.Consultation;
        if (ReferenceEquals(now.Promises, changes.Before.Consultation.Promises))
        {
            var index = PromiseIndex.Of(now).ById;
            return changes.Promises.Select(p => index[p]).Aggregate(was, (all, p) => all.SetItem(p.Place, Of(changes.After, p.Promise)));
        }

        var known = was.Where(p => !changes.Promises.Contains(p.Promise.Id)).ToDictionary(p => p.Promise.Id);
        return now.Promises.ConvertAll(p => known.GetValueOrDefault(p.Id) ?? Of(changes.After, p));
    }

    /// <summary>True when a promise of words may be kept by this text, or was kept by it.</summary>
    internal static bool MayKeep(Promise promise, Wording text) => Wanted(promise).Any(ComparedText.Of(text).MayHold);

    /// <summary>True when two wordings say the same; formatting does not count.</summary>
    internal static bool SaysTheSame(Wording one, Wording other) =>
        ReferenceEquals(one, other) || ComparedText.Of(one).Text == ComparedText.Of(other).Text;

    /// <summary>Returns the words by which these clauses keep the promise, which may be none; null when they do not keep it.</summary>
    private static ImmutableList<KeepingWords>? IsKept(Table table, Promise promise, ImmutableList<ClauseId> clauses) =>
        promise switch
        {
            { Kind: PromiseKind.Delete } => !clauses.IsEmpty && clauses.TrueForAll(c => table.Consultation.Heirs(c).IsEmpty) ? [] : null,
            { Words.IsEmpty: true } => IsConfirmed(table, promise, clauses),
            { Kind: PromiseKind.Define } => Stand(table, clauses, Wanted(promise))
                ?? IsConfirmed(table, promise, clauses),
            { Kind: PromiseKind.Amend or PromiseKind.Add } => Stand(table, clauses, Wanted(promise)),
        };

    /// <summary>Returns the words that keep a promise where they stand.</summary>
    private static ComparedText[] Wanted(Promise promise) =>
        promise.Kind == PromiseKind.Define
            ? [.. promise.Words.Select(term => new ComparedText($"{term} means"))]
            : [.. promise.Words.Select(ComparedText.Of)];

    /// <summary>
    /// Returns the places of all the words in each of the clauses (if none is named, in the first clause that has them); null when they do
    /// not all stand there.
    /// </summary>
    private static ImmutableList<KeepingWords>? Stand(Table table, ImmutableList<ClauseId> clauses, ComparedText[] words)
    {
        if (clauses.IsEmpty)
        {
            return KnownTexts
                .Of(table)
                .Where(c => MayHold(c.Texts, words))
                .Select(c => In(table, c.Clause, words))
                .FirstOrDefault(found => found is not null);
        }

        var by = ImmutableList.CreateBuilder<KeepingWords>();
        foreach (var clause in clauses)
        {
            if (In(table, clause, words) is not { } found)
            {
                return null;
            }

            by.AddRange(found);
        }

        return by.ToImmutable();
    }

    /// <summary>
    /// Returns the places of all the words in a clause, or in what became of it; null unless each stands more often than in the draft.
    /// </summary>
    private static ImmutableList<KeepingWords>? In(Table table, ClauseId clause, ComparedText[] words)
    {
        var heirs = table.Consultation.Heirs(clause);
        return In(table, heirs, words, heirs.Contains(clause) ? heirs : heirs.Add(clause));
    }

    private static ImmutableList<KeepingWords>? In(
        Table table,
        ImmutableList<ClauseId> heirs,
        ComparedText[] words,
        ImmutableList<ClauseId> draftsOf
    )
    {
        foreach (var wanted in words)
        {
            if (!StandMoreOften(table, heirs, wanted, draftsOf))
            {
                return null;
            }
        }

        return
        [
            .. words.SelectMany(w =>
                heirs
                    .Select(c => (Clause: c, Text: ComparedText.Of(table.Wording(c.Passage))))
                    .SelectMany(c => c.Text.Find(w).Select(f => Excerpt(table.Consultation, c.Clause, c.Text.Text, f.Start, f.Length)))
            ),
        ];
    }

    private static bool StandMoreOften(Table table, ImmutableList<ClauseId> heirs, ComparedText wanted, ImmutableList<ClauseId> draftsOf)
    {
        var (now, then) = (0, 0);
        foreach (var heir in heirs)
        {
            now += ComparedText.Of(table.Wording(heir.Passage)).Count(wanted);
        }

        foreach (var clause in now == 0 ? [] : draftsOf)
        {
            then += table.Consultation.ReceivedPassages.Contains(clause.Passage)
                ? ComparedText.Of(table.Draft(clause.Passage)).Count(wanted)
                : 0;
        }

        return now > then;
    }

    /// <summary>Returns each clause that stands, with its text and those of what was split from it.</summary>
    private static (ClauseId Clause, ComparedText[] Texts)[] Texts(Table table) =>
        [
            .. table.Consultation.StandingClauses.Select(c =>
                (c.Id, table.Consultation.Heirs(c.Id).Select(h => ComparedText.Of(table.Wording(h.Passage))).ToArray())
            ),
        ];

    private static bool MayHold(ComparedText[] texts, ComparedText[] words)
    {
        foreach (var wanted in words)
        {
            var held = false;
            foreach (var text in texts)
            {
                held |= text.MayHold(wanted);
            }

            if (!held)
            {
                return false;
            }
        }

        return true;
    }

    private static ImmutableList<KeepingWords>? IsConfirmed(Table table, Promise promise, ImmutableList<ClauseId> clauses)
    {
        if (promise.Confirmations.IsEmpty)
        {
            return null;
        }

        if (clauses.IsEmpty)
        {
            return promise.Confirmations.Select(c => Holds(table, c)).FirstOrDefault(by => by is not null);
        }

        var each = clauses.ConvertAll(clause =>
            promise.Confirmations.FindLast(c => table.Consultation.Heirs(clause).Contains(c.Clause)) is { } confirmation
                ? Holds(table, confirmation)
                : null
        );
        return each.TrueForAll(by => by is not null) ? [.. each.SelectMany(by => by!)] : null;
    }

    /// <summary>Returns the words of a confirmation that still stand; null when they are gone or the clause is back at its draft.</summary>
    private static ImmutableList<KeepingWords>? Holds(Table table, KeptConfirmation confirmation)
    {
        var heirs = table.Consultation.Heirs(confirmation.Clause);
        return heirs.IsEmpty || !IsChanged(table, confirmation.Clause)
            ? null
            : In(table, heirs, [.. confirmation.Words.Select(ComparedText.Of)], [confirmation.Clause]);
    }

    private static bool IsChanged(Table table, ClauseId clause)
    {
        var heirs = table.Consultation.Heirs(clause);
        return heirs.IsEmpty
            || heirs.Exists(c =>
                !SaysTheSame(
                    table.Consultation.ReceivedPassages.Contains(c.Passage) ? table.Draft(c.Passage) : Wording.Empty,
                    table.Wording(c.Passage)
                )
            );
    }

    private static KeepingWords Excerpt(Consultation consultation, ClauseId clause, string text, int start, int length)
    {
        var line = text.LastIndexOf('\n', start) + 1;
        var from =
            start - line <= Around ? line
            : text.IndexOf(' ', start - Around, Around) is >= 0 and var space ? space + 1
            : start;
        var lineEnd = text.IndexOf('\n', start + length) is >= 0 and var end ? end : text.Length;
        var to =
            lineEnd - start - length <= Around ? lineEnd
            : text.LastIndexOf(' ', start + length + Around, Around) is >= 0 and var last ? last
            : start + length;
        return new(
            clause,
            (from > line ? "… " : "") + Read(text[from..start]),
            Read(text.Substring(start, length)),
            Read(text[(start + length)..to]) + (to < lineEnd ? " …" : "")
        );

        string Read(string part) =>
            CrossReference()
                .Replace(part.ReplaceLineEndings(" "), reference => consultation.Numbers.Of(new ClauseId(reference.Groups[1].Value)) ?? "");
    }

    [GeneratedRegex("\ue000([^\ue001]{0,100})\ue001")]
    private static partial Regex CrossReference();
}
