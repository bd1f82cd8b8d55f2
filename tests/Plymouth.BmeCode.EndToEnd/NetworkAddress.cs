using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Plymouth.BmeCode.EndToEnd;

/// <summary>The address of this machine that others in the room would use.</summary>
internal static class NetworkAddress
{
    /// <summary>The first IPv4 address that is not loopback.</summary>
    public static string First() =>
        NetworkInterface
            .GetAllNetworkInterfaces()
            .Where(n => n.OperationalStatus == OperationalStatus.Up && n.NetworkInterfaceType != NetworkInterfaceType.Loopback)
            .SelectMany(n => n.GetIPProperties().UnicastAddresses)
            .Select(a => a.Address)
            .FirstOrDefault(a => a.AddressFamily == AddressFamily.InterNetwork)
            ?.ToString()
        ?? throw new InvalidOperationException(
            "This machine has no network address but loopback: connect it to a network, so that the test can reach the server as "
                + "others would."
        );
}
