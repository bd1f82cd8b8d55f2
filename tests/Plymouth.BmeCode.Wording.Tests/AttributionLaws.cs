using FluentAssertions;
using Plymouth.BmeCode.Wordings;
using Xunit;

namespace Plymouth.BmeCode.Wording.Tests;

/// <summary>Holds the fold of attributions to a list of one author for each unit.</summary>
public class AttributionLaws
{
    [Fact]
    public void At_every_version_each_unit_has_the_author_who_first_inserted_it() => RandomWordings.Hold(1_000, random =>
        {
            var (fold, versions) = (new AttributionFold<string>(), new List<Naive>());
            var wording = random.Wording(30);
            Take(fold, versions, wording.ToDelta(), "draft");
            for (var step = 0; step < 30; step++)
            {
                var change = random.Change(wording);
                wording = wording.Apply(change);
                Take(fold, versions, change, "ABC"[random.Next(3)].ToString(), random);
                versions[^1].Text.Should().Be(wording.TextOf(0, wording.Length));
            }

            for (var version = 0; version < versions.Count; version++)
            {
                Is(fold, version, versions[version]);
            }
        });

    [Fact]
    public void Two_changes_of_one_author_leave_what_their_composition_leaves() => RandomWordings.Hold(3_000, random =>
        {
            var before = random.Wording(40);
            var a = random.Change(before);
            var b = random.Change(before.Apply(a));
            var (one, both) = (new AttributionFold<string>(), new AttributionFold<string>());
            one.Take(before.ToDelta(), "draft");
            both.Take(before.ToDelta(), "draft");

            one.Take(a, "A");
            one.Take(b, "A");
            both.Take(a.Compose(b), "A");

            both.At(1).Runs.Should().Equal(one.At(2).Runs);
        });

    [Fact]
    public void A_slice_has_the_authors_of_its_units() => RandomWordings.Hold(1_000, random =>
        {
            var (fold, versions) = (new AttributionFold<string>(), new List<Naive>());
            Take(fold, versions, random.Wording(30).ToDelta(), "draft");
            for (var step = 0; step < 5; step++)
            {
                Take(fold, versions, new DeltaBuilder().Retain(random.Next(versions[^1].Authors.Count)).Insert("word").ToDelta(), $"{step}");
            }

            var whole = fold.At(fold.Version);
            var from = random.Next(whole.Length + 1);
            var length = random.Next(whole.Length - from + 1);

            Authors(whole.Slice(from, length)).Should().Equal(versions[^1].Authors.GetRange(from, length));
            whole.Slice(from, length).Runs.Should().Equal(fold.At(fold.Version, from, length).Runs, "neighbours of one author are joined");
            whole.AuthorAt(whole.Length - 1).Should().Be(versions[^1].Authors[^1]);
        });

    [Fact]
    public void What_stands_nowhere_has_no_author()
    {
        var fold = new AttributionFold<string>();
        fold.Take(Wordings.Wording.OfText("word").ToDelta(), "draft");

        ((Action)(() => fold.At(1))).Should().Throw<ArgumentOutOfRangeException>();
        ((Action)(() => fold.At(0, 3, 3))).Should().Throw<ArgumentOutOfRangeException>();
        ((Action)(() => fold.At(0).Slice(-1, 2))).Should().Throw<ArgumentOutOfRangeException>();
        ((Action)(() => fold.At(0).AuthorAt(5))).Should().Throw<ArgumentOutOfRangeException>();
        ((Action)(() => fold.Take(new DeltaBuilder().Retain(5).Delete(1).ToDelta(), "A"))).Should().Throw<WordingException>();
    }

