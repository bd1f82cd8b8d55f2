using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Promises;

namespace Plymouth.BmeCode.Web.Workspace;

/// <summary>Finds the place of things in the workspace, and names the links there.</summary>
public static class Places
{
    /// <summary>The words for what the general comments are about.</summary>
    public const string WholeCode = "the Code as a whole";

    private const string Comment = "#comment-";

    /// <summary>
    /// Returns the address under the consultation's own: a clause or section, with the comment to be seen there. Null when the subject
    /// stands nowhere.
    /// </summary>
    public static string? Of(Consultation consultation, Subject subject)
    {
        ArgumentNullException.ThrowIfNull(consultation);
        return subject switch
        {
            ClauseSubject s => s.Clause.Value,
            SectionSubject s => s.Section.Value,
            CommentSubject s => consultation.Parts(consultation.Comments[s.Comment])[0] is var shown && Of(consultation, shown) is { } place
                ? $"{place}{Comment}{shown.Id}"
                : null,
            ResponseSubject s => consultation.Responses[s.Response].Comments is [var first, ..]
                ? Of(consultation, new CommentSubject(first))
                : null,
            PromiseSubject s => consultation.Promises.Find(p => p.Id == s.Promise) is { } promise
                ? Of(consultation, new ResponseSubject(consultation.Present(promise.Responses[0])))
                : null,
            _ => throw NotKnown.Of(subject),
        };
    }

    /// <summary>Returns the id of the clause or section under which a comment stands in the table; null when there is none.</summary>
    public static string? Of(Consultation consultation, Comment comment)
    {
        ArgumentNullException.ThrowIfNull(consultation);
        ArgumentNullException.ThrowIfNull(comment);
        return comment.About[0] switch
        {
            AboutClause about => about.Clause.Value,
            AboutSection about => about.Section.Value,
            AboutCode => consultation.Sections.Find(s => s.Kind == SectionKind.General)?.Id.Value,
            var topic => throw NotKnown.Of(topic),
        };
    }

    /// <summary>Returns the comment that an address asks to see; null when it asks for none.</summary>
    public static CommentId? CommentOf(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.IndexOf(Comment, StringComparison.Ordinal) is >= 0 and var at && at + Comment.Length < address.Length
            ? new CommentId(Uri.UnescapeDataString(address[(at + Comment.Length)..]))
            : null;
    }

    /// <summary>Returns the words for a link there: "2.3", "line 45", "the response to line 45".</summary>
    public static string Name(Consultation consultation, Subject subject)
    {
        ArgumentNullException.ThrowIfNull(consultation);
        return subject switch
        {
            ClauseSubject s => consultation.Label(s.Clause),
            SectionSubject s => consultation.Numbers.Of(s.Section) is { } number ? $"section {number}" : "the general comments",
            CommentSubject s => consultation.NameOf(s.Comment),
            ResponseSubject s => $"the response to {consultation.NamesOf(s.Response, most: 2)}",
            PromiseSubject s => consultation.Promises.Find(p => p.Id == s.Promise) is { } promise
                ? $"the promise in {consultation.Source(promise)}"
                : "a promise",
            _ => throw NotKnown.Of(subject),
        };
    }
}
