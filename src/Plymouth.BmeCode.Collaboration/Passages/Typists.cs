using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Collaboration.Passages;

/// <summary>
/// Knows who is typing in a passage: members whose change came, or whose page said that they are typing, less than <see cref="Pause"/> ago.
/// </summary>
internal sealed class Typists(PassageId passage, TimeProvider time)
{
    /// <summary>A member who has typed nothing on a page for this long has paused there.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly Lock _turn = new();
    private readonly Dictionary<string, (MemberId Member, long At)> _last = new(StringComparer.Ordinal);

    /// <summary>The members who are typing now, once for each page of theirs.</summary>
    public IReadOnlyList<Typist> Now
    {
        get
        {
            lock (_turn)
            {
                foreach (var client in _last.Where(l => time.GetElapsedTime(l.Value.At) >= Pause).Select(l => l.Key).ToList())
                {
                    _last.Remove(client);
                }

                return [.. _last.Select(l => new Typist(passage, l.Value.Member, l.Key))];
            }
        }
    }

    /// <summary>Notes that the member is typing on a page of theirs now.</summary>
    public void Note(MemberId member, string client)
    {
        lock (_turn)
        {
            _last[client] = (member, time.GetTimestamp());
        }
    }
}

/// <summary>A member who is typing: in which passage, and on which of their pages.</summary>
public sealed record Typist(PassageId Passage, MemberId Member, string Client);
