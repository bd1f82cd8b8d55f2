using FluentAssertions.Execution;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Findings.Twins;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Wordings;
using Xunit;

namespace Plymouth.BmeCode.Review.Tests;

/// <summary>
/// Whatever is decided and typed at a table with twins and contradictions, what is found about them can be read, and the same change fits
/// its clause. A failure names its seed.
/// </summary>
public sealed class RandomTwinTests
{
    private const string Twin = "Keep the fairway, the turning basin and the approaches free of unlit boats and abandoned gear";

    [Fact]
    public void Findings_name_what_is_there_and_the_same_change_keeps_the_rules_of_wordings()
    {
        var made = 0;
        for (var seed = 1; seed <= 60; seed++)
        {
            try
            {
                var random = new Random(seed);
                var members = new RandomMeeting(random);
                var meeting = Start();
                for (var step = 1; step <= 30; step++)
                {
                    meeting.Ask(members.Next(meeting), member: members.Member());
                    members.Type(meeting);
                    made += Look(meeting.Table);
                }
            }
            catch (Exception e)
            {
                throw new AssertionFailedException($"Seed {seed}: {e.Message}\n{e.StackTrace}");
            }
        }

        Assert.True(made > 20, $"the same change was made only {made} times");
    }

    private static int Look(Table table)
    {
        var found = table.Findings.Open.Select(f => f.Finding).ToList();
        Assert.Equal(found.Count, found.DistinctBy(f => f.Id).Count());
        Assert.All(found, f =>
            Assert.All(f.About.OfType<ResponseSubject>(), r =>
                Assert.False(table.Consultation.Responses[r.Response].Closed, $"{f.Message} is about a response that was merged")
            )
        );
        var made = 0;
        foreach (var twin in TwinSearch.Of(table).Select(t => TwinStanding.Of(table, t)))
        {
            Assert.Equal(TwinText.IsChanged(table, twin.Twin.One), twin.One.Changed);
            Assert.Equal(TwinText.IsChanged(table, twin.Twin.Other), twin.Other.Changed);
            var (changed, left) = twin.One.Changed ? (twin.One, twin.Other) : (twin.Other, twin.One);
            if (twin.OneIsLeftBehind && TwinChange.Of(table, changed, left) is { } change)
            {
                var wording = table.Wording(left.Standing!.Value.Passage);
                Assert.Null(WordingRules.Check(PassageKind.Clause, wording, change));
                Assert.NotEqual(wording, wording.Apply(change));
                made++;
            }
        }

        return made;
    }

    private static PaperMeeting Start()
    {
        var ids = new CountingIds();
        var reading = new ReadingBuilder(ids)
            .Section("One")
            .Clause($"{Twin} at night.")
            .Comment("Too narrow: rafts and tenders too", "Agreed. 1.2 will be deleted.")
            .Clause("Second, and quite another thing.")
            .Comment("Is 1.2 needed?", "It stays.")
            .Section("Two")
            .Clause($"{Twin} by day.")
            .Comment("Not only boats: tenders and rafts should be included", "We cannot do that.")
            .Clause("Fourth:\nfirst entry of the fourth clause with words enough\nsecond entry")
            .Clause("Fifth:\nfirst entry of the fifth and fourth clause with words enough\nother entry")
            .General("General")
            .Comment("Define boats")
            .Doubt("Lines.", null)
            .Doubt("Other lines.", null)
            .Build();
        return new PaperMeeting(reading, ids);
    }
}
