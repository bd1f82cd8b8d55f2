using Microsoft.AspNetCore.Components;

namespace Plymouth.BmeCode.Web.Layout;

/// <summary>Finds the beginning of the program's own addresses, as browsers see them.</summary>
public static class RootAddress
{
    /// <summary>
    /// The path all addresses of the program begin with, from slash to slash: "/", or "/code/" where the public URL has a path. Static
    /// pages put it before each address; interactive ones have it as their base address.
    /// </summary>
    public static string Root(this NavigationManager navigation)
    {
        ArgumentNullException.ThrowIfNull(navigation);
        return new Uri(navigation.BaseUri).AbsolutePath;
    }
}
