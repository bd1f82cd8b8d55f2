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

    public static new async Task<Server> StartAsync()
    {
        var server = new ServerBeside();
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
