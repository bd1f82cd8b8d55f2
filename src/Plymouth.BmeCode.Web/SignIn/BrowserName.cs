namespace Plymouth.BmeCode.Web.SignIn;

/// <summary>Names a browser in the words its owner knows it by.</summary>
public static class BrowserName
{
    // In this order: Edge and Opera say that they are Chrome too, and Chrome that it is Safari.
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("CriOS/", "Chrome"),
        ("Safari/", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS X", "Mac"),
        ("CrOS", "Chromebook"),
        ("Linux", "Linux"),
    ];

    /// <summary>Returns "Firefox on Windows"; "A browser" when it does not say what it is.</summary>
    public static string Of(string? userAgent)
    {
        var browser = In(Browsers, userAgent);
        var system = In(Systems, userAgent);
        return (browser, system) switch
        {
            (null, null) => "A browser",
            (null, _) => $"A browser on {system}",
            (_, null) => browser,
            _ => $"{browser} on {system}",
        };
    }

    private static string? In((string Sign, string Name)[] known, string? userAgent) =>
        known.FirstOrDefault(one => userAgent?.Contains(one.Sign, StringComparison.Ordinal) == true).Name;
}
