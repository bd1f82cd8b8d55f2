using System.Runtime.InteropServices;
using Plymouth.BmeCode.Collaboration.Telling;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Collaboration.Passages;

/// <summary>The last versions of a passage as changes, those on their way to the disk included; which client they came from, and which client belongs to whom. Older versions stand in the journal. Needs its room's turn.</summary>
internal sealed class PassageLog
{
    private readonly List<StoredChange> _changes = [];
    private readonly Dictionary<(string Client, int Sequence), int> _versions = [];
    private readonly Dictionary<string, MemberId> _clients = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _lastOf = new(StringComparer.Ordinal);
    private int _first;

    /// <summary>Version of the last change; -1 before the first.</summary>
    public int Head => _first + _changes.Count - 1;

    /// <summary>True where every change since the passage's creation is here.</summary>
    public bool IsWhole => _first == 0;

    /// <summary>True where every version after <paramref name="version"/> is here.</summary>
    public bool HasAfter(int version) => version + 1 >= _first;

    /// <summary>Adds the next version.</summary>
    /// <exception cref="ArgumentException">It is not the next.</exception>
    public void Add(StoredChange change)
    {
        if (change.Version != Head + 1)
        {
            throw new ArgumentException($"Version {change.Version} cannot follow version {Head}.", nameof(change));
        }

        _changes.Add(change);
        if (change.Client is { } client)
        {
            _versions.Add((client, change.Sequence), change.Version);
            Learn(client, change.Member, change.Sequence);
        }
    }

    /// <summary>The versions after <paramref name="version"/> up to and with <paramref name="last"/>; they must be here.</summary>
    public IReadOnlyList<StoredChange> Between(int version, int last) => _changes.GetRange(version + 1 - _first, last - version);

    /// <summary>Lets go of the oldest, so that about <paramref name="keep"/> versions up to <paramref name="stored"/>, the last on disk, are left.</summary>
    public void LetGoOfOldest(int stored, int keep)
    {
        var many = Math.Min(stored - keep + 1 - _first, _changes.Count);
        if (many < keep)
        {
            return;
        }

        foreach (var change in _changes.Take(many))
        {
            if (change.Client is { } client)
            {
                _versions.Remove((client, change.Sequence));
            }
        }

        _changes.RemoveRange(0, many);
        _first += many;
    }

    /// <summary>A client's changes found in the journal: whose it is, and how far it has counted.</summary>
    public void Learn(string client, MemberId member, int sequence)
    {
        _clients[client] = member;
        _lastOf[client] = Math.Max(sequence, _lastOf.GetValueOrDefault(client));
    }

    /// <summary>True for a change that is not here, but of a client that has counted further: it may stand in the journal, older than what is here.</summary>
    public bool MayBeOlder(string client, int sequence) => _first > 0 && sequence <= _lastOf.GetValueOrDefault(client);

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
        foreach (var stored in CollectionsMarshal.AsSpan(_changes)[(submission.Base + 1 - _first)..])
        {
            delta = stored.Delta.Transform(delta, priority: Precedence.GoesFirst((stored.Client, stored.GoesOn), (submission.Client, submission.GoesOn)));
        }

        return delta;
    }

    /// <summary>Starts again with what is on disk; clients opened since stay bound.</summary>
    public void StartAgain(IReadOnlyList<StoredChange> changes)
    {
        _changes.Clear();
        _versions.Clear();
        _lastOf.Clear();
        _first = changes is [var first, ..] ? first.Version : 0;
        foreach (var change in changes)
        {
            Add(change);
        }
    }
}
