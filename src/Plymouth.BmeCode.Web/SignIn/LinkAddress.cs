namespace Plymouth.BmeCode.Web.SignIn;

/// <summary>Makes the address of a link: the address others can reach, and the path its token opens.</summary>
public static class LinkAddress
{
    /// <summary>Makes the address of a link for one person, once.</summary>
    public static string Single(Uri address, string token) => new Uri(address, $"come-in/{token}").AbsoluteUri;

    /// <summary>Makes the address with the join code of the moment.</summary>
    public static string Join(Uri address, string code) => new Uri(address, $"join/{code}").AbsoluteUri;

    /// <summary>Makes the address of a link to the live view.</summary>
    public static string Partner(Uri address, string token) => new Uri(address, $"live/{token}").AbsoluteUri;
}
