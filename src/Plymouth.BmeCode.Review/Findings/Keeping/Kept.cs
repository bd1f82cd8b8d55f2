using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Findings.Contradictions;
using Plymouth.BmeCode.Review.Findings.Twins;
using Plymouth.BmeCode.Review.Memo;
using Plymouth.BmeCode.Review.Promises;

namespace Plymouth.BmeCode.Review.Findings.Keeping;

/// <summary>Holds what several checks read of a table, kept up to date as it becomes another of the same shape.</summary>
internal sealed class Kept
{
    private static readonly Once<ImmutableList<Dismissal>, ILookup<(FindingId, string), Dismissal>> Reasons = new(all =>
        all.Where(d => !d.Reopened).ToLookup(d => (d.Finding, d.Grounds))
    );

    private readonly Dictionary<ResponseId, Stance> _stances = [];
    private readonly Dictionary<PromiseId, PromiseStanding> _promises = [];
    private readonly Dictionary<PromiseId, int> _promisePlaces = [];
    private readonly Dictionary<ClauseId, int> _keeping = [];
    private readonly Dictionary<(ClauseId, ClauseId), int> _contradicted = [];
    private int _promisesMade;

    public Kept(Table table)
    {
        Table = table;
        Passages = new(table.Consultation);
        Twins = TwinSearch.Of(table);
        TwinsOf = Twins.SelectMany((t, at) => t.Parts.Select(p => p.Clause).Distinct().Select(c => (Clause: c, At: at)))
            .ToLookup(t => t.Clause, t => t.At);
        table.Consultation.Promises.ForEach(p => Take(p.Id));
    }

    /// <summary>The table as it is now.</summary>
    public Table Table { get; private set; }

    /// <summary>The passages of the Code that stand, and their places.</summary>
    public PassagePlaces Passages { get; }

    /// <summary>The twins of the table.</summary>
    public ImmutableList<Twin> Twins { get; }

    /// <summary>The places in <see cref="Twins"/> of a clause's twins.</summary>
    public ILookup<ClauseId, int> TwinsOf { get; }

    /// <summary>The clauses that the last changed promises named, or whose words kept them, before or after.</summary>
    public HashSet<ClauseId> PromisedLately { get; } = [];

    /// <summary>The clauses of the last changed contradictions.</summary>
    public HashSet<ClauseId> ContradictedLately { get; } = [];

    /// <summary>Goes on to another table.</summary>
    public void Follow(TableChanges changes)
    {
        Table = changes.After;
        PromisedLately.Clear();
        ContradictedLately.Clear();
        foreach (var response in changes.Responses)
        {
            _stances.Remove(response);
        }

        var index = PromiseIndex.Of(Table.Consultation).ById;
        foreach (var promise in changes.Promises.OrderBy(p => index.TryGetValue(p, out var known) ? known.Place : -1))
        {
            Take(promise);
        }
    }

    /// <summary>Returns how far a promise has come; null when there is no such promise.</summary>
    public PromiseStanding? Promise(PromiseId id) => _promises.GetValueOrDefault(id);

    /// <summary>Returns the place of a promise among all, in the order they were made; null when there is no such promise.</summary>
    public Place? PlaceOf(PromiseId id) => _promises.ContainsKey(id) ? new Place(_promisePlaces[id]) : null;

    /// <summary>Returns the place of a comment or ask in the table; null when there is no such comment.</summary>
    public Place? PlaceOf(CommentId id) =>
        Table.Consultation.Comments.TryGetValue(id, out var comment) ? new Place(comment.Place, comment.Start) : null;

    /// <summary>Returns the place of a response that answers something: that of its first comment.</summary>
    public Place? PlaceOf(ResponseId response) =>
        Table.Consultation.Responses.GetValueOrDefault(response)?.Comments is [var first, ..] ? PlaceOf(first) : null;

    /// <summary>True when a promise is kept by words of the clause.</summary>
    public bool KeepsPromise(ClauseId clause) => _keeping.GetValueOrDefault(clause) > 0;

    /// <summary>Returns the stance of the response to a comment.</summary>
    public Stance StanceOf(CommentId comment)
    {
        if (Table.Consultation.Comments.GetValueOrDefault(comment)?.Response is not { } response)
        {
            return Stance.None;
        }

        return _stances.TryGetValue(response, out var known)
            ? known
            : _stances[response] = Stances.Of(Table, Table.Consultation.Responses[response]);
    }

    /// <summary>True when some contradiction is about both clauses.</summary>
    public bool AreContradicted(ClauseId one, ClauseId other) => _contradicted.GetValueOrDefault((one, other)) > 0;

    /// <summary>Counts a contradiction in, or out again when <paramref name="by"/> is -1.</summary>
    public void Contradict(Finding contradiction, int by)
    {
        var clauses = contradiction.About.OfType<ClauseSubject>().Select(a => a.Clause).ToList();
        ContradictedLately.UnionWith(clauses);
        foreach (var pair in clauses.SelectMany(_ => clauses, (one, other) => (one, other)))
        {
            _contradicted[pair] = _contradicted.GetValueOrDefault(pair) + by;
        }
    }

    /// <summary>Returns a finding with whether it is settled, and internal.</summary>
    public FindingStanding Stand(Finding finding) =>
        new(
            finding,
            Table.Consultation.Dismissals.IsEmpty
                ? null
                : Reasons.Of(Table.Consultation.Dismissals)[(finding.Id, finding.Grounds)].LastOrDefault(),
            finding.About.Exists(a => TableFindings.IsInternal(Table.Consultation, a))
        );

    private void Take(PromiseId id)
    {
        if (_promises.Remove(id, out var before))
        {
            Count(before, -1);
        }

        if (!PromiseIndex.Of(Table.Consultation).ById.TryGetValue(id, out var known))
        {
            _promisePlaces.Remove(id);
            return;
        }

        _promisePlaces.TryAdd(id, _promisesMade++);
        Count(_promises[id] = PromiseStates.Of(Table, known.Promise), 1);
    }

    private void Count(PromiseStanding promise, int by)
    {
        PromisedLately.UnionWith(promise.Promise.Clauses);
        foreach (var words in promise.KeptBy)
        {
            PromisedLately.Add(words.Clause);
            _keeping[words.Clause] = _keeping.GetValueOrDefault(words.Clause) + by;
        }
    }
}
