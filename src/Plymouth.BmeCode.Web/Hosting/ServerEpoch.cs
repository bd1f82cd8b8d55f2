using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Web.Hosting;

/// <summary>Tells one run of the server from another: pages that see another epoch fetch themselves again.</summary>
public sealed class ServerEpoch(IdSource ids)
{
    /// <summary>The epoch of this run: a random id.</summary>
    public string Value { get; } = ids.Next("");

    /// <inheritdoc/>
    public override string ToString() => Value;
}
