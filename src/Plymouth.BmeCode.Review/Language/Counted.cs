namespace Plymouth.BmeCode.Review.Language;

/// <summary>Numbers of things in plain English: what is counted, and what is said of it, agree with the number.</summary>
public static class Counted
{
    /// <summary>A number of things: "1 comment", "3 comments"; <paramref name="many"/> where an s is not enough.</summary>
    public static string Of(int count, string one, string? many = null) => $"{count} {(count == 1 ? one : many ?? one + "s")}";

    /// <summary>What is said of so many: "blocks" of one, "block" of none or several.</summary>
    public static string Verb(int count, string one, string many) => count == 1 ? one : many;
}
