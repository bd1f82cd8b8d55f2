using System.Globalization;

namespace Plymouth.BmeCode.Exchange.Code;

/// <summary>What every exported document says about itself. <paramref name="At"/> is the time of the last entry.</summary>
public sealed record ExportStamp(DateTimeOffset At, string JournalHead)
{
    /// <summary>The day in words, "22 November 2026" (UTC).</summary>
    public string Day => At.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
