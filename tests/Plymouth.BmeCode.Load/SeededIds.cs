using System.Globalization;
using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Load;

/// <summary>Ids from a random number generator.</summary>
internal sealed class SeededIds(Random random) : IdSource
{
    public override string Next(string prefix) => prefix + random.NextInt64().ToString("x16", CultureInfo.InvariantCulture);
}
