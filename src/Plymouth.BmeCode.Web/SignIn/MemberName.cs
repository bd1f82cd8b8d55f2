using System.Globalization;
using System.Text;

namespace Plymouth.BmeCode.Web.SignIn;

/// <summary>
/// Says what somebody may call themselves: 1 to 80 characters once trimmed, none that is not seen. A sign that turns the direction of
/// reading would change the words around the name.
/// </summary>
public static class MemberName
{
    /// <summary>Most UTF-16 code units of a name.</summary>
    public const int Longest = 80;

    /// <summary>Says what is wrong with a name, in words for its owner; null when it is good.</summary>
    public static string? Problem(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var trimmed = name.Trim();
        return trimmed.Length == 0 ? "Enter your name."
            : trimmed.Length > Longest ? $"Enter a name of at most {Longest} characters."
            : trimmed.EnumerateRunes().Any(IsUnseen) ? "Enter a name of letters, digits and signs only."
            : null;
    }

    /// <summary>
    /// True for what is not seen, except the joiners that some scripts are written with, and for half a character, which a rune reads as a
    /// replacement.
    /// </summary>
    private static bool IsUnseen(Rune sign) =>
        sign.Value is not (0x200C or 0x200D)
        && (
            sign == Rune.ReplacementChar
            || Rune.GetUnicodeCategory(sign)
                is UnicodeCategory.Control
                    or UnicodeCategory.Format
                    or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator
                    or UnicodeCategory.PrivateUse
                    or UnicodeCategory.OtherNotAssigned
                    or UnicodeCategory.Surrogate
        );
}
