using FluentAssertions;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Promises;
using Plymouth.BmeCode.Testing;
using Xunit;

namespace Plymouth.BmeCode.Review.Tests.Findings;

/// <summary>Promises that are still to be kept, and clauses deleted that were to be amended: each promise is found once.</summary>
public sealed class OpenPromiseTests
{
    private readonly PaperJournal _journal = RealFindings.Journal();

    [Fact]
    public void The_thirteen_promises_are_found_and_no_others() =>
        _journal
            .Found(FindingKind.OpenPromise)
            .Should()
            .Equal(
                "promise 11, response 11, response 195",
                "promise 45, clause 2.2, response 45",
                "promise 53, clause 2.3, response 53",
                "promise 67, clause 2.5, response 67",
                "promise 68, response 68",
                "promise 81, clause 2.7, response 81",
                "promise 86, clause 2.7, response 86",
                "promise 110, clause 3.3, clause 4.3, response 110",
                "promise 126, clause 3.5, response 126",
                "promise 137, clause 3.7, response 137",
                "promise 145, clause 4.1, response 145",
                "promise 182, clause 4.9, response 182",
                "promise 207, clause 3.3, response 207"
            );

    [Fact]
    public void A_kept_promise_is_no_finding_and_one_whose_words_go_again_is()
    {
        _journal.Reword("4.9", text => $"{text} Raise awareness of it.");
        _journal.Found(FindingKind.OpenPromise).Should().HaveCount(12).And.NotContain(f => f.StartsWith("promise 182"));
        _journal.Reword("4.9", text => text.Replace("Raise awareness of it.", "Tell people."));
        _journal
            .OfKind(FindingKind.OpenPromise)
            .Single(f => f.Message.Contains("4.9, comment 1"))
            .Message.Should()
            .Be(
                "The response to 4.9, comment 1 promised: amend 4.10 (was 4.9) to say “raise awareness”. The clause was changed, but the "
                    + "words wanted do not stand there."
            );
    }

    [Fact]
    public void Deleting_2_3_keeps_its_promise()
    {
        _journal.Delete("2.3");
        _journal.Found(FindingKind.OpenPromise).Should().HaveCount(12).And.NotContain(f => f.StartsWith("promise 53"));
        _journal.Found(FindingKind.ClauseDeletedButPromised).Should().BeEmpty();
    }

    [Fact]
    public void Deleting_a_clause_that_was_to_be_amended_is_found_instead_of_the_open_promises_about_it()
    {
        _journal.Found(FindingKind.ClauseDeletedButPromised).Should().BeEmpty();
        _journal.Delete("2.7").Delete("4.3");
        _journal
            .Found(FindingKind.ClauseDeletedButPromised)
            .Should()
            .Equal(
                "promise 81, clause 2.7, response 81",
                "promise 86, clause 2.7, response 86",
                "promise 110, clause 3.3, clause 4.3, response 110"
            );
        _journal.Found(FindingKind.OpenPromise).Should().HaveCount(10);
        _journal
            .OfKind(FindingKind.ClauseDeletedButPromised)
            .Last()
            .Message.Should()
            .Be("4.3 is deleted, but the response to 3.3, comment 4 promised to amend 3.3 and 4.3.");

        _journal.Ask(_journal.OfKind(FindingKind.ClauseDeletedButPromised).First().Remedies[0].Command!);
        _journal.Found(FindingKind.ClauseDeletedButPromised).Should().ContainSingle("2.7 is back");
    }

    [Fact]
    public void A_withdrawn_promise_is_no_finding()
    {
        _journal.Delete("2.7");
        foreach (var promise in _journal.Table.Consultation.Promises)
        {
            _journal.Ask(new WithdrawPromise(promise.Id, "Said by mistake."));
        }

        _journal
            .Table.Findings.Open.Should()
            .NotContain(f => f.Finding.Kind == FindingKind.OpenPromise || f.Finding.Kind == FindingKind.ClauseDeletedButPromised);
    }
}
