using FluentAssertions;
using FluentAssertions.Execution;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Promises;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Testing;
using Xunit;

namespace Plymouth.BmeCode.Review.Tests;

/// <summary>
/// The law of what is counted on from one table to the next: it is what is counted in a table by itself. And of what is looked up at one
/// place: it is what is there of everything.
/// </summary>
public sealed class FromLastTableTests
{
    private const int Seeds = 12;
    private const int Steps = 40;

    [Fact]
    public void What_is_counted_on_from_the_last_table_is_what_is_counted_anew() =>
        Run(table =>
        {
            table.Progress.Should().Be(Progress.Make(table));
            var promises = table.Consultation.Promises.ConvertAll(p => PromiseStates.Of(table, p));
            table.Promises.Select(Shown).Should().Equal(promises.Select(Shown));
            var open = OpenPromises.Make(table);
            foreach (var clause in table.Consultation.Clauses.Keys)
            {
                OpenPromises.At(table, clause).Should().Be(open.GetValueOrDefault(clause), $"{clause} has so many");
            }

            static string Shown(PromiseStanding p) => $"{p.Promise} {p.State} {string.Concat(p.KeptBy)} {string.Concat(p.Lacking)}";
        });

    [Fact]
    public void The_findings_at_a_place_are_those_of_all_that_stand_there() =>
        Run(table =>
        {
            var now = table.Consultation;
            var at = table
                .Findings.Open.SelectMany(f =>
                    f.Finding.About.SelectMany(s => Topics(now, s)).Distinct().Select(t => (Topic: t, Finding: f))
                )
                .ToLookup(f => f.Topic, f => f.Finding);
            Topic[] places =
            [
                new AboutCode(),
                .. now.Sections.Select(s => new AboutSection(s.Id)),
                .. now.Clauses.Keys.Select(c => new AboutClause(c)),
            ];
            foreach (var place in places)
            {
                table.Findings.At(place).Should().Equal(at[place]);
            }
        });

    private static IEnumerable<Topic> Topics(Consultation now, Subject subject) =>
        subject switch
        {
            ClauseSubject s => [new AboutClause(s.Clause)],
            SectionSubject s => [new AboutSection(s.Section)],
            CommentSubject s => now.TopicsOf(now.Comments[s.Comment]),
            ResponseSubject s => now.Responses[s.Response].Comments.SelectMany(c => now.TopicsOf(now.Comments[c])),
            PromiseSubject s => now.Promise(s.Promise) is var promise
                ? promise.Clauses.Select(c => new AboutClause(c)).Concat(now.CommentsOf(promise).SelectMany(now.TopicsOf))
                : [],
            _ => throw NotKnown.Of(subject),
        };

    private static PaperMeeting RealMeeting()
    {
        var ids = new CountingIds();
        return new(RealTable.Read(RealTable.FileName, RealTable.Bytes, ids), ids);
    }

    private static void Run(Action<Table> check)
    {
        foreach (var seed in RandomSeeds.Asked(Seeds))
        {
            var asked = new List<string>();
            try
            {
                var random = new Random(seed);
                var members = new RandomMeeting(random);
                var meeting = seed % 4 == 0 ? RealMeeting() : Meetings.Small();
                var another = meeting.Table;
                for (var step = 1; step <= Steps; step++)
                {
                    var (member, command) = (members.Member(), random.Next(5) == 0 ? new UndoLast() : members.Next(meeting));
                    asked.Add($"{member}: {command} → {meeting.Ask(command, member: member).GetType().Name}");
                    check(meeting.Table);
                    members.Type(meeting);
                    check(meeting.Table);
                    if (random.Next(5) == 0)
                    {
                        // Somebody asks about another moment in between.
                        check(another with { });
                        another = meeting.Table;
                    }
                }
            }
            catch (Exception e)
            {
                throw new AssertionFailedException($"Seed {seed}: {e.Message}\n{string.Join('\n', asked)}\n{e.StackTrace}");
            }
        }
    }
}
