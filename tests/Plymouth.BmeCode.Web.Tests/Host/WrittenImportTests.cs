using System.Text.Json.Nodes;
using FluentAssertions;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Promises;
using Plymouth.BmeCode.Storage;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Web.Documents;
using Plymouth.BmeCode.Web.Hosting;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Host;

/// <summary>
/// A consultation written elsewhere comes in only where all of it follows by the rules of live work, and whatever stands in a data folder,
/// the rest of it is served.
/// </summary>
public sealed class WrittenImportTests : IAsyncLifetime
{
    private byte[] _exported = [];

    public async ValueTask InitializeAsync()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        await meeting.Client(meeting.Member("Grace"), SmallTable.First.Passage).Type("Always. ").SyncAsync();
        await meeting.AskAsync(new AgreeClause(SmallTable.Second, 0), meeting.Facilitator);
        await meeting.AskAsync(
            new MakePromise(SmallTable.FirstResponse, PromiseKind.Add, [SmallTable.First], ["trust"]),
            meeting.Facilitator
        );
        await meeting.AskAsync(new SetDisposition(SmallTable.FirstResponse, Disposition.Agreed), meeting.Facilitator);
        await meeting.AskAsync(new DeleteClause(SmallTable.Third, 0), meeting.Facilitator);
        await meeting.SettleAsync();
        _exported = DocumentFormats.Json.Write(ConsultationMoment.Now(meeting.Folder.Journals.Of(meeting.Id)), meeting.Folder.People).Bytes;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public static TheoryData<string, string> Forged =>
        new()
        {
            { "an agreement of a clause that is not there", "does not follow" },
            { "a change past the end of the text", "past the end" },
            { "a change of a clause that is agreed", "Nobody could change" },
            { "a journal of another consultation", "is not of this consultation" },
            { "a passage of ten million characters", "10,000,001 characters long" },
            { "a NUL in the words", "control character (U+0000)" },
            { "a NUL in the name of the source file", "control character" },
            { "a source file with a name of ten million characters", "a text of 10,000,000 characters" },
            { "a clause without words", "The journal clause-c is missing" },
            { "a clause of another kind of passage", "this journal is of a" },
            { "a consultation of another id", "receives" },
            { "two changes of one number", "stands there already" },
            { "an id with a line end", "is no id" },
            { "an id of letters of another script", "is no id" },
            { "an id of a thousand letters", "is no id" },
            { "a decision of a newer program", "does not know entries of the kind \"ClauseSung/1\"" },
            { "half a character", "not a consultation written by export" },
            { "half a character in the words", "not of its kind" },
            { "half a character in a comment", "not of its kind" },
        };

    [Theory]
    [MemberData(nameof(Forged))]
    public void What_does_not_follow_is_refused_in_words_and_nothing_is_written(string what, string says)
    {
        using var temp = new TempFolder();
        using (var folder = Open(temp))
        {
            var rooms = RoomsOf(folder);

            var take = () => WrittenImport.TakeIn(Forge(what), MemberId.System, folder, rooms);

            take.Should().Throw<FormatException>().WithMessage($"*{says}*");
            folder.Journals.Verify().Entries.Should().Be(0);
            folder.People.All.Should().BeEmpty();
        }
    }

    [Fact]
    public void What_was_exported_comes_in_whole()
    {
        using var temp = new TempFolder();
        using var folder = Open(temp);

        var room = WrittenImport.TakeIn(new Forgery(_exported).ToFile(), MemberId.System, folder, RoomsOf(folder));

        var again = DocumentFormats.Json.Write(ConsultationMoment.Now(folder.Journals.Of(room.Id)), folder.People).Bytes;
        again.Should().Equal(_exported);
        folder.Journals.Verify().Faults.Should().BeEmpty();
    }

