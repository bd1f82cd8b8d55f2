namespace Plymouth.BmeCode.Wordings;

/// <summary>
/// A stretch of two texts, as half-open ranges of tokens: the same in both, or what stood in the first (perhaps nothing) and what replaces
/// it in the second (perhaps nothing).
/// </summary>
internal readonly record struct Hunk(bool Same, int A0, int A1, int B0, int B1)
{
    public bool Deletes => !Same && A1 > A0;

    public bool Inserts => !Same && B1 > B0;
}

/// <summary>Divides two texts into stretches that are the same and stretches that are not, as a reader would mark them.</summary>
/// <remarks>
/// An alignment with the fewest edits often does not read well. So a space or a stray short word left standing between two replaced ones
/// goes with them, a line of which hardly anything is left counts as replaced, and a stretch put in or taken out begins where a word or
/// line begins.
/// </remarks>
internal static class Hunks
{
    private const int LongestStrayIsland = 12;

    public static List<Hunk> Between(Tokens a, Tokens b)
    {
        var hunks = Joined(CutAtLineEnds(Aligned(a, b), a), (left, island, right) => IsStray(left, island, right, a, b));
        hunks = Joined(ReplaceSparseLines(hunks, a, b), (_, _, _) => false);
        return Slid(hunks, a, b);
    }

    /// <summary>
    /// The same with the fewest edits: what stays the same is never counted as replaced; stretches only begin where words or lines do.
    /// </summary>
    public static List<Hunk> Fewest(Tokens a, Tokens b) => Slid(Aligned(a, b), a, b);

    private static List<Hunk> Aligned(Tokens a, Tokens b) => Of(Alignment.Between(a.Keys, b.Keys), a.Count, b.Count);

    private static List<Hunk> Of(int[] partners, int countA, int countB)
    {
        var hunks = new List<Hunk>();
        var (i, j) = (0, 0);
        while (i < countA || j < countB)
        {
            var (i0, j0) = (i, j);
            while (i < countA && partners[i] == j)
            {
                (i, j) = (i + 1, j + 1);
            }

            if (i > i0)
            {
                hunks.Add(new(true, i0, i, j0, j));
                continue;
            }

            while (i < countA && partners[i] < 0)
            {
                i++;
            }

            j = i < countA ? partners[i] : countB;
            hunks.Add(new(false, i0, i, j0, j));
        }

        return hunks;
    }

    private static List<Hunk> CutAtLineEnds(List<Hunk> hunks, Tokens a)
    {
        var cut = new List<Hunk>();
        foreach (var hunk in hunks)
        {
            var from = hunk.A0;
            for (var i = hunk.A0; hunk.Same && i < hunk.A1; i++)
            {
                if (a.Kinds[i] == TokenKind.LineEnd)
                {
                    Add(from, i);
                    Add(i, i + 1);
                    from = i + 1;
                }
            }

            if (hunk.Same)
            {
                Add(from, hunk.A1);
            }
            else
            {
                cut.Add(hunk);
            }

            void Add(int start, int end)
            {
                if (end > start)
                {
                    cut.Add(hunk with { A0 = start, A1 = end, B0 = hunk.B0 + start - hunk.A0, B1 = hunk.B0 + end - hunk.A0 });
                }
            }
        }

        return cut;
    }

    /// <summary>
    /// Joins neighbouring changes, and also two changes with an island between them that goes with them, as <paramref name="isStray"/>
    /// says.
    /// </summary>
    private static List<Hunk> Joined(List<Hunk> hunks, Func<Hunk, Hunk, Hunk, bool> isStray)
    {
        var joined = new List<Hunk>();
        for (var i = 0; i < hunks.Count; i++)
        {
            var hunk = hunks[i];
            if (
                hunk.Same
                && joined.Count > 0
                && !joined[^1].Same
                && i + 1 < hunks.Count
                && !hunks[i + 1].Same
                && isStray(joined[^1], hunk, hunks[i + 1])
            )
            {
                hunk = hunk with { Same = false };
            }

            if (!hunk.Same && joined.Count > 0 && !joined[^1].Same)
            {
                joined[^1] = joined[^1] with { A1 = hunk.A1, B1 = hunk.B1 };
            }
            else
            {
                joined.Add(hunk);
            }
        }

        return joined;
    }

    private static bool IsStray(Hunk left, Hunk island, Hunk right, Tokens a, Tokens b)
    {
        if (!(left.Deletes && left.Inserts && right.Deletes && right.Inserts))
        {
            return false;
        }

        var units = a.Units(island.A0, island.A1);
        var kinds = a.Kinds.AsSpan(island.A0, island.A1 - island.A0);
        return !kinds.Contains(TokenKind.LineEnd)
            && (!kinds.Contains(TokenKind.Word) || (units <= LongestStrayIsland && units <= Size(left) && units <= Size(right)));

        int Size(Hunk hunk) => Math.Max(a.Units(hunk.A0, hunk.A1), b.Units(hunk.B0, hunk.B1));
    }

