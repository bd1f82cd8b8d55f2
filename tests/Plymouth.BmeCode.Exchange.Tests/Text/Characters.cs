using System.Net;
using System.Text.RegularExpressions;
using FluentAssertions;
using Plymouth.BmeCode.Exchange.Grids;
using Plymouth.BmeCode.Review.TakingIn;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Exchange.Tests.Text;

/// <summary>Counts characters on both sides of a reading: nothing dropped, nothing invented.</summary>
internal static partial class Characters
{
    /// <summary>A wording's characters without its line ends.</summary>
    public static string Apart(Wording wording) =>
        string.Concat(wording.ToDelta().Ops.Select(o => o.Text)).Replace("\n", "", StringComparison.Ordinal);

    /// <summary>
    /// Holds a reading to its source: every character has one use; what was used as words, and only that, stands in the reading.
    /// </summary>
    public static void Check(string source, Accounting accounting, Reading reading)
    {
        for (var at = 0; at < source.Length; at++)
        {
            (accounting.Uses[at] != CharacterUse.None || char.IsWhiteSpace(source[at]))
                .Should()
                .BeTrue($"'{source[at]}' at {at} stands in the source");
        }

        WordsOf(source, accounting, CharacterUse.Words).Should().Be(Sorted(AllWordings(reading).SelectMany(w => Apart(w))));
        Sorted(Used(source, accounting, CharacterUse.Mark)).Distinct().Should().BeSubsetOf(Cell.ItemMarks + "o");
        Used(source, accounting, CharacterUse.Tag).Should().MatchRegex(@"^(<[^<>]*>)*$");
        foreach (var section in reading.Sections.Where(s => s.ConsultationNumber is not null))
        {
            Used(source, accounting, CharacterUse.Number).Should().Contain(section.ConsultationNumber);
        }
    }

    /// <summary>The characters of one use, sorted, entities as what they stand for: an order-free count to compare by.</summary>
    private static string WordsOf(string source, Accounting accounting, CharacterUse use) =>
        Sorted(Entity().Replace(Used(source, accounting, use), e => WebUtility.HtmlDecode(e.Value)));

    private static string Used(string source, Accounting accounting, CharacterUse use) =>
        string.Concat(source.Where((_, at) => accounting.Uses[at] == use));

    private static string Sorted(IEnumerable<char> characters) => string.Concat(characters.Where(c => !char.IsWhiteSpace(c)).Order());

    private static IEnumerable<Wording> AllWordings(Reading reading) =>
        reading
            .Sections.SelectMany(s => s.Clauses.Select(c => c.Draft).Concat([s.Heading, s.LeadIn]))
            .Concat(reading.Comments.Select(c => c.Body))
            .Concat(reading.Responses.Select(r => r.Text));

    [GeneratedRegex("&[#A-Za-z0-9]+;")]
    private static partial Regex Entity();
}
