using FluentAssertions;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Promises;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Wordings;
using Xunit;

namespace Plymouth.BmeCode.Review.Tests.Findings;

public sealed class TermTests
{
    private readonly PaperJournal _journal = RealFindings.Journal();

    [Fact]
    public void Bme_was_asked_for_and_is_nowhere_defined_and_one_abbreviation_is_never_spelled_out() =>
        Messages(FindingKind.TermNotDefined)
            .Should()
            .Equal(
                "“BME” is used in 1.1 and 19 other places, but no clause says what it means. The Code, comment 10 asks for that.",
                "“ASR” is used in 4.7, but nowhere spelled out."
            );

    [Fact]
    public void A_clause_that_says_what_it_means_settles_it()
    {
        _journal.Reword("1.1", text => text + "\n“BME” means Black and Minority Ethnic, Gypsies and Travellers included.");
        Messages(FindingKind.TermNotDefined).Should().ContainSingle().Which.Should().Contain("ASR");
        _journal.Reword("4.7", text => text.Replace("ASR", "asylum seeker and refugee (ASR)", StringComparison.Ordinal));
        Messages(FindingKind.TermNotDefined).Should().BeEmpty();
        Messages(FindingKind.DefinitionNotUsed)
            .Should()
            .HaveCount(2)
            .And.Contain("4.7 introduces the abbreviation “ASR”, but nothing else in the Code uses it.");
    }

    [Fact]
    public void Where_the_group_will_not_define_it_spelling_it_out_is_enough()
    {
        _journal.Ask(new SetDisposition(_journal.Comment(195).Response!.Value, Disposition.NotAgreed));
        _journal.Ask(
            new WithdrawPromise(_journal.Table.Consultation.Promises.Single(p => p.Kind == PromiseKind.Define).Id, "Everybody knows.")
        );
        Messages(FindingKind.TermNotDefined).Should().Equal("“ASR” is used in 4.7, but nowhere spelled out.");
    }

    [Fact]
    public void An_abbreviation_introduced_and_used_no_more_is_found_and_no_other() =>
        Messages(FindingKind.DefinitionNotUsed)
            .Should()
            .Equal("1.3 introduces the abbreviation “BSWN”, but nothing else in the Code uses it.");

    [Theory]
    [InlineData("Tell the FRA.", "FRA")]
    [InlineData("Tell the Flood Risk Agency (FRA), and the FRA alone.", null)]
    [InlineData("Tell the FRA (Flood Risk Agency).", null)]
    [InlineData("“FRA” means the Flood Risk Agency. Tell the FRA.", null)]
    [InlineData("This MUST be done; it must be seen.", null)]
    [InlineData("Follow UK law, part IV, and form A1.", null)]
    [InlineData("ALL IN CAPITALS IS NO ABBREVIATION", null)]
    [InlineData("Work with R&D and the T-TIP people.", null)]
    public void An_abbreviation_that_is_nowhere_spelled_out_is_found(string wording, string? letters)
    {
        var journal = SmallCode.AfterTheMeeting().Reword(SmallCode.Respect.Passage, Wording.OfText(wording));
        journal
            .OfKind(FindingKind.TermNotDefined)
            .Select(f => f.Detail)
            .Should()
            .Equal(letters is null ? [] : [letters.ToLowerInvariant()]);
    }

    [Theory]
    [InlineData("“Mentor” means somebody who advises.", "Respect everybody.", "mentor")]
    [InlineData("A mentor is defined as somebody who advises.", "Respect everybody.", "mentor")]
    [InlineData("“Mentor” means somebody who advises.", "Find mentors early.", null)]
    [InlineData("By all means respect this.", "Respect everybody.", null)]
    public void A_definition_nobody_uses_is_found(string definition, string other, string? term)
    {
        var journal = SmallCode
            .AfterTheMeeting()
            .Reword(SmallCode.Respect.Passage, Wording.OfText(definition))
            .Reword(SmallCode.Pay.Passage, Wording.OfText(other));
        journal.OfKind(FindingKind.DefinitionNotUsed).Select(f => f.Detail).Should().Equal(term is null ? [] : [term]);
    }

    [Fact]
    public void In_the_second_consultation_the_term_that_was_asked_for_is_found_and_the_defined_one_is_not()
    {
        var journal = new PaperJournal(SecondTable.Reading);

        journal
            .OfKind(FindingKind.TermNotDefined)
            .Select(f => f.Message)
            .Should()
            .Equal("“trot” is used in A2, but no clause says what it means. A2, comment 2 asks for that.");
        journal.Found(FindingKind.DefinitionNotUsed).Should().BeEmpty();
    }

    private IEnumerable<string> Messages(FindingKind kind) => _journal.OfKind(kind).Select(f => f.Message);
}
