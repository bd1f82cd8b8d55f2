using System.Collections.Concurrent;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Web.Hubs;

/// <summary>The server's way with a message a member sends.</summary>
public enum Patience
{
    /// <summary>It is read.</summary>
    Holds,

    /// <summary>It is refused unread, and late.</summary>
    IsShort,

    /// <summary>Its connection is cut off.</summary>
    IsAtAnEnd,
}

/// <summary>
/// Limits how much members may send over their sockets, whatever it is: good, hostile or unreadable. It counts per member, all tabs
/// together, and never per address, because a meeting room shares one.
/// </summary>
/// <remarks>
/// Messages: twice <see cref="RoomOptions.ChangesPerSecond"/> in the long run, twice <see cref="RoomOptions.Burst"/> at once (changes, and
/// carets beside them). A member who sends on is refused and owes each message; at a whole burst of debt their connections are cut off, and
/// a new one is let in once waiting has paid.
/// Connections: <see cref="ConnectionsPerSecond"/> and <see cref="ConnectionsAtOnce"/>. Letting one in and clearing it away costs the
/// server fifty times what a message does.
/// Signs of life are not counted: reading one costs less than counting it would, and nothing comes of it. A flood of them on one connection
/// keeps the others waiting for some milliseconds at most.
/// </remarks>
public sealed class MemberPatience(TimeProvider time, RoomOptions options)
{
    /// <summary>The connections a member may open per second in the long run.</summary>
    internal const double ConnectionsPerSecond = 1;

    /// <summary>The connections a member may open at once after a rest, as many tabs do when their server starts again.</summary>
    internal const double ConnectionsAtOnce = 30;

    private readonly double _burst = 2.0 * options.Burst;
    private readonly ConcurrentDictionary<MemberId, Account> _accounts = new();

    /// <summary>Counts a message and says what becomes of it.</summary>
    public Patience OfMessage(MemberId member)
    {
        var account = Of(member);
        lock (account)
        {
            var left = account.Messages.Take(owing: _burst);
            return left >= 0 ? Patience.Holds
                : left > -_burst ? Patience.IsShort
                : Patience.IsAtAnEnd;
        }
    }

    /// <summary>Counts a message that may be read. Returns false, and counts nothing, when it may not.</summary>
    public bool TryMessage(MemberId member)
    {
        var account = Of(member);
        lock (account)
        {
            return account.Messages.TryTake();
        }
    }

    /// <summary>Counts a connection and returns true when the member may open one now.</summary>
    public bool MayConnect(MemberId member)
    {
        var account = Of(member);
        lock (account)
        {
            return account.Messages.Left() >= 0 && account.Connections.TryTake();
        }
    }

    private Account Of(MemberId member) =>
        _accounts.GetOrAdd(member, _ =>
            new(new(time, _burst, 2 * options.ChangesPerSecond), new(time, ConnectionsAtOnce, ConnectionsPerSecond))
        );

    private sealed record Account(Allowance Messages, Allowance Connections);
}
