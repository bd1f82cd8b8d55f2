using System.Collections.Concurrent;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Web.Hubs;

/// <summary>What is to be done with what a member sends.</summary>
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
/// How much members may send over their sockets, whatever it is: good, hostile or unreadable. Counted per member, all tabs together, never
/// per address: a meeting room shares one.
/// </summary>
/// <remarks>Messages: twice <see cref="RoomOptions.ChangesPerSecond"/> in the long run, twice <see cref="RoomOptions.Burst"/> at once
/// (changes, and carets beside them). Who sends on is refused and owes it: at a whole burst of debt their connections are cut off, and a
/// new one is let in once waiting has paid.
/// Connections: <see cref="ConnectionsPerSecond"/> and <see cref="ConnectionsAtOnce"/>. Letting one in and clearing it away costs the
/// server fifty times what a message does.
/// Signs of life are not counted: reading one costs less than counting it would, and nothing comes of it. A flood of them on one connection
/// keeps the others waiting for some milliseconds at most.</remarks>
public sealed class MemberPatience(TimeProvider time, RoomOptions options)
{
    /// <summary>New connections a member may open per second in the long run.</summary>
    internal const double ConnectionsPerSecond = 1;

    /// <summary>New connections a member may open at once after a rest: many tabs whose server starts again.</summary>
    internal const double ConnectionsAtOnce = 30;

    private readonly double _burst = 2.0 * options.Burst;
    private readonly ConcurrentDictionary<MemberId, Account> _accounts = new();

    /// <summary>Takes a message into account.</summary>
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

    /// <summary>Takes a message into account where it is read; false where it is not, and then nothing is taken.</summary>
    public bool TryMessage(MemberId member)
    {
        var account = Of(member);
        lock (account)
        {
            return account.Messages.TryTake();
        }
    }

    /// <summary>True where the member may open another connection now.</summary>
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
