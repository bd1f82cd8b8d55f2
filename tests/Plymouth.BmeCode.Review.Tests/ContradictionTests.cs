using FluentAssertions;
using Plymouth.BmeCode.Review.Findings.Checks;
using Plymouth.BmeCode.Review.TakingIn;
using Plymouth.BmeCode.Testing;
using Xunit;

namespace Plymouth.BmeCode.Review.Tests;

/// <summary>Phrases of contradictions, one pair of responses at a time.</summary>
public sealed class ContradictionTests
{
    [Theory]
    [InlineData("It stays.")]
    [InlineData("We prefer to keep it as it is.")]
    [InlineData("1.2 should be retained.")]
    [InlineData("This clause will remain.")]
    [InlineData("We would not want to lose this clause.")]
    [InlineData("Deleting 1.2 would not be sensible.")]
    [InlineData("It must not be removed.")]
    [InlineData("It would be wrong to take out 1.2.")]
    [InlineData("No need to delete it.")]
    public void A_clause_that_goes_in_one_and_stays_in_another_is_found(string stays) =>
        AtOdds("Is it needed?", "1.2 will be deleted.", "Leave it alone.", stays).Should().BeTrue();

    [Theory]
    [InlineData("It remains unclear what is meant.")]
    [InlineData("We want to keep it simple.")]
    [InlineData("We keep the word “fairly”.")]
    [InlineData("It does not stay in the drawer.")]
    [InlineData("We agree, delete it.")]
    [InlineData("1.1 stays.")]
    [InlineData("This stays within budget.")]
    [InlineData("It will not be deleted from the minutes, the reason is there.")]
    public void Words_that_only_sound_like_it_are_none(string answer) =>
        AtOdds("Is it needed?", "1.2 will be deleted.", "What about this?", answer).Should().BeFalse();

    [Theory]
    [InlineData("Covered by 1.2.")]
    [InlineData("1.2 deals with this.")]
    [InlineData("This is already provided for in clause 1.2.")]
    [InlineData("As 1.2 says, fairly.")]
    public void A_clause_that_goes_is_missed_by_the_response_that_relies_on_it(string relies) =>
        At(Elsewhere("Is it needed?", "1.2 will be deleted.", "What about this?", relies))
            .Should()
            .ContainSingle()
            .Which.Should()
            .EndWith("relies on it.");

    [Fact]
    public void A_clause_is_not_amended_in_one_and_deleted_in_another() =>
        AtOdds("Is it needed?", "1.2 will be deleted.", "Say more.", "Wording of 1.2 amended.").Should().BeTrue();

    [Theory]
    [InlineData(
        "Publish the minutes of each quarterly meeting online",
        "Agreed.",
        "The minutes of quarterly meetings should be published online",
        "We cannot do that.",
        true
    )]
    [InlineData(
        "Publish the minutes of each quarterly meeting online",
        "Agreed.",
        "The minutes of quarterly meetings should not be published online",
        "We cannot do that.",
        false
    )]
    [InlineData(
        "Publish the minutes of each quarterly meeting online",
        "Agreed.",
        "Publish the accounts of each yearly meeting in print",
        "We cannot do that.",
        false
    )]
    [InlineData(
        "Publish the minutes of each quarterly meeting online",
        "Agreed, but not at once.",
        "The minutes of quarterly meetings should be published online",
        "We cannot do that.",
        false
    )]
    [InlineData(
        "Publish the minutes of each quarterly meeting online",
        "Noted.",
        "The minutes of quarterly meetings should be published online",
        "We cannot do that.",
        false
    )]
    [InlineData(
        "Too narrow, tenants and lodgers matter too",
        "Agreed.",
        "Not only owners: lodgers and tenants",
        "Outside the remit of this Code.",
        true
    )]
    [InlineData(
        "Too narrow, tenants and lodgers matter too",
        "Agreed.",
        "Not only owners: visitors from abroad",
        "Outside the remit of this Code.",
        false
    )]
    [InlineData("First bullet: should apply to all", "Agreed.", "The first bullet is too narrow", "Outside the remit of this Code.", true)]
    [InlineData(
        "First bullet: should apply to all",
        "Agreed.",
        "The second bullet is too narrow",
        "Outside the remit of this Code.",
        false
    )]
    [InlineData("First bullet: how much?", "Agreed.", "The first bullet is too long", "Outside the remit of this Code.", false)]
    public void One_request_granted_and_refused_is_found(string asked, string granted, string askedAgain, string refused, bool found) =>
        AtOdds(asked, granted, askedAgain, refused).Should().Be(found);

    [Fact]
    public void A_response_is_never_at_odds_with_itself() =>
        At(
                new ReadingBuilder(new CountingIds())
                    .Section("One")
                    .Clause("First.")
                    .Clause("Second.")
                    .Comment("Is it needed?", "1.2 will be deleted. It stays.")
                    .CommentAnsweredAbove("Leave it alone.")
                    .Build()
            )
            .Should()
            .BeEmpty();

    private static bool AtOdds(string asked, string answer, string askedAgain, string other) =>
        At(
                new ReadingBuilder(new CountingIds())
                    .Section("One")
                    .Clause("First.")
                    .Clause("Second.")
                    .Comment(asked, answer)
                    .Comment(askedAgain, other)
                    .Build()
            )
            .Any();

    private static Reading Elsewhere(string asked, string answer, string askedAgain, string other) =>
        new ReadingBuilder(new CountingIds())
            .Section("One")
            .Clause("First.")
            .Clause("Second.")
            .Comment(asked, answer)
            .Clause("Third.")
            .Comment(askedAgain, other)
            .Build();

    private static IEnumerable<string> At(Reading reading) =>
        ContradictionCheck.Find(new PaperMeeting(reading, new CountingIds()).Table).Select(f => f.Message);
}
