using System.Globalization;
using Plymouth.BmeCode.Collaboration.Consultations;

namespace Plymouth.BmeCode.Web.Hosting;

/// <summary>
/// Reads the limits that whoever runs the server may set by environment variables. One that is not set, or not a whole number above 0,
/// keeps its default.
/// </summary>
/// <remarks>
/// <code>
/// BMECODE_CHANGES_PER_SECOND   changes a member may send per second in the long run   60
/// BMECODE_CHANGES_AT_ONCE      changes a member may send at once after a rest         600
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

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
