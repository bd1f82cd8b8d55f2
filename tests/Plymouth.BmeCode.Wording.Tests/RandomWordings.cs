using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Wording.Tests;

/// <summary>Random wordings and changes from a seed: words, emoji, skin tones, embeds, marks, lists, nulls.</summary>
internal sealed class RandomWordings(int seed)
{
    private static readonly string[] Words =
    [
        "the",
        "code",
        "will",
        "be",
        "amended",
        "BME-led",
        "Third",
        "Sector",
        "’s",
        "3rd",
        "partners",
        "😀",
        "👩🏽‍🤝‍👩🏻",
        "é",
        "e\u0301",
        " ",
        "  ",
        ".",
        ", ",
        "–",
        "\t",
    ];

#pragma warning disable RS0030 // seeded
    private readonly Random _random = new(seed);
#pragma warning restore RS0030

    public int Next(int below) => _random.Next(below);

    public bool OneIn(int many) => _random.Next(many) == 0;

    /// <summary>A wording that every clause may hold.</summary>
    public Wordings.Wording Wording(int words = 12)
    {
        var delta = new DeltaBuilder();
        for (var i = _random.Next(words); i > 0; i--)
        {
            Insert(delta);
        }

        return Wordings.Wording.Of(delta.Insert("\n", OneIn(3) ? LineMarks(nulls: false) : null).ToDelta());
    }

    /// <summary>A change that <see cref="WordingRules"/> lets through on <paramref name="before"/>.</summary>
    public Delta Change(Wordings.Wording before)
    {
        var change = new DeltaBuilder();
        var units = before.ToDelta();
        for (var at = 0; at < before.Length && !OneIn(6);)
        {
            if (OneIn(2))
            {
                Insert(change);
            }

            var length = Whole(units, at, Math.Min(1 + _random.Next(8), before.Length - at));
            if (OneIn(3) && at + length < before.Length)
            {
                change.Delete(length);
            }
            else if (OneIn(3))
            {
                foreach (var (isLineEnd, piece) in Pieces(units.Slice(at, at + length)))
                {
                    change.Retain(piece, isLineEnd ? LineMarks(nulls: true) : Marks(nulls: true));
                }
            }
            else
            {
                change.Retain(length);
            }

            at += length;
        }

        return change.ToDelta();
    }

    private static int Whole(Delta units, int at, int length) =>
        units.Slice(at + length - 1, at + length).Ops[0].Text is { } last && char.IsHighSurrogate(last[0]) ? length + 1 : length;

    private static IEnumerable<(bool IsLineEnd, int Length)> Pieces(Delta part)
    {
        foreach (var op in part.Ops)
        {
            for (var at = 0; at < op.Length;)
            {
                var end =
                    op.Text is null ? 1
                    : op.Text.IndexOf('\n', at) is var found && found == at ? at + 1
                    : found > at ? found
                    : op.Length;
                yield return (op.Text?[at] == '\n', end - at);
                at = end;
            }
        }
    }

    private void Insert(DeltaBuilder delta)
    {
        if (OneIn(9))
        {
            delta.Insert(new Embed(Embed.Clause, "c" + _random.Next(3)), OneIn(3) ? Marks(nulls: false) : null);
        }
        else if (OneIn(6))
        {
            delta.Insert("\n", OneIn(2) ? LineMarks(nulls: false) : null);
        }
        else
        {
            delta.Insert(Words[_random.Next(Words.Length)] + (OneIn(3) ? "" : " "), OneIn(4) ? Marks(nulls: false) : null);
        }
    }

    private Attributes? Marks(bool nulls) =>
        Attributes.Of(
            Some(
                ("bold", AttributeValue.True),
                ("italic", AttributeValue.True),
                ("underline", AttributeValue.True),
                ("link", AttributeValue.Of("https://example.org/" + _random.Next(2))),
                nulls
            )
        );

    private Attributes? LineMarks(bool nulls) =>
        Attributes.Of(
            Some(
                ("list", AttributeValue.Of(OneIn(2) ? "bullet" : "ordered")),
                ("indent", AttributeValue.Of(1 + _random.Next(2))),
                ("list", AttributeValue.Of("bullet")),
                ("indent", AttributeValue.Of(1)),
                nulls
            )
        );

    private List<(string, AttributeValue)> Some(
        (string Name, AttributeValue) a,
        (string Name, AttributeValue) b,
        (string Name, AttributeValue) c,
        (string Name, AttributeValue) d,
        bool nulls
    )
    {
        (string Name, AttributeValue Value)[] all = [a, b, c, d];
        return [.. all.Where(_ => OneIn(3)).Select(p => nulls && OneIn(3) ? (p.Name, AttributeValue.Null) : p)];
    }

    /// <summary>Runs a law over many seeds; a failure names its seed.</summary>
    public static void Hold(int seeds, Action<RandomWordings> law)
    {
        for (var seed = 0; seed < seeds; seed++)
        {
            try
            {
                law(new RandomWordings(seed));
            }
            catch (Exception e)
            {
                throw new Xunit.Sdk.XunitException($"The law does not hold for seed {seed} (new RandomWordings({seed})): {e.Message}", e);
            }
        }
    }
}
