using System.Globalization;
using System.Net;
using Microsoft.Data.Sqlite;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Storage;

namespace Plymouth.BmeCode.Load;

/// <summary>A running server with people who have come in through real links, and the clauses they work at.</summary>
internal sealed class Meeting(ServerProcess server, LoadOptions options)
{
    private readonly Random _random = new(options.Seed);

    public ServerProcess Server => server;

    public LoadOptions Options => options;

    /// <summary>The seeded source of everything random. Not for several threads.</summary>
    public Random Random => _random;

    /// <summary>Who typed what, when.</summary>
    public Keystrokes Keystrokes { get; } = new();

    /// <summary>Comes in with the link the first start printed, as the facilitator; returns the cookie.</summary>
    public async Task<string> ComeInAsFacilitatorAsync() => await ComeInAsync(new(await server.FacilitatorLinkAsync()), "Fay");

    /// <summary>Comes in as so many members, each through a link of their own; returns their cookies.</summary>
    public async Task<IReadOnlyList<string>> ComeInAsync(int members)
    {
        List<string> tokens;
        using (var folder = OpenBeside())
        {
            var consultation = folder.Journals.Stored[^1];
            tokens = [.. Enumerable.Range(0, members).Select(_ => folder.Links.MakeSingle(consultation, Role.Member, null).Token)];
        }

        var cookies = new List<string>();
        foreach (var token in tokens)
        {
            cookies.Add(
                await ComeInAsync(
                    new(server.Address, $"come-in/{token}"),
                    string.Create(CultureInfo.InvariantCulture, $"Member {cookies.Count + 1}")
                )
            );
        }

        return cookies;
    }

    /// <summary>The clauses that stand, in order.</summary>
    public IReadOnlyList<PassageId> Clauses() => [.. Consultation().StandingClauses.Select(c => c.Id.Passage)];

    /// <summary>The token of a new partner link.</summary>
    public string PartnerToken()
    {
        var consultation = Consultation().Id;
        using var folder = OpenBeside();
        return folder.Links.MakePartner(consultation, null).Token;
    }

    /// <summary>How many entries each passage's journal has.</summary>
    public IReadOnlyDictionary<PassageId, int> Versions()
    {
        using var folder = OpenBeside();
        return First(folder).Passages.ToDictionary(p => p.Key, p => p.Value.Version);
    }

    /// <summary>Bytes of the database, with what is still in its log.</summary>
    public long BytesOnDisk()
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(server.Data, "bmecode.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size";
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>The journal as it is on disk, beside the server.</summary>
    public IReadOnlyList<Entry> Journal(PassageId passage, int from = 0)
    {
        using var folder = OpenBeside();
        return folder.Journals.Of(folder.Journals.Stored[0]).Read(passage.Stream, from);
    }

    private Consultation Consultation()
    {
        using var folder = OpenBeside();
        return First(folder).Consultation;
    }

    private Table First(DataFolder folder)
    {
        using var rooms = ConsultationRooms.Open(folder.Journals, folder.People, TimeProvider.System, new SeededIds(_random));
        return rooms.Find(rooms.Stored[0])!.Table;
    }

    private DataFolder OpenBeside() => DataFolder.OpenBeside(server.Data, TimeProvider.System, new SeededIds(_random));

    private static async Task<string> ComeInAsync(Uri link, string name)
    {
        using var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false };
        using var browser = new HttpClient(handler);
        using var form = new FormUrlEncodedContent([new("name", name)]);
        using var answer = await browser.PostAsync(link, form);
        return answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.TryGetValues("Set-Cookie", out var cookies)
            ? string.Join("; ", cookies.Select(c => c.Split(';')[0]))
            : throw new InvalidOperationException($"{name} could not come in: {answer.StatusCode}.");
    }
}
