namespace Plymouth.BmeCode.Review.Findings.Keeping;

/// <summary>The place of a finding's subject among those of its kind: by the first number, then the next.</summary>
internal readonly record struct Place(int First, int Second = 0, int Third = 0, int Fourth = 0) : IComparable<Place>
{
    public int CompareTo(Place other) =>
        (First, Second, Third, Fourth).CompareTo((other.First, other.Second, other.Third, other.Fourth));
}
