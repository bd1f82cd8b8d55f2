using FluentAssertions;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Offers;
using Plymouth.BmeCode.Review.Pointers;
using Plymouth.BmeCode.Review.Promises;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Testing;
using Xunit;

namespace Plymouth.BmeCode.Review.Tests;

/// <summary>What members' words seem to point at and promise, once they have written them: offered, never done.</summary>
public sealed class OfferTests
{
    private static readonly ClauseId A1 = new("c1");
    private static readonly ClauseId A2 = new("c2");
    private static readonly ResponseId Families = new("r1");
    private static readonly ResponseId Boats = new("r2");
    private static readonly CommentId Unanswered = new("k3");
    private readonly PaperMeeting _meeting = Table();

    [Theory]
    [InlineData("As above.", "r2")]
    [InlineData("See above.", "r1?")]
    [InlineData("See the answers above.", "r1 r2")]
    [InlineData("See below.", "r3")]
    [InlineData("A2 covers this. As above, too.", "c2 r2")]
    [InlineData("Not covered by A2, and not as above.", "")]
    [InlineData("Families are welcome.", "")]
    [InlineData("See A9.", "")]
    public void Where_a_new_response_seems_to_point_is_offered_once_it_is_written(string words, string pointers)
    {
        var written = Answer(words);
        Pointed(written).Should().Be(pointers);
        _meeting.Table.Pointers.Should().BeEmpty("nothing is done by itself");
    }

    [Theory]
    [InlineData("Agreed – amend A2.", "amend A2")]
    [InlineData("We will add a reference to carers.", "amend A1")]
    [InlineData("Wording amended: “and carers”.", "amend A1 to say “and carers”")]
    [InlineData("A2 will be deleted.", "delete A2")]
    [InlineData("We will add the officer to the list.", "")]
    [InlineData("A2 will not be amended.", "")]
    [InlineData("Amend A9.", "")]
    public void What_a_new_response_seems_to_promise_is_offered_once_it_is_written(string words, string promised)
    {
        var written = Answer(words);
        Promised(written).Should().Be(promised);
        _meeting.Now.Promises.Should().BeEmpty("nothing is done by itself");
    }

    [Fact]
    public void What_stood_in_the_table_as_it_came_in_is_not_offered_again()
    {
        var ids = new CountingIds();
        var meeting = new PaperMeeting(
            new ReadingBuilder(ids)
                .Section("Aims")
                .Clause("Meet.")
                .Comment("When?", "On Mondays. Wording amended.")
                .Comment("Where?", "As above")
                .Build(),
            ids
        );
        meeting.Do(new SetPointer(Boats, meeting.Table.Pointers.Single().Pointer, null));
        meeting.Do(new WithdrawPromise(meeting.Now.Promises.Single().Id, "It was done before"));
        meeting.Type(Boats.Passage, ", in the hall");
        meeting.Type(Families.Passage, " All Mondays.");
        meeting.Now.Responses.Keys.SelectMany(r => OffersFromWords.OfPointers(meeting.Table, r)).Should().BeEmpty();
        meeting.Now.Responses.Keys.SelectMany(r => OffersFromWords.OfPromises(meeting.Table, r)).Should().BeEmpty();
    }

    [Fact]
    public void An_offer_that_is_taken_is_gone_and_undo_offers_it_again()
    {
        var written = Answer("As above. Wording amended.");
        _meeting.Do(OffersFromWords.OfPointers(_meeting.Table, written).Single().Taking);
        _meeting.Do(OffersFromWords.OfPromises(_meeting.Table, written).Single().Taking);
        (Pointed(written), Promised(written)).Should().Be(("", ""));
        _meeting.Table.Pointers.Single().Pointer.Should().Be(new Pointer(written, new AtResponse(Boats)));
        _meeting.Now.Promises.Single().Terms.Should().Be(new PromiseTerms(PromiseKind.Amend, [A1], [], Proposed: false));
        _meeting.Do(new UndoLast());
        _meeting.Do(new UndoLast());
        (Pointed(written), Promised(written)).Should().Be(("r2", "amend A1"));
    }

