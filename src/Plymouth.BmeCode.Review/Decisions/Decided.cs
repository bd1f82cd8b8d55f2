using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Review.Decisions;

/// <summary>An event with its version, member and time (UTC): one entry of the review journal, read.</summary>
public sealed record Decided(int Version, MemberId Member, DateTimeOffset At, Event Event)
{
    /// <summary>Reads an entry whose body is <paramref name="body"/>. If the entry came by import, so did everybody it names.</summary>
    /// <exception cref="FormatException">An unknown kind, named; or a body that is not of its kind.</exception>
    public static Decided Of(Entry entry, string body)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new(entry.Version, entry.Member, entry.At, EventCodec.Read(entry.Kind, body, entry.IsImported));
    }
}
