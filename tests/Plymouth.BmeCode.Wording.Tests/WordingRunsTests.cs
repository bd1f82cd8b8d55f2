using System.Text;
using FluentAssertions;
using Plymouth.BmeCode.Wordings;
using Xunit;

namespace Plymouth.BmeCode.Wording.Tests;

/// <summary>How a wording is kept: short runs, joined where they fit, shared by the wordings before and after a change.</summary>
public class WordingRunsTests
{
    private static readonly Attributes Bold = Attributes.Of([("bold", AttributeValue.True)])!;

    [Fact]
    public void Runs_are_short_joined_and_whole_whatever_is_changed() => RandomWordings.Hold(150, random =>
        {
            var first = Wordings.Wording.Of(Stretches(random, new DeltaBuilder(), 8_000).Insert("\n").ToDelta());
            AssertKeptWell(first);
            var (wording, all) = (first, Delta.Empty);
            for (var i = 0; i < 40; i++)
            {
                var change = Change(random, wording);
                var after = wording.Apply(change);

                AssertKeptWell(after);
                after.ToDelta().Should().Be(wording.ToDelta().Compose(change));
                after.Sum().Should().Be(SumOf(after.ToDelta()));
                (wording, all) = (after, all.Compose(change));
            }

            first.Apply(all).Should().Be(wording);
            AssertKeptWell(first.Apply(all));
            Wordings.Wording.Of(wording.ToDelta()).Should().Be(wording);
        });

    [Theory]
    [InlineData(0)]
    [InlineData(50_000)]
    [InlineData(99_998)]
    public void A_letter_more_or_less_leaves_every_other_run_as_it_is(int at)
    {
        var wording = Wordings.Wording.OfText(new string('a', 99_999));

        foreach (var change in new[] { new DeltaBuilder().Retain(at).Insert("x"), new DeltaBuilder().Retain(at).Delete(1) })
        {
            var after = wording.Apply(change.ToDelta());

            after.Runs.Except(wording.Runs).Count().Should().BeLessThanOrEqualTo(2);
            AssertKeptWell(after);
        }
    }

    [Fact]
    public void What_stands_on_both_sides_of_a_deletion_is_joined()
    {
        var wording = Wordings.Wording.OfText(new string('a', 3_000));

        wording.Apply(new DeltaBuilder().Retain(512).Delete(2_000).ToDelta()).Runs.Should().ContainSingle().Which.Length.Should().Be(1_001);
    }

    [Fact]
    public void A_text_that_is_cut_before_a_pair_is_still_joined_with_what_stands_before_it()
    {
        var wording = Wordings.Wording.Of(new DeltaBuilder().Insert("x").Insert("\n", Bold).ToDelta());

        var after = wording.Apply(new DeltaBuilder().Retain(1).Insert(new string('a', 1_023) + "😀" + new string('a', 1_000)).ToDelta());

        after.Runs.Select(r => r.Length).Should().Equal(1_024, 1_002, 1);
    }

    [Fact]
    public void A_change_that_cannot_be_made_leaves_nothing_behind_for_the_next()
    {
        var wording = Wordings.Wording.OfText(new string('a', 3_000));

        var reaching = () => wording.Apply(new DeltaBuilder().Retain(1_500).Insert("half").Delete(5_000).ToDelta());

        reaching.Should().Throw<WordingException>();
        wording.Apply(new DeltaBuilder().Insert("b").ToDelta()).ToText().Should().Be("b" + new string('a', 3_000));
    }

    private static void AssertKeptWell(Wordings.Wording wording)
    {
        wording.Runs.Sum(r => r.Length).Should().Be(wording.Length);
        wording.Runs.Should().OnlyContain(r => r.Length > 0 && r.Length <= Run.Longest);
        foreach (
            var (a, b) in wording.Runs.Zip(wording.Runs.Skip(1)).Where(p => p.First.Op.Text is not null && p.Second.Op.Text is not null)
        )
        {
            (a.Op.Attributes == b.Op.Attributes && a.Length + b.Length <= Run.Longest)
                .Should()
                .BeFalse("runs of {0} and {1} fit into one", a.Length, b.Length);
            (char.IsHighSurrogate(a.Op.Text![^1]) && char.IsLowSurrogate(b.Op.Text![0])).Should().BeFalse("no pair is cut");
        }
    }

    /// <summary>A few changes at places far apart: letters, long texts, long deletions, marks.</summary>
    private static Delta Change(RandomWordings random, Wordings.Wording before)
    {
        var change = new DeltaBuilder();
        var at = 0;
        do
        {
            var to = Whole(before, at + random.Next(before.Length - at));
            change.Retain(to - at);
            var (from, end) = (to, Whole(before, to + random.Next(Math.Min(before.Length - to, random.OneIn(3) ? 3_000 : 3))));
            at = end;
            switch (random.Next(5))
            {
                case 0:
                    Stretches(random, change, 2_500).Retain(end - from);
                    break;
                case 1:
                    change.Retain(end - from, Attributes.Of([("bold", random.OneIn(2) ? AttributeValue.True : AttributeValue.Null)]));
                    break;
                case 2:
                    change.Insert(random.OneIn(2) ? "x" : "😀", random.OneIn(3) ? Bold : null).Delete(end - from);
                    break;
                case 3:
                    change.Insert("x").Retain(end - from);
                    break;
                default:
                    change.Delete(end - from);
                    break;
            }
        } while (random.OneIn(2));
        return change.ToDelta();
    }

    private static int Whole(Wordings.Wording wording, int at) => wording.CutsCharacter(at) ? at - 1 : at;

    /// <summary>Texts long and short, some bold, some with emoji at odd places, now and then an embed.</summary>
    private static DeltaBuilder Stretches(RandomWordings random, DeltaBuilder delta, int most)
    {
        for (var left = random.Next(most); left > 0;)
        {
            var text = new StringBuilder();
            for (var units = random.Next(random.OneIn(2) ? 2_200 : 40); units >= 0; units--)
            {
                text.Append(
                    random.OneIn(4) ? "😀"
                    : random.OneIn(9) ? "\n"
                    : "a"
                );
            }

            delta.Insert(text.ToString(), random.OneIn(3) ? Bold : null);
            left -= text.Length;
            if (random.OneIn(4))
            {
                delta.Insert(new Embed(Embed.Clause, "c1"), random.OneIn(2) ? Bold : null);
            }
        }

        return delta;
    }

    /// <summary>The sum counted over the joined text, line for line as <c>sum.ts</c> does.</summary>
    private static long SumOf(Delta wording)
    {
        var (sum, last) = (2_166_136_261u, "");
        foreach (var op in wording.Ops)
        {
            var attributes = string.Concat((op.Attributes?.Values ?? []).Select(a => $"{a.Key}\u0001{a.Value.Text ?? a.Value.Json}\u0001"));
            foreach (
                var unit in (attributes == last ? "" : $"\u0002{attributes}") + (op.Text ?? $"\uFFFC{op.Embed!.Kind}\u0001{op.Embed.Id}")
            )
            {
                sum = unchecked((sum ^ unit) * 16_777_619u);
            }

            last = attributes;
        }

        return sum;
    }
}
