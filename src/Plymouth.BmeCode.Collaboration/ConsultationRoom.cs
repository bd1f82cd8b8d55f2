using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Collaboration;

/// <summary>The one authority over a consultation: checks commands against the rules and appends what they come to.</summary>
public sealed class ConsultationRoom
{
    public ConsultationId Id => throw new NotImplementedException();

    /// <summary>The consultation with all wordings, as on disk.</summary>
    public Table Table => throw new NotImplementedException();

    /// <summary>The decisions so far, as on disk, oldest first.</summary>
    public IReadOnlyList<Decided> Decisions => throw new NotImplementedException();

    /// <summary>Asks for a decision in a member's name; ends after it is on disk. The member's role is looked up in the people, never taken from the caller.</summary>
    public Task<Outcome> AskAsync(Command command, MemberId member) => throw new NotImplementedException();

    public PassageRoom? Passage(PassageId id) => throw new NotImplementedException();

    /// <summary>News of this consultation, in order, each after it is on disk. The callback must be quick and never wait: post to your own queue (a component: InvokeAsync).</summary>
    public IDisposable Subscribe(Action<News> tell) => throw new NotImplementedException();

    /// <summary>Who is at which clause.</summary>
    public Presence Presence => throw new NotImplementedException();
}

/// <summary>What a command came to, once it is on disk.</summary>
public abstract record Outcome
{
    public sealed record Done(Decided Decided) : Outcome;

    public sealed record AlreadySo : Outcome;

    public sealed record Refused(Refusal Refusal) : Outcome;
}
