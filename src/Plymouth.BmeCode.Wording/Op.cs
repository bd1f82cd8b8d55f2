namespace Plymouth.BmeCode.Wordings;

/// <summary>The kinds of steps of a delta.</summary>
public enum OpKind
{
    /// <summary>Puts text or an embed here.</summary>
    Insert,

    /// <summary>Keeps what stands here, changing attributes if it names any.</summary>
    Retain,

    /// <summary>Takes away what stands here.</summary>
    Delete,
}

/// <summary>Something that is not text and takes one place: <c>{"clause": id}</c>, a cross-reference.</summary>
public sealed record Embed(string Kind, string Id)
{
    /// <summary>The kind of embed that shows a clause's present number.</summary>
    public const string Clause = "clause";
}

/// <summary>One step of a delta. Lengths are UTF-16 code units; an embed is 1 long.</summary>
public readonly record struct Op
{
    private Op(OpKind kind, string? text, Embed? embed, int length, Attributes? attributes)
    {
        Kind = kind;
        Text = text;
        Embed = embed;
        Length = length;
        Attributes = attributes;
    }

    /// <summary>The kind of the step.</summary>
    public OpKind Kind { get; }

    /// <summary>The text of an insert of text; else null.</summary>
    public string? Text { get; }

    /// <summary>The embed of an insert of an embed; else null.</summary>
    public Embed? Embed { get; }

    /// <summary>The length in UTF-16 code units; 1 for an embed.</summary>
    public int Length { get; }

    /// <summary>The attributes of an insert, or those that a retain changes; null for none.</summary>
    public Attributes? Attributes { get; }

    /// <summary>Makes a step that inserts text.</summary>
    public static Op Insert(string text, Attributes? attributes = null) => new(OpKind.Insert, text, null, text.Length, attributes);

    /// <summary>Makes a step that inserts an embed.</summary>
    public static Op Insert(Embed embed, Attributes? attributes = null) => new(OpKind.Insert, null, embed, 1, attributes);

    /// <summary>Makes a step that keeps <paramref name="length"/> UTF-16 units, changing the attributes it names.</summary>
    public static Op Retain(int length, Attributes? attributes = null) => new(OpKind.Retain, null, null, length, attributes);

    /// <summary>Makes a step that takes away <paramref name="length"/> UTF-16 units.</summary>
    public static Op Delete(int length) => new(OpKind.Delete, null, null, length, null);

    /// <summary>Returns the part of this step from <paramref name="from"/>, <paramref name="length"/> units long.</summary>
    public Op Slice(int from, int length) =>
        from == 0 && length == Length ? this : new(Kind, Text?.Substring(from, length), Embed, length, Attributes);

    /// <summary>Returns this step with other attributes.</summary>
    public Op With(Attributes? attributes) => new(Kind, Text, Embed, Length, attributes);

    /// <summary>Returns the step in words, for messages.</summary>
    public override string ToString() =>
        Kind switch
        {
            OpKind.Insert => $"insert {(Text is null ? Embed!.ToString() : $"\"{Text}\"")}{Attributes}",
            OpKind.Retain => $"retain {Length}{Attributes}",
            _ => $"delete {Length}",
        };
}
