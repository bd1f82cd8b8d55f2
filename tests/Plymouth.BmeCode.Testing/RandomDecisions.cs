using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Citations;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Testing;

/// <summary>Makes up decisions that close, open, move, copy or replace words while others type in them.</summary>
public sealed class RandomDecisions(Random random)
{
    /// <summary>What somebody might ask for next, of the consultation as it is on disk.</summary>
    public Command Next(ConsultationRoom room)
    {
        ArgumentNullException.ThrowIfNull(room);
        var table = room.Table;
        var now = table.Consultation;
        var clause = One(now.Clauses.Keys.OrderBy(c => c.Value, StringComparer.Ordinal));
        var comment = One(now.CommentsInOrder);
        var passage = One(table.Passages.Keys.OrderBy(p => p.Value, StringComparer.Ordinal));
        var section = One(now.Sections).Id;
        var seen = table.Passage(clause.Passage).Version;
        return random.Next(20) switch
        {
            0 or 1 => new AgreeClause(clause, seen),
            2 or 3 => new ReopenClause(clause, "Because"),
            4 => new DeleteClause(clause, seen),
            5 => new BringBackClause(clause),
            6 or 7 or 8 => new GroupComments(
                [.. now.CommentsInOrder.Where(_ => random.Next(2) == 0).Select(c => new CommentBefore(c.Id, c.Response))],
                Leading(table)
            ),
            9 => comment.Response is { } had ? new SplitOffComment(comment.Id, had) : new AttachResponse(comment.Id),
            10 or 11 => new SplitClause(clause, Gap(table.Wording(clause.Passage)), seen),
            12 or 13 => new JoinWithNext(clause),
            14 => Restore(room, passage),
            15 => random.Next(3) == 0 ? new DeleteSection(section) : new BringBackSection(section),
            16 => new AddClause(section, random.Next(4), random.Next(3)),
            17 => new SplitIntoAsks(
                comment.Id,
                comment.Response,
                AskCuts.Between(comment.Body, [CitationReader.Text(comment.Body).LastIndexOf(' ')])
            ),
            18 => new JoinAsks((now.WholeComments.Find(c => !c.Asks.IsEmpty) ?? comment).Id),
            _ => new UndoLast(),
        };
    }

    private ResponseId? Leading(Table table) =>
        table
            .Consultation.CommentsInOrder.Select(c => c.Response)
            .OfType<ResponseId>()
            .Where(r => !table.Wording(r.Passage).IsBlank)
            .ToList()
            is { Count: > 0 } said
            ? One(said)
            : null;

    private RestoreWording Restore(ConsultationRoom room, PassageId id)
    {
        var passage = room.Passage(id)!;
        var version = random.Next(passage.State.Version + 1);
        return new(id, version, passage.At(version));
    }

    /// <summary>A place in a wording that is in no token.</summary>
    private int Gap(Wording wording)
    {
        var text = RandomHands.TextOf(wording);
        return
            One([
                .. RandomHands.In(wording).Select(token => text.IndexOf(token, StringComparison.Ordinal)).Where(at => at > 0),
                text.Length / 2,
            ])
                is var at
            && RandomHands.In(Wording.OfText(text[..at])).Count == text[..at].Count(c => c == '[')
            ? at
            : text.IndexOf('[', StringComparison.Ordinal);
    }

    private T One<T>(IEnumerable<T> choices) => choices.ToList() is var all ? all[random.Next(all.Count)] : default!;
}
