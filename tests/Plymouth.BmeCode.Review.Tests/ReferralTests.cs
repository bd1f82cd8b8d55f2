using FluentAssertions;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Referrals;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Testing;
using Xunit;
using static Plymouth.BmeCode.Review.Tests.Meetings;

namespace Plymouth.BmeCode.Review.Tests;

public sealed class ReferralTests
{
    private readonly PaperMeeting _meeting = Small();

    [Theory]
    [InlineData("Issue for procurement code.", "Procurement code")]
    [InlineData("Matter for procurement Code.", "Procurement Code")]
    [InlineData("Issue for consultation code", "Consultation code")]
    [InlineData("A question for the standards board to decide.", "Standards board")]
    [InlineData("Referred to the Health & Wellbeing Board for a view; see A2.", "Health & Wellbeing Board")]
    [InlineData("We agree. This has been passed on to Children's Services.", "Children's Services")]
    [InlineData("The auditors do. Passed to the Audit Committee.", "Audit Committee")]
    [InlineData("A matter for the Safety Committee.", "Safety Committee")]
    [InlineData("Not for this Code. Forwarded to the Ferry Users' Group.", "Ferry Users' Group")]
    [InlineData("Referred.", null)]
    [InlineData("This has been referred.", null)]
    [InlineData("It is unclear what this refers to.", null)]
    [InlineData("", null)]
    public void The_words_of_a_response_name_where_it_goes(string words, string? to) => ProposedReferrals.To(words).Should().Be(to);

    [Fact]
    public void A_referral_says_to_whom_who_takes_it_there_and_when_it_was_sent()
    {
        _meeting.Do(new SetDisposition(R1, Disposition.Referred));
        _meeting.Table.Referrals.Should().ContainSingle().Which.Referral.Should().BeNull("the words name nobody");

        _meeting.Do(new SetReferral(R1, null, " The  council ", " ", null));
        var first = new Referral("The council", null, null);
        _meeting.Table.Referrals.Should().ContainSingle().Which.Should().Match<StandingReferral>(r => r.Referral == first && !r.Proposed);
        _meeting.Refused(new SetReferral(R1, null, "The board", null, null)).Code.Should().Be(Refusal.Stale);
        _meeting.Refused(new SetReferral(R1, first, " ", null, null)).Message.Should().Contain("to whom");
        _meeting.Refused(new SetReferral(R1, first, new string('x', 121), null, null)).Code.Should().Be(Refusal.Invalid);
        _meeting.Ask(new SetReferral(R1, first, "The council", null, null)).Should().BeOfType<Decision.AlreadySo>();

        var sent = new Referral("The council", "Anna", new DateOnly(2026, 11, 22));
        _meeting.Do(new SetReferral(R1, first, sent.To, sent.Owner, sent.Sent));
        _meeting.Now.Referral(R1).Should().Be(sent);
        _meeting.Do(new UndoLast());
        _meeting.Now.Referral(R1).Should().Be(first);
        _meeting.Do(new UndoLast());
        _meeting.Now.Referral(R1).Should().BeNull();
    }

    [Fact]
    public void Only_a_response_that_refers_has_a_referral_and_another_disposition_takes_it_out_of_the_register()
    {
        _meeting.Refused(new SetReferral(R1, null, "The council", null, null)).Message.Should().Contain("referred");
        _meeting.Do(new SetDisposition(R1, Disposition.Referred));
        _meeting.Do(new SetReferral(R1, null, "The council", null, null));
        _meeting.Do(new SetDisposition(R1, Disposition.Noted));
        _meeting.Table.Referrals.Should().BeEmpty();
        _meeting.Do(new SetDisposition(R1, Disposition.Referred));
        _meeting.Table.Referrals.Should().ContainSingle().Which.Referral!.To.Should().Be("The council");
    }

    [Fact]
    public void A_referral_goes_with_its_answer_into_another_group_and_into_a_copy()
    {
        _meeting.Do(new SetDisposition(R1, Disposition.Referred));
        _meeting.Do(new SetDisposition(R2, Disposition.Referred));
        _meeting.Do(new SetReferral(R1, null, "The council", "Anna", null));
        _meeting.Do(_meeting.Group(R2, K2, K3, K4));
        _meeting.Now.Referral(R2)!.To.Should().Be("The council", "nothing written down is lost by grouping");
        _meeting.Do(new UndoLast());
        _meeting.Now.Referral(R2).Should().BeNull();

        var copy = ((CommentSplitOff)_meeting.Do(new SplitOffComment(K3, R1))).Response!.Value;
        _meeting.Now.Referral(copy)!.Owner.Should().Be("Anna");
    }

    [Fact]
    public void Destinations_are_the_same_in_whatever_case_they_were_written()
    {
        _meeting.Do(new SetDisposition(R1, Disposition.Referred));
        _meeting.Do(new SetDisposition(R2, Disposition.Referred));
        _meeting.Do(new SetReferral(R1, null, "The Council", null, null));
        _meeting.Do(new SetReferral(R2, null, "the council", null, null));
        StandingReferrals.Destinations(_meeting.Table.Referrals).Should().Equal("The Council");
        _meeting.Table.Referrals.Where(r => r.GoesTo("THE COUNCIL")).Should().HaveCount(2);
    }
}
