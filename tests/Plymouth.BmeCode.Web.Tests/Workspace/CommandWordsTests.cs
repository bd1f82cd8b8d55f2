using System.Runtime.CompilerServices;
using FluentAssertions;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Publications;
using Plymouth.BmeCode.Web.Workspace;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Workspace;

/// <summary>Every decision a member can ask for in the workspace is named when it is done.</summary>
public sealed class CommandWordsTests
{
    /// <summary>All commands but publishing, which has a page of its own.</summary>
    public static TheoryData<Type> Commands =>
        [.. typeof(Command).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Command)) && !t.IsAbstract && t != typeof(PublishCode))];

    [Theory]
    [MemberData(nameof(Commands))]
    public void It_has_words_of_its_own(Type command)
    {
        var saying = () => CommandWords.Done((Command)RuntimeHelpers.GetUninitializedObject(command), null!);

        try
        {
            saying().Should().NotBeEmpty();
        }
        catch (Exception e) when (e is NullReferenceException or ArgumentNullException)
        {
            // Its words hold something of the decision, and this one is empty.
        }
    }
}
