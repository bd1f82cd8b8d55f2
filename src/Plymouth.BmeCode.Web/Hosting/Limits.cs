using System.Globalization;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Sockets;

namespace Plymouth.BmeCode.Web.Hosting;

/// <summary>
/// Reads what whoever runs the server may set by environment variables; one that is not set, or cannot be read, keeps its default.
/// </summary>
/// <remarks>
/// <code>
/// BMECODE_CHANGES_PER_SECOND   changes a member may send per second in the long run   60
/// BMECODE_CHANGES_AT_ONCE      changes a member may send at once after a rest         600
/// BMECODE_SOCKETS              the way of the sockets' messages: usual, direct, early   early
/// </code>
/// Of messages of any kind a member may send twice as many: see <see cref="Hubs.MemberPatience"/>.
/// </remarks>
public static class Limits
{
    /// <summary>Returns the options of the rooms with the limits that are set.</summary>
    public static RoomOptions Of(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        var usual = new RoomOptions();
        return usual with
        {
            ChangesPerSecond = Number(variable("BMECODE_CHANGES_PER_SECOND")) ?? usual.ChangesPerSecond,
            Burst = Number(variable("BMECODE_CHANGES_AT_ONCE")) ?? usual.Burst,
        };
    }

    /// <summary>Tells the way of the sockets' messages.</summary>
    public static SocketWay SocketsOf(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return Enum.GetValues<SocketWay>()
            .FirstOrDefault(
                way => string.Equals($"{way}", variable("BMECODE_SOCKETS"), StringComparison.OrdinalIgnoreCase),
                SocketWay.Early
            );
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
