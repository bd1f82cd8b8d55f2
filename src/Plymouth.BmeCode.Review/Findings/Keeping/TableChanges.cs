using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Promises;

namespace Plymouth.BmeCode.Review.Findings.Keeping;

/// <summary>Names what differs between two tables, with all that it concerns: rather too much than too little.</summary>
public sealed class TableChanges
{
    private readonly Consultation _was;
    private readonly Consultation _now;

    private TableChanges(TableDifferences found)
    {
        (Before, After, _was, _now) = (found.Before, found.After, found.Before.Consultation, found.After.Consultation);
        Passages = [.. found.Passages];
        foreach (var passage in Passages)
        {
            TakeResponse(new(passage.Value));
            TakeClause(new(passage.Value));
        }

        foreach (var clause in found.Clauses)
        {
            TakeClause(clause);
        }

        foreach (var response in found.Responses)
        {
            TakeResponse(response);
        }

        foreach (var comment in found.Comments)
        {
            Comments.Add(comment);
            TakeResponse(_was.Comments.GetValueOrDefault(comment)?.Response);
            TakeResponse(_now.Comments.GetValueOrDefault(comment)?.Response);
        }

        foreach (var revision in found.Revisions)
        {
            Clauses.Add(new(revision.Passage.Value));
            revision.Responses.ForEach(r => TakeResponse(r));
        }

        foreach (var promise in found.Promises)
        {
            Promises.Add(promise.Id);
            promise.Responses.ForEach(r => TakeResponse(r));
        }

        TakePromises();
        foreach (var response in Responses)
        {
            Comments.UnionWith(_was.Responses.GetValueOrDefault(response)?.Comments ?? []);
            Comments.UnionWith(_now.Responses.GetValueOrDefault(response)?.Comments ?? []);
        }

        Wholes = [.. Comments.Where(_now.Comments.ContainsKey).Select(c => _now.Whole(_now.Comments[c]).Id)];
    }

    /// <summary>The earlier table.</summary>
    public Table Before { get; }

    /// <summary>The later table.</summary>
    public Table After { get; }

    /// <summary>
    /// The clauses, sections and the Code of which the words, the agreement, the comments with their responses, or the promises differ.
    /// </summary>
    public IReadOnlySet<Topic> Topics => field ??= FindTopics();

    /// <summary>The passages with another wording, or that were closed or opened.</summary>
    internal HashSet<PassageId> Passages { get; }

    /// <summary>
    /// The clauses that are agreed or open again, or that say something else, with those they came from; and those of changed revisions.
    /// </summary>
    internal HashSet<ClauseId> Clauses { get; } = [];

    /// <summary>
    /// The responses that changed, say something else, or whose comments, promises or revisions changed; of a merged one that it went into.
    /// </summary>
    internal HashSet<ResponseId> Responses { get; } = [];

    /// <summary>The comments that changed, or whose response is among <see cref="Responses"/>.</summary>
    internal HashSet<CommentId> Comments { get; } = [];

    /// <summary>The same comments as received.</summary>
    internal HashSet<CommentId> Wholes { get; }

    /// <summary>The promises that changed, or that rest on changed responses or wordings.</summary>
    internal HashSet<PromiseId> Promises { get; } = [];

    /// <summary>
    /// Returns the changes; null when the shape of the Code, numbers or the splitting of comments changed, which may concern everything.
    /// </summary>
    internal static TableChanges? Of(TableDifferences found)
    {
        var (was, now) = (found.Before.Consultation, found.After.Consultation);
        return
            ReferenceEquals(was.CommentsMark, now.CommentsMark)
            && ReferenceEquals(was.Sections, now.Sections)
            && ReferenceEquals(found.Before.BeforeRenumbering, found.After.BeforeRenumbering)
            && now.Numbers.AreThoseOf(was.Numbers)
            && OnlyFollow(was, now)
            && found.Clauses.All(c => IsOnlyAgreement(was.Clauses.GetValueOrDefault(c), now.Clauses.GetValueOrDefault(c)))
            ? new(found)
            : null;
    }

    /// <summary>Returns the changed promises of one of the two tables, with how far they have come there.</summary>
    internal IEnumerable<PromiseStanding> StandingIn(Table table)
    {
        var (index, all) = (PromiseIndex.Of(table.Consultation).ById, table.Promises);
        return Promises.Where(index.ContainsKey).Select(p => all[index[p].Place]);
    }

    private HashSet<Topic> FindTopics()
    {
        HashSet<Topic> topics = [.. Clauses.Select(c => new AboutClause(c))];
        topics.UnionWith(
            _now.Sections.Select(s => s.Id)
                .Where(s => Passages.Contains(s.Heading) || Passages.Contains(s.LeadIn))
                .Select(s => new AboutSection(s))
        );
        foreach (var consultation in new[] { _was, _now })
        {
            topics.UnionWith(
                Comments.Where(consultation.Comments.ContainsKey).SelectMany(c => consultation.TopicsOf(consultation.Comments[c]))
            );
            var promises = PromiseIndex.Of(consultation).ById;
            topics.UnionWith(
                Promises
                    .Where(promises.ContainsKey)
                    .SelectMany(p => promises[p].Promise.Clauses)
                    .SelectMany(consultation.Heirs)
                    .Select(c => new AboutClause(c))
            );
        }

        return topics;
    }

    /// <summary>True when promises that were there before are in the same order, and new ones follow them.</summary>
    private static bool OnlyFollow(Consultation was, Consultation now)
    {
        if (ReferenceEquals(was.Promises, now.Promises))
        {
            return true;
        }

        var left = was.Promises.Select(p => p.Id).Where(PromiseIndex.Of(now).ById.ContainsKey).ToList();
        return left.SequenceEqual(now.Promises.Take(left.Count).Select(p => p.Id));
    }

    private static bool IsOnlyAgreement(Clause? before, Clause? after) =>
        before is { Status: not ClauseStatus.Deleted }
        && after is { Status: not ClauseStatus.Deleted }
        && before with
        {
            Status = after.Status,
            Agreement = after.Agreement,
        } == after;

    private void TakeResponse(ResponseId? changed)
    {
        foreach (var consultation in new[] { _was, _now })
        {
            if (changed is { } response && consultation.Responses.ContainsKey(response))
            {
                Responses.Add(response);
                Responses.Add(consultation.Present(response));
            }
        }
    }

    private void TakeClause(ClauseId changed)
    {
        if (_now.Clauses.TryGetValue(changed, out var clause) && Clauses.Add(changed))
        {
            clause.From.ForEach(TakeClause);
        }
    }

    private void TakePromises()
    {
        var index = PromiseIndex.Of(_now);
        Promises.UnionWith(Responses.SelectMany(r => _was.PromisesOf(r).Concat(_now.PromisesOf(r))).Select(p => p.Id));
        Promises.UnionWith(Clauses.SelectMany(c => index.ByClause[c].Concat(index.Confirmed[c])).Select(p => p.Id));
        foreach (var passage in Passages.Where(p => _now.Clauses.ContainsKey(new(p.Value))))
        {
            var (was, now) = (Before.Wording(passage), After.Wording(passage));
            Promises.UnionWith(
                index.Homeless.Where(p => PromiseStates.MayKeep(p, was) || PromiseStates.MayKeep(p, now)).Select(p => p.Id)
            );
        }
    }
}
