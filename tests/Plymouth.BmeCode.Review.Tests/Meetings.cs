using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Tests;

/// <summary>The table most tests start from.</summary>
internal static class Meetings
{
    // Section s1 with c1 and c2, section s2 with c3 and c4 (consulted on under one number), the general section s3.
    public static readonly SectionId Introduction = new("s1");
    public static readonly SectionId Joint = new("s2");
    public static readonly SectionId General = new("s3");
    public static readonly ClauseId C1 = new("c1");
    public static readonly ClauseId C2 = new("c2");
    public static readonly ClauseId C3 = new("c3");
    public static readonly ClauseId C4 = new("c4");

    // On c1: k1 unanswered, k2 and k3 answered by r1. On c2: k4 by r2, k5 (also about c3) unanswered. About the Code: k6 by r3 in r2's
    // words, k7 unanswered.
    public static readonly CommentId K1 = new("k1");
    public static readonly CommentId K2 = new("k2");
    public static readonly CommentId K3 = new("k3");
    public static readonly CommentId K4 = new("k4");
    public static readonly CommentId K5 = new("k5");
    public static readonly CommentId K6 = new("k6");
    public static readonly CommentId K7 = new("k7");
    public static readonly ResponseId R1 = new("r1");
    public static readonly ResponseId R2 = new("r2");
    public static readonly ResponseId R3 = new("r3");
    public static readonly DoubtId Lines = new("d1");
    public static readonly DoubtId Above = new("d2");
    public static readonly DoubtId InComment = new("d3");
    public static readonly DoubtId Twice = new("d4");
    public static readonly DoubtId Shared = new("d5");

    public static PaperMeeting Small()
    {
        var ids = new CountingIds();
        var reading = new ReadingBuilder(ids)
            .Section("Introduction")
            .Clause("This Code outlines undertakings.")
            .Comment("Unclear")
            .Comment("Who signs?", "The partners.")
            .CommentAnsweredAbove("Say who signs")
            .Clause("The LSP welcomes: diversity and partnership")
            .Comment("Add faith", "Agree. Words added.")
            .Comment("2.1 too: say how", null, new AboutClause(C3))
            .Section("Joint undertakings", "Partners will:-")
            .Clause("Build trust.", "2.1")
            .Clause("Share premises 🏠 and time.", "2.1")
            .General("Anything missing / general comments")
            .Comment("Define BME", "Agree. Words added.")
            .Comment("Too long (it is not)")
            .Doubt("The list has lost its marks.", new GuessSplitLines(C2, Wording.OfText("The LSP welcomes: diversity\n and partnership")))
            .Doubt("Blank cells.", new GuessAnswerAbove(R2, [K5, K7]))
            .Doubt("A remark in brackets.", new GuessAnswerInComment(K7, Wording.OfText("It is not.")))
            .Doubt("2.1 stands twice.", null)
            .Doubt("The same answer twice.", new GuessOwnResponses(R1, [K2, K3]))
            .Build();
        return new PaperMeeting(reading, ids);
    }

    /// <summary>A command that groups comments as the screen shows them now.</summary>
    public static GroupComments Group(this PaperMeeting meeting, ResponseId? leading, params CommentId[] comments) =>
        new([.. comments.Select(c => new CommentBefore(c, meeting.Now.Comments[c].Response))], leading);
}