    [Fact]
    public void An_offer_that_is_declined_stays_away_while_the_words_say_the_same_and_undo_brings_it_back()
    {
        var written = Answer("As above. Wording amended.");
        _meeting.Do(OffersFromWords.OfPointers(_meeting.Table, written).Single().Declining);
        _meeting.Do(OffersFromWords.OfPromises(_meeting.Table, written).Single().Declining);
        _meeting.Type(written.Passage, " Gladly.");
        (Pointed(written), Promised(written)).Should().Be(("", ""));
        _meeting.Table.Findings.Settled.Should().BeEmpty("an offer is no finding");
        _meeting.Type(written.Passage, " A2 amended, too; see also below.");
        (Pointed(written), Promised(written)).Should().Be(("r3", "amend A1 and A2"));
        _meeting.Do(new UndoLast());
        Promised(written).Should().Be("amend A1 and A2");
        _meeting.Do(new UndoLast());
        Pointed(written).Should().Be("r2 r3");
    }

    [Fact]
    public void Where_a_member_has_pointed_elsewhere_nothing_more_is_offered()
    {
        var written = Answer("As above.");
        _meeting.Do(new SetPointer(written, null, new AtResponse(Families)));
        Pointed(written).Should().BeEmpty();
    }

    [Fact]
    public void A_guess_that_was_declined_does_not_come_back_as_another()
    {
        var written = Answer("See above.");
        _meeting.Do(OffersFromWords.OfPointers(_meeting.Table, written).Single().Declining);
        _meeting.Type(Boats.Passage, " Families, too, more families see above.");
        Pointed(written).Should().BeEmpty();
    }

    [Fact]
    public void A_number_that_is_another_now_leads_nowhere()
    {
        var written = Answer("Covered by A2. A2 will be amended.");
        (Pointed(written), Promised(written)).Should().Be(("c2", "amend A2"));
        _meeting.Do(new MoveClause(A2, _meeting.Now.Sections[0].Id, 0));
        (Pointed(written), Promised(written)).Should().Be(("", ""));
        _meeting.Type(written.Passage, " See A1.");
        Pointed(written).Should().BeEmpty("A2 is still to be put right");
    }

    [Fact]
    public void A_copy_of_an_answer_is_offered_nothing_for_what_it_was_copied_with()
    {
        _meeting.Do(_meeting.Group(Boats, new CommentId("k2"), Unanswered));
        _meeting.Type(Boats.Passage, " Wording amended, as above.");
        _meeting.Do(OffersFromWords.OfPromises(_meeting.Table, Boats).Single().Taking);
        _meeting.Do(new SplitOffComment(Unanswered, Boats));
        var copy = _meeting.Now.Comments[Unanswered].Response!.Value;
        (Pointed(copy), Promised(copy)).Should().Be(("", ""));
    }

    /// <summary>k1 and k2 are answered by r1 and r2, k3 by nobody, all on A1; k4 on A2 by r3.</summary>
    private static PaperMeeting Table()
    {
        var ids = new CountingIds();
        var reading = new ReadingBuilder(ids)
            .Section("Aims", scheme: new NumberingScheme("{A}", "{s}{n}"))
            .Clause("Welcome every family.", "A1")
            .Comment("Fewer families, please", "Families of every size are meant.")
            .Comment("More boats", "No room for boats.")
            .Comment("Families, too")
            .Clause("Meet.", "A2")
            .Comment("When?", "On Mondays.")
            .Build();
        return new PaperMeeting(reading, ids);
    }

    private ResponseId Answer(string words)
    {
        var response = ((ResponseAttached)_meeting.Do(new AttachResponse(Unanswered))).Response;
        _meeting.Type(response.Passage, words);
        return response;
    }

    private string Pointed(ResponseId response) =>
        string.Join(
            ' ',
            OffersFromWords
                .OfPointers(_meeting.Table, response)
                .Select(o =>
                    o.To switch
                    {
                        AtResponse at => at.Response.Value,
                        AtClause at => at.Clause.Value,
                        _ => "?",
                    } + (o.Guessed ? "?" : "")
                )
        );

    private string Promised(ResponseId response) =>
        string.Join(' ', OffersFromWords.OfPromises(_meeting.Table, response).Select(o => _meeting.Now.Words(o)));
}
