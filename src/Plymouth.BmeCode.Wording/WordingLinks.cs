namespace Plymouth.BmeCode.Wordings;

/// <summary>Says which addresses a link may have.</summary>
public static class WordingLinks
{
    /// <summary>True for a whole http, https or mailto address without spaces or control characters.</summary>
    public static bool IsAllowed(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return !address.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))
            && Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && (uri.Scheme is "http" or "https" or "mailto");
    }
}
