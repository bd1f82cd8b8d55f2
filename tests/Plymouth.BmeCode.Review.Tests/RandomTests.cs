using System.Collections.Immutable;
using FluentAssertions;
using FluentAssertions.Execution;
using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Publications;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Testing;
using Xunit;

namespace Plymouth.BmeCode.Review.Tests;

/// <summary>Laws that hold whatever is decided in whatever order. A failure names its seed and what was asked for.</summary>
public sealed class RandomTests
{
    private const int Seeds = 60;
    private const int Steps = 40;

    [Fact]
    public void Whatever_is_decided_the_table_stays_whole() => Run((meeting, _) => Whole(meeting.Table));

    [Fact]
    public void Undo_of_any_decision_right_afterwards_restores_what_was()
    {
        var taken = new HashSet<Type>();
        Run(
            (meeting, before) =>
            {
                var last = meeting.Journal[^1];
                if (last.Event is not (DecisionUndone or CodePublished) && meeting.Journal.Count > before.Journal.Count)
                {
                    var fork = meeting.Fork();
                    fork.Do(new UndoLast(), last.Member.Value);
                    Picture.Of(fork.Table, before.Now).Should().Be(Picture.Of(before.Table, before.Now), $"{last.Event} was undone");
                    Whole(fork.Table);
                    taken.Add(last.Event.GetType());
                }
            }
        );
        taken
            .Should()
            .HaveCountGreaterThan(20, "every kind of decision should have come up")
            .And.Contain([typeof(CommentSplitIntoAsks), typeof(AsksJoined)]);
    }

    [Fact]
    public void The_journal_folds_into_what_was_decided() =>
        Run(
            (meeting, _) =>
            {
                var again = Consultation.Of(meeting.Journal.Select(d => d with { Event = Read(EventCodec.Write(d.Event)) }));
                var table = meeting.Table with { Consultation = again };
                Picture.Of(table, again).Should().Be(Picture.Of(meeting.Table, again));
            },
            every: Steps
        );

    [Fact]
    public void A_consultation_knows_what_the_last_decisions_touched() =>
        Run(
            (meeting, before) =>
            {
                var (was, now) = (before.Now, meeting.Now);
                var touched = now.Trail.Since(was.Trail);
                Assert.NotNull(touched);
                Assert.Subset(touched, Differ(was.Responses, now.Responses).Select(r => (Subject)new ResponseSubject(r)).ToHashSet());
                Assert.Subset(touched, Differ(was.Clauses, now.Clauses).Select(c => (Subject)new ClauseSubject(c)).ToHashSet());
                if (ReferenceEquals(was.CommentsMark, now.CommentsMark))
                {
                    Assert.Subset(touched, Differ(was.Comments, now.Comments).Select(c => (Subject)new CommentSubject(c)).ToHashSet());
                }
            }
        );

    private static IEnumerable<TKey> Differ<TKey, T>(ImmutableDictionary<TKey, T> before, ImmutableDictionary<TKey, T> after)
        where TKey : notnull
        where T : class =>
        before.Keys.Union(after.Keys).Where(k => !ReferenceEquals(before.GetValueOrDefault(k), after.GetValueOrDefault(k)));

    private static Event Read((string Kind, string Body) entry) => EventCodec.Read(entry.Kind, entry.Body);

