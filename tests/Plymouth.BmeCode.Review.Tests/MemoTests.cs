using FluentAssertions;
using Plymouth.BmeCode.Testing;
using Xunit;

namespace Plymouth.BmeCode.Review.Tests;

/// <summary>What is worked out once is kept in one way.</summary>
public sealed class MemoTests
{
    [Fact]
    public void Results_are_kept_by_the_types_of_Memo_alone()
    {
        var room = Repository.At("src/Plymouth.BmeCode.Review");
        var naming = Directory
            .GetFiles(room, "*.cs", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains("ConditionalWeakTable", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(room, file))
            .ToLookup(file => Path.GetDirectoryName(file) == "Memo");

        naming[true].Should().NotBeEmpty("the test reads the sources of the room");
        naming[false].Should().BeEmpty("a type of Memo says how long a result holds (Memo/README.md)");
    }
}
