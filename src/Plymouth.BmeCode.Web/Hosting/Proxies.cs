using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Plymouth.BmeCode.Web.Hosting;

/// <summary>
/// Reads which proxies are believed, as whoever runs the server writes them: addresses and networks, separated by commas.
/// </summary>
public static class Proxies
{
    /// <summary>Reads the proxies; false when one of them is wrong.</summary>
    /// <param name="networks">One network for each; an address is a network of its own.</param>
    /// <param name="problem">Says which one is wrong, and how a good one looks; null when none is.</param>
    public static bool TryRead(IEnumerable<string> texts, out IReadOnlyList<IPNetwork> networks, [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var read = new List<IPNetwork>();
        networks = read;
        foreach (var text in texts.SelectMany(t => t.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
        {
            if (IPAddress.TryParse(text, out var address))
            {
                read.Add(new(address, address.GetAddressBytes().Length * 8));
            }
            else if (IPNetwork.TryParse(text, out var network))
            {
                read.Add(network);
            }
            else
            {
                problem = $"\"{text}\" is no address of a proxy. It looks like 10.0.0.7, or 10.0.0.0/24 for a whole network.";
                return false;
            }
        }

        problem = null;
        return true;
    }
}
