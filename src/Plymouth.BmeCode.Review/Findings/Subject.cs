namespace Plymouth.BmeCode.Review.Findings;

/// <summary>The thing that a finding is about, or that a remedy goes to.</summary>
public abstract record Subject
{
    /// <summary>The subject's own id, as exports write it.</summary>
    public abstract string Id { get; }
}

/// <summary>A clause, its wording or its number.</summary>
public sealed record ClauseSubject(ClauseId Clause) : Subject
{
    /// <inheritdoc/>
    public override string Id => Clause.Value;
}

/// <summary>A section, its heading or its lead-in.</summary>
public sealed record SectionSubject(SectionId Section) : Subject
{
    /// <inheritdoc/>
    public override string Id => Section.Value;
}

/// <summary>A comment or an ask.</summary>
public sealed record CommentSubject(CommentId Comment) : Subject
{
    /// <inheritdoc/>
    public override string Id => Comment.Value;
}

/// <summary>A response.</summary>
public sealed record ResponseSubject(ResponseId Response) : Subject
{
    /// <inheritdoc/>
    public override string Id => Response.Value;
}

/// <summary>A promise.</summary>
public sealed record PromiseSubject(PromiseId Promise) : Subject
{
    /// <inheritdoc/>
    public override string Id => Promise.Value;
}
