using System.Collections.Immutable;

namespace Plymouth.BmeCode.Wordings;

/// <summary>
/// Computes the sum of a wording by which an editor sees whether its copy is right: FNV-1a, 32 bits, over UTF-16 units. The editors in the
/// browser compute the same (<c>sum.ts</c>).
/// </summary>
/// <remarks>
/// It counts each unit of text; an embed as U+FFFC, its kind, U+0001, its id; and, when attributes differ from those just before, U+0002
/// with each name, U+0001, value, U+0001 in the order of names. So it does not matter how runs are cut.
/// </remarks>
internal static class WordingSum
{
    public static long Of(ImmutableArray<Run> runs)
    {
        var sum = 2_166_136_261u;
        Attributes? last = null;
        foreach (var run in runs)
        {
            var op = run.Op;
            if (!Equals(op.Attributes, last))
            {
                last = op.Attributes;
                sum = Count(sum, "\u0002");
                foreach (var (name, value) in last?.Values ?? [])
                {
                    sum = Count(Count(Count(Count(sum, name), "\u0001"), value.Text ?? value.Json), "\u0001");
                }
            }

            sum = op.Embed is { } embed ? Count(Count(Count(Count(sum, "\uFFFC"), embed.Kind), "\u0001"), embed.Id) : Count(sum, op.Text!);
        }

        return sum;
    }

    private static uint Count(uint sum, string text)
    {
        foreach (var unit in text)
        {
            sum = unchecked((sum ^ unit) * 16_777_619u);
        }

        return sum;
    }
}
