namespace Plymouth.BmeCode.Collaboration.Telling;

/// <summary>Whose words stand first where two changes insert at one place. The editors in the browser go by the same rule.</summary>
public static class Precedence
{
    /// <summary>True where <paramref name="a"/>'s words stand before <paramref name="b"/>'s, for two different clients.</summary>
    /// <remarks>
    /// A decision's (no client) stand before all. Of two members the one who goes on with a word is not parted from it: another's words come after it.
    /// Else the lower client id, compared ordinally: so all letters of one stand before all of the other, whoever the server hears first.
    /// </remarks>
    public static bool GoesFirst((string? Client, bool GoesOn) a, (string? Client, bool GoesOn) b) =>
        a.Client is not null && b.Client is not null && a.GoesOn != b.GoesOn ? a.GoesOn : string.CompareOrdinal(a.Client ?? "", b.Client ?? "") < 0;
}