    [Theory]
    [InlineData("an agreement of a clause that is not there")]
    [InlineData("a change past the end of the text")]
    [InlineData("a decision of a newer program")]
    public async Task A_consultation_that_cannot_be_opened_is_put_aside_and_named_and_the_others_are_served(string what)
    {
        using var temp = new TempFolder();
        var forged = new Forgery(Forge(what));
        using (var folder = Open(temp))
        {
            await FirstTable.TakeInIfNewAsync(folder.Journals, RoomsOf(folder), new RandomIds());
            // As an older build may have taken them in.
            folder.TakeIn(new(forged.Id), [.. forged.Entries.Select(EntryOf)], []);
            folder.Journals.Verify().Faults.Should().ContainSingle().Which.Should().Contain(forged.Id);
        }

        await using var server = await Server.OpenAsync(new ServeSettings(temp.Path, "http://127.0.0.1:0"));
        await server.App.StartAsync(TestContext.Current.CancellationToken);

        server.Rooms.Stored.Select(server.Rooms.Find).OfType<ConsultationRoom>().Should().ContainSingle();
        server.Rooms.Aside.Should().ContainSingle().Which.Id.Value.Should().Be(forged.Id);
        await server.App.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Of_files_rewritten_at_random_none_that_is_taken_stops_a_start_and_none_brings_the_program_down()
    {
        var taken = 0;
        RandomSeeds.Asked(150).Chunk(50).AsParallel().ForAll(seeds => Interlocked.Add(ref taken, TakenOf(seeds)));

        TestContext.Current.TestOutputHelper?.WriteLine($"{taken} were taken");
    }

    /// <summary>
    /// Tries these; how many were taken. What is refused leaves the folder as it was, so that the next is tried on the same one.
    /// </summary>
    private int TakenOf(int[] seeds)
    {
        var taken = 0;
        var temp = new TempFolder();
        var folder = Open(temp);
        try
        {
            foreach (var seed in seeds)
            {
                ConsultationRoom room;
                try
                {
                    room = WrittenImport.TakeIn(new RandomForger(seed).Forge(_exported), MemberId.System, folder, RoomsOf(folder));
                }
                catch (FormatException refused)
                {
                    refused.Message.Should().NotBeEmpty();
                    folder.Journals.Verify().Entries.Should().Be(0, "seed {0} was refused", seed);
                    continue;
                }

                taken++;
                foreach (var format in DocumentFormats.All)
                {
                    format.Write(ConsultationMoment.Now(folder.Journals.Of(room.Id)), folder.People).Bytes.Should().NotBeEmpty();
                }

                folder.Dispose();
                folder = Open(temp);
                var rooms = RoomsOf(folder);
                rooms.Find(rooms.Stored.Single()).Should().NotBeNull("of seed {0}", seed);
                folder.Dispose();
                temp.Dispose();
                temp = new();
                folder = Open(temp);
            }

            return taken;
        }
        finally
        {
            folder.Dispose();
            temp.Dispose();
        }
    }

    private byte[] Forge(string what)
    {
        var forgery = new Forgery(_exported);
        switch (what)
        {
            case "an agreement of a clause that is not there":
                Forgery.Rewrite(forgery.Of("ClauseAgreed").Single(), body => Replace(body, "clause", "clause-of-nobody"));
                break;
            case "a change past the end of the text":
                Forgery.Rewrite(forgery.Of("Changed").First(), _ => JsonNode.Parse("""{"ops":[{"retain":100000},{"insert":"x"}]}"""));
                break;
            case "a change of a clause that is agreed":
                forgery.Add(SmallTable.Second.Value, "Changed", """{"ops":[{"insert":"x"}]}""");
                break;
            case "a journal of another consultation":
                forgery.Add("clause-elsewhere", "Created", forgery.Of("Created").First()["body"]!.GetValue<string>());
                break;
            case "a passage of ten million characters":
                Forgery.Rewrite(CreatedOf(forgery, SmallTable.First), body => Replace(body, "wording", Says(new string('x', 10_000_000))));
                break;
            case "a NUL in the words":
                Forgery.Rewrite(CreatedOf(forgery, SmallTable.Second), body => Replace(body, "wording", Says("a\0b")));
                break;
            case "a NUL in the name of the source file":
                Forgery.Rewrite(forgery.Of("ConsultationReceived").Single(), body => Replace(body, "sourceFile", "a\0b"));
                break;
            case "a source file with a name of ten million characters":
                Forgery.Rewrite(forgery.Of("ConsultationReceived").Single(), body =>
                    Replace(body, "sourceFile", new string('x', 10_000_000))
                );
                break;
            case "a clause without words":
                forgery.Entries.RemoveAll(e => e["stream"]!.GetValue<string>() == SmallTable.Third.Value);
                break;
            case "a clause of another kind of passage":
                Forgery.Rewrite(CreatedOf(forgery, SmallTable.First), body => Replace(body, "kind", "response"));
                break;
            case "a consultation of another id":
                foreach (var entry in forgery.Entries.Where(e => e["stream"]!.GetValue<string>() == forgery.Id))
                {
                    entry["stream"] = "another";
                }

                forgery.Id = "another";
                break;
            case "two changes of one number":
                foreach (var origin in new[] { "forged:5", "forged:5+" })
                {
                    forgery.Add(SmallTable.First.Value, "Changed", """{"ops":[{"insert":"x"}]}""");
                    forgery.Entries[^1]["origin"] = origin;
                }

                break;
            case "an id with a line end":
            case "an id of letters of another script":
            case "an id of a thousand letters":
                var odd = what switch
                {
                    "an id with a line end" => "k\n1",
                    "an id of letters of another script" => "kü",
                    _ => new string('k', 1000),
                };
                foreach (var entry in forgery.Entries.Where(e => e["stream"]!.GetValue<string>() == forgery.Id))
                {
                    entry["stream"] = odd;
                }

                Forgery.Rewrite(forgery.Of("ConsultationReceived").Single(), body => Replace(body, "id", odd));
                forgery.Id = odd;
                break;
            case "a decision of a newer program":
                forgery.Decide("ClauseSung", "{}");
                break;
            case "half a character":
                return System.Text.Encoding.UTF8.GetBytes(
                    System
                        .Text.Encoding.UTF8.GetString(forgery.ToFile())
                        .Replace("\"title\":\"", "\"title\":\"\\ud800", StringComparison.Ordinal)
                );
            case "half a character in the words":
                CreatedOf(forgery, SmallTable.First)["body"] = Halved(CreatedOf(forgery, SmallTable.First));
                break;
            case "half a character in a comment":
                forgery.Of("ConsultationReceived").Single()["body"] = Halved(forgery.Of("ConsultationReceived").Single());
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(what), what, null);
        }

        return forgery.ToFile();
    }

