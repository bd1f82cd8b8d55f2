using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Storage;

/// <summary>
/// What all bodies of a kind have around them. It stands once, with the kind, because around a typed letter it would be a quarter of the
/// body.
/// </summary>
/// <param name="Opens">What the body begins with.</param>
/// <param name="Closes">What the body ends with.</param>
internal sealed record Envelope(string Opens, string Closes)
{
    /// <summary>Nothing is around the body.</summary>
    public static readonly Envelope None = new("", "");

    private static readonly Envelope OfChange = new("{\"ops\":[", "]}");

    /// <summary>Returns the envelope in which an entry is kept.</summary>
    public static Envelope Of(Entry entry) =>
        entry is { Kind: "Changed/1", Body: { } body }
        && body.Length >= OfChange.Opens.Length + OfChange.Closes.Length
        && body.StartsWith(OfChange.Opens, StringComparison.Ordinal)
        && body.EndsWith(OfChange.Closes, StringComparison.Ordinal)
            ? OfChange
            : None;

    /// <summary>Returns what is inside.</summary>
    public string? Inside(string? body) => body?[Opens.Length..^Closes.Length];
}
