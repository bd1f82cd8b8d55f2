using System.Collections.Frozen;

namespace Plymouth.BmeCode.Review.Language;

/// <summary>
/// The words of a text that say what it is about, cut to their stems, so that "reps" and "rep", "monitoring" and "monitor" are one.
/// </summary>
internal static class ContentWords
{
    private static readonly FrozenSet<string> Small = FrozenSet.Create(
        StringComparer.Ordinal,
        [
            .. (
                "a about above across add after again agree all already also although always am among amongst an and another any "
                + "anybody anyone anything are as ask at back be because been before being below between both but by "
                + "can cannot clause clear code comment could did do does doing done don't down during each either else etc ever every "
                + "everybody everyone everything far few first for from further get give given go goes good got "
                + "had has have having he her here hers him his how however i idea if in include included including into is isn't it "
                + "its itself just last least less let like made make many may maybe me mean means might more most much must my "
                + "need needs never no nobody none nor not nothing now of off often on once one only or other others ought our out "
                + "over own paragraph part per perhaps please point put quite rather really same say says second section see seem "
                + "seems "
                + "shall she should since so some somebody someone something still such suggest sure take than that the their them "
                + "then there these they thing things third this those though through to too under unless until up upon us use "
                + "used very "
                + "was way we well were what when where whether which while who whole whom whose why will with within without word "
                + "wording words would yes yet you your bullet entry line"
            ).Split(' '),
        ]
    );

    /// <summary>Returns the stems of a text, each as often as it stands.</summary>
    public static IEnumerable<string> Of(string text) => WordsIn(text).Select(Stem);

    /// <summary>Returns the words themselves, in lower case, each as often as it stands.</summary>
    public static IEnumerable<string> WordsIn(string text) => WordsOfLines.Of(text).Where(w => w.Length > 1 && !Small.Contains(w));

    /// <summary>Returns a light stem, without the endings of plurals and verbs; a short word stays as it is.</summary>
    public static string Stem(string word)
    {
        word = word.EndsWith("'s", StringComparison.Ordinal) ? word[..^2] : word;
        foreach (var (ending, put, least) in Endings)
        {
            if (word.Length >= least && word.EndsWith(ending, StringComparison.Ordinal))
            {
                return word[..^ending.Length] + put;
            }
        }

        return word;
    }

    private static readonly (string Ending, string Put, int Least)[] Endings =
    [
        ("ations", "", 9),
        ("ation", "", 8),
        ("ising", "is", 8),
        ("izing", "is", 8),
        ("ies", "y", 5),
        ("ied", "y", 5),
        ("ings", "", 7),
        ("ing", "", 6),
        ("ments", "", 9),
        ("ment", "", 8),
        ("sses", "ss", 6),
        ("shes", "sh", 6),
        ("ches", "ch", 6),
        ("ed", "", 6),
        ("ss", "ss", 2),
        ("us", "us", 2),
        ("is", "is", 2),
        ("s", "", 4),
        ("e", "", 5),
    ];
}
