using System.Globalization;

namespace Plymouth.BmeCode.Exchange.Code;

/// <summary>
/// The editions of the words in which documents are written. A publication of an earlier edition whose files were lost on the way is made
/// again in the words of its own.
/// </summary>
public enum Edition
{
    /// <summary>Days stand without time and zone; dispositions and promises that nobody has confirmed are marked as proposed.</summary>
    First,

    /// <summary>
    /// Days stand with time and zone; what nobody has confirmed is left out; counts agree with their nouns for one and none.
    /// </summary>
    Second,
}

/// <summary>The facts that every exported document says about itself. <paramref name="At"/> is the time of the last entry.</summary>
public sealed record ExportStamp(DateTimeOffset At, string JournalHead, Edition Edition = Edition.Second)
{
    /// <summary>The moment in words, "22 November 2026, 15:04 UTC"; in the first edition the day alone.</summary>
    public string When =>
        At.UtcDateTime.ToString(Edition == Edition.First ? "d MMMM yyyy" : "d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
