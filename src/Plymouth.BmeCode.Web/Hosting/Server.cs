using System.Globalization;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Storage;
using Plymouth.BmeCode.Web.SignIn;

namespace Plymouth.BmeCode.Web.Hosting;

/// <summary>
/// The running product: one data folder, its rooms, and the web application over them. The only place where the rooms are put together.
/// </summary>
public sealed partial class Server : IAsyncDisposable
{
    private readonly DataFolder _folder;

    private readonly ServeSettings _settings;

    private readonly ILoggerFactory _logs;

    private Server(ServeSettings settings, WebApplication app, DataFolder folder, ConsultationRooms rooms, ILoggerFactory logs) =>
        (_settings, App, _folder, Rooms, _logs) = (settings, app, folder, rooms, logs);

    /// <summary>The web application.</summary>
    public WebApplication App { get; }

    /// <summary>The rooms of all consultations in the data folder.</summary>
    public ConsultationRooms Rooms { get; }

    /// <summary>The data folder, which this server alone writes.</summary>
    public DataFolder Folder => _folder;

    /// <summary>
    /// Opens the data folder (a new one gets the table that ships) and puts the application together; does not listen yet.
    /// </summary>
    /// <exception cref="DataFolderException">The data folder cannot be used.</exception>
    public static async Task<Server> OpenAsync(ServeSettings settings, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
        var clock = time ?? TimeProvider.System;
        var ids = new RandomIds();
        var logs = LoggerFactory.Create(to => to.AddConsole());
        var log = logs.CreateLogger<Server>();
        var folder = DataFolder.OpenToWrite(settings.DataPath, clock, ids, log);
        try
        {
            var rooms = ConsultationRooms.Open(
                folder.Journals,
                folder.People,
                clock,
                ids,
                Limits.Of(Environment.GetEnvironmentVariable) with
                {
                    Failed = e => SayFailed(log, e),
                    PutAside = aside => SayPutAside(log, aside.Id, aside.Why),
                }
            );
            await FirstTable.TakeInIfNewAsync(folder.Journals, rooms, ids);
            var app = Composition.Build(settings, folder, rooms, clock, ids);
            return new Server(settings, app, folder, rooms, logs);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Prints where to go. When no administrator has come in yet and no link was ever made for one, it also makes and prints the one-time
    /// link of the first facilitator, who is the administrator.
    /// </summary>
    public void Announce(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var reachable = App.Services.GetRequiredService<ReachableAddress>();
        ServerAddress.Note(_settings.DataPath, reachable.Default);
        output.WriteLine($"Plymouth.BmeCode is at {reachable.Default}");
        if (_settings.PublicUrl is not null)
        {
            output.WriteLine($"It listens at {string.Join(", ", reachable.Bound)}.");
        }
        else if (reachable.ListensWider)
        {
            output.WriteLine("Others in the same network can reach it there, if the firewall lets them.");
        }

        if (Folder.People.HasAdministrator)
        {
            return;
        }

        output.WriteLine(
            Folder.Links.All.Any(l => l.MakesAdministrator)
                ? "No facilitator has come in yet. The link was printed at the first start; another is made with: invite --role administrator"
                : "The facilitator comes in once with "
                    + $"{LinkAddress.Single(reachable.Default, Folder.Links.MakeForAdministrator(null).Token)}"
        );
    }

    /// <summary>Stops the application and closes the data folder.</summary>
    public async ValueTask DisposeAsync()
    {
        ServerAddress.Forget(_settings.DataPath);
        await App.DisposeAsync();
        Rooms.Dispose();
        _folder.Dispose();
        _logs.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Somebody who watches the rooms failed; the others were told all the same")]
    private static partial void SayFailed(ILogger log, Exception exception);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Consultation {Id} cannot be opened and is put aside; all others are served. It stays as it is in the data folder. {Why}"
    )]
    private static partial void SayPutAside(ILogger log, ConsultationId id, string why);
}
