namespace Plymouth.BmeCode.Wordings;

/// <summary>What one step of a delta does.</summary>
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

    public OpKind Kind { get; }

    /// <summary>The text of an insert of text; else null.</summary>
    public string? Text { get; }

    /// <summary>The embed of an insert of an embed; else null.</summary>
    public Embed? Embed { get; }

    public int Length { get; }

    public Attributes? Attributes { get; }

    public static Op Insert(string text, Attributes? attributes = null) => new(OpKind.Insert, text, null, text.Length, attributes);

    public static Op Insert(Embed embed, Attributes? attributes = null) => new(OpKind.Insert, null, embed, 1, attributes);

    public static Op Retain(int length, Attributes? attributes = null) => new(OpKind.Retain, null, null, length, attributes);

    public static Op Delete(int length) => new(OpKind.Delete, null, null, length, null);

    /// <summary>The part of this step from <paramref name="from"/>, <paramref name="length"/> units long.</summary>
    public Op Slice(int from, int length) => from == 0 && length == Length
        ? this
        : new(Kind, Text?.Substring(from, length), Embed, length, Attributes);

    public Op With(Attributes? attributes) => new(Kind, Text, Embed, Length, attributes);

    public override string ToString() => Kind switch
    {
        OpKind.Insert => $"insert {(Text is null ? Embed!.ToString() : $"\"{Text}\"")}{Attributes}",
        OpKind.Retain => $"retain {Length}{Attributes}",
        _ => $"delete {Length}",
    };
}
