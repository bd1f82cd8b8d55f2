using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Plymouth.BmeCode.Review.Language;

namespace Plymouth.BmeCode.Review.Comments;

/// <summary>
/// Proposes a disposition for a received response, by the phrases groups use. Where no phrase stands, or two that disagree, it proposes
/// none.
/// </summary>
/// <remarks>
/// To teach it a phrase, add a line. White space is single, case does not count, quotation marks and apostrophes are straight.
/// </remarks>
public static class ProposedDispositions
{
    private static readonly ImmutableArray<(Disposition Disposition, Regex Phrase)> Phrases =
    [
        Says(
            Disposition.OutsideRemit,
            @"(?<!\bnot )\b(outside|out side|out of|beyond|not in|not within)( the| this| our| its)?( code'?s?| group'?s?)? (remit|scope)\b"
        ),
        Says(Disposition.OutsideRemit, @"\bnot (the )?(remit|scope) of (the|this|our) code\b"),
        Says(Disposition.OutsideRemit, @"\b(matter|issue) (outside|out side|beyond) (of )?(the |this )?code\b"),
        Says(Disposition.Referred, @"^(an? )?(issue|matter|question) for (the |an? )?[\p{L}-]{1,60} (code|group|board|committee|team)\b"),
        Says(Disposition.Referred, @"\b(referred|passed on|forwarded) to\b"),
        Says(Disposition.Referred, @"(^|[.;!?] )(passed|handed)( on)? to\b"),
        Says(
            Disposition.AlreadyCovered,
            @"^((clause|paragraph|section|article|principle|standard|commitment|undertaking|point) )?[\p{L}\d.()]{0,20}\d[\p{L}\d.()]{0,20} (deals|aims to deal) with this\b"
        ),
        Says(
            Disposition.AlreadyCovered,
            @"^(this is )?(already )?(covered|dealt with|addressed) (by|in|under) ((clause|paragraph|section|article|principle|standard|commitment|undertaking|point) )?[\p{L}\d.()]{0,20}\d"
        ),
        Says(Disposition.AlreadyCovered, @"^(this is )?already (covered|dealt with|addressed|included|one of)\b"),
        Says(Disposition.AlreadyCovered, @"^specifically mentioned in\b"),
        Says(Disposition.NeedsClarification, @"^(unclear|not clear|it is unclear|it is not clear) what\b"),
        Says(Disposition.NeedsClarification, @"^difficult to (respond|say|answer)\b.*\bwithout\b"),
        Says(Disposition.NotAgreed, @"^(we )?(disagree|do not agree|don't agree|cannot agree|cannot accept)\b"),
        Says(Disposition.NotAgreed, @"^(not agreed|not accepted|rejected)\b"),
        Says(Disposition.NotAgreed, @"^(unrealistic|not realistic)\b"),
        Says(Disposition.NotAgreed, @"\bnot considered necessary\b"),
        Says(Disposition.NotAgreed, @"^(we are |we're )?(not|un) ?(persuaded|convinced)\b"),
        Says(
            Disposition.NotAgreed,
            @"^we (cannot|can't|could not|are unable to|are not able to) (go (that|so) far|do (that|this|so)|support)\b"
        ),
        Says(
            Disposition.NotAgreed,
            @"^(this|that|it) (would not be|wouldn't be|is not|isn't) (practical|practicable|feasible|workable|realistic)\b"
        ),
        Says(Disposition.AgreedInPart, @"^(we )?(agree|agreed|accept|accepted),?( ?[–—-])? but\b"),
        Says(Disposition.AgreedInPart, @"\bbut (we )?agree\b"),
        Says(Disposition.AgreedInPart, @"^(partly|partially) (agreed|accepted)\b|^(agreed|accepted) in part\b"),
        Says(
            Disposition.Agreed,
            @"^(yes,? )?(we )?(agree|agreed|accept|accepted|o\.?k\.?)(?! in )\b(?!.*\b(but|however|partly|partially|although)\b)"
        ),
        Says(Disposition.Agreed, @"^(we (are|would be) )?(happy|glad) to( (do|add|include|make|change|amend)\b|[.!,;]|$)"),
        Says(Disposition.Agreed, @"^wording (of \S+ )?(amended|changed|revised)\b"),
        Says(Disposition.Noted, @"^(comment )?noted\b(?!.*\b(but|however)\b)"),
    ];

    /// <summary>Returns the disposition that a response's text seems to give; null when that is not plain.</summary>
    public static Disposition? Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = PlainPhrases.Of(text);
        List<Disposition> said = [.. Phrases.Where(p => p.Phrase.IsMatch(plain)).Select(p => p.Disposition).Distinct()];
        return said.Count == 1 ? said[0] : null;
    }

    private static (Disposition, Regex) Says(Disposition disposition, string phrase) => (disposition, PlainPhrases.Pattern(phrase));
}
