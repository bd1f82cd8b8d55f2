using FluentAssertions;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Testing;
using Xunit;

namespace Plymouth.BmeCode.Storage.Tests;

/// <summary>
/// The start of a large data folder looks at no consultation; each is looked at when it is opened, and a damaged one keeps none of the
/// others.
/// </summary>
public sealed class LargeFolderTests : IDisposable
{
    private static readonly ConsultationId Small = new("small");
    private static readonly ConsultationId Large = new("large");

    private readonly OpenFolder _open = new();
    private readonly TempFolder _temp = new();

    public LargeFolderTests()
    {
        OpenFolder.AppendTo(_open.Journals.Of(Small), OpenFolder.To("small", 0, "one", "two", "three")).Should().BeOfType<AppendOutcome.Appended>();
        var words = new string('w', 1_000_000);
        for (var n = 0; n < 40; n++)
        {
            OpenFolder.AppendTo(_open.Journals.Of(Large), OpenFolder.To("large", n, words)).Should().BeOfType<AppendOutcome.Appended>();
        }

        _open.Folder.Dispose();
    }

    public void Dispose()
    {
        _open.Dispose();
        _temp.Dispose();
    }

    [Theory]
    [InlineData("UPDATE entries SET body = replace(body, 'two', 'ten') WHERE body LIKE '%two%'")]
    [InlineData("DELETE FROM entries WHERE body LIKE '%three%'")]
    [InlineData("UPDATE entries SET stream = (SELECT number FROM streams WHERE id = 'large'), version = 90 WHERE body LIKE '%three%'")]
    [InlineData("DELETE FROM members")]
    [InlineData("UPDATE entries SET at = 9223372036854775807 WHERE body LIKE '%two%'")]
    [InlineData("INSERT INTO clients (stream, id, member, imported, sequence) SELECT number, 'k1', 1, 0, 7 FROM streams WHERE id = 'small'")]
    public void What_is_wrong_with_one_consultation_is_found_when_it_is_opened_and_behind_the_start(string damage)
    {
        var refuses = new[] { "entries_refuse_update", "entries_refuse_delete" };
        _open.Sql(string.Concat(refuses.Select(trigger => $"DROP TRIGGER {trigger};")) + damage);

        using var folder = DataFolder.OpenToWrite(_open.Path, TimeProvider.System, new CountingIds());

        FluentActions.Invoking(() => folder.Journals.Of(Small).OpenReader()).Should().Throw<FormatException>().WithMessage("*damaged*small*");
        folder.CheckBehind().SelectMany(faults => faults).Should().Contain(fault => fault.Contains("small"));
    }

    [Fact]
    public void Nothing_is_found_where_nothing_is_wrong()
    {
        using var folder = DataFolder.OpenToWrite(_open.Path, TimeProvider.System, new CountingIds());

        using var small = folder.Journals.Of(Small).OpenReader();
        using var large = folder.Journals.Of(Large).OpenReader();
        (small.Place, large.Place).Should().Be((3, 40));
        folder.CheckBehind().Should().HaveCount(3).And.OnlyContain(faults => faults.Count == 0);
    }
}
