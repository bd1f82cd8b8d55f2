using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review;

/// <summary>An entry of a wording journal: Created, Changed, Closed, Reopened.</summary>
public abstract record WordingEntry
{
    public sealed record Created(PassageKind Kind, Wording Wording, PassageId? From) : WordingEntry;

    public sealed record Changed(Delta Delta) : WordingEntry;

    public sealed record Closed(string Why) : WordingEntry;

    public sealed record Reopened : WordingEntry;

    /// <summary>The entry as kind and body: <c>Created/1</c>, <c>Changed/1</c>, <c>Closed/1</c>, <c>Reopened/1</c>.</summary>
    public (string Kind, string Body) Write() => throw new NotImplementedException();

    /// <exception cref="FormatException">An unknown kind, named; or a body that is not of its kind.</exception>
    public static WordingEntry Read(string kind, string body) => throw new NotImplementedException();

    /// <summary>The passage after this entry at version <paramref name="version"/>; <paramref name="before"/> is null for the first.</summary>
    public PassageState Fold(PassageId id, PassageState? before, int version) => throw new NotImplementedException();
}
