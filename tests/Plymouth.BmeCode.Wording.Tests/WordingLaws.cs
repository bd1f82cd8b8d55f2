using FluentAssertions;
using Plymouth.BmeCode.Wordings;
using Xunit;

namespace Plymouth.BmeCode.Wording.Tests;

public class WordingLaws
{
    [Fact]
    public void A_change_of_a_wording_is_composition() => RandomWordings.Hold(3_000, random =>
        {
            var before = random.Wording(60);
            var change = random.Change(before);

            before.Apply(change).ToDelta().Should().Be(before.ToDelta().Compose(change));
        });

    [Fact]
    public void Two_changes_made_at_once_lead_to_one_wording() => RandomWordings.Hold(3_000, random =>
        {
            var before = random.Wording(30);
            var (a, b) = (random.Change(before), random.Change(before));

            var first = before.Apply(a).Apply(a.Transform(b, priority: true));
            var second = before.Apply(b).Apply(b.Transform(a, priority: false));

            first.Should().Be(second);
            a.Compose(a.Transform(b, true)).Should().Be(b.Compose(b.Transform(a, false)));
            WordingRules
                .Check(PassageKind.Clause, before.Apply(a), a.Transform(b, true))
                .Should()
                .BeNull("a change that was right stays right when transformed");
        });

    [Fact]
    public void It_does_not_matter_which_changes_are_composed_first() => RandomWordings.Hold(3_000, random =>
        {
            var before = random.Wording(30);
            var a = random.Change(before);
            var b = random.Change(before.Apply(a));
            var c = random.Change(before.Apply(a).Apply(b));

            a.Compose(b).Compose(c).Should().Be(a.Compose(b.Compose(c)));
            before.Apply(a.Compose(b)).Should().Be(before.Apply(a).Apply(b));
        });

    [Fact]
    public void The_inverse_takes_a_change_back() => RandomWordings.Hold(3_000, random =>
        {
            var before = random.Wording(30);
            var change = random.Change(before);

            before.Apply(change).Apply(change.Invert(before.ToDelta())).Should().Be(before);
        });

    [Fact]
    public void A_wording_is_the_same_however_it_came_about() => RandomWordings.Hold(300, random =>
        {
            var wording = random.Wording(600);
            var typed = Wordings.Wording.Empty;
            var at = 0;
            foreach (var op in wording.ToDelta().Slice(0, wording.Length - 1).Ops)
            {
                for (var from = 0; from < op.Length; from += 2)
                {
                    var piece = op.Slice(from, Math.Min(2, op.Length - from));
                    typed = typed.Apply(new DeltaBuilder().Retain(at).Add(piece).ToDelta());
                    at += piece.Length;
                }
            }

            typed = typed.Apply(new DeltaBuilder().Retain(at).Retain(1, wording.ToDelta().Ops[^1].Attributes).ToDelta());

            typed.Should().Be(wording);
            typed.GetHashCode().Should().Be(wording.GetHashCode());
            typed.Sum().Should().Be(wording.Sum());
            typed.ToDelta().Should().Be(wording.ToDelta());
        });

    [Fact]
    public void The_sum_of_a_wording_is_the_one_the_browser_counts()
    {
        var marks = Attributes.Of([("bold", AttributeValue.True), ("link", AttributeValue.Of("https://x.example"))]);
        var list = Attributes.Of([("list", AttributeValue.Of("bullet")), ("indent", AttributeValue.Of(1))]);
        var marked = new DeltaBuilder()
            .Insert("one ")
            .Insert("two", marks)
            .Insert(new Embed(Embed.Clause, "k1"))
            .Insert("\n", list)
            .ToDelta();

        Wordings.Wording.Of(new DeltaBuilder().Insert("Ärger 😀\n").ToDelta()).Sum().Should().Be(3451893202);
        Wordings.Wording.Of(marked).Sum().Should().Be(199030854);
    }

    [Fact]
    public void Of_what_a_client_sends_only_the_steps_are_read_never_where_words_come_from() =>
        DeltaJson
            .Write(DeltaJson.Read("""{"ops":[{"insert":"x"}],"sources":[{"at":0,"length":1,"stream":"c1","version":0,"from":0}]}"""))
            .Should()
            .Be("""{"ops":[{"insert":"x"}]}""");

    [Fact]
    public void What_is_written_as_JSON_is_read_back() => RandomWordings.Hold(1_000, random =>
        {
            var wording = random.Wording(40);
            var change = random.Change(wording);

            DeltaJson.Read(DeltaJson.Write(wording.ToDelta())).Should().Be(wording.ToDelta());
            DeltaJson.Read(DeltaJson.Write(change)).Should().Be(change);
        });
}
