using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Testing;

/// <summary>Ids that count: <c>c1</c>, <c>c2</c>, … per prefix. May be asked from several threads.</summary>
public sealed class CountingIds : IdSource
{
    private readonly Lock _turn = new();
    private readonly Dictionary<string, int> _last = [];

    public override string Next(string prefix)
    {
        lock (_turn)
        {
            return $"{prefix}{_last[prefix] = _last.GetValueOrDefault(prefix) + 1}";
        }
    }
}
