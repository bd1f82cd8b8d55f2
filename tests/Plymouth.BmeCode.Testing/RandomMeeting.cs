using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Citations;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Review.Pointers;
using Plymouth.BmeCode.Review.Promises;
using Plymouth.BmeCode.Review.Publications;
using Plymouth.BmeCode.Review.Referrals;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Testing;

/// <summary>Makes up what members might ask for next: mostly sensible, sometimes not.</summary>
public sealed class RandomMeeting(Random random)
{
    private static readonly string[] Members = ["m1", "m2", "m3"];

    public string Member() => One(Members);

    public Command Next(PaperMeeting meeting)
    {
        var now = meeting.Now;
        var clause = One(now.Clauses.Keys.OrderBy(c => c.Value, StringComparer.Ordinal));
        var section = One(now.Sections).Id;
        var response = One(now.Responses.Keys.OrderBy(r => r.Value, StringComparer.Ordinal));
        var comment = One(now.CommentsInOrder);
        var seen = meeting.Version(clause) - (random.Next(10) == 0 ? 1 : 0);
        var passage = One(new[] { clause.Passage, response.Passage, section.Heading, section.LeadIn });
        var version = random.Next(meeting.Table.Passage(passage).Version + 1);
        return random.Next(44) switch
        {
            0 => new ChangeTitle(One(["Plymouth Code", "The Code"])),
            1 or 2 or 3 => new GroupComments(
                [.. now.CommentsInOrder.Where(_ => random.Next(3) == 0).Select(c => new CommentBefore(c.Id, c.Response))],
                random.Next(3) > 0 && now.CommentsInOrder.Find(c => c.Response is not null) is { } leads ? leads.Response : null
            ),
            4 or 5 => comment.Response is { } had ? new SplitOffComment(comment.Id, had) : new AttachResponse(comment.Id),
            6 => new SetDisposition(response, random.Next(3) == 0 ? null : (Disposition)random.Next(8)),
            7 => new MarkCommentInternal(comment.Id, random.Next(2) == 0),
            8 => new MarkResponseInternal(response, random.Next(3) == 0),
            9 => new AddClause(section, random.Next(4), random.Next(3)),
            10 or 11 => new MoveClause(clause, section, random.Next(5), random.Next(2) == 0 ? null : random.Next(3)),
            12 => new DeleteClause(clause, seen),
            13 => new BringBackClause(clause),
            14 or 15 => new SplitClause(clause, random.Next(meeting.Table.Wording(clause.Passage).Length + 1), seen),
            16 => new JoinWithNext(clause),
            17 => new AddSection(random.Next(4), "Another"),
            18 => new MoveSection(section, random.Next(4)),
            19 => new DeleteSection(section),
            20 => new BringBackSection(section),
            21 => new AgreeClause(clause, seen),
            22 => new ReopenClause(clause, "Because"),
            23 => new KeepRevision(passage, meeting.Table.Passage(passage).Version, "Because", [response]),
            24 => new RestoreWording(passage, version, meeting.Wording(passage, version)),
            25 when now.Doubts.Count > 0 => One(now.Doubts).Id is var doubt && random.Next(3) > 0
                ? new AcceptDoubt(doubt)
                : new WaveOffDoubt(doubt),
            26 => new MakePromise(
                response,
                (PromiseKind)random.Next(4),
                random.Next(3) == 0 ? [] : [clause],
                random.Next(2) == 0 ? [] : [One(["word", "é", "trust"])]
            ),
            27 when now.Promises.Count > 0 => new ConfirmPromise(One(now.Promises).Id),
            28 when now.Promises.Count > 0 && One(now.Promises) is var promise => new ChangePromise(
                promise.Id,
                promise.Terms,
                (PromiseKind)random.Next(4),
                [clause],
                random.Next(2) == 0 ? [] : ["word"]
            ),
            29 when now.Promises.Count > 0 => new WithdrawPromise(One(now.Promises).Id, "Because"),
            30 when now.Promises.Count > 0 && One(now.Promises) is var promise => new ConfirmPromiseKept(
                promise.Id,
                promise.Clauses.IsEmpty ? clause : promise.Clauses[0],
                meeting.Version(promise.Clauses.IsEmpty ? clause : promise.Clauses[0])
            ),
            31 => new SetDisposition(response, Disposition.Referred),
            32 => new SetReferral(
                response,
                now.Referral(response),
                One(["Procurement code", "The council", ""]),
                random.Next(2) == 0 ? "Anna" : null,
                random.Next(2) == 0 ? new DateOnly(2026, 11, 5) : null
            ),
            33 or 34 when meeting.Table.Findings.Open is { IsEmpty: false } open => One(open).Finding.Dismissal("Because"),
            35 when now.Dismissals.Count > 0 => new ReopenFinding(One(now.Dismissals).Finding),
            36 => new MakeCrossReference(
                passage,
                Math.Max(0, CitationReader.Text(meeting.Table.Wording(passage)).IndexOf('e', StringComparison.Ordinal)),
                "e",
                clause
            ),
            37 when random.Next(3) == 0 => new PublishCode(
                now.Publications.Count + 1,
                [new MemberId(Member())],
                "head",
                now.Version + 1,
                [new Block("notAgreed", "Not agreed.", false)],
                random.Next(4) == 0 ? null : "Because",
                [new PublishedDocument("code.docx", "hash", 1)]
            ),
            38 => new SetPointer(
                response,
                null,
                One<Pointed>([
                    new AtClause(clause),
                    new AtComment(comment.Id),
                    new AtSection(section),
                    new AtResponse(One(now.Responses.Keys.OrderBy(r => r.Value, StringComparer.Ordinal))),
                ])
            ),
            39 when now.Pointers.Count > 0 && One(now.Pointers) is var pointer => new SetPointer(
                now.Present(pointer.From),
                pointer,
                random.Next(3) switch
                {
                    0 => null,
                    1 => pointer.To,
                    _ => new AtClause(clause),
                }
            ),
            40 or 41 => new SplitIntoAsks(
                comment.Id,
                comment.Response,
                AskCuts.Between(
                    comment.Body,
                    [
                        random.Next(4) == 0 ? random.Next(comment.Body.Length) : CitationReader.Text(comment.Body).LastIndexOf(' '),
                        random.Next(comment.Body.Length) is var at && CitationReader.Text(comment.Body)[at] == ' ' ? at : 0,
                    ]
                )
            ),
            42 => new JoinAsks((now.WholeComments.Find(c => !c.Asks.IsEmpty) ?? comment).Id),
            43 when now.Comments.Values.OrderBy(c => c.Id.Value, StringComparer.Ordinal).ToList() is var all && One(all) is var any =>
                random.Next(2) == 0 ? new MarkCommentInternal(any.Id, random.Next(2) == 0) : new AttachResponse(any.Id),
            _ => random.Next(2) == 0
                ? new DiscussClause(random.Next(3) == 0 ? null : clause)
                : new ChooseSight((PartnerSight)random.Next(3)),
        };
    }

    /// <summary>Somebody types, formats or breaks a line somewhere open.</summary>
    public void Type(PaperMeeting meeting)
    {
        var passage = One(
            meeting
                .Table.Passages.Values.Where(p => p.Closed is null && p.Kind is PassageKind.Clause or PassageKind.Response)
                .OrderBy(p => p.Id)
        );
        if (passage.Closed is not null)
        {
            return;
        }

        var at = random.Next(passage.Wording.Length);
        var change = random.Next(4) switch
        {
            0 => new DeltaBuilder().Retain(at).Insert("\n", Attributes.Of(("list", AttributeValue.Of("bullet")))).ToDelta(),
            1 => new DeltaBuilder()
                .Retain(at)
                .Retain(Math.Min(3, passage.Wording.Length - at), Attributes.Of(("bold", AttributeValue.True)))
                .ToDelta(),
            _ => new DeltaBuilder().Retain(at).Insert(One(["word ", "é", "x"])).ToDelta(),
        };
        if (WordingRules.Check(passage.Kind, passage.Wording, change) is null)
        {
            meeting.Change(passage.Id, change, Member());
        }
    }

    private T One<T>(IEnumerable<T> choices) => choices.ToList() is var all ? all[random.Next(all.Count)] : default!;
}
