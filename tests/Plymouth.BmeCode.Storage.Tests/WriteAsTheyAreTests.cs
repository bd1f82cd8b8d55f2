using FluentAssertions;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;
using Xunit;
using static Plymouth.BmeCode.Storage.Tests.OpenFolder;

namespace Plymouth.BmeCode.Storage.Tests;

public sealed class WriteAsTheyAreTests : IDisposable
{
    private readonly OpenFolder _from = new();
    private readonly OpenFolder _into = new();

    public WriteAsTheyAreTests()
    {
        _from.Append(To("review", 0, "received"), To("clause1", 0, "a"), To("clause2", 0, "b"));
        _from.Append(new StreamAppend(new StreamId("clause1"), 1, [Said("c", "c1:1")]));
        _from.Append(To("review", 1, "agreed"), To("clause1", 2, "d"));
    }

    private IReadOnlyList<Entry> Exported =>
        [.. new[] { "review", "clause1", "clause2" }.SelectMany(s => _from.Journal.Read(new StreamId(s))).OrderBy(e => e.Place)];

    public void Dispose()
    {
        _from.Dispose();
        _into.Dispose();
    }

    [Fact]
    public void Entries_come_over_unchanged_and_the_journal_goes_on_from_there()
    {
        _into.Journals.WriteAsTheyAre(Bme, Exported, []);

        _into.Journal.Read(new StreamId("clause1")).Should().Equal(_from.Journal.Read(new StreamId("clause1")).Select(e => e.AsImported()));
        _into.Journals.VerifyEntries().Should().BeEquivalentTo(_from.Journals.VerifyEntries());
        _into.Append(To("clause1", 3, "e")).Should().BeOfType<AppendOutcome.Appended>();
        _into.Journals.VerifyEntries().Faults.Should().BeEmpty();
    }

    [Fact]
    public void Places_stay_what_they_were()
    {
        AppendTo(_into.Journals.Of(new("another")), To("before", 0, "x", "y"));
        _into.Journals.WriteAsTheyAre(Bme, Exported, []);

        _into.Journal.ReadAll().Select(e => e.Place).Should().Equal(Exported.Select(e => e.Place));
        _into.Journals.VerifyEntries().Faults.Should().BeEmpty();
    }

    [Fact]
    public void Erased_words_come_over_with_the_hash_of_what_was_written_and_not_without()
    {
        _from.Erase("clause1", 1);

        Writing([.. Exported.Select(e => e with { WrittenBodyHash = null })])
            .Should()
            .Throw<JournalException>()
            .WithMessage("*clause1, version 1: the hash does not follow*");
        _into.Journals.WriteAsTheyAre(Bme, Exported, []);
        _into.Journals.VerifyEntries().Should().BeEquivalentTo(_from.Journals.VerifyEntries());
    }

    [Fact]
    public void A_stream_that_stands_here_is_refused_and_nothing_is_written()
    {
        _into.Append(To("clause2", 0, "mine"));

        Writing(Exported).Should().Throw<JournalException>().WithMessage("*Stream clause2 stands in this data folder already*");
        _into.Bodies("review").Should().BeEmpty();
        _into.Append(To("review", 0, "mine")).Should().BeOfType<AppendOutcome.Appended>();
    }

    [Fact]
    public void An_altered_entry_is_refused_by_name()
    {
        Writing([.. Exported.Select(e => e.Origin is null ? e : e with { Body = "{}" })])
            .Should()
            .Throw<JournalException>()
            .WithMessage("*Stream clause1, version 1: the hash does not follow*");
        _into.Bodies("review").Should().BeEmpty();
    }

    [Fact]
    public void A_missing_entry_is_refused_by_name() =>
        Writing([.. Exported.Where(e => e.Origin is null)])
            .Should()
            .Throw<JournalException>()
            .WithMessage("*Stream clause1, version 2: version 1 should stand here*");

