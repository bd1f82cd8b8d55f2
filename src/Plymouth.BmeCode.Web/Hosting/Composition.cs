using Microsoft.AspNetCore.Components.Server.Circuits;
using MudBlazor.Services;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Sockets;
using Plymouth.BmeCode.Storage;
using Plymouth.BmeCode.Web.Documents;
using Plymouth.BmeCode.Web.Hubs;
using Plymouth.BmeCode.Web.Layout;
using Plymouth.BmeCode.Web.Live;
using Plymouth.BmeCode.Web.SignIn;
using Plymouth.BmeCode.Web.Workspace;

namespace Plymouth.BmeCode.Web.Hosting;

/// <summary>Puts the web application together over an open data folder.</summary>
public static class Composition
{
    /// <summary>Builds the application: its services, and what each request passes through, in order.</summary>
    public static WebApplication Build(ServeSettings settings, DataFolder folder, ConsultationRooms rooms, TimeProvider time, IdSource ids)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(folder);
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                ApplicationName = typeof(Composition).Assembly.GetName().Name,
                ContentRootPath = AppContext.BaseDirectory,
            }
        );
        builder.WebHost.UseUrls(settings.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        builder.WebHost.UseStaticWebAssets();
        // Files are served as they were built: compressed, and to be kept. Left to itself `dotnet run` compresses nothing and lets nothing
        // be kept.
        // Who builds while it runs says so by ASPNETCORE_ENVIRONMENT=Development.
        if (!builder.Environment.IsDevelopment())
        {
            builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        }

        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder
            .Logging.AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("System", LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);

        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddSingleton(time);
        services.AddSingleton(ids);
        services.AddSingleton(folder);
        services.AddSingleton(folder.People);
        services.AddSingleton<IPeople>(folder.People);
        services.AddSingleton(folder.Links);
        services.AddSingleton(folder.Documents);
        services.AddSingleton<Publisher>();
        services.AddSingleton(folder.Journals);
        services.AddSingleton(rooms);
        services.AddHostedService<BehindTheStart>();
        services.AddSingleton<ServerEpoch>();
        services.AddSingleton<Readiness>();
        services.AddSingleton<ReachableAddress>();
        services.AddSignIn(folder);
        services.AddSingleton(folder.Sessions);
        services.AddSingleton<SignedIn>();
        services.AddSingleton<SessionConnections>();
        services.AddHostedService(all => all.GetRequiredService<SessionConnections>());
        services.AddSingleton<AuditLog>();
        services.AddSingleton<Access>();
        services.AddSingleton<TokenTries>();
        services.AddSingleton<ComingBack>();
        services.AddSingleton<Door>();
        services.AddWordingHub();
        services.AddLiveView();
        services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(SignsOfLife.Expect);
        services.AddScoped<CircuitConnection>();
        services.AddScoped<CircuitHandler>(all => all.GetRequiredService<CircuitConnection>());
        services.AddMudServices();

        var app = builder.Build();
        app.UseNamedProxies(settings);
        app.UsePublicUrl(settings);
        app.UseExceptionHandler("/error");
        app.UseHeadLikeGet();
        app.UseRouting();
        app.UseSafeHeaders();
        app.UseOwnOrigin();
        app.UseDirectSockets(settings.Sockets);
        app.UseAuthentication();
        app.UseSessionsForSockets();
        app.UsePatienceForSilence();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapPlain();
        app.MapSignIn();
        app.MapSessions();
        app.MapDocuments();
        app.MapLiveView();
        app.MapWordingHub();
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(o => o.ContentSecurityFrameAncestorsPolicy = "'none'")
            .RequireAuthorization();
        return app;
    }
}
