namespace Plymouth.BmeCode.Wordings;

/// <summary>
/// Finds which tokens of one text stand in another: for texts of ordinary length the longest common subsequence, by Myers' greedy
/// algorithm.
/// </summary>
/// <remarks>
/// E. W. Myers, "An O(ND) difference algorithm and its variations", 1986. When that would take too long, the texts are first cut at a few
/// tokens in a row, or else at single tokens, that stand once in each (Bram Cohen's patience diff); what is still too different counts as
/// replaced.
/// </remarks>
internal static class Alignment
{
    private const int FewTokens = 6_000;
    private const int MostEditsOfFew = 1_200;
    private const int MostEditsOfMany = 300;
    private const int TokensInARow = 5;

    /// <summary>
    /// Returns, for each token of <paramref name="a"/>, the index of its partner in <paramref name="b"/>, or -1; the partners rise.
    /// </summary>
    public static int[] Between(int[] a, int[] b)
    {
        var partners = new int[a.Length];
        Array.Fill(partners, -1);
        var gaps = new Stack<(int A0, int A1, int B0, int B1)>();
        gaps.Push((0, a.Length, 0, b.Length));
        while (gaps.TryPop(out var gap))
        {
            var (a0, a1, b0, b1) = gap;
            while (a0 < a1 && b0 < b1 && a[a0] == b[b0])
            {
                partners[a0++] = b0++;
            }

            while (a0 < a1 && b0 < b1 && a[a1 - 1] == b[b1 - 1])
            {
                partners[--a1] = --b1;
            }

            if (a0 == a1 || b0 == b1)
            {
                continue;
            }

            if (Greedy(a, b, (a0, a1, b0, b1), partners))
            {
                continue;
            }

            var anchors = Anchors(a, b, (a0, a1, b0, b1), TokensInARow);
            anchors = anchors.Count > 0 ? anchors : Anchors(a, b, (a0, a1, b0, b1), 1);
            foreach (var (i, j) in anchors)
            {
                partners[i] = j;
                gaps.Push((a0, i, b0, j));
                (a0, b0) = (i + 1, j + 1);
            }

            if (anchors.Count > 0)
            {
                gaps.Push((a0, a1, b0, b1));
            }
        }

        return partners;
    }

    private static bool Greedy(int[] a, int[] b, (int A0, int A1, int B0, int B1) gap, int[] partners)
    {
        var (n, m) = (gap.A1 - gap.A0, gap.B1 - gap.B0);
        var most = Math.Min(n + m, n + m <= FewTokens ? MostEditsOfFew : MostEditsOfMany);
        var furthest = new int[(2 * most) + 3];
        var middle = most + 1;
        var trace = new List<int[]>();
        for (var d = 0; d <= most; d++)
        {
            trace.Add(furthest[(middle - d - 1)..(middle + d + 2)]);
            for (var k = -d; k <= d; k += 2)
            {
                var x =
                    k == -d || (k != d && furthest[middle + k - 1] < furthest[middle + k + 1])
                        ? furthest[middle + k + 1]
                        : furthest[middle + k - 1] + 1;
                var y = x - k;
                while (x < n && y < m && x >= 0 && y >= 0 && a[gap.A0 + x] == b[gap.B0 + y])
                {
                    (x, y) = (x + 1, y + 1);
                }

                furthest[middle + k] = x;
                if (x >= n && y >= m)
                {
                    WalkBack(trace, (n, m), gap, partners);
                    return true;
                }
            }
        }

        return false;
    }

    private static void WalkBack(List<int[]> trace, (int X, int Y) end, (int A0, int A1, int B0, int B1) gap, int[] partners)
    {
        var (x, y) = end;
        for (var d = trace.Count - 1; d >= 0; d--)
        {
            var furthest = trace[d];
            var middle = d + 1;
            var k = x - y;
            var down = k == -d || (k != d && furthest[middle + k - 1] < furthest[middle + k + 1]);
            var beforeK = down ? k + 1 : k - 1;
            var beforeX = d == 0 ? 0 : furthest[middle + beforeK];
            var beforeY = d == 0 ? 0 : beforeX - beforeK;
            while (x > beforeX && y > beforeY)
            {
                (x, y) = (x - 1, y - 1);
                partners[gap.A0 + x] = gap.B0 + y;
            }

            (x, y) = (beforeX, beforeY);
        }
    }

    /// <summary>
    /// Finds the rows of <paramref name="inARow"/> tokens that stand once in each part, as many as keep their order. Returns where they
    /// begin.
    /// </summary>
    private static List<(int A, int B)> Anchors(int[] a, int[] b, (int A0, int A1, int B0, int B1) gap, int inARow)
    {
        var placesInB = Places(b, gap.B0, gap.B1, inARow);
        var pairs = Places(a, gap.A0, gap.A1, inARow)
            .Where(p => p.Value >= 0 && placesInB.GetValueOrDefault(p.Key, -1) >= 0)
            .Select(p => (A: p.Value, B: placesInB[p.Key]))
            .Where(p => a[p.A] == b[p.B])
            .OrderBy(p => p.A)
            .ToArray();
        var tails = new List<int>();
        var previous = new int[pairs.Length];
        for (var i = 0; i < pairs.Length; i++)
        {
            var (low, high) = (0, tails.Count);
            while (low < high)
            {
                var mid = (low + high) / 2;
                (low, high) = pairs[tails[mid]].B < pairs[i].B ? (mid + 1, high) : (low, mid);
            }

            previous[i] = low > 0 ? tails[low - 1] : -1;
            if (low == tails.Count)
            {
                tails.Add(i);
            }
            else
            {
                tails[low] = i;
            }
        }

        var chosen = new List<(int, int)>();
        for (var i = tails.Count > 0 ? tails[^1] : -1; i >= 0; i = previous[i])
        {
            chosen.Add(pairs[i]);
        }

        chosen.Reverse();
        return chosen;
    }

    /// <summary>Returns where each row of tokens begins, by its hash; -1 when it stands there more than once.</summary>
    private static Dictionary<long, int> Places(int[] tokens, int from, int to, int inARow)
    {
        var places = new Dictionary<long, int>();
        for (var i = from; i + inARow <= to; i++)
        {
            var hash = 0L;
            foreach (var token in tokens.AsSpan(i, inARow))
            {
                hash = unchecked((hash * 1_000_003) + token);
            }

            places[hash] = places.ContainsKey(hash) ? -1 : i;
        }

        return places;
    }
}
