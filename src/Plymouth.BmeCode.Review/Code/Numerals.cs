using System.Collections.Immutable;
using System.Text;

namespace Plymouth.BmeCode.Review.Code;

/// <summary>Writes counts otherwise than in digits. Counts below 1 are nothing.</summary>
public static class Numerals
{
    private static readonly ImmutableArray<(int Value, string Sign)> RomanSigns =
    [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];

    /// <summary>Counts A … Z, AA, AB, … as the columns of a sheet are counted.</summary>
    /// <param name="count">The count, from 1.</param>
    /// <param name="first">The letter for 1: <c>A</c> or <c>a</c>.</param>
    public static string Letters(int count, char first)
    {
        var letters = "";
        for (; count > 0; count = (count - 1) / 26)
        {
            letters = (char)(first + ((count - 1) % 26)) + letters;
        }

        return letters;
    }

    /// <summary>Counts I, II, III, IV, …; as many M as there are thousands.</summary>
    /// <param name="count">The count, from 1.</param>
    public static string Roman(int count)
    {
        var roman = new StringBuilder();
        foreach (var (value, sign) in RomanSigns)
        {
            for (; count >= value; count -= value)
            {
                roman.Append(sign);
            }
        }

        return roman.ToString();
    }
}
