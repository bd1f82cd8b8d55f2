using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Plymouth.BmeCode.Web.Hosting;

/// <summary>
/// Finds the address that links and QR codes carry: the public URL, else one that others in the room can reach, if the server listens to
/// them.
/// </summary>
public sealed class ReachableAddress(IServer server, ServeSettings settings)
{
    /// <summary>The addresses at which the server listens, as bound.</summary>
    public IReadOnlyList<string> Bound => [.. server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []];

    /// <summary>The address for others, when nothing is known of how they come.</summary>
    public Uri Default =>
        settings.PublicUrl is { } url ? url
        : Bound.Count == 0 ? Of(ServeSettings.DefaultUrls)
        : Of(string.Join(';', Bound));

    /// <summary>True when others than this machine can reach the server.</summary>
    public bool ListensWider => Bound.Select(Parse).Any(IsWide);

    /// <summary>
    /// Returns the address for others, as somebody's browser shows it: the public URL, else the address they use, unless that is this
    /// machine's own name for itself and the server listens wider.
    /// </summary>
    public Uri For(Uri used)
    {
        ArgumentNullException.ThrowIfNull(used);
        return settings.PublicUrl is { } url ? url
            : used.IsLoopback && ListensWider ? Default
            : new Uri(used.GetLeftPart(UriPartial.Authority) + "/");
    }

    /// <summary>
    /// Returns the address others can reach among those a server listens at (separated by semicolons): a wide one by this machine's address
    /// in its network, else the first.
    /// </summary>
    /// <exception cref="FormatException">One of them is no address to listen at.</exception>
    public static Uri Of(string urls)
    {
        ArgumentNullException.ThrowIfNull(urls);
        var bound = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Parse).ToList();
        var chosen = bound.Find(IsWide) ?? bound[0];
        var host =
            IsAny(chosen.Host) ? OwnAddress()?.ToString() ?? "localhost"
            : chosen.Host is "127.0.0.1" or "[::1]" ? chosen.Host
            : chosen.IdnHost;
        return new UriBuilder(chosen.Scheme, host, chosen.Port).Uri;
    }

    /// <summary>Returns this machine's first IPv4 address in a network, networks with a way out first; null when it is in none.</summary>
    private static IPAddress? OwnAddress() =>
        (
            from network in NetworkInterface.GetAllNetworkInterfaces()
            where network.OperationalStatus == OperationalStatus.Up && network.NetworkInterfaceType != NetworkInterfaceType.Loopback
            let settings = network.GetIPProperties()
            orderby settings.GatewayAddresses.Count == 0
            from address in settings.UnicastAddresses
            where address.Address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address.Address)
            select address.Address
        ).FirstOrDefault();

    private static Uri Parse(string url) => ListenAddress.Read(url) ?? throw new FormatException(ListenAddress.Problem(url));

    private static bool IsWide(Uri bound) => !bound.IsLoopback;

    private static bool IsAny(string host) => host is "0.0.0.0" or "[::]";
}
