using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Findings;

/// <summary>What a response does with the request of its comments.</summary>
internal enum Stance
{
    /// <summary>Neither, in part, or not plain.</summary>
    None,

    Grants,

    Refuses,
}

/// <summary>Reads stances: from the disposition, else from what is promised, else from the words that keep a wording as it is.</summary>
internal static partial class Stances
{
    private static readonly ConditionalWeakTable<Wording, object> Known = [];

    /// <param name="promises">What the response promises.</param>
    public static Stance Of(Table table, Response response, IEnumerable<Promise> promises) => response.Disposition switch
    {
        Disposition.NotAgreed or Disposition.OutsideRemit => Stance.Refuses,
        Disposition.Agreed => Stance.Grants,
        not null => Stance.None,
        null when promises.Any(p => p is { Withdrawn: null, Kind: not PromiseKind.Delete }) => Stance.Grants,
        null => KeepsTheWords(table.Wording(response.Id.Passage)) ? Stance.Refuses : Stance.None,
    };

    /// <summary>True where a response says that words stay as they are.</summary>
    private static bool KeepsTheWords(Wording wording) => (bool)Known.GetValue(wording, w => Keeps().IsMatch(PlainPhrases.Of(w.ToText())));

    [GeneratedRegex(
        @"\b(consistent|same) (language|wording|words|terms?|terminology|definition) (is used |are used )?(throughout|across|everywhere)\b" +
        @"|\b(words?|wording|language|text|definition|term) (is|are|was|were) (meant|intended|deliberate|deliberately|chosen|right)\b" +
        @"|\b(words?|wording|language|text|definition|clause) (will |should |is to |are to |has to |have to )?(stays?|remains?|stands?) (as|unchanged)\b" +
        @"|^no (change|amendment)s?( is| are| was| were)?( thought| considered| felt)? (needed|necessary|proposed|made|required)\b|\b(see|there is|we see) no need to (change|amend|alter|reword)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Keeps();
}
