using FluentAssertions;
using Plymouth.BmeCode.Review.Erasing;
using Plymouth.BmeCode.Review.Journal;
using Xunit;

namespace Plymouth.BmeCode.Review.Tests.Erasing;

/// <summary>Which texts of stored bodies may hold words of people, and are looked through when somebody asks that theirs go.</summary>
public sealed class BodyTextsTests
{
    [Fact]
    public void Each_text_that_an_event_stores_is_known_to_hold_words_or_to_hold_none()
    {
        var seen = new HashSet<Type>();

        typeof(Event)
            .Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(Event)))
            .Concat([typeof(CreatedBody), typeof(ClosedBody)])
            .SelectMany(t => BodyTexts.MayHoldWords(t, seen))
            .Select(t => $"{t.Of.Name}.{t.Name}")
            .Order(StringComparer.Ordinal)
            .Should()
            .Equal(Holding, "a text of a new event that no person writes goes into BodyTexts.NotWords, any other into this list");
    }

    [Fact]
    public void Words_of_a_delta_are_one_text_across_its_formats_and_a_link_is_another()
    {
        var entry = Of(
            "Changed/1",
            """
            {"ops":[{"retain":3},{"insert":"Ja"},{"insert":{"clause":"c7"}},
             {"insert":"ne","attributes":{"bold":true,"link":"mailto:jane@example.org"}}],
             "sources":[{"at":3,"length":2,"stream":"c1","version":0,"from":1}]}
            """
        );

        var texts = BodyTexts.Of(entry);

        texts.Select(t => (t.Words, t.IsLink)).Should().Equal(("Ja￼ne", false), ("mailto:jane@example.org", true));
        texts[0].PlaceOf(1).Should().Be((0, 1));
        texts[0].PlaceOf(2).Should().BeNull("an embed is no text");
        texts[0].PlaceOf(4).Should().Be((2, 1), "the clause's id is a text of the body, too");
        texts[1].Parts[0].Text.Should().Be(3);
    }

    [Fact]
    public void An_event_within_an_event_is_read_by_its_own_shape()
    {
        var entry = Of("DecisionUndone/1", """{"undoes":3,"inverse":{"kind":"TitleChanged/1","body":{"title":"Jane","before":"Doe"}}}""");

        BodyTexts.Of(entry).Select(t => (t.Words, t.Parts[0].Text)).Should().Equal(("Jane", 1), ("Doe", 2));
    }

    [Fact]
    public void What_a_decision_keeps_of_a_change_is_read_run_by_run_and_knows_where_it_stood()
    {
        var entry = Of(
            "WordingRestored/1",
            """
            {"passage":"c1","ofVersion":0,"version":3,"change":{"passage":"c1","back":{"ops":[{"retain":2},{"insert":"Ja"},
             {"insert":{"clause":"c7"}},{"retain":1},{"delete":4},{"insert":"Doe"}]},"after":"00","version":2}}
            """
        );

        var text = BodyTexts.Of(entry).Should().ContainSingle(t => t.Back != null).Subject;

        text.Runs.Should().Equal((0, "Ja￼"), (3, "Doe"));
        (text.Back!.Passage, text.Back.Version).Should().Be((new StreamId("c1"), 2));
        text.Back.Places.Should().Equal(2, 3, 4, 6, 7, 8);
    }

    [Fact]
    public void Of_the_id_of_a_finding_only_what_stands_behind_its_subjects_is_words()
    {
        static Entry Dismissed(string finding) => Of("FindingReopened/1", $$"""{"finding":"{{finding}}"}""");

        BodyTexts.Of(Dismissed("openPromise:r3-p1")).Should().BeEmpty();
        var detail = BodyTexts.Of(Dismissed("twoTerms:c1,c2/Promise/s")).Should().ContainSingle().Subject;
        detail.Words.Should().Be("Promise/s");
        detail.PlaceOf(2).Should().Be((0, 17));
    }

    [Fact]
    public void Entries_of_a_kind_that_nobody_knows_are_named()
    {
        var reading = () => BodyTexts.Of(Of("Sung/1", "{}"));

        reading.Should().Throw<FormatException>().WithMessage("*Sung/1*newest program*");
    }

    /// <summary>The texts that hold words, type and name, beside the deltas of wordings.</summary>
    private static readonly string[] Holding =
    [
        "Block.id",
        "Block.message",
        "ClauseReopened.reason",
        "CodePublished.reason",
        "CodePublished.title",
        "CommentReceived.consultee",
        "ConsultationReceived.sourceFile",
        "ConsultationReceived.title",
        "CrossReferenceMade.text",
        "DismissalRestored.finding",
        "Doubt.guessWords",
        "Doubt.message",
        "Erased.reason",
        "FindingDismissed.finding",
        "FindingDismissed.grounds",
        "FindingDismissed.reason",
        "FindingReopened.finding",
        "PromiseConfirmedKept.words",
        "PromiseMade.words",
        "PromiseReceived.words",
        "PromiseTerms.words",
        "PromiseWithdrawn.reason",
        "Referral.owner",
        "Referral.to",
        "RevisionKept.reason",
        "TitleChanged.before",
        "TitleChanged.title",
    ];

    private static Entry Of(string kind, string body) => new(1, new("c1"), 1, new("m1"), default, kind, null, body, "");
}
