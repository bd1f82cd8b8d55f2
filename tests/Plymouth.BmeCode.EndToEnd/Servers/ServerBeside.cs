using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.TakingIn;
using Plymouth.BmeCode.Storage;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Web.Hosting;

namespace Plymouth.BmeCode.EndToEnd.Servers;

/// <summary>A server in the process of the tests: what one test had compiled serves the next.</summary>
internal sealed class ServerBeside : Server
{
    private string _address = "";
    private string _link = "";
    private Web.Hosting.Server? _server;

    private ServerBeside() { }

    public override string Address => _address;

    public static new async Task<Server> StartAsync(Reading? table)
    {
        var server = new ServerBeside();
        if (table is not null)
        {
            using var folder = DataFolder.OpenToWrite(server.Data, TimeProvider.System, new CountingIds());
            await ConsultationRooms
                .Open(folder.Journals, folder.People, TimeProvider.System, new CountingIds())
                .TakeInAsync(table, MemberId.System);
        }

        server._server = await Web.Hosting.Server.OpenAsync(new ServeSettings(server.Data, "http://127.0.0.1:0"));
        await server._server.App.StartAsync();
        server._address = server._server.App.Urls.First();
        await using var said = new StringWriter();
        server._server.Announce(said);
        server._link = FacilitatorLinkIn(said.ToString()).Value;
        return server;
    }

    public override Task<string> FacilitatorLinkAsync() => Task.FromResult(_link);

    protected override async ValueTask StopAsync()
    {
        // Pages may be open still: nobody waits for them.
        using var now = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        try
        {
            await _server!.App.StopAsync(now.Token);
        }
        catch (OperationCanceledException)
        {
            // What was not over by then ends with the server.
        }

        await _server!.DisposeAsync();
    }
}
