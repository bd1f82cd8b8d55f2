using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Collaboration;

/// <summary>The one authority over a passage: orders, transforms, validates and appends its changes.</summary>
public sealed class PassageRoom
{
    public PassageId Id => throw new NotImplementedException();

    /// <summary>The passage as it stands on disk.</summary>
    public PassageState State => throw new NotImplementedException();

    /// <summary>Opens the passage for a client. <paramref name="client"/>: the id it was given before (null: a new one is made); <paramref name="since"/>: the version it has.</summary>
    /// <returns>The passage, or a refusal: a resumed client id that is another member's.</returns>
    public (Opened? Opened, Refusal? Refusal) Open(MemberId member, string? client, int? since) => throw new NotImplementedException();

    /// <summary>Transforms the change over each version since its base, validates, appends. Ends after the change is on disk, or with a refusal.</summary>
    public Task<Submitted> SubmitAsync(MemberId member, Submission submission) => throw new NotImplementedException();

    /// <summary>What the passage said at a version. Throws <see cref="ArgumentOutOfRangeException"/> for one that is not on disk.</summary>
    public Wording At(int version) => throw new NotImplementedException();

    /// <summary>The changes from a version on, on disk.</summary>
    public IReadOnlyList<StoredChange> ChangesSince(int version) => throw new NotImplementedException();
}
