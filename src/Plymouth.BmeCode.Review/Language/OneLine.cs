namespace Plymouth.BmeCode.Review.Language;

/// <summary>Reads what a member typed into a field of one line.</summary>
internal static class OneLine
{
    /// <summary>Returns the text on one line, with single spaces and none around it.</summary>
    public static string Of(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
