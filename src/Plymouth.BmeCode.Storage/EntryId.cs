namespace Plymouth.BmeCode.Storage;

/// <summary>
/// The number of an entry's row: the consultation's number and the place together. So a consultation's entries stand side by side in order
/// of place, and what is appended goes onto the last page of its own.
/// </summary>
internal static class EntryId
{
    private const int PlaceBits = 32;

    /// <summary>The row of a place.</summary>
    public static long Of(long consultation, long place) => (consultation << PlaceBits) + place;

    /// <summary>The place of a row.</summary>
    public static long PlaceOf(long id) => id & ((1L << PlaceBits) - 1);
}