    private static JsonObject CreatedOf(Forgery forgery, ClauseId clause) =>
        forgery.Of("Created").Single(e => e["stream"]!.GetValue<string>() == clause.Value);

    private static string Halved(JsonObject entry)
    {
        var body = entry["body"]!.GetValue<string>();
        var at = Math.Max(body.IndexOf("\"insert\":\"", StringComparison.Ordinal), body.IndexOf("\"title\":\"", StringComparison.Ordinal));
        return body.Insert(body.IndexOf(":\"", at, StringComparison.Ordinal) + 2, "\\ud83d");
    }

    private static JsonNode Replace(JsonNode body, string field, JsonNode value)
    {
        body[field].Should().NotBeNull("{0} is a field of {1}", field, body.ToJsonString());
        body[field] = value;
        return body;
    }

    private static JsonObject Says(string words) => new() { ["ops"] = new JsonArray(new JsonObject { ["insert"] = words + "\n" }) };

    private static Entry EntryOf(JsonObject e) =>
        new(
            e["position"]!.GetValue<int>(),
            new(e["stream"]!.GetValue<string>()),
            e["version"]!.GetValue<int>(),
            new(e["member"]!.GetValue<string>()),
            DateTimeOffset.Parse(e["at"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture),
            e["kind"]!.GetValue<string>(),
            e["origin"]?.GetValue<string>(),
            e["body"]!.GetValue<string>(),
            e["hash"]!.GetValue<string>()
        );

    private static DataFolder Open(TempFolder temp) => DataFolder.OpenToWrite(temp.Path, TimeProvider.System, new RandomIds());

    private static ConsultationRooms RoomsOf(DataFolder folder) =>
        ConsultationRooms.Open(folder.Journals, folder.People, TimeProvider.System, new RandomIds());
}
