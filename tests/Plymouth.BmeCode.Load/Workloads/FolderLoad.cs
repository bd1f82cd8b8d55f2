using System.Diagnostics;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Exchange.Text;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.TakingIn;
using Plymouth.BmeCode.Storage;
using Plymouth.BmeCode.Testing;

namespace Plymouth.BmeCode.Load.Workloads;

/// <summary>
/// What a start costs as the data folder grows: with one consultation, with three, with very many, and with one whose table is very large.
/// Of each the time to the open port, to the first page, and to the first page of a consultation, and the memory before and after that.
/// </summary>
internal static class FolderLoad
{
    private const int Starts = 5;
    private const int Many = 1000;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(3);

    public static async Task RunAsync(LoadOptions options, Report report)
    {
        var many = options.Count ?? Many;
        report.Notes.Add("Medians of the starts. At rest: three seconds after the open port, before anybody came.");
        foreach (
            var (name, consultations, times) in new[]
            {
                ("1", 1, 1),
                ("3", 3, 1),
                ($"{many}", many, 1),
                ("1 of ×10", 1, 10),
                ("1 of ×100", 1, 100),
            }
        )
        {
            await MeasureAsync(name, consultations, times, options, report);
        }
    }

    private static async Task MeasureAsync(string name, int consultations, int times, LoadOptions options, Report report)
    {
        await using var server = await ServerProcess.StartAsync(options);
        await server.KillAsync();
        var token = await FillAsync(server.Data, consultations, times, options.Seed);

        // The first start after this reads every consultation once behind itself.
        await server.StartAgainAsync();
        await Task.Delay(Rest * (1 + consultations / 50), TimeProvider.System);
        await server.KillAsync();

        using var browser = new HttpClient { BaseAddress = server.Address };
        List<double> port = [], page = [], live = [], rest = [], opened = [];
        for (var start = 0; start < (options.Times ?? Starts); start++)
        {
            port.Add((await server.StartAgainAsync()).TotalSeconds);
            page.Add(await TimeAsync(browser, "/"));
            await Task.Delay(Rest, TimeProvider.System);
            rest.Add(server.Memory / 1024d / 1024);
            live.Add(await TimeAsync(browser, $"/live/{token}"));
            opened.Add(server.Memory / 1024d / 1024);
            await server.KillAsync();
        }

        report.Add($"{name}: open port", Median(port), "s");
        report.Add($"{name}: first page", Median(page), "ms");
        report.Add($"{name}: first page of a consultation", Median(live), "ms");
        report.Add($"{name}: memory at rest", Median(rest), "MiB");
        report.Add($"{name}: memory with one open", Median(opened), "MiB");
    }

    /// <summary>Takes consultations into the folder; returns the token of a partner link to the last.</summary>
    private static async Task<string> FillAsync(string data, int consultations, int times, int seed)
    {
        var ids = new SeededIds(new Random(seed));
        using var folder = DataFolder.OpenToWrite(data, TimeProvider.System, ids);
        using var rooms = ConsultationRooms.Open(folder.Journals, folder.People, TimeProvider.System, ids);
        var last = rooms.Stored[0];
        for (var more = times > 1 ? consultations : consultations - 1; more > 0; more--)
        {
            var reading = times > 1 ? LargeTable.Of(RealTable(new CountingIds()), times, seed) : RealTable(ids);
            var (room, refusal) = await rooms.TakeInAsync(reading, MemberId.System);
            last = room?.Id ?? throw new InvalidOperationException(refusal!.Message);
        }

        return folder.Links.MakePartner(last, null).Token;
    }

    private static Reading RealTable(IdSource ids)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "plymouth-bme-code-consultation.txt");
        return TableReader.Read(Path.GetFileName(file), File.ReadAllBytes(file), ids) is ReadingResult.Good good
            ? good.Reading
            : throw new InvalidOperationException("The real table cannot be read.");
    }

    private static async Task<double> TimeAsync(HttpClient browser, string address)
    {
        var began = Stopwatch.GetTimestamp();
        using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static double Median(List<double> of) => of.Order().ElementAt(of.Count / 2);
}
