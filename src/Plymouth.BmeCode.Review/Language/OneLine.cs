namespace Plymouth.BmeCode.Review.Language;

/// <summary>What a member types into a field of one line.</summary>
internal static class OneLine
{
    /// <summary>Text on one line, single spaces, none around it.</summary>
    public static string Of(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
