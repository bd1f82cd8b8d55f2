namespace Plymouth.BmeCode.Testing;

/// <summary>Which seeds a random test runs.</summary>
public static class RandomSeeds
{
    /// <summary>The first <paramref name="usual"/>; as many as SEEDS says, for a long run; or the one that SEED names.</summary>
    public static IEnumerable<int> Asked(int usual) => Said("SEED") is { } only ? [only] : Enumerable.Range(1, Said("SEEDS") ?? usual);

    private static int? Said(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), out var number) ? number : null;
}
