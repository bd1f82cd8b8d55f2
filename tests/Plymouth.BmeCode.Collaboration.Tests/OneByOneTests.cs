using FluentAssertions;
using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Wordings;
using Xunit;

namespace Plymouth.BmeCode.Collaboration.Tests;

/// <summary>
/// Why a late change is transformed over each version since its base one by one: over their composition it comes out otherwise than on its
/// author's screen.
/// </summary>
public sealed class OneByOneTests
{
    private static readonly MemberId Ann = new("ann");

    [Fact]
    public void A_late_change_comes_out_as_on_its_authors_screen_one_by_one_but_not_over_the_composition()
    {
        var (oneByOne, composed) = (0, 0);
        for (var seed = 1; seed <= 2000; seed++)
        {
            var (wording, since, late) = LateChange(seed);
            var author = new FakeEditor("b", 0, wording);
            author.Edit(late);
            author.Next();
            var log = new PassageLog();
            log.Add(new(0, Delta.Empty, Ann, null, 0, default));
            var server = wording;
            for (var i = 0; i < since.Count; i++)
            {
                var change = new StoredChange(i + 1, since[i], Ann, "a", i + 1, default);
                log.Add(change);
                author.Receive(change);
                server = server.Apply(since[i]);
            }

            oneByOne += server.Apply(log.Transform(new(0, "b", 1, late))) == author.Shown ? 0 : 1;
            composed += server.Apply(since.Aggregate((a, b) => a.Compose(b)).Transform(late, priority: true)) == author.Shown ? 0 : 1;
        }

        oneByOne.Should().Be(0);
        composed.Should().BePositive("else the law would not matter");
    }

    /// <summary>A wording, what one member did to it in several versions, and what another did meanwhile.</summary>
    private static (Wording Wording, List<Delta> Since, Delta Late) LateChange(int seed)
    {
        var random = new Random(seed);
        var wording = Wording.OfText("abcdefgh");
        var since = new List<Delta>();
        var there = wording;
        for (var i = 0; i < 4; i++)
        {
            since.Add(Edit(random, there, "x"));
            there = there.Apply(since[^1]);
        }

        return (wording, since, Edit(random, wording, "y"));
    }

    private static Delta Edit(Random random, Wording wording, string letter)
    {
        var at = random.Next(wording.Length);
        var rest = wording.Length - 1 - at;
        return random.Next(2) == 0 && rest > 0
            ? new DeltaBuilder().Retain(at).Delete(random.Next(1, Math.Min(4, rest + 1))).ToDelta()
            : new DeltaBuilder().Retain(at).Insert(letter).ToDelta();
    }
}