    [Fact]
    public async Task While_many_entries_come_in_others_wait_for_a_slice_and_not_for_all_of_them()
    {
        _from.Append(To("clause2", 1, [.. Enumerable.Range(0, 20 * Arrival.MostAtOnce).Select(n => $"word {n}")]));
        var arriving = Task.Run(() => _into.Journals.WriteAsTheyAre(Bme, Exported, []), TestContext.Current.CancellationToken);
        var (said, before) = (0, 0);
        while (!arriving.IsCompleted)
        {
            (await _into.AppendAsync(To("another", said++, "word"))).Should().BeOfType<AppendOutcome.Appended>();
            before += arriving.IsCompleted ? 0 : 1;
        }

        await arriving;
        before.Should().BeGreaterThan(5, "each slice lets others through");
        _into
            .Journal.Read(new StreamId("clause2"))
            .Select(e => e.Hash)
            .Should()
            .Equal(_from.Journal.Read(new StreamId("clause2")).Select(e => e.Hash));
        _into.Journals.VerifyEntries().Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task What_was_interrupted_is_not_shown_and_goes_on_where_it_stopped()
    {
        _from.Append(To("clause2", 1, [.. Enumerable.Range(0, 2 * Arrival.MostAtOnce).Select(n => $"word {n}")]));
        var exported = Exported;
        var arrival = new Arrival(Bme, exported, []);
        await QueueAsync(arrival.Begin);
        await QueueAsync(arrival.TakeSlice());
        _into.Journals.Stored.Should().NotContain(Bme);
        _into.Reopen();
        _into.Journals.Stored.Should().NotContain(Bme);

        Writing([.. exported.Take(5)])
            .Should()
            .Throw<JournalException>()
            .WithMessage("*is not whole and is not shown*", "these are fewer than came before");
        _into.Journals.Stored.Should().NotContain(Bme);
        _into.Journals.WriteAsTheyAre(Bme, exported, []);

        _into.Journals.Stored.Should().Contain(Bme);
        _into.Journals.VerifyEntries().Should().BeEquivalentTo(_from.Journals.VerifyEntries());
        Writing(exported).Should().Throw<JournalException>().WithMessage("Nothing was written.*stands in this data folder already*");
    }

    [Fact]
    public async Task An_interrupted_import_cannot_go_on_in_another_consultations_journal()
    {
        var exported = Exported;
        AppendTo(_into.Journals.Of(new("another")), To("clause9", 0, "mine"));
        await QueueAsync(new Arrival(Bme, exported, []).Begin);
        Entry[] forged = [.. exported, .. _into.Journals.Of(new("another")).ReadAll()];
        _from.Append(To("clause9", 0, "mine", "forged"));

        Writing([.. forged, .. _from.Journal.Read(new("clause9"), 1)]).Should().Throw<JournalException>().WithMessage("*clause9*");

        _into.Journals.Of(new("another")).Read(new("clause9")).Should().ContainSingle();
        _into.Journals.VerifyEntries().Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task The_names_are_there_before_any_entry_and_those_of_a_consultation_that_stands_here_stay()
    {
        var (consultation, member) = (new ConsultationId("review"), Amina.AsImported());
        await QueueAsync(new Arrival(Bme, Exported, [(Amina, "Amina")]).Begin);
        _into.Reopen();
        _into.Folder.People.NameIn(consultation, member).Should().Be("Amina");
        _into.Bodies("review").Should().BeEmpty();

        _into.Folder.TakeIn(Bme, Exported, [(Amina, "Amina of the file")]);
        _into.Folder.People.NameIn(consultation, member).Should().Be("Amina of the file");
        _into.Folder.Invoking(f => f.TakeIn(Bme, Exported, [(Amina, "Forged")])).Should().Throw<JournalException>();
        _into.Reopen();
        _into.Folder.People.NameIn(consultation, member).Should().Be("Amina of the file");
    }

    [Fact]
    public void What_came_by_import_is_told_from_what_was_written_here_and_cannot_be_changed()
    {
        _into.Journals.WriteAsTheyAre(Bme, Exported, []);
        _into.Append(new StreamAppend(new StreamId("clause1"), 3, [Said("e", "c2:1")]));
        _into.Reopen();

        _into
            .Journal.Read(new StreamId("clause1"))
            .Select(e => (e.IsImported, e.Member))
            .Should()
            .Equal((true, Amina.AsImported()), (true, Amina.AsImported()), (true, Amina.AsImported()), (false, Amina));
        _into.Journal.FindClient(new StreamId("clause1"), "c1")!.Member.Should().Be(Amina.AsImported());
        _into
            .Invoking(i => i.Sql("UPDATE entries SET imported = 0, body = '{}', body_hash = hash WHERE version = 0"))
            .Should()
            .Throw<Microsoft.Data.Sqlite.SqliteException>()
            .WithMessage("*never changed*");
    }

    private async Task QueueAsync(Func<WriterSession, AppendOutcome> write)
    {
        var settled = new TaskCompletionSource<AppendOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        _into.Journals.Writer.Queue(new Writing(write, settled.SetResult));
        (await settled.Task).Should().BeOfType<AppendOutcome.Appended>();
    }

    private Action Writing(IReadOnlyList<Entry> entries) => () => _into.Journals.WriteAsTheyAre(Bme, entries, []);
}
