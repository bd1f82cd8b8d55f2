namespace Plymouth.BmeCode.Review.Findings;

/// <summary>Names a finding across moments: kind, subjects and detail, as <c>openPromise:r3-p1</c>.</summary>
public readonly record struct FindingId(string Value)
{
    public static FindingId Of(FindingKind kind, IEnumerable<Subject> about, string detail)
    {
        var id = $"{kind.Name()}:{string.Join(',', about.Select(a => a.Id))}";
        return new(detail.Length == 0 ? id : $"{id}/{detail}");
    }

    public override string ToString() => Value;
}