    private static void Run(Action<PaperMeeting, PaperMeeting> law, int every = 1)
    {
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var asked = new List<string>();
            try
            {
                var random = new Random(seed);
                var members = new RandomMeeting(random);
                var meeting = Meetings.Small();
                for (var step = 1; step <= Steps; step++)
                {
                    var before = meeting.Fork();
                    var (member, command) = (members.Member(), random.Next(8) == 0 ? new UndoLast() : members.Next(meeting));
                    var decision = meeting.Ask(command, member: member);
                    asked.Add($"{member}: {command} → {(decision as Decision.Refused)?.Refusal.Code ?? decision.GetType().Name}");
                    if (step % every == 0)
                    {
                        law(meeting, before);
                    }

                    if (random.Next(3) == 0)
                    {
                        members.Type(meeting);
                    }
                }
            }
            catch (Exception e)
            {
                throw new AssertionFailedException($"Seed {seed}: {e.Message}\n{string.Join('\n', asked)}\n{e.StackTrace}");
            }
        }
    }

    /// <summary>Numbers clauses by their levels: "1", "1.1", "1.2", "2".</summary>
    private static IEnumerable<string> Counted(IEnumerable<Clause> clauses)
    {
        List<int> counts = [];
        foreach (var clause in clauses)
        {
            var level = Math.Min(clause.Level, counts.Count);
            counts = [.. counts.Take(level), counts.ElementAtOrDefault(level) + 1];
            yield return string.Join('.', counts);
        }
    }

    private static void Whole(Table table)
    {
        var now = table.Consultation;
        foreach (var comment in now.Comments.Values)
        {
            Assert.True(
                comment.Response is not { } id || (!now.Responses[id].Closed && now.Responses[id].Comments.Contains(comment.Id)),
                $"comment {comment.Id} and its response agree"
            );
        }

        foreach (var comment in now.Comments.Values.Where(c => !c.Stands))
        {
            Assert.True(
                comment.Response is null
                    && (
                        comment.Joined
                        || comment.Asks.TrueForAll(a => now.Comments[a.Id] is { Stands: true } ask && ask.PartOf == comment.Id)
                    ),
                $"comment {comment.Id} leaves its response to its asks"
            );
        }

        Assert.Equal(
            now.CommentsInOrder.Select(c => c.Id.Value).Order(StringComparer.Ordinal),
            now.Comments.Values.Where(c => c.Stands).Select(c => c.Id.Value).Order(StringComparer.Ordinal)
        );
        Assert.Equal(7, table.Progress.Comments);
        foreach (var response in now.Responses.Values)
        {
            Assert.True(response.Comments.IsEmpty == response.Closed, $"response {response.Id} is open exactly while it answers comments");
            Assert.True(
                response.Comments.All(c => now.Comments[c].Response == response.Id),
                $"response {response.Id} and its comments agree"
            );
            Assert.Equal(
                now.Responses.Values.Where(r => r.MergedInto == response.Id).Select(r => r.Id.Value).Order(StringComparer.Ordinal),
                response.Merged.Select(r => r.Value).Order(StringComparer.Ordinal)
            );
            Assert.Equal(response.Comments.OrderBy(c => now.Comments[c].Place).ThenBy(c => now.Comments[c].Start), response.Comments);
            Assert.True(
                table.Passage(response.Id.Passage).Closed is not null == response.Closed,
                $"the passage of {response.Id} follows it"
            );
        }

        Assert.Equal(
            now.Clauses.Keys.Select(c => c.Value).Order(StringComparer.Ordinal),
            now.Sections.SelectMany(s => s.Clauses).Select(c => c.Value).Order(StringComparer.Ordinal)
        );
        var sections = 0;
        foreach (var section in now.Sections)
        {
            Assert.True(
                section.Clauses.All(c =>
                    now.Clauses[c].Section == section.Id && (!section.Deleted || now.Clauses[c].Status == ClauseStatus.Deleted)
                ),
                $"section {section.Id} and its clauses agree"
            );
            Assert.True(table.Passage(section.Id.Heading).Closed is not null == section.Deleted, $"the heading of {section.Id} follows it");
            var number = section is { Deleted: false, Kind: SectionKind.Numbered } ? $"{++sections}" : null;
            Assert.Equal(number, now.Numbers.Of(section.Id));
            Assert.Equal(
                Counted(now.Standing(section.Id)).Select(count => number is null ? null : $"{number}.{count}"),
                now.Standing(section.Id).Select(c => now.Numbers.Of(c.Id))
            );
        }

        foreach (var clause in now.Clauses.Values)
        {
            Assert.True(
                clause.Agreement is not null == (clause.Status == ClauseStatus.Agreed),
                $"{clause.Id} has an agreement exactly while it is agreed"
            );
            Assert.True(
                table.Passage(clause.Id.Passage).Closed is null == (clause.Status == ClauseStatus.Open),
                $"the passage of {clause.Id} follows it"
            );
        }

        foreach (var promise in now.Promises)
        {
            Assert.True(
                promise.Responses.All(r => !now.Responses[now.Present(r)].Closed),
                $"promise {promise.Id} belongs to a response that stands"
            );
        }

        Assert.True(now.Revisions.DistinctBy(r => (r.Passage, r.Number)).Count() == now.Revisions.Count, "a revision's number is its own");
    }
}
