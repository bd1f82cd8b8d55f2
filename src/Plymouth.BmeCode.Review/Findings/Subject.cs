namespace Plymouth.BmeCode.Review.Findings;

/// <summary>What a finding is about, or where a remedy goes.</summary>
public abstract record Subject
{
    /// <summary>The subject's own id, as exports write it.</summary>
    public abstract string Id { get; }
}

public sealed record ClauseSubject(ClauseId Clause) : Subject
{
    public override string Id => Clause.Value;
}

public sealed record SectionSubject(SectionId Section) : Subject
{
    public override string Id => Section.Value;
}

public sealed record CommentSubject(CommentId Comment) : Subject
{
    public override string Id => Comment.Value;
}

public sealed record ResponseSubject(ResponseId Response) : Subject
{
    public override string Id => Response.Value;
}

public sealed record PromiseSubject(PromiseId Promise) : Subject
{
    public override string Id => Promise.Value;
}
