using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Erasing;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Testing;

namespace Plymouth.BmeCode.Storage.Tests;

/// <summary>A data folder of one test, open to write, with a clock that stands at 19:30 on the evening of the meeting.</summary>
internal sealed class OpenFolder : IDisposable
{
    public static readonly DateTimeOffset Evening = new(2026, 11, 5, 19, 30, 0, TimeSpan.Zero);
    public static readonly MemberId Amina = new("amina");
    public static readonly ConsultationId Bme = new("review");

    private readonly TempFolder _temp = new();

    public OpenFolder()
    {
        Time = new FakeTimeProvider(Evening);
        Ids = new CountingIds();
        Folder = DataFolder.OpenToWrite(Path, Time, Ids);
    }

    public string Path => _temp.At("data");

    public FakeTimeProvider Time { get; }

    public CountingIds Ids { get; }

    public DataFolder Folder { get; private set; }

    public Journals Journals => Folder.Journals;

    /// <summary>The journal of the one consultation of most tests.</summary>
    public Journal Journal => Journals.Of(Bme);

    /// <summary>Entries of kind <c>Said/1</c>, one for each text.</summary>
    public static StreamAppend To(string stream, int firstVersion, params string[] texts) =>
        new(new StreamId(stream), firstVersion, [.. texts.Select(text => Said(text))]);

    public static NewEntry Said(string text, string? origin = null) => new(Amina, Evening, "Said/1", origin, $$"""{"text":"{{text}}"}""");

    public static AppendOutcome AppendTo(Journal journal, params StreamAppend[] streams)
    {
        var settled = new TaskCompletionSource<AppendOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        journal.Append(new Batch([.. streams]), settled.SetResult);
        return settled.Task.GetAwaiter().GetResult();
    }

    public AppendOutcome Append(params StreamAppend[] streams) => AppendAsync(streams).GetAwaiter().GetResult();

    public Task<AppendOutcome> AppendAsync(params StreamAppend[] streams)
    {
        var settled = new TaskCompletionSource<AppendOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        Journal.Append(new Batch([.. streams]), settled.SetResult);
        return settled.Task;
    }

    /// <summary>Holds the writer's thread until disposed: what is queued meanwhile becomes one group.</summary>
    public IDisposable HoldWriter()
    {
        var reached = new ManualResetEventSlim();
        var release = new ManualResetEventSlim();
        Journal.Append(new Batch([]), _ =>
        {
            reached.Set();
            release.Wait();
        });
        reached.Wait();
        return new Release(release);
    }

    /// <summary>Closes the folder and opens it again, as after a restart.</summary>
    public void Reopen()
    {
        Folder.Dispose();
        Folder = DataFolder.OpenToWrite(Path, Time, Ids);
    }

    /// <summary>Says SQL to the database behind the program's back.</summary>
    public void Sql(string sql) => Sql(Path, sql);

    public static void Sql(string folder, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={System.IO.Path.Combine(folder, "bmecode.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Erases all words of what an entry says, as asked for.</summary>
    public Purged Erase(string stream, int version) => Folder.Erase(Bme, Erasing(stream, version));

    /// <summary>What erases all words of what an entry says.</summary>
    public WordsErased Erasing(string stream, int version, params ErasedDocument[] documents)
    {
        var entry = Journal.Read(new StreamId(stream))[version];
        using var body = JsonDocument.Parse(entry.Body!);
        var words = body.RootElement.GetProperty("text").GetString()!;
        var blanked = $$"""{"text":"{{new string(Blanks.Sign, words.Length)}}"}""";
        var (kind, said) = EventCodec.Write(
            new Erased(
                "Asked for",
                [],
                [new(entry.Place, entry.Stream, entry.Version, [new(0, 0, words.Length)], HashChain.BodyHash(blanked))],
                [.. documents]
            )
        );
        return new(
            [new(entry.Stream, version, blanked, entry.ChainedBodyHash!)],
            Bodies(Bme.Value).Count,
            new(MemberId.System, Time.GetUtcNow(), kind, null, said),
            []
        );
    }

    /// <summary>The number of a stream's row, in SQL.</summary>
    public static string NumberOf(string stream) => $"(SELECT number FROM streams WHERE id = '{stream}')";

    public ImmutableList<string?> Bodies(string stream) => [.. Journal.Read(new StreamId(stream)).Select(e => e.Body)];

    public void Dispose()
    {
        Folder.Dispose();
        _temp.Dispose();
    }

    private sealed class Release(ManualResetEventSlim release) : IDisposable
    {
        public void Dispose() => release.Set();
    }
}
