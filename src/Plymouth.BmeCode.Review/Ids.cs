namespace Plymouth.BmeCode.Review;

/// <summary>One consultation. Ids are opaque text of letters, digits and hyphens; they print as they are read.</summary>
public readonly record struct ConsultationId(string Value)
{
    /// <summary>The stream of its review journal.</summary>
    public StreamId Stream => new(Value);

    public override string ToString() => Value;
}

public readonly record struct SectionId(string Value)
{
    public PassageId Heading => new($"{Value}/heading");

    public PassageId LeadIn => new($"{Value}/leadIn");

    public override string ToString() => Value;
}

public readonly record struct ClauseId(string Value)
{
    public PassageId Passage => new(Value);

    public override string ToString() => Value;
}

public readonly record struct CommentId(string Value)
{
    public override string ToString() => Value;
}

public readonly record struct ResponseId(string Value)
{
    public PassageId Passage => new(Value);

    public override string ToString() => Value;
}

/// <summary>A passage: a clause's or response's own id, or a section's <c>ID/heading</c> or <c>ID/leadIn</c>.</summary>
public readonly record struct PassageId(string Value) : IComparable<PassageId>
{
    /// <summary>The stream of its wording journal.</summary>
    public StreamId Stream => new(Value);

    public int CompareTo(PassageId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

public readonly record struct DoubtId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>A promise of one consultation.</summary>
public readonly record struct PromiseId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>Somebody in the table of people, or somebody a consultation came with; entries hold this, never a name.</summary>
/// <remarks>
/// An id in an entry that came by import says nothing about this folder's people: whoever made the file chose it. So the same
/// <see cref="Value"/> is two persons, equal to each other in nothing: the folder's own, and the imported one of a consultation.
/// </remarks>
public readonly record struct MemberId(string Value)
{
    /// <summary>Stands before an imported id in what this folder writes itself; ids given here have no colon.</summary>
    private const string Mark = "imported:";

    /// <summary>The system itself: what it did without anybody's asking (loading the table that ships).</summary>
    public static readonly MemberId System = new("system");

    /// <summary>True for somebody an imported entry names: known in that consultation only, and nobody of this folder.</summary>
    public bool IsImported { get; private init; }

    /// <summary>The person an imported entry means by this id. The system is the same everywhere.</summary>
    public MemberId AsImported() => this == System ? this : this with { IsImported = true };

    /// <summary>Reads what <see cref="ToString"/> prints.</summary>
    public static MemberId Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length > Mark.Length && text.StartsWith(Mark, StringComparison.Ordinal)
            ? new MemberId(text[Mark.Length..]).AsImported()
            : new(text);
    }

    /// <summary>The id; an imported one with a mark before it.</summary>
    public override string ToString() => IsImported ? Mark + Value : Value;
}

/// <summary>A journal: a consultation's or a passage's.</summary>
public readonly record struct StreamId(string Value) : IComparable<StreamId>
{
    public int CompareTo(StreamId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>Makes ids, at the edge; tests give a counting one.</summary>
public abstract class IdSource
{
    /// <summary>A new id that starts with <paramref name="prefix"/>, unique across the data folder.</summary>
    public abstract string Next(string prefix);
}
