using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Promises;

namespace Plymouth.BmeCode.Testing;

/// <summary>
/// What stands in the second consultation, by line and consultation number: what checks must find, and what looks like it and is none.
/// </summary>
public static class Saltmere
{
    /// <summary>
    /// Pairs with one text in two places. Not: B2 and C2 (one pattern of sentence), the entry "the name of the boat" of C4 and D3 (too
    /// short to be anybody's twin).
    /// </summary>
    public static ImmutableArray<(string One, string Other)> Twins { get; } = [("B4", "C3"), ("B3 entry 3", "D2 entry 2")];

    /// <summary>Lines of comments whose responses contradict each other.</summary>
    /// <remarks>
    /// 12×13 and 12×59: A3 goes, A3 stays, A3 protects. 18×69: one request granted and refused. 30×31: one bullet opened and kept closed.
    /// 36×50: refused in B4, granted in its twin C3.
    /// </remarks>
    public static ImmutableArray<(int One, int Other)> Contradictions { get; } = [(12, 13), (12, 59), (18, 69), (30, 31), (36, 50)];

    /// <summary>Looks like it and is none: granted and refused, but different requests (18×20, 23×24, 43×45, 45×44); the opposite request
    /// refused (19×75); wider and wider in clauses that are no twins (31×50);
    /// only a word goes, and the clause stays (32×30); a deletion asked for and refused (64); "could be" (14×12).</summary>
    public static ImmutableArray<(int One, int Other)> NoContradictions { get; } =
    [(18, 20), (23, 24), (43, 45), (44, 45), (19, 75), (31, 50), (30, 32), (32, 33), (13, 14), (13, 59), (36, 37), (14, 59)];

    /// <summary>
    /// Dispositions that are plain. Every other response has none that is plain, or one that may be proposed as in <see cref="MayBe"/>.
    /// </summary>
    public static ImmutableDictionary<int, Disposition> Dispositions { get; } =
        new Dictionary<int, Disposition>
        {
            [6] = Disposition.Agreed,
            [16] = Disposition.Referred,
            [18] = Disposition.Agreed,
            [23] = Disposition.NotAgreed,
            [24] = Disposition.Agreed,
            [30] = Disposition.Agreed,
            [31] = Disposition.OutsideRemit,
            [44] = Disposition.Referred,
            [45] = Disposition.Agreed,
            [47] = Disposition.Agreed,
            [48] = Disposition.AlreadyCovered,
            [50] = Disposition.Agreed,
            [55] = Disposition.Noted,
            [56] = Disposition.NotAgreed,
            [69] = Disposition.NotAgreed,
            [70] = Disposition.OutsideRemit,
            [75] = Disposition.NotAgreed,
            [76] = Disposition.NeedsClarification,
        }.ToImmutableDictionary();

    /// <summary>Dispositions that may be proposed, and no other there.</summary>
    public static ImmutableDictionary<int, ImmutableArray<Disposition>> MayBe { get; } =
        new Dictionary<int, ImmutableArray<Disposition>>
        {
            [7] = [Disposition.NeedsClarification],
            [9] = [Disposition.Agreed],
            [12] = [Disposition.Agreed, Disposition.AlreadyCovered],
            [13] = [Disposition.Agreed],
            [19] = [Disposition.Agreed],
            [20] = [Disposition.NotAgreed],
            [32] = [Disposition.Agreed, Disposition.AgreedInPart],
            [33] = [Disposition.AlreadyCovered],
            [34] = [Disposition.NotAgreed],
            [36] = [Disposition.NotAgreed],
            [37] = [Disposition.AlreadyCovered],
            [43] = [Disposition.NotAgreed],
            [59] = [Disposition.AlreadyCovered],
            [60] = [Disposition.NotAgreed],
            [64] = [Disposition.NotAgreed],
            [71] = [Disposition.OutsideRemit],
            [73] = [Disposition.OutsideRemit, Disposition.Referred],
            [74] = [Disposition.Agreed],
        }.ToImmutableDictionary();

    /// <summary>
    /// Promises that are plain: line, kind, clauses, words. Not: 14 ("could be"), 32 must never delete B3, 64 (what is asked for is
    /// refused).
    /// </summary>
    public static ImmutableArray<(int Line, PromiseKind Kind, string Clauses, string Words)> Promises { get; } =
    [
        (6, PromiseKind.Amend, "A1", "houseboats excepted"),
        (9, PromiseKind.Amend, "A2", "a pontoon berth"),
        (10, PromiseKind.Define, "", "trot"),
        (12, PromiseKind.Delete, "A3", ""),
        (18, PromiseKind.Amend, "B1", "on the noticeboard and the harbour website"),
        (24, PromiseKind.Amend, "B2", ""),
        (30, PromiseKind.Amend, "B3", "or any other boat in need of a short stay"),
        (45, PromiseKind.Add, "", ""),
        (47, PromiseKind.Amend, "C2", ""),
        (50, PromiseKind.Amend, "C3", "tenders"),
        (74, PromiseKind.Add, "", ""),
    ];

    /// <summary>
    /// What responses point at: the clause, the section, or the line of the comment whose answer is meant; null where nothing is there to
    /// point at.
    /// </summary>
    public static ImmutableArray<(int Line, string? Target)> Pointers { get; } =
    [(37, "B5"), (39, "line 37"), (40, null), (48, "D1"), (59, "A3"), (71, "line 70"), (72, "section B")];

    /// <summary>
    /// Clause numbers in responses, as written. Not: "A3 poster" in line 4, "12(3)(b)" of other regulations in the comment of line 40,
    /// "1998" in line 59. B12 is no clause.
    /// </summary>
    public static ImmutableArray<(int Line, string Number)> Citations { get; } =
    [(12, "A3"), (18, "B1"), (32, "B3"), (37, "B5"), (40, "B12"), (47, "C2"), (48, "D1"), (59, "A3"), (64, "D2")];

    /// <summary>Clause numbers in comments, as written; a range, a list and entries among them.</summary>
    public static ImmutableArray<(int Line, string Number)> CitationsOfConsultees { get; } =
    [(31, "B3"), (33, "B3(c)"), (34, "B3"), (55, "C3"), (55, "C4"), (64, "D2"), (64, "B3"), (72, "B1"), (72, "B3")];
}
