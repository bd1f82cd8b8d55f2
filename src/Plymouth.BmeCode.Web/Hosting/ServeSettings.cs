namespace Plymouth.BmeCode.Web.Hosting;

/// <summary>What serving needs to know.</summary>
/// <param name="DataPath">The data folder.</param>
/// <param name="Urls">Addresses to listen at, separated by semicolons; port 0 takes any free one.</param>
public sealed record ServeSettings(string DataPath, string Urls)
{
    /// <summary>Where the program listens when nobody says otherwise.</summary>
    public const string DefaultUrls = "http://localhost:5080";
}
