using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Language;

namespace Plymouth.BmeCode.Review.Comments;

/// <summary>
/// The number of a comment, by which people name it: "2.3, comment 4". It is given once and stays, whatever becomes of clauses and of what
/// the comment is about; no other comment ever gets it.
/// </summary>
/// <param name="About">
/// What it was first about, by consultation number: "2.3", "section 2", "the Code". Clauses consulted on under one number count as one.
/// </param>
/// <param name="Count">Its place among the comments about that, in the order they came, from 1.</param>
public readonly partial record struct CommentNumber(string About, int Count)
{
    /// <summary>Returns the number as people read it: "2.3, comment 4".</summary>
    public override string ToString() => $"{About}, comment {Count}";

    /// <summary>Returns the comment as received that somebody names by its number, as people write it: "2.3 comment 4".</summary>
    /// <returns>The comment; null when none has that number, or it is none.</returns>
    public static Comment? Find(Consultation now, string words)
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(words);
        if (Written().Match(words) is not { Success: true } match)
        {
            return null;
        }

        var about = match.Groups["about"].Value;
        var count = int.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture);
        return now.WholeComments.Find(c =>
            c.Number.Count == count
            && (
                c.Number.About.Equals(about, StringComparison.OrdinalIgnoreCase)
                || c.Number.About.Equals($"the {about}", StringComparison.OrdinalIgnoreCase)
            )
        );
    }

    /// <summary>
    /// Returns the numbers of several comments for people: "2.3, comment 4", "2.3, comments 4 and 5; section 2, comment 1".
    /// </summary>
    /// <param name="numbers">The numbers, each with what is said of the comment behind it: " (ask 1 of 2)", or nothing.</param>
    internal static string List(IEnumerable<(CommentNumber Number, string Said)> numbers) =>
        string.Join(
            "; ",
            numbers
                .GroupBy(n => n.Number.About)
                .Select(about =>
                    $"{about.Key}, {(about.Skip(1).Any() ? "comments" : "comment")} "
                    + Sentence.List(about.Select(n => $"{n.Number.Count}{n.Said}"))
                )
        );

    /// <summary>Returns the comments, which come in the order they came, each with its number.</summary>
    /// <param name="now">The consultation with its sections and clauses.</param>
    /// <param name="comments">The comments, still without numbers.</param>
    internal static IEnumerable<Comment> Number(Consultation now, IEnumerable<Comment> comments)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var comment in comments)
        {
            var about = AboutOf(now, comment.About[0]);
            counts[about] = counts.GetValueOrDefault(about) + 1;
            yield return comment with { Number = new(about, counts[about]) };
        }
    }

    private static string AboutOf(Consultation now, Topic topic) =>
        topic switch
        {
            AboutClause at => now.Clauses[at.Clause].ConsultationNumber ?? now.Numbers.Of(at.Clause) ?? "a clause",
            AboutSection at => (now.Section(at.Section).ConsultationNumber ?? now.Numbers.Of(at.Section)) is { } number
                ? $"section {number}"
                : "the Code",
            _ => "the Code",
        };

    [GeneratedRegex(
        @"^\s*(?<about>\S(?:.{0,80}?\S)?)\s*,?\s+comment\s+(?<count>[0-9]{1,6})\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Written();
}
