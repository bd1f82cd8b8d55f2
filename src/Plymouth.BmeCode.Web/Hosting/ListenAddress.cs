namespace Plymouth.BmeCode.Web.Hosting;

/// <summary>Reads the addresses to listen at, as whoever runs the server writes them.</summary>
public static class ListenAddress
{
    /// <summary>
    /// Says in a sentence what is wrong with addresses separated by semicolons; null when the server can try to listen there.
    /// </summary>
    public static string? Problem(string urls)
    {
        ArgumentNullException.ThrowIfNull(urls);
        var each = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return each.Length == 0
            ? "--urls names no address. It looks like http://0.0.0.0:5080."
            : each.Select(ProblemOf).FirstOrDefault(problem => problem is not null);
    }

    /// <summary>Returns the address as a URL, its "any host" signs put as 0.0.0.0; null when it is none.</summary>
    internal static Uri? Read(string url) =>
        Uri.TryCreate(
            url.Replace("//*", "//0.0.0.0", StringComparison.Ordinal).Replace("//+", "//0.0.0.0", StringComparison.Ordinal),
            UriKind.Absolute,
            out var read
        )
        && read.Scheme is "http" or "https"
        && read.Host.Length > 0
            ? read
            : null;

    private static string? ProblemOf(string url) =>
        Read(url) is not { } read
            ? $"\"{url}\" is no address to listen at. It looks like http://0.0.0.0:5080; a port is a number up to 65535."
        : read.PathAndQuery != "/" || read.Fragment.Length > 0 || read.UserInfo.Length > 0
            ? $"The address to listen at \"{url}\" may hold a host and a port, and nothing else. A path that people use belongs in "
                + "--public-url."
        : read.HostNameType == UriHostNameType.Dns && read.Host.All(c => char.IsAsciiDigit(c) || c == '.')
            ? $"\"{read.Host}\" in \"{url}\" is no IP address."
        : read is { Host: "localhost", Port: 0 } ? $"\"{url}\" cannot take any free port. Write http://127.0.0.1:0."
        : null;
}
