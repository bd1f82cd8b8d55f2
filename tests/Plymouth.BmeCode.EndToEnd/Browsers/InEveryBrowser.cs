using Xunit;

namespace Plymouth.BmeCode.EndToEnd.Browsers;

/// <summary>The tests that run in every browser: they share the browsers and the server.</summary>
[CollectionDefinition(Name)]
public sealed class InEveryBrowser : ICollectionFixture<Engines>
{
    public const string Name = "In every browser";
}
