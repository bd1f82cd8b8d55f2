using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Web.Hosting;

/// <summary>Tells one run of the server from another: pages that see another epoch fetch themselves again.</summary>
public sealed class ServerEpoch(IdSource ids)
{
    public string Value { get; } = ids.Next("");

    public override string ToString() => Value;
}
