using System.Runtime.CompilerServices;
using FluentAssertions;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Publications;
using Plymouth.BmeCode.Review.TakingIn;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Wordings;
using Xunit;

namespace Plymouth.BmeCode.Review.Tests;

public sealed class EventCodecTests
{
    private static string Golden(string kind, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "golden", kind.Replace('/', '-') + ".json");

    private static IEnumerable<Type> Types => typeof(Event).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Event)));

    public static IEnumerable<TheoryDataRow<string>> Kinds =>
        Examples.Events.Select(e => new TheoryDataRow<string>(EventCodec.Write(e).Kind));

    public static IEnumerable<TheoryDataRow<string>> Names => Types.Select(t => new TheoryDataRow<string>(t.Name));

    public static IEnumerable<TheoryDataRow<string>> WordingKinds =>
        Examples.WordingEntries.Select(e => new TheoryDataRow<string>(e.Write().Kind));

    [Fact]
    public void Every_kind_of_event_has_an_example() => Examples.Events.Select(e => e.GetType()).Should().BeEquivalentTo(Types);

    [Theory, MemberData(nameof(Names))]
    public void Every_kind_of_event_has_a_shape_and_a_golden_file_that_is_read_into_it(string name)
    {
        File.Exists(Golden($"{name}/1")).Should().BeTrue($"what a {name} is stored as is held by a golden file");
        EventCodec.Read($"{name}/1", File.ReadAllText(Golden($"{name}/1"))).GetType().Name.Should().Be(name);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void An_event_is_written_as_its_golden_file_says(string kind)
    {
        var (_, body) = EventCodec.Write(Examples.Events.Single(e => EventCodec.Write(e).Kind == kind));
        (body + "\n")
            .Should()
            .Be(File.ReadAllText(Golden(kind)), "what is stored is never written otherwise; a change needs a new version of the kind");
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_golden_file_is_read_and_written_back_the_same(string kind)
    {
        var golden = File.ReadAllText(Golden(kind)).TrimEnd('\n');
        EventCodec.Write(EventCodec.Read(kind, golden)).Should().Be((kind, golden));
    }

    [Fact]
    public void A_table_taken_in_with_promises_is_written_and_read_as_its_golden_file_says()
    {
        var golden = File.ReadAllText(Golden("ConsultationReceived/1-with-promises")).TrimEnd('\n');
        EventCodec.Write(Examples.WithPromises).Should().Be(("ConsultationReceived/1", golden));
        EventCodec.Write(EventCodec.Read("ConsultationReceived/1", golden)).Body.Should().Be(golden);
        ((ConsultationReceived)EventCodec.Read("ConsultationReceived/1", File.ReadAllText(Golden("ConsultationReceived/1"))))
            .Promises.Should()
            .BeNull("tables taken in before are read as they were");
    }

    [Fact]
    public void A_table_taken_in_with_pointers_is_written_and_read_as_its_golden_file_says()
    {
        var golden = File.ReadAllText(Golden("ConsultationReceived/1-with-pointers")).TrimEnd('\n');
        EventCodec.Write(Examples.WithPointers).Should().Be(("ConsultationReceived/1", golden));
        EventCodec.Write(EventCodec.Read("ConsultationReceived/1", golden)).Body.Should().Be(golden);
    }

    [Fact]
    public void What_gives_comments_responses_of_their_own_is_written_and_read_as_its_golden_files_say()
    {
        foreach (var (name, example) in Examples.WithOwnResponses)
        {
            var golden = File.ReadAllText(Golden(name)).TrimEnd('\n');
            EventCodec.Write(example).Body.Should().Be(golden);
            EventCodec.Write(EventCodec.Read(EventCodec.Write(example).Kind, golden)).Body.Should().Be(golden);
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Whoever_an_imported_entry_names_is_imported_and_still_is_when_it_is_written_on(string kind)
    {
        var golden = File.ReadAllText(Golden(kind)).TrimEnd('\n');
        var imported = EventCodec.Read(kind, golden, imported: true);
        var body = EventCodec.Write(imported).Body;

        MembersIn(imported).Should().Equal(MembersIn(EventCodec.Read(kind, golden)).Select(m => m.AsImported()));
        MembersIn(EventCodec.Read(kind, body)).Should().Equal(MembersIn(imported));
        body.Replace("imported:", "", StringComparison.Ordinal).Should().Be(golden);
    }

    [Fact]
    public void The_system_is_the_same_everywhere_and_an_id_is_read_as_it_is_printed()
    {
        MemberId.System.AsImported().Should().Be(MemberId.System);
        MemberId.Parse("imported:system").Should().Be(MemberId.System);
        new MemberId("m1").AsImported().Should().NotBe(new MemberId("m1")).And.Be(MemberId.Parse("imported:m1"));
        MemberId.Parse(new MemberId("imported:m1").AsImported().ToString()).Should().Be(new MemberId("imported:m1").AsImported());
        MemberId.Parse("imported:").Should().Be(new MemberId("imported:"));
    }

    [Theory, MemberData(nameof(WordingKinds))]
    public void A_wording_entry_is_written_and_read_as_its_golden_file_says(string kind)
    {
        var golden = File.ReadAllText(Golden(kind)).TrimEnd('\n');
        var entry = Examples.WordingEntries.Single(e => e.Write().Kind == kind);
        entry.Write().Should().Be((kind, golden));
        WordingEntry.Read(kind, golden).Should().Be(entry);
    }

    [Fact]
    public void Where_words_come_from_is_written_and_read_as_its_golden_files_say()
    {
        foreach (var entry in Examples.WithSources)
        {
            var (kind, body) = entry.Write();
            body.Should().Be(File.ReadAllText(Golden(kind + "-with-sources")).TrimEnd('\n'));
            var read = WordingEntry.Read(kind, body);
            read.Sources.Should().Equal(entry.Sources);
            (read with { Sources = entry.Sources }).Should().Be(entry);
        }
    }

    [Fact]
    public void The_version_a_decision_changed_is_written_only_where_it_is_known()
    {
        var change = new ChangeMade(new("c1"), new DeltaBuilder().Delete(1).ToDelta(), "0123456789abcdef");
        var restored = new WordingRestored(new("c1"), 1, 4, change with { Version = 3 });
        var body = EventCodec.Write(restored).Body;

        body.Should().Contain("\"after\":\"0123456789abcdef\",\"version\":3}");
        EventCodec.Read("WordingRestored/1", body).Should().BeEquivalentTo(restored);
        EventCodec.Write(restored with { Change = change }).Body.Should().NotContain("\"version\":3");
    }

    [Fact]
    public void An_unknown_kind_is_named()
    {
        var reading = () => EventCodec.Read("ClauseSung/3", "{}");
        reading.Should().Throw<FormatException>().WithMessage("*ClauseSung/3*");
        var wording = () => WordingEntry.Read("Sung/1", "{}");
        wording.Should().Throw<FormatException>().WithMessage("*Sung/1*");
    }

    [Theory]
    [InlineData("ClauseDeleted/1", "{}")]
    [InlineData("ClauseDeleted/1", "null")]
    [InlineData("ClauseDeleted/1", """{"clause":null}""")]
    [InlineData("ClauseDeleted/1", """{"clause":"c1","mood":"good"}""")]
    [InlineData("ClauseDeleted/1", """{"clause":""")]
    [InlineData("SightChosen/1", """{"sight":"all","before":"wording"}""")]
    [InlineData("DecisionUndone/1", """{"undoes":1,"inverse":{"kind":"ClauseSung/1","body":{}}}""")]
    [InlineData("DecisionUndone/1", """{"undoes":1,"inverse":{"clause":"c1"}}""")]
    public void A_body_that_is_not_of_its_kind_is_refused(string kind, string body)
    {
        var reading = () => EventCodec.Read(kind, body);
        reading.Should().Throw<FormatException>();
    }

    [Theory]
    [InlineData("Created/1", """{"kind":"clause","wording":{"ops":[{"insert":"no line end"}]},"from":null}""")]
    [InlineData("Created/1", """{"kind":"poem","wording":{"ops":[{"insert":"\n"}]},"from":null}""")]
    [InlineData("Changed/1", """{"ops":[{"retain":-1}]}""")]
    [InlineData("Closed/1", "{}")]
    public void A_wording_body_that_is_not_of_its_kind_is_refused(string kind, string body)
    {
        var reading = () => WordingEntry.Read(kind, body);
        reading.Should().Throw<FormatException>();
    }

    [Fact]
    public void Wording_entries_fold_into_the_passage_with_gapless_versions()
    {
        var id = new PassageId("c1");
        var state = new WordingEntry.Created(PassageKind.Clause, Wording.OfText("Ensure"), null).Fold(id, null, 0);
        state = new WordingEntry.Changed(new DeltaBuilder().Retain(6).Insert(" all").ToDelta()).Fold(id, state, 1);
        state = new WordingEntry.Closed("agreed").Fold(id, state, 2);
        state.Closed.Should().Be("agreed");
        state = new WordingEntry.Reopened().Fold(id, state, 3);
        state.Should().Be(new PassageState(id, PassageKind.Clause, 3, Wording.OfText("Ensure all"), Wording.OfText("Ensure"), null));

        var gap = () => new WordingEntry.Reopened().Fold(id, state, 5);
        gap.Should().Throw<InvalidOperationException>().WithMessage("*c1*");
    }

    private static List<MemberId> MembersIn(Event @event) =>
        @event switch
        {
            ClauseReopened e => [e.AgreedBy],
            AgreementRestored e => [e.By],
            CodePublished e => [.. e.Present],
            DecisionUndone e => MembersIn(e.Inverse),
            _ => [],
        };
}
