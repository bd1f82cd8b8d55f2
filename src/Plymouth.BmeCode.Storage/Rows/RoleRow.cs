using Plymouth.BmeCode.Review.Meeting;

namespace Plymouth.BmeCode.Storage.Rows;

/// <summary>A row of <c>roles</c>: what somebody is in a consultation.</summary>
internal sealed class RoleRow
{
    public required string Person { get; init; }

    public required string Consultation { get; init; }

    public Role Role { get; set; }
}
