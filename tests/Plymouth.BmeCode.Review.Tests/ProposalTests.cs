using FluentAssertions;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Promises;
using Plymouth.BmeCode.Review.TakingIn;
using Plymouth.BmeCode.Testing;
using Xunit;

namespace Plymouth.BmeCode.Review.Tests;

/// <summary>Phrases of groups other than Plymouth's, with other numbering: what they propose, and what they must not.</summary>
public sealed class ProposalTests
{
    [Theory]
    [InlineData("Outside our remit.", Disposition.OutsideRemit)]
    [InlineData("This is beyond the scope of the principles.", Disposition.OutsideRemit)]
    [InlineData("Partially accepted: see A2.", Disposition.AgreedInPart)]
    [InlineData("We agree, but only for grants.", Disposition.AgreedInPart)]
    [InlineData("We do not agree.", Disposition.NotAgreed)]
    [InlineData("Accepted.", Disposition.Agreed)]
    [InlineData("Agreed in part.", Disposition.AgreedInPart)]
    [InlineData("Noted.", Disposition.Noted)]
    [InlineData("Already covered by 12(3)(b).", Disposition.AlreadyCovered)]
    [InlineData("Issue for the standards board.", Disposition.Referred)]
    [InlineData("Unclear what is meant.", Disposition.NeedsClarification)]
    [InlineData("This is not outside our remit.", null)]
    [InlineData("Agreed. Outside the remit of the Code, though.", null)]
    [InlineData("Would not describe the specific remit of the Code.", null)]
    [InlineData("Everybody agrees.", null)]
    [InlineData("", null)]
    public void A_disposition_is_proposed_where_the_words_are_plain(string response, Disposition? disposition) =>
        ProposedDispositions.Of(response).Should().Be(disposition);

    [Theory]
    [InlineData("Wording of A2 amended.", "amend A2")]
    [InlineData("The text of the principle will be revised. Text revised.", "amend A1")]
    [InlineData("12(3)(b) will be deleted.", "delete 12(3)(b)")]
    [InlineData("We will delete A1.", "delete A1")]
    [InlineData("Clause 4 has been reworded.", "amend 4")]
    [InlineData("Accepted: insert “and carers” after “families”.", "amend A1 |and carers")]
    [InlineData("Replace ‘users’ with ‘people’. Wording changed.", "amend A1 |people")]
    [InlineData("We will add a definition of 'carer'.", "define |carer")]
    [InlineData("A new clause will be added.", "add")]
    [InlineData("We will include a reference to carers.", "amend A1")]
    [InlineData("Will add some words on this to A2.", "amend A1")]
    [InlineData("We will add the board to the list of partners.", null)]
    [InlineData("A2 will not be amended; wording not changed.", null)]
    [InlineData("We cannot amend A2.", null)]
    [InlineData("The alternative would be to delete this.", null)]
    [InlineData("A definition exists.", null)]
    [InlineData("It is 4 years since the Code's wording.", null)]
    public void A_promise_is_proposed_where_the_words_are_plain(string response, string? promise)
    {
        var reading = Other(response);
        var numbers = reading.Sections.SelectMany(s => s.Clauses).ToDictionary(c => c.Id, c => c.ConsultationNumber);
        var proposed = ProposedPromises
            .Of(reading)
            .Select(p =>
                $"{p.Kind.Words()} {string.Concat(p.Clauses.Select(c => numbers[c] + " "))}{string.Concat(p.Words.Select(w => $"|{w}"))}".Trim()
            );
        proposed.Should().Equal(promise is null ? [] : [promise]);
    }

    [Fact]
    public void Words_are_taken_from_the_comment_only_where_it_asks_for_words()
    {
        ProposedPromises
            .Of(Other("Wording amended.", "Include the words \"and carers\", as 'Carers UK' does."))
            .Single()
            .Words.Should()
            .Equal("and carers");
        ProposedPromises.Of(Other("Wording amended.", "What of 'Carers UK'?")).Single().Words.Should().BeEmpty();
    }

    [Fact]
    public void Definitions_of_one_term_are_one_promise()
    {
        var ids = new CountingIds();
        var reading = new ReadingBuilder(ids)
            .General("General")
            .Comment("Definition of carer?", "Definition added.")
            .Comment("Who is meant?", "Will add a definition of Carer.")
            .Build();
        ProposedPromises.Of(reading).Should().ContainSingle().Which.Responses.Should().HaveCount(2);
    }

    private static Reading Other(string response, string comment = "Say more.") =>
        new ReadingBuilder(new CountingIds())
            .Section("Aims", scheme: new NumberingScheme("{A}", "{s}{n}"))
            .Clause("Welcome every family.", "A2")
            .Clause("Report each year.", "12(3)(b)")
            .Clause("Meet.", "4")
            .Clause("Serve families and users.", "A1")
            .Comment(comment, response)
            .Build();
}