    /// <summary>Counts all of a line as replaced when less than three tenths of its words stayed and both texts have words there.</summary>
    private static List<Hunk> ReplaceSparseLines(List<Hunk> hunks, Tokens a, Tokens b)
    {
        var result = new List<Hunk>();
        for (var from = 0; from < hunks.Count;)
        {
            if (IsLineEnd(hunks[from]))
            {
                result.Add(hunks[from++]);
                continue;
            }

            var to = from;
            var (same, inA, inB) = (0, 0, 0);
            for (; to < hunks.Count && !IsLineEnd(hunks[to]); to++)
            {
                same += hunks[to].Same ? WordUnits(a, hunks[to].A0, hunks[to].A1) : 0;
                inA += WordUnits(a, hunks[to].A0, hunks[to].A1);
                inB += WordUnits(b, hunks[to].B0, hunks[to].B1);
            }

            var line = hunks.GetRange(from, to - from);
            var sparse = line.Exists(h => h.Deletes) && line.Exists(h => h.Inserts) && same * 10 < Math.Min(inA, inB) * 3;
            result.AddRange(sparse ? line.Select(h => h with { Same = false }) : line);
            from = to;
        }

        return result;

        bool IsLineEnd(Hunk hunk) => hunk.Same && a.Kinds[hunk.A0] == TokenKind.LineEnd;
    }

    private static int WordUnits(Tokens tokens, int from, int to)
    {
        var units = 0;
        for (var i = from; i < to; i++)
        {
            units += tokens.Kinds[i] == TokenKind.Word ? tokens.Lengths[i] : 0;
        }

        return units;
    }

    private static List<Hunk> Slid(List<Hunk> hunks, Tokens a, Tokens b)
    {
        var joined = new List<Hunk>();
        foreach (var hunk in hunks)
        {
            if (hunk.Same && joined.Count > 0 && joined[^1].Same)
            {
                joined[^1] = joined[^1] with { A1 = hunk.A1, B1 = hunk.B1 };
            }
            else
            {
                joined.Add(hunk);
            }
        }

        for (var i = 0; i < joined.Count; i++)
        {
            if (joined[i].Same || (joined[i].Deletes && joined[i].Inserts))
            {
                continue;
            }

            var before = i > 0 ? joined[i - 1] : default;
            var after = i + 1 < joined.Count ? joined[i + 1] : default;
            var by = joined[i].Inserts
                ? BestSlide(b, joined[i].B0, joined[i].B1, before.A1 - before.A0, after.A1 - after.A0)
                : BestSlide(a, joined[i].A0, joined[i].A1, before.A1 - before.A0, after.A1 - after.A0);
            if (by != 0)
            {
                joined[i] = new(false, joined[i].A0 + by, joined[i].A1 + by, joined[i].B0 + by, joined[i].B1 + by);
                Stretch(joined, i, by);
            }
        }

        joined.RemoveAll(h => h.A0 == h.A1 && h.B0 == h.B1);
        return Joined(joined, (_, _, _) => false);
    }

    /// <summary>Moves the ends of the same stretches beside change <paramref name="i"/> to where it slid.</summary>
    private static void Stretch(List<Hunk> hunks, int i, int by)
    {
        var change = hunks[i];
        if (i > 0)
        {
            hunks[i - 1] = hunks[i - 1] with { A1 = change.A0, B1 = change.B0 };
        }
        else
        {
            hunks.Insert(0, new(true, 0, by, 0, by));
            i++;
        }

        if (i + 1 < hunks.Count)
        {
            hunks[i + 1] = hunks[i + 1] with { A0 = change.A1, B0 = change.B1 };
        }
        else
        {
            hunks.Add(new(true, change.A1, change.A1 - by, change.B1, change.B1 - by));
        }
    }

    /// <summary>
    /// Returns how many tokens the stretch is best moved: below 0 to the left, at most <paramref name="left"/>; above 0 to the right, at
    /// most <paramref name="right"/>.
    /// </summary>
    private static int BestSlide(Tokens tokens, int from, int to, int left, int right)
    {
        var (best, bestScore) = (0, Score(0));
        for (var by = -1; by >= -left && tokens.Keys[from + by] == tokens.Keys[to + by]; by--)
        {
            Weigh(by);
        }

        for (var by = 1; by <= right && tokens.Keys[from + by - 1] == tokens.Keys[to + by - 1]; by++)
        {
            Weigh(by);
        }

        return best;

        void Weigh(int by)
        {
            if (Score(by) is var score && score > bestScore)
            {
                (best, bestScore) = (by, score);
            }
        }

        int Score(int by)
        {
            var (first, last) = (tokens.Kinds[from + by], tokens.Kinds[to + by - 1]);
            if (last == TokenKind.LineEnd && (from + by == 0 || tokens.Kinds[from + by - 1] == TokenKind.LineEnd))
            {
                return 4;
            }

            if (first == TokenKind.LineEnd && (to + by == tokens.Count || tokens.Kinds[to + by] == TokenKind.LineEnd))
            {
                return 3;
            }

            return (first, last) switch
            {
                (not TokenKind.Space, TokenKind.Space) => 2,
                (TokenKind.Space, not TokenKind.Space) => 1,
                _ => 0,
            };
        }
    }
}
