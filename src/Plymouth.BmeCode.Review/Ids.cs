namespace Plymouth.BmeCode.Review;

/// <summary>One consultation. Ids are opaque text of letters, digits and hyphens; they print as they are read.</summary>
public readonly record struct ConsultationId(string Value)
{
    /// <summary>The stream of its review journal.</summary>
    public StreamId Stream => new(Value);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value;
}

/// <summary>The id of a section; it stays the same when the section moves.</summary>
public readonly record struct SectionId(string Value)
{
    /// <summary>The passage that holds the section's heading.</summary>
    public PassageId Heading => new($"{Value}/heading");

    /// <summary>The passage that holds the section's lead-in, the words before its clauses; it may be blank.</summary>
    public PassageId LeadIn => new($"{Value}/leadIn");

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value;
}

/// <summary>The id of a clause; unlike its number it never changes.</summary>
public readonly record struct ClauseId(string Value)
{
    /// <summary>The passage that holds the clause's wording.</summary>
    public PassageId Passage => new(Value);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value;
}

/// <summary>The id of a comment or of an ask.</summary>
public readonly record struct CommentId(string Value)
{
    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value;
}

/// <summary>The id of a response.</summary>
public readonly record struct ResponseId(string Value)
{
    /// <summary>The passage that holds the response's text.</summary>
    public PassageId Passage => new(Value);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value;
}

/// <summary>A passage: a clause's or response's own id, or a section's <c>ID/heading</c> or <c>ID/leadIn</c>.</summary>
public readonly record struct PassageId(string Value) : IComparable<PassageId>
{
    /// <summary>The stream of its wording journal.</summary>
    public StreamId Stream => new(Value);

    /// <summary>Compares the ids ordinally: the order in which rooms lock passages.</summary>
    public int CompareTo(PassageId other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value;
}

/// <summary>The id of a doubt.</summary>
public readonly record struct DoubtId(string Value)
{
    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value;
}

/// <summary>A promise of one consultation.</summary>
public readonly record struct PromiseId(string Value)
{
    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value;
}

/// <summary>
/// The id of a person of this data folder, or of one whom an imported consultation names. Entries hold this, never a name.
/// </summary>
/// <remarks>
/// An id in an entry that came by import says nothing about this folder's people: whoever made the file chose it. So one
/// <see cref="Value"/> can be the id of two persons, who never compare equal: one of this folder and one of an imported consultation.
/// </remarks>
public readonly record struct MemberId(string Value)
{
    /// <summary>The prefix of an imported id in what this folder writes itself; ids made here have no colon.</summary>
    private const string Mark = "imported:";

    /// <summary>The system itself: what it did without anybody's asking (loading the table that ships).</summary>
    public static readonly MemberId System = new("system");

    /// <summary>True for a person whom an imported entry names: known in that consultation only, and nobody of this folder.</summary>
    public bool IsImported { get; private init; }

    /// <summary>Returns the person whom an imported entry means by this id. The system is the same everywhere.</summary>
    public MemberId AsImported() => this == System ? this : this with { IsImported = true };

    /// <summary>Reads what <see cref="ToString"/> prints.</summary>
    public static MemberId Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length > Mark.Length && text.StartsWith(Mark, StringComparison.Ordinal)
            ? new MemberId(text[Mark.Length..]).AsImported()
            : new(text);
    }

    /// <summary>Returns the id; an imported one with a mark before it.</summary>
    public override string ToString() => IsImported ? Mark + Value : Value;
}

/// <summary>A journal: a consultation's or a passage's.</summary>
public readonly record struct StreamId(string Value) : IComparable<StreamId>
{
    /// <summary>Compares the ids ordinally: the order in which the heads of journals are hashed.</summary>
    public int CompareTo(StreamId other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value;
}

/// <summary>Makes new ids. The program gives random ones; tests give one that counts.</summary>
public abstract class IdSource
{
    /// <summary>Returns a new id that starts with <paramref name="prefix"/> and is unique across the data folder.</summary>
    public abstract string Next(string prefix);
}
