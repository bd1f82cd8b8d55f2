using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Decisions;

/// <summary>The member who asks for a decision, with their role, the time (UTC) and the source of new ids.</summary>
public sealed record Asked(MemberId Member, Role Role, DateTimeOffset At, IdSource Ids);

/// <summary>The answer to a command.</summary>
public abstract record Decision
{
    /// <summary>The rules allow it: the event and its passage steps are written in one batch.</summary>
    public sealed record Accepted(Event Event, ImmutableList<PassageStep> Steps) : Decision;

    /// <summary>The rules forbid it; nothing changes.</summary>
    public sealed record Refused(Refusal Refusal) : Decision;

    /// <summary>The consultation is already as the command asks; nothing is written.</summary>
    public sealed record AlreadySo : Decision;
}

/// <summary>The reason why something was not done: a value that the screen can show.</summary>
/// <param name="Code">The kind of refusal, for programs: usually one of the constants here.</param>
/// <param name="Message">The words for people: what was wrong, where, and what to do.</param>
public sealed record Refusal(string Code, string Message)
{
    /// <summary>Several responses have words: ask which leads and send the command again.</summary>
    public const string ChooseLeading = "chooseLeading";

    /// <summary>Something the command rests on has changed since the screen showed it.</summary>
    public const string Stale = "stale";
    /// <summary>The member's role does not allow it.</summary>
    public const string NotAllowed = "notAllowed";
    /// <summary>The consultation has nothing of that id.</summary>
    public const string NotFound = "notFound";
    /// <summary>The clause is agreed, so its wording cannot change.</summary>
    public const string Agreed = "agreed";
    /// <summary>Something the command needs is closed, deleted or merged.</summary>
    public const string Closed = "closed";
    /// <summary>The command cannot be carried out as it is given: something is missing, too long, or does not fit.</summary>
    public const string Invalid = "invalid";
    /// <summary>The decision cannot be taken back, because later work or a publication depends on it.</summary>
    public const string DependedOn = "dependedOn";
    /// <summary>The member has made no decision that still stands.</summary>
    public const string NothingToUndo = "nothingToUndo";

    /// <summary>The journal could not be written (full disk, lost database).</summary>
    public const string NotSaved = "notSaved";

    /// <summary>The refusal for a reader who asks to change something.</summary>
    public static readonly Refusal ReadsAlong = new(
        NotAllowed,
        "You read along in this consultation; ask a facilitator if you want to write."
    );
}

/// <summary>A step that a decision takes in a passage's journal, in the same batch as its event.</summary>
public abstract record PassageStep(PassageId Passage)
{
    /// <summary>The entry that says this step in the passage's journal.</summary>
    public abstract WordingEntry Entry { get; }

    /// <summary>The sources of the words that the step inserts: see <see cref="WordingEntry.Sources"/>.</summary>
    public ImmutableList<Source> Sources { get; init; } = [];

    /// <summary>Begins a passage at version 0.</summary>
    /// <param name="From">The passage from which these words were copied or moved; null when they were not.</param>
    public sealed record Create(PassageId Passage, PassageKind Kind, Wording Wording, PassageId? From) : PassageStep(Passage)
    {
        /// <inheritdoc/>
        public override WordingEntry Entry => new WordingEntry.Created(Kind, Wording, From) { Sources = Sources };
    }

    /// <summary>Changes the wording, against the passage as the decision saw it.</summary>
    public sealed record Change(PassageId Passage, Delta Delta) : PassageStep(Passage)
    {
        /// <inheritdoc/>
        public override WordingEntry Entry => new WordingEntry.Changed(Delta) { Sources = Sources };
    }

    /// <summary>Closes the passage, so that nobody can edit it.</summary>
    /// <param name="Why">The reason in a few words: "agreed", "deleted", "merged".</param>
    public sealed record Close(PassageId Passage, string Why) : PassageStep(Passage)
    {
        /// <inheritdoc/>
        public override WordingEntry Entry => new WordingEntry.Closed(Why);
    }

    /// <summary>Opens the passage again.</summary>
    public sealed record Reopen(PassageId Passage) : PassageStep(Passage)
    {
        /// <inheritdoc/>
        public override WordingEntry Entry => new WordingEntry.Reopened();
    }
}
