using System.Globalization;
using System.Text.RegularExpressions;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Pointers;

namespace Plymouth.BmeCode.Web.Responses;

/// <summary>Reads the place a response is to point at, as somebody types it.</summary>
public static partial class PointedPlace
{
    /// <summary>
    /// Returns what "2.3, comment 4", "response to 2.3, comment 4", "section 2" or "2.5" means; null when nothing has that name. "Line 42"
    /// is the response to the comment that stands there in the table as received, "comment on line 42" the comment itself.
    /// </summary>
    public static Pointed? Read(Table table, string words)
    {
        ArgumentNullException.ThrowIfNull(table);
        var now = table.Consultation;
        if (Line().Match(words) is { Success: true } line)
        {
            var number = int.Parse(line.Groups["line"].Value, CultureInfo.InvariantCulture);
            return now.WholeComments.Find(c => c.Source.Line == number) switch
            {
                null => null,
                var split
                    when !split.Asks.IsEmpty
                        && !line.Groups["comment"].Success
                        && now.Parts(split).Find(a => a.Response is not null) is { Response: { } first } => new AtResponse(first),
                { Response: { } response } when !line.Groups["comment"].Success => new AtResponse(response),
                var comment => new AtComment(comment.Id),
            };
        }

        if (Response().Match(words) is { Success: true } to && CommentNumber.Find(now, words[to.Length..]) is { } answered)
        {
            return now.Parts(answered).Find(a => a.Response is not null) is { Response: { } response }
                ? new AtResponse(response)
                : new AtComment(answered.Id);
        }

        if (CommentNumber.Find(now, words) is { } numbered)
        {
            return new AtComment(numbered.Id);
        }

        if (Section().Match(words) is { Success: true } named)
        {
            return
                now.Sections.Find(s =>
                    string.Equals(now.Numbers.Of(s.Id), named.Groups["number"].Value, StringComparison.OrdinalIgnoreCase)
                )
                    is { } section
                ? new AtSection(section.Id)
                : null;
        }

        return ClauseNumbers.Read(now, words, out _) is [var clause] ? new AtClause(clause) : null;
    }

    [GeneratedRegex(
        @"^\s*(?:(?:(?<comment>comment)|answer|response)\s+(?:on|to)\s+)?line\s+(?<line>[0-9]{1,6})\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Line();

    [GeneratedRegex(@"^\s*(?:the\s+)?(?:answer|response)\s+to\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Response();

    [GeneratedRegex(@"^\s*section\s+(?<number>\S+)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Section();
}
