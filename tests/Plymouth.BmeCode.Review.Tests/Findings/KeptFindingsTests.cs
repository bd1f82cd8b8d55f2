using FluentAssertions;
using FluentAssertions.Execution;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.TakingIn;
using Plymouth.BmeCode.Review.Tests.Findings.Plain;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Wordings;
using Xunit;
using LikeRequests = Plymouth.BmeCode.Review.Findings.Contradictions.LikeRequests;

namespace Plymouth.BmeCode.Review.Tests.Findings;

/// <summary>
/// The law of looking only where a change may concern something: what is found is what the plain checks find in the whole table.
/// </summary>
public sealed class KeptFindingsTests
{
    private const int Steps = 30;

    private static readonly string[] Phrases =
    [
        "word ",
        "See 2.1 and 1.2. ",
        "2.1 stays. ",
        "This will be deleted. ",
        "\"trust\" means ",
        "LSP ",
        "Code of Conduct (COC) ",
        "what is meant?",
        "has been amended ",
        "Referred to the Health Board. ",
        "No change is needed. ",
    ];

    [Fact]
    public void A_small_table_has_the_findings_of_the_plain_checks() => Run(8, _ => Meetings.Small());

    [Fact]
    public void The_real_table_has_the_findings_of_the_plain_checks() => Run(3, _ => RealMeeting());

    [Fact]
    public void A_larger_table_has_the_findings_of_the_plain_checks() => Run(1, seed => Meeting(LargeTable.Of(Real(), 3, seed)));

    [Fact]
    public void A_table_of_copies_has_the_findings_of_the_plain_checks() => Run(2, _ => Meeting(LargeTable.OfCopies(Real(), 3)));

    [Fact]
    public void Like_requests_are_those_found_by_comparing_all_comments()
    {
        foreach (var reading in new[] { Real(), LargeTable.Of(Real(), 4), LargeTable.OfCopies(Real(), 4) })
        {
            var now = Meeting(reading).Now;
            var kept = LikeRequests.Of(now);
            now.CommentsInOrder.SelectMany(one => kept.Alike(one.Id).Select(other => Pair(one.Id, other)))
                .Distinct()
                .Should()
                .BeEquivalentTo(Plain.LikeRequests.Of(now).Pairs.Select(p => Pair(p.One, p.Other)));
        }

        static string Pair(CommentId one, CommentId other) =>
            string.Join('=', new[] { one.Value, other.Value }.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Copies_of_comments_are_compared_as_often_as_there_are_copies()
    {
        var once = LikeRequests.Of(Meeting(Real()).Now).Compared;
        LikeRequests
            .Of(Meeting(LargeTable.OfCopies(Real(), 6)).Now)
            .Compared.Should()
            .BeLessThan(6 * (once + Real().Comments.Count), "each wish is besides compared with itself, and numbers are other words each time");
    }

    [Fact]
    public void Comments_of_a_larger_table_are_compared_as_often_as_it_is_larger() =>
        LikeRequests
            .Of(Meeting(LargeTable.Of(Real(), 8)).Now)
            .Compared.Should()
            .BeLessThan(8 * 4 * LikeRequests.Of(Meeting(Real()).Now).Compared, "not as often as the square of that");

    private static Reading Real() => RealTable.Reading;

    private static PaperMeeting Meeting(Reading reading) => new(reading, new CountingIds());

    private static PaperMeeting RealMeeting()
    {
        var ids = new CountingIds();
        return new(RealTable.Read(RealTable.FileName, RealTable.Bytes, ids), ids);
    }

    private static void Run(int seeds, Func<int, PaperMeeting> begin)
    {
        foreach (var seed in RandomSeeds.Asked(seeds))
        {
            var asked = new List<string>();
            try
            {
                var random = new Random(seed);
                var members = new RandomMeeting(random);
                var meeting = begin(seed);
                var another = meeting.Table;
                for (var step = 1; step <= Steps; step++)
                {
                    var (member, command) = (members.Member(), random.Next(4) == 0 ? new UndoLast() : members.Next(meeting));
                    asked.Add($"{member}: {command} → {meeting.Ask(command, member: member).GetType().Name}");
                    Check(meeting.Table);
                    Type(meeting, random);
                    Check(meeting.Table);
                    if (random.Next(5) == 0)
                    {
                        // Somebody asks about another moment in between.
                        Check(another with { });
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

    private static void Check(Table table)
    {
        var plain = PlainFindings.Of(table);
        table.Findings.Open.Should().Equal(plain.Where(f => f.Settled is null));
        table.Findings.Settled.Should().Equal(plain.Where(f => f.Settled is not null));
    }

    private static void Type(PaperMeeting meeting, Random random)
    {
        PassageState[] open = [.. meeting.Table.Passages.Values.Where(p => p.Closed is null).OrderBy(p => p.Id)];
        var passage = open[random.Next(open.Length)];
        var at = random.Next(passage.Wording.Length);
        var change = random.Next(6) switch
        {
            0 => new DeltaBuilder().Delete(passage.Wording.Length - 1).ToDelta(),
            1 => new DeltaBuilder().Retain(at).Delete(Math.Min(20, passage.Wording.Length - 1 - at)).ToDelta(),
            _ => new DeltaBuilder().Retain(random.Next(2) * at).Insert(Phrases[random.Next(Phrases.Length)]).ToDelta(),
        };
        if (WordingRules.Check(passage.Kind, passage.Wording, change) is null)
        {
            meeting.Change(passage.Id, change);
        }
    }
}
