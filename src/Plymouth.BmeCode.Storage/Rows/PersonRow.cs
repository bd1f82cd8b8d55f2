using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Storage.Rows;

/// <summary>A row of <c>people</c>.</summary>
internal sealed class PersonRow
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public bool Administrator { get; set; }

    public bool Removed { get; set; }

    public Person ToPerson() => new(new MemberId(Id), Name, Administrator, Removed);
}
