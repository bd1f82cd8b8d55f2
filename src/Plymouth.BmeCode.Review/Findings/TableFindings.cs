using System.Collections.Concurrent;
using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings.Keeping;
using Plymouth.BmeCode.Review.Memo;
using Plymouth.BmeCode.Review.Promises;

namespace Plymouth.BmeCode.Review.Findings;

/// <summary>A finding in the table, and whether it is settled.</summary>
/// <param name="Settled">The reason for which it was put aside; null while it is open.</param>
/// <param name="Internal">True when it is about something that partners never see.</param>
public sealed record FindingStanding(Finding Finding, Dismissal? Settled, bool Internal)
{
    /// <summary>True when it is open and blocks a publication.</summary>
    public bool Blocks => Settled is null && Finding.Blocking;
}

/// <summary>
/// All findings of one table, in the order in which to settle them: by kind, and within a kind in the order of the table.
/// </summary>
public sealed class TableFindings : IEquatable<TableFindings>
{
    private static readonly PerTable<TableFindings> Known = new(t => new(t));
    private readonly Consultation _consultation;
    private readonly Lazy<ILookup<Subject, (int Place, FindingStanding Finding)>> _about;
    private readonly ConcurrentDictionary<Topic, ImmutableList<FindingStanding>> _at = [];

    private TableFindings(Table table)
        : this(table.Consultation, KeptFindings.Of(table)) { }

    private TableFindings(Consultation consultation, IReadOnlyCollection<FindingStanding> found)
    {
        _consultation = consultation;
        Open = [.. found.Where(f => f.Settled is null)];
        Settled = [.. found.Where(f => f.Settled is not null)];
        Blocking = Open.Count(f => f.Blocks);
        _about = new(() =>
            Open.SelectMany((f, place) => f.Finding.About.Distinct().Select(a => (a, place, f))).ToLookup(p => p.a, p => (p.place, p.f))
        );
    }

    /// <summary>Returns the findings of a table; worked out once per table.</summary>
    public static TableFindings Of(Table table) => Known.Of(table);

    /// <summary>The findings that nobody has settled.</summary>
    public ImmutableList<FindingStanding> Open { get; }

    /// <summary>The findings that were put aside for a reason that still holds.</summary>
    public ImmutableList<FindingStanding> Settled { get; }

    /// <summary>The number of open findings that block.</summary>
    public int Blocking { get; }

    /// <summary>Returns the open findings about exactly this subject.</summary>
    public ImmutableList<FindingStanding> About(Subject subject) => [.. _about.Value[subject].Select(f => f.Finding)];

    /// <summary>
    /// Returns the open findings about a clause or section, its comments, their responses, or the promises about it. A general section has
    /// those about the Code too.
    /// </summary>
    public ImmutableList<FindingStanding> At(Topic topic) =>
        _at.GetOrAdd(
            topic,
            static (at, all) =>
                [
                    .. SubjectsAt(all._consultation, at)
                        .Distinct()
                        .SelectMany(s => all._about.Value[s])
                        .DistinctBy(f => f.Place)
                        .OrderBy(f => f.Place)
                        .Select(f => f.Finding),
                ],
            this
        );

    /// <summary>
    /// Returns the same without the open findings that are new since <paramref name="before"/> and about words in these passages. Somebody
    /// is still typing there, and half a sentence says what nobody means.
    /// </summary>
    public TableFindings WithoutNewIn(IReadOnlySet<PassageId> typed, TableFindings before)
    {
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(before);
        if (typed.Count == 0)
        {
            return this;
        }

        // What is one object in both is known. Only where there is another need ids be compared.
        var same = before.Open.ToHashSet<FindingStanding>(ReferenceEqualityComparer.Instance);
        var others = Open.FindAll(f => !same.Contains(f));
        var kinds = others.Select(f => f.Finding.Kind).ToHashSet();
        var known = before.Open.Where(f => kinds.Contains(f.Finding.Kind)).Select(f => f.Finding.Id).ToHashSet();
        var held = others
            .Where(f =>
                !known.Contains(f.Finding.Id) && f.Finding.About.SelectMany(a => Passages(_consultation, a)).Any(typed.Contains)
            )
            .ToHashSet<FindingStanding>(ReferenceEqualityComparer.Instance);
        var kept = Open.RemoveAll(held.Contains);
        return kept.Count == Open.Count ? this : new(_consultation, [.. kept, .. Settled]);
    }

    /// <summary>True when both have the same findings, settled for the same reasons.</summary>
    public bool Equals(TableFindings? other) =>
        other is not null && (ReferenceEquals(this, other) || (Open.SequenceEqual(other.Open) && Settled.SequenceEqual(other.Settled)));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TableFindings);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Open.Count, Settled.Count);

    /// <summary>True when a subject is something that partners never see.</summary>
    internal static bool IsInternal(Consultation now, Subject subject) =>
        subject switch
        {
            CommentSubject s => now.Comments[s.Comment] is var comment
                && (comment.Internal || (comment.Response is { } response && now.Responses[response].Internal)),
            ResponseSubject s => now.Responses[s.Response].Internal
                || now.Responses[s.Response].Comments.Exists(c => now.Comments[c].Internal),
            PromiseSubject s => now.Promise(s.Promise).Responses.Exists(r => IsInternal(now, new ResponseSubject(now.Present(r)))),
            ClauseSubject or SectionSubject => false,
            _ => throw NotKnown.Of(subject),
        };

    /// <summary>Returns the passages whose words a finding about a subject rests on.</summary>
    private static IEnumerable<PassageId> Passages(Consultation now, Subject subject) =>
        subject switch
        {
            ClauseSubject s => [s.Clause.Passage],
            SectionSubject s => [s.Section.Heading, s.Section.LeadIn],
            CommentSubject s => now.Comments[s.Comment].Response is { } response ? [response.Passage] : [],
            ResponseSubject s => [s.Response.Passage],
            PromiseSubject s => now.Promise(s.Promise) is var promise
                ? promise.Clauses.Select(c => c.Passage).Concat(promise.Responses.Select(r => now.Present(r).Passage))
                : [],
            _ => throw NotKnown.Of(subject),
        };

    /// <summary>Returns the subjects that stand at a topic: a few, however large the table is.</summary>
    private static IEnumerable<Subject> SubjectsAt(Consultation now, Topic topic)
    {
        var comments = ReceivedComments.Of(now).AllAbout[topic].ToList();
        var responses = comments
            .Select(c => (Comment: c, now.Comments[c].Response))
            .Where(c => c.Response is { } r && now.Responses[r].Comments.Contains(c.Comment))
            .Select(c => c.Response!.Value)
            .Distinct()
            .ToList();
        IEnumerable<Subject> itself = topic switch
        {
            AboutClause about =>
            [
                new ClauseSubject(about.Clause),
                .. PromiseIndex.Of(now).ByClause[about.Clause].Select(p => new PromiseSubject(p.Id)),
            ],
            AboutSection about => [new SectionSubject(about.Section)],
            AboutCode => [],
            _ => throw NotKnown.Of(topic),
        };
        return
        [
            .. itself,
            .. comments.Select(c => new CommentSubject(c)),
            .. responses.Select(r => new ResponseSubject(r)),
            .. responses.SelectMany(now.PromisesOf).Select(p => new PromiseSubject(p.Id)),
        ];
    }
}
