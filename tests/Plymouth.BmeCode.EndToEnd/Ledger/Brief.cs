using Microsoft.Playwright;

namespace Plymouth.BmeCode.EndToEnd.Ledger;

/// <summary>The patience of random hands: what cannot be clicked within this time is left.</summary>
internal static class Brief
{
    /// <summary>Milliseconds.</summary>
    public const int Wait = 4000;

    public static LocatorClickOptions Click => new() { Timeout = Wait };

    public static LocatorCheckOptions Check => new() { Timeout = Wait };
}
