using FluentAssertions;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Referrals;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Wordings;
using Xunit;

namespace Plymouth.BmeCode.Review.Tests.Findings;

public sealed class ReferralWithoutDestinationTests
{
    private readonly PaperJournal _journal = RealFindings.Journal();

    [Fact]
    public void The_four_referrals_name_their_destinations_so_none_is_found() =>
        _journal.Found(FindingKind.ReferralWithoutDestination).Should().BeEmpty();

    [Fact]
    public void A_referral_whose_words_name_nobody_is_found_until_somebody_says_to_whom()
    {
        var response = _journal.Comment(118).Response!.Value;
        _journal.Reword(response.Passage, Wording.OfText("Not for this Code."));
        _journal.Found(FindingKind.ReferralWithoutDestination).Should().Equal("response 118");
        _journal
            .OfKind(FindingKind.ReferralWithoutDestination)
            .Single()
            .Message.Should()
            .Be("The response to 3.4, comment 5 refers the matter, but nobody has said to whom.");

        _journal.Ask(new SetReferral(response, null, "Procurement code", null, null));
        _journal.Found(FindingKind.ReferralWithoutDestination).Should().BeEmpty();
        _journal.Ask(new UndoLast());
        _journal.Found(FindingKind.ReferralWithoutDestination).Should().ContainSingle();
        _journal.Ask(new SetDisposition(response, Disposition.OutsideRemit));
        _journal.Found(FindingKind.ReferralWithoutDestination).Should().BeEmpty("only what is referred needs a destination");
    }
}
