using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Collaboration.Passages;

/// <summary>The members who are typing in a passage: a change of theirs came, or their page said that they are at it, less than <see cref="Pause"/> ago.</summary>
internal sealed class Typists(PassageId passage, TimeProvider time)
{
    /// <summary>Who has typed nothing for this long has paused.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly Lock _turn = new();
    private readonly Dictionary<string, (MemberId Member, long At)> _last = new(StringComparer.Ordinal);

    /// <summary>Those who are typing now.</summary>
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

    /// <summary>A client's member is typing.</summary>
    public void Note(MemberId member, string client)
    {
        lock (_turn)
        {
            _last[client] = (member, time.GetTimestamp());
        }
    }
}

/// <summary>Somebody who is typing, in which passage, at which of their pages.</summary>
public sealed record Typist(PassageId Passage, MemberId Member, string Client);
