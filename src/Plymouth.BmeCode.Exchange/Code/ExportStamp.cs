using System.Globalization;

namespace Plymouth.BmeCode.Exchange.Code;

/// <summary>In which words documents are written. A publication of an earlier edition whose files were lost on the way is made again in the words of its own.</summary>
public enum Edition
{
    /// <summary>A day without its time zone; dispositions and promises that nobody has confirmed stand marked as proposed.</summary>
    First,

    /// <summary>A day with time and zone; what nobody has confirmed is left out; counts agree with their nouns for one and none.</summary>
    Second,
}

/// <summary>What every exported document says about itself. <paramref name="At"/> is the time of the last entry.</summary>
public sealed record ExportStamp(DateTimeOffset At, string JournalHead, Edition Edition = Edition.Second)
{
    /// <summary>The moment in words, "22 November 2026, 15:04 UTC".</summary>
    public string When => At.UtcDateTime.ToString(Edition == Edition.First ? "d MMMM yyyy" : "d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
