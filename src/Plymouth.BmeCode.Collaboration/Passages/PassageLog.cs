using System.Runtime.InteropServices;
using Plymouth.BmeCode.Collaboration.Telling;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Collaboration.Passages;

/// <summary>
/// Keeps a passage's last versions as changes, including those on their way to the disk, and which member each client id belongs to. Needs
/// its room's turn; older versions are in the journal.
/// </summary>
internal sealed class PassageLog
{
    private readonly List<StoredChange> _changes = [];
    private readonly Dictionary<(string Client, int Sequence), int> _versions = [];
    private readonly Dictionary<string, MemberId> _clients = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _lastOf = new(StringComparer.Ordinal);
    private int _first;

    /// <summary>Version of the last change; -1 before the first.</summary>
    public int Head => _first + _changes.Count - 1;

    /// <summary>True when the log holds every change since the passage's creation.</summary>
    public bool IsWhole => _first == 0;

    /// <summary>True when the log holds every version after <paramref name="version"/>.</summary>
    public bool HasAfter(int version) => version + 1 >= _first;

    /// <summary>Adds the next version.</summary>
    /// <exception cref="ArgumentException">The change's version is not the next one.</exception>
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

    /// <summary>
    /// Returns the versions after <paramref name="version"/> up to and including <paramref name="last"/>; the log must hold them.
    /// </summary>
    public IReadOnlyList<StoredChange> Between(int version, int last) => _changes.GetRange(version + 1 - _first, last - version);

    /// <summary>
    /// Drops the oldest versions, as soon as at least <paramref name="keep"/> can go, so that <paramref name="keep"/> versions up to
    /// <paramref name="stored"/>, the last on disk, are left.
    /// </summary>
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

    /// <summary>Records that a client belongs to a member and has counted at least to <paramref name="sequence"/>.</summary>
    public void Learn(string client, MemberId member, int sequence)
    {
        _clients[client] = member;
        _lastOf[client] = Math.Max(sequence, _lastOf.GetValueOrDefault(client, int.MinValue));
    }

    /// <summary>
    /// True when the client has counted to <paramref name="sequence"/> or further. A change that is not in the log may then be in the
    /// journal, older than the log; or it was left out, and comes too late.
    /// </summary>
    public bool HasCounted(string client, int sequence) => _lastOf.TryGetValue(client, out var last) && sequence <= last;

    /// <summary>Returns the version a submitted change already has; null when the log does not hold it.</summary>
    public int? VersionOf(string client, int sequence) => _versions.TryGetValue((client, sequence), out var version) ? version : null;

    /// <summary>Returns the member a client id belongs to; null for a client never seen.</summary>
    public MemberId? OwnerOf(string client) => _clients.TryGetValue(client, out var owner) ? owner : null;

    /// <summary>Records that a client id belongs to a member.</summary>
    public void Bind(string client, MemberId member) => _clients[client] = member;

    /// <summary>Transforms a client's change over every version since its base, one by one.</summary>
    /// <remarks>
    /// Transforming over the composition of those versions gives, in about one case in a hundred, another result than that of the clients,
    /// who saw them one by one, and the wordings part for good. When both insert at one place, <see cref="Precedence"/> says whose words
    /// come first.
    /// </remarks>
    public Delta Transform(Submission submission)
    {
        var delta = submission.Delta;
        foreach (var stored in CollectionsMarshal.AsSpan(_changes)[(submission.Base + 1 - _first)..])
        {
            delta = stored.Delta.Transform(
                delta,
                priority: Precedence.GoesFirst((stored.Client, stored.GoesOn), (submission.Client, submission.GoesOn))
            );
        }

        return delta;
    }

    /// <summary>
    /// Replaces the log with what is on disk. Clients opened since stay bound, unless the log does not go back to the creation: then how
    /// far they have counted is not known here, and they open again.
    /// </summary>
    public void StartAgain(IReadOnlyList<StoredChange> changes)
    {
        _changes.Clear();
        _versions.Clear();
        _lastOf.Clear();
        _first = changes is [var first, ..] ? first.Version : 0;
        if (!IsWhole)
        {
            _clients.Clear();
        }

        foreach (var change in changes)
        {
            Add(change);
        }
    }
}
