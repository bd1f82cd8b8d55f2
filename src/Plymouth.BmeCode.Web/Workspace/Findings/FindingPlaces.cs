using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings;

namespace Plymouth.BmeCode.Web.Workspace.Findings;

/// <summary>
/// Gives each finding its place in the workspace, so that it is read once: beside the wording when it is about a clause or promise, under a
/// comment when it is about that or its response.
/// </summary>
/// <remarks>
/// A comment that is not answered, or not in full, and an open promise say so in their own place, and so does a twin beside the wording, so
/// that these findings have no place here.
/// </remarks>
public static class FindingPlaces
{
    /// <summary>Returns the findings that stand beside a clause's or section's words.</summary>
    public static IReadOnlyList<FindingStanding> Beside(TableFindings findings, Topic topic)
    {
        ArgumentNullException.ThrowIfNull(findings);
        return
        [
            .. findings
                .At(topic)
                .Where(f => !IsSaidAnyway(f.Finding) && !IsOfComments(f.Finding) && f.Finding.Kind != FindingKind.TwinLeftBehind),
        ];
    }

    /// <summary>Returns the findings that stand under comments with one response.</summary>
    public static IReadOnlyList<FindingStanding> Under(TableFindings findings, CommentGroup group)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(group);
        var subjects = group
            .Comments.Select(Subject (c) => new CommentSubject(c.Id))
            .Concat(group.Response is { } response ? [new ResponseSubject(response.Id)] : []);
        return [.. subjects.SelectMany(findings.About).Where(f => !IsSaidAnyway(f.Finding) && IsOfComments(f.Finding)).Distinct()];
    }

    /// <summary>
    /// Returns the number of findings at a clause besides unanswered comments and open promises, which the outline counts by themselves.
    /// </summary>
    public static int Count(TableFindings findings, ClauseId clause)
    {
        ArgumentNullException.ThrowIfNull(findings);
        return findings.At(new AboutClause(clause)).Count(f => !IsSaidAnyway(f.Finding));
    }

    /// <summary>True when a comment or promise says the same of itself wherever it is shown.</summary>
    public static bool IsSaidAnyway(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.Kind is FindingKind.UnansweredComment or FindingKind.PartlyAnsweredComment or FindingKind.OpenPromise;
    }

    private static bool IsOfComments(Finding finding) => finding.About[0] is CommentSubject or ResponseSubject;
}
