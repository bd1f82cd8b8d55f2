using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.Memo;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Referrals;

/// <summary>Reads to whom a response's words hand a matter: "Issue for procurement code", "Referred to the Health Board".</summary>
/// <remarks>
/// Asked only of responses whose disposition is "referred". Read from the words each time and never stored, so that a response written in
/// the meeting, or taken in long ago, has its proposal too.
/// </remarks>
public static class ProposedReferrals
{
    /// <summary>The longest name that is taken for a destination, in UTF-16 units.</summary>
    private const int Longest = 60;

    private const string Name = """(?:the |an? )?(?<to>[^.,;:!?()"]+?)""";

    private static readonly ImmutableArray<Regex> Phrases =
    [
        PlainPhrases.Pattern(
            $@"^(?:this is )?(?:an? )?(?:issue|matter|question|one) for {Name}(?: to (?:consider|decide|take up|address|deal with).*)?(?:[.,;:!?()]|$)"
        ),
        PlainPhrases.Pattern(
            $@"\b(?:referred|passed on|passed|forwarded|handed) to {Name}(?: (?:for|to|as|who|which|by|on) .*)?(?:[.,;:!?()]|$)"
        ),
    ];

    private static readonly PerWording<string?> Known = new(wording => To(wording.ToText()));

    /// <summary>Returns the destination that a response's wording names; null when it names none. Worked out once per wording.</summary>
    public static string? To(Wording wording) => Known.Of(wording);

    /// <summary>Returns the destination with a capital first letter; null when the words name none.</summary>
    public static string? To(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = PlainPhrases.Of(text);
        var named = Phrases.Select(p => p.Match(plain)).FirstOrDefault(m => m.Success)?.Groups["to"].Value.Trim();
        return named is { Length: > 0 and <= Longest } ? Sentence.Of(named) : null;
    }
}