    [Fact]
    public void What_a_change_inserts_is_told_place_by_place() => RandomWordings.Hold(1_000, random =>
        {
            var before = random.Wording(30);
            var change = random.Change(before);
            var after = before.Apply(change);

            foreach (var insertion in Insertion.Of(change))
            {
                after.TextOf(insertion.At, insertion.Text.Length).Should().Be(insertion.Text);
                change.TransformPosition(insertion.Place, priority: true).Should().Be(insertion.At);
            }

            Insertion
                .Of(change)
                .Sum(i => i.Text.Length)
                .Should()
                .Be(change.Ops.Where(op => op.Kind == OpKind.Insert).Sum(op => op.Length));
        });

    /// <summary>Three writers in turn type a whole recorded paper; now and then each letter's author is looked at.</summary>
    [Fact]
    public void Three_who_write_a_recorded_paper_in_turn_are_each_the_author_of_their_letters()
    {
        var (fold, versions) = (new AttributionFold<string>(), new List<Naive>());
        Take(fold, versions, Wordings.Wording.Empty.ToDelta(), "draft");
        var (naive, looked) = (versions[0], new Dictionary<int, Naive>());
        foreach (var (edit, number) in Testing.Trace.Paper(null).Edits.Select((edit, number) => (edit, number)))
        {
            fold.Take(edit, $"{"ABC"[number % 3]}");
            naive.Take(edit, $"{"ABC"[number % 3]}");
            if (number % 10_007 == 0)
            {
                looked.Add(fold.Version, naive.Copy());
            }
        }

        looked.Add(fold.Version, naive);
        foreach (var (version, then) in looked)
        {
            Is(fold, version, then);
        }
    }

    /// <summary>A change by an author; given <paramref name="random"/>, some of its words are those of an earlier version.</summary>
    private static void Take(
        AttributionFold<string> fold,
        List<Naive> versions,
        Delta change,
        string author,
        RandomWordings? random = null
    )
    {
        var next = versions is [.., var last] ? last.Copy() : new Naive([], []);
        next.Take(change, author);
        var known = new List<KnownWords<string>>();
        foreach (var insertion in random is null ? [] : Insertion.Of(change).Where(_ => random.OneIn(2)))
        {
            var start = random!.Next(insertion.Text.Length);
            var source = random.Next(versions.Count);
            var from = random.Next(versions[source].Authors.Count);
            var length = Math.Min(1 + random.Next(insertion.Text.Length - start), versions[source].Authors.Count - from);
            known.Add(new(insertion.At + start, fold.At(source, from, length)));
            for (var i = 0; i < length; i++)
            {
                next.Authors[insertion.At + start + i] = versions[source].Authors[from + i];
            }
        }

        fold.Take(change, author, [.. known]);
        versions.Add(next);
    }

    private static void Is(AttributionFold<string> fold, int version, Naive naive)
    {
        fold.LengthAt(version).Should().Be(naive.Authors.Count);
        fold.Text(version, 0, naive.Authors.Count).Should().Be(naive.Text);
        Authors(fold.At(version)).SequenceEqual(naive.Authors).Should().BeTrue($"version {version} has its authors");
    }

    private static IEnumerable<string> Authors(Attribution<string> attribution) =>
        attribution.Runs.SelectMany(run => Enumerable.Repeat(run.Author, run.Length));

    /// <summary>A letter and an author for each unit.</summary>
    private sealed record Naive(List<char> Letters, List<string> Authors)
    {
        public string Text => new([.. Letters]);

        public Naive Copy() => new([.. Letters], [.. Authors]);

        public void Take(Delta change, string author)
        {
            var at = 0;
            foreach (var op in change.Ops)
            {
                if (op.Kind == OpKind.Delete)
                {
                    Letters.RemoveRange(at, op.Length);
                    Authors.RemoveRange(at, op.Length);
                    continue;
                }

                if (op.Kind == OpKind.Insert)
                {
                    Letters.InsertRange(at, op.Text ?? "\ufffc");
                    Authors.InsertRange(at, Enumerable.Repeat(author, op.Length));
                }

                at += op.Length;
            }
        }
    }
}
