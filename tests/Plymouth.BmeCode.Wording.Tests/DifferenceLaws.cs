using FluentAssertions;
using Plymouth.BmeCode.Wordings;
using Xunit;

namespace Plymouth.BmeCode.Wording.Tests;

public class DifferenceLaws
{
    [Fact]
    public void A_difference_leads_from_one_wording_to_the_other() => RandomWordings.Hold(3_000, random =>
        {
            var before = random.Wording(40);
            var after = random.OneIn(2) ? random.Wording(40) : before.Apply(random.Change(before));

            var change = Difference.Between(before, after);

            before.Apply(change).Should().Be(after);
            WordingRules.Check(PassageKind.Clause, before, change).Should().BeNull();
        });

    [Fact]
    public void The_smallest_difference_leads_there_too_and_passes_the_rules() => RandomWordings.Hold(3_000, random =>
        {
            var before = random.Wording(40);
            var after = random.OneIn(2) ? random.Wording(40) : before.Apply(random.Change(before));

            var change = Difference.Smallest(before, after);

            before.Apply(change).Should().Be(after);
            WordingRules.Check(PassageKind.Clause, before, change).Should().BeNull();
        });

    [Theory]
    [InlineData("Provide training and yearly courses.", "Offer training and monthly help.", "training and ")]
    [InlineData("Recognise and support it.\nB", "Plain words and nothing else at all.\nB", " and ")]
    public void The_smallest_difference_keeps_words_that_a_redline_would_replace(string before, string after, string kept)
    {
        var was = Wordings.Wording.OfText(before);
        var change = Difference.Smallest(was, Wordings.Wording.OfText(after));

        string.Concat(Insertion.Of(change).Select(i => i.Text)).Should().NotContain(kept.Trim());
        was.Apply(change).ToText().Should().Be(after);
    }

    [Fact]
    public void A_redline_without_its_insertions_reads_as_before_and_without_its_deletions_as_after() =>
        RandomWordings.Hold(3_000, random =>
        {
            var before = random.Wording(40);
            var after = random.OneIn(2) ? random.Wording(40) : before.Apply(random.Change(before));

            var lines = Redline.Between(before, after);

            Read(lines, RedlineMark.Inserted).Should().Be(Plain(before));
            Read(lines, RedlineMark.Deleted).Should().Be(Plain(after));
        });

    [Fact]
    public void The_difference_of_a_wording_and_itself_is_nothing() => RandomWordings.Hold(300, random =>
        {
            var wording = random.Wording(40);

            Difference.Between(wording, wording).IsEmpty.Should().BeTrue();
            Redline
                .Between(wording, wording)
                .Should()
                .OnlyContain(l => l.End == RedlineMark.Same && l.Spans.All(s => s.Mark == RedlineMark.Same));
        });

    [Theory]
    [InlineData("We will consult groups.", "We will always consult groups.", "We will [+always ]consult groups.")]
    [InlineData("Provide training yearly.", "Offer courses yearly.", "[-Provide training][+Offer courses] yearly.")]
    [InlineData("A\nB", "A\nX\nB", "A\n[+X\n]B")]
    [InlineData("A", "A\nX", "A\n[+X\n]")]
    [InlineData("A\nX\nB", "A\nB", "A\n[-X\n]B")]
    [InlineData("the red car and the blue bus", "the red car and blue bus", "the red car and [-the ]blue bus")]
    [InlineData("organisation's policy", "organisations' policy", "[-organisation's][+organisations'] policy")]
    [InlineData(
        "Recognise and support the independence of the sector.",
        "Groups must be told in plain words what is asked of them.",
        "[-Recognise and support the independence of the sector.][+Groups must be told in plain words what is asked of them.]"
    )]
    [InlineData("one two", "one\ntwo", "one[- ][+\n]two")]
    public void A_redline_reads_as_a_person_would_mark_it(string before, string after, string marked)
    {
        Mark(Redline.Between(Wordings.Wording.OfText(before), Wordings.Wording.OfText(after)))
            .Should()
            .Be(marked.EndsWith("\n]", StringComparison.Ordinal) ? marked : marked + "\n");
    }

    [Fact]
    public void Two_long_and_wholly_different_wordings_are_compared_in_time()
    {
        var before = Wordings.Wording.OfText(string.Join(' ', Enumerable.Range(0, 30_000).Select(i => "a" + (i % 977))));
        var after = Wordings.Wording.OfText(string.Join(' ', Enumerable.Range(0, 30_000).Select(i => "b" + (i % 983))));
        var clock = System.Diagnostics.Stopwatch.StartNew();

        before.Apply(Difference.Between(before, after)).Should().Be(after);

        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(20)]
    [InlineData(1_000)]
    public void In_a_long_text_only_the_changed_words_are_replaced(int every)
    {
        var words = Enumerable.Range(0, 10_000).Select(i => "w" + (i * 7919 % 1499 * 31 % 400) + (i % 17 == 0 ? "x" : "")).ToArray();
        var before = Wordings.Wording.OfText(string.Join(' ', words));
        var after = Wordings.Wording.OfText(string.Join(' ', words.Select((w, i) => i % every == 1 ? "new" : w)));

        var change = Difference.Between(before, after);

        before.Apply(change).Should().Be(after);
        change.Ops.Where(op => op.Kind == OpKind.Insert).Sum(op => op.Length).Should().BeLessThan(10_000 / every * 12);
    }

    private static string Plain(Wordings.Wording wording) => string.Concat(wording.ToDelta().Ops.Select(Said));

    private static string Said(Op op) => op.Text ?? $"<{op.Embed!.Id}>";

    private static string Read(IEnumerable<RedlineLine> lines, RedlineMark without) =>
        string.Concat(
            lines.Select(l =>
                string.Concat(l.Spans.Where(s => s.Mark != without).Select(s => Said(s.Span))) + (l.End == without ? "" : "\n")
            )
        );

    private static string Mark(IEnumerable<RedlineLine> lines)
    {
        var marked = new System.Text.StringBuilder();
        var open = RedlineMark.Same;
        foreach (
            var (said, mark) in lines
                .SelectMany(l => l.Spans.Select(s => (Said(s.Span), s.Mark)).Append(("\n", l.End)))
                .Append(("", RedlineMark.Same))
        )
        {
            if (mark != open)
            {
                marked
                    .Append(open == RedlineMark.Same ? "" : "]")
                    .Append(
                        mark switch
                        {
                            RedlineMark.Inserted => "[+",
                            RedlineMark.Deleted => "[-",
                            _ => "",
                        }
                    );
                open = mark;
            }

            marked.Append(said);
        }

        return marked.ToString();
    }
}
