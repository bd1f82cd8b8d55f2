namespace Plymouth.BmeCode.Collaboration.Telling;

/// <summary>Decides whose words come first when two changes insert at one place. The editors in the browser go by the same rule.</summary>
public static class Precedence
{
    /// <summary>True when the words of <paramref name="a"/> come before those of <paramref name="b"/>, which is another client.</summary>
    /// <remarks>
    /// A decision's words (no client) come before all. If only one of two members goes on with a word, theirs come first, so that the word
    /// is not parted. Else the lower client id comes first, compared ordinally: so all letters of one stand before all of the other,
    /// whoever the server hears first.
    /// </remarks>
    public static bool GoesFirst((string? Client, bool GoesOn) a, (string? Client, bool GoesOn) b) =>
        a.Client is not null && b.Client is not null && a.GoesOn != b.GoesOn
            ? a.GoesOn
            : string.CompareOrdinal(a.Client ?? "", b.Client ?? "") < 0;
}
