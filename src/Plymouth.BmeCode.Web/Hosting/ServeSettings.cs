using System.Net;
using Plymouth.BmeCode.Sockets;

namespace Plymouth.BmeCode.Web.Hosting;

/// <summary>The settings of serving.</summary>
/// <param name="DataPath">The data folder.</param>
/// <param name="Urls">Addresses to listen at, separated by semicolons; port 0 takes any free one.</param>
/// <param name="PublicUrl">The address people use, with a slash at its end; null: the one they are seen to use.</param>
public sealed record ServeSettings(string DataPath, string Urls, Uri? PublicUrl = null)
{
    /// <summary>The address at which the program listens when nobody says otherwise.</summary>
    public const string DefaultUrls = "http://localhost:5080";

    /// <summary>The proxies that are believed, besides those on this machine.</summary>
    public IReadOnlyList<IPNetwork> Proxies { get; init; } = [];

    /// <summary>
    /// The way messages of the sockets take. Whoever doubts the short one can do without it: <c>BMECODE_SOCKETS=usual</c>.
    /// </summary>
    public SocketWay Sockets { get; init; } = SocketWay.Early;
}
