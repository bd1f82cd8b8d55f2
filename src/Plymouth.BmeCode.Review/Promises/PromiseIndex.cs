using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Memo;

namespace Plymouth.BmeCode.Review.Promises;

/// <summary>The promises of a consultation by what they name; worked out once, and again when one is made or changed.</summary>
internal sealed class PromiseIndex
{
    private static readonly Once<ImmutableList<Promise>, PromiseIndex> Known = new(promises => new(promises));

    private PromiseIndex(ImmutableList<Promise> promises)
    {
        ById = promises.Select((p, place) => (p.Id, (place, p))).DistinctBy(p => p.Id).ToDictionary(p => p.Id, p => p.Item2);
        ByResponse = promises
            .SelectMany((p, place) => p.Responses.Distinct().Select(r => (Response: r, Place: place, Promise: p)))
            .ToLookup(p => p.Response, p => (p.Place, p.Promise));
        ByClause = promises
            .SelectMany(p => p.Clauses.Distinct().Select(c => (Clause: c, Promise: p)))
            .ToLookup(p => p.Clause, p => p.Promise);
        Confirmed = promises
            .SelectMany(p => p.Confirmations.Select(c => c.Clause).Distinct().Select(c => (Clause: c, Promise: p)))
            .ToLookup(p => p.Clause, p => p.Promise);
        Homeless = [.. promises.Where(p => p is { Clauses.IsEmpty: true, Words.IsEmpty: false, Withdrawn: null })];
    }

    /// <summary>Each promise with its place in the order they were made.</summary>
    public IReadOnlyDictionary<PromiseId, (int Place, Promise Promise)> ById { get; }

    /// <summary>The promises by the responses that made them, as they were then.</summary>
    public ILookup<ResponseId, (int Place, Promise Promise)> ByResponse { get; }

    /// <summary>The promises by the clauses they are about.</summary>
    public ILookup<ClauseId, Promise> ByClause { get; }

    /// <summary>The promises by the clauses that somebody said keep them.</summary>
    public ILookup<ClauseId, Promise> Confirmed { get; }

    /// <summary>The promises of words that are looked for in every clause.</summary>
    public ImmutableArray<Promise> Homeless { get; }

    public static PromiseIndex Of(Consultation consultation) => Known.Of(consultation.Promises);
}
