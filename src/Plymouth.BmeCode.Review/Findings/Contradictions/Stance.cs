using System.Text.RegularExpressions;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Memo;
using Plymouth.BmeCode.Review.Promises;

namespace Plymouth.BmeCode.Review.Findings.Contradictions;

/// <summary>The answer of a response to the request of its comments.</summary>
internal enum Stance
{
    /// <summary>It neither grants nor refuses, or only in part, or it is not plain.</summary>
    None,

    /// <summary>It does what they ask for.</summary>
    Grants,

    /// <summary>It does not do it.</summary>
    Refuses,
}

/// <summary>Reads stances: from the disposition, else from the promises, else from words that keep a wording as it is.</summary>
internal static partial class Stances
{
    private static readonly PerPlainText<bool> KeepsWords = new(text => Keeps().IsMatch(text));

    public static Stance Of(Table table, Response response) =>
        response.Disposition switch
        {
            Disposition.NotAgreed or Disposition.OutsideRemit => Stance.Refuses,
            Disposition.Agreed => Stance.Grants,
            Disposition.AgreedInPart
            or Disposition.AlreadyCovered
            or Disposition.Referred
            or Disposition.Noted
            or Disposition.NeedsClarification => Stance.None,
            null when table.Consultation.PromisesOf(response.Id).Any(p => p is { Withdrawn: null, Kind: not PromiseKind.Delete }) =>
                Stance.Grants,
            null => KeepsWords.Of(table.Wording(response.Id.Passage)) ? Stance.Refuses : Stance.None,
        };

    /// <summary>Words stay as they are.</summary>
    [GeneratedRegex(
        @"\b(consistent|same) (language|wording|words|terms?|terminology|definition) (is used |are used )?(throughout|across|everywhere)\b"
            + @"|\b(words?|wording|language|text|definition|term) (is|are|was|were) (meant|intended|deliberate|deliberately|chosen|right)\b"
            + @"|\b(words?|wording|language|text|definition|clause) (will |should |is to |are to |has to |have to )?(stays?|remains?|stands?) (as|unchanged)\b"
            + @"|^no (change|amendment)s?( is| are| was| were)?( thought| considered| felt)? (needed|necessary|proposed|made|required)\b|\b(see|there is|we see) no need to (change|amend|alter|reword)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Keeps();
}
