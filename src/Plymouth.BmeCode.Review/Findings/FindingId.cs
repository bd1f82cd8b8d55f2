namespace Plymouth.BmeCode.Review.Findings;

/// <summary>The id of a finding, the same at every moment: kind, subjects and detail, as <c>openPromise:r3-p1</c>.</summary>
public readonly record struct FindingId(string Value)
{
    /// <summary>Makes the id <c>kind:subject,subject</c>, with <c>/detail</c> behind it unless the detail is empty.</summary>
    public static FindingId Of(FindingKind kind, IEnumerable<Subject> about, string detail)
    {
        var id = $"{kind.Name()}:{string.Join(',', about.Select(a => a.Id))}";
        return new(detail.Length == 0 ? id : $"{id}/{detail}");
    }

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value;
}
