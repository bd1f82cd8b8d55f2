using System.Diagnostics.CodeAnalysis;

namespace Plymouth.BmeCode.Web.Hosting;

/// <summary>Reads the address people use, as whoever runs the server writes it: http or https, a host, perhaps a port and a path.</summary>
public static class PublicUrl
{
    /// <summary>
    /// The first words of the program's own paths. A public path that begins with one could not be told from them once a proxy has taken
    /// the public path off.
    /// </summary>
    private static readonly string[] OwnPaths =
    [
        "_blazor",
        "_content",
        "_framework",
        "assets",
        "c",
        "come-in",
        "error",
        "health",
        "hubs",
        "join",
        "licences",
        "live",
        "new",
        "sessions",
        "sign-out",
        "signed-out",
    ];

    /// <summary>Reads the URL; false when the text is none.</summary>
    /// <param name="url">The URL; its host as browsers send it, its path with a slash at the end.</param>
    /// <param name="problem">Says what is wrong with the text, and how a good one looks; null when nothing is.</param>
    public static bool TryRead(string text, [NotNullWhen(true)] out Uri? url, [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        url = null;
        problem =
            !Uri.TryCreate(text, UriKind.Absolute, out var read) || read.Scheme is not ("http" or "https") || read.Host.Length == 0
                ? $"The public URL \"{text}\" is no address people can open. It looks like https://meet.example.org or "
                    + "https://meet.example.org/code/."
            : read.UserInfo.Length > 0 || read.Query.Length > 0 || read.Fragment.Length > 0
                ? $"The public URL \"{text}\" may hold a host, a port and a path, and nothing else. It looks like "
                    + "https://meet.example.org/code/."
            : OwnPaths.Contains(read.Segments.ElementAtOrDefault(1)?.TrimEnd('/'), StringComparer.OrdinalIgnoreCase)
                ? $"The path of the public URL \"{text}\" begins with a word that the program uses for its own pages. Choose another, "
                    + "for example /code/."
            : null;
        if (problem is not null)
        {
            return false;
        }

        url = new UriBuilder(read!) { Host = read!.IdnHost, Path = read.AbsolutePath.TrimEnd('/') + "/" }.Uri;
        return true;
    }
}
