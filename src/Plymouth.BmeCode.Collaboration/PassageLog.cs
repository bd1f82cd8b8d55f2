using System.Runtime.InteropServices;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Collaboration;

/// <summary>Every version of a passage as a change, those on their way to the disk included; which client they came from, and which client belongs to whom. Needs its room's turn.</summary>
internal sealed class PassageLog
{
    private readonly List<StoredChange> _changes = [];
    private readonly Dictionary<(string Client, int Sequence), int> _versions = [];
    private readonly Dictionary<string, MemberId> _clients = new(StringComparer.Ordinal);

    /// <summary>Version of the last change; -1 before the first.</summary>
    public int Head => _changes.Count - 1;

    /// <summary>Adds the next version.</summary>
    /// <exception cref="ArgumentException">It is not the next.</exception>
    public void Add(StoredChange change)
    {
        if (change.Version != _changes.Count)
        {
            throw new ArgumentException($"Version {change.Version} cannot follow version {Head}.", nameof(change));
        }

        _changes.Add(change);
        if (change.Client is { } client)
        {
            _versions.Add((client, change.Sequence), change.Version);
            _clients[client] = change.Member;
        }
    }

    /// <summary>The versions after <paramref name="version"/> up to and with <paramref name="last"/>.</summary>
    public IReadOnlyList<StoredChange> Between(int version, int last) => _changes.GetRange(version + 1, last - version);

    /// <summary>The version a submitted change already has.</summary>
    public int? VersionOf(string client, int sequence) => _versions.TryGetValue((client, sequence), out var version) ? version : null;

    /// <summary>The member a client id belongs to; null for one never seen.</summary>
    public MemberId? OwnerOf(string client) => _clients.TryGetValue(client, out var owner) ? owner : null;

    public void Bind(string client, MemberId member) => _clients[client] = member;

    /// <summary>A client's change as it must be after every version since its base, taken one by one.</summary>
    /// <remarks>Never over the composition of those versions: in about one case in a hundred that gives another result than the clients', who saw them one by one, and the wordings part for good. Where both insert at one place <see cref="Precedence"/> says whose stands first.</remarks>
    public Delta Transform(Submission submission)
    {
        var delta = submission.Delta;
        foreach (var stored in CollectionsMarshal.AsSpan(_changes)[(submission.Base + 1)..])
        {
            delta = stored.Delta.Transform(delta, priority: Precedence.GoesFirst((stored.Client, stored.GoesOn), (submission.Client, submission.GoesOn)));
        }

        return delta;
    }

    /// <summary>Starts again with what is on disk; clients opened since stay bound.</summary>
    public void StartAgain(IEnumerable<StoredChange> changes)
    {
        _changes.Clear();
        _versions.Clear();
        foreach (var change in changes)
        {
            Add(change);
        }
    }
}
