using System.Globalization;

namespace Plymouth.BmeCode.Web.Workspace;

/// <summary>
/// Puts moments in words, never without their time zone, because readers, server and partners may be in different ones. Stored times are
/// UTC.
/// </summary>
public static class Moments
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>The zones in which people say GMT and BST.</summary>
    private static readonly string[] OfBritain =
    [
        "Europe/London",
        "Europe/Belfast",
        "Europe/Isle_of_Man",
        "Europe/Jersey",
        "Europe/Guernsey",
        "GB",
    ];

    /// <summary>Returns a moment as clocks in a zone show it: "14 March 2026, 15:04 GMT".</summary>
    public static string In(DateTimeOffset at, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var there = TimeZoneInfo.ConvertTime(at, zone);
        return $"{there.ToString("d MMMM yyyy, HH:mm", British)} {Name(there, zone)}";
    }

    /// <summary>Returns the same for documents and whatever does not know its reader: "14 March 2026, 15:04 UTC".</summary>
    public static string InUtc(DateTimeOffset at) => In(at, TimeZoneInfo.Utc);

    /// <summary>Returns a moment in UTC as the <c>datetime</c> of a <c>time</c> element has it.</summary>
    public static string ForMachines(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Returns the zone that a browser names ("Europe/London"); UTC when it names none or the server does not know it.</summary>
    public static TimeZoneInfo Zone(string? name) =>
        name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc;

    private static string Name(DateTimeOffset there, TimeZoneInfo zone)
    {
        if (OfBritain.Contains(zone.Id, StringComparer.Ordinal))
        {
            return there.Offset == TimeSpan.Zero ? "GMT" : "BST";
        }

        var offset = there.Offset.Duration();
        return offset == TimeSpan.Zero
            ? "UTC"
            : $"UTC{(there.Offset < TimeSpan.Zero ? "−" : "+")}{(int)offset.TotalHours}{(offset.Minutes == 0 ? "" : offset.ToString("':'mm", CultureInfo.InvariantCulture))}";
    }
}
