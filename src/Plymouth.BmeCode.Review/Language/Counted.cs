namespace Plymouth.BmeCode.Review.Language;

/// <summary>Puts numbers of things into plain English, so that noun and verb agree with the number.</summary>
public static class Counted
{
    /// <summary>Returns a number of things: "1 comment", "3 comments". <paramref name="many"/> is given when an s is not enough.</summary>
    public static string Of(int count, string one, string? many = null) => $"{count} {(count == 1 ? one : many ?? one + "s")}";

    /// <summary>Returns the verb that agrees with a number: "blocks" for one, "block" for none or several.</summary>
    public static string Verb(int count, string one, string many) => count == 1 ? one : many;
}
