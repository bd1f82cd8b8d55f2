using System.Collections.Immutable;
using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Collaboration.Telling;

/// <summary>Knows who is here and at which clause; nothing of it is stored. One member may be here several times (tabs).</summary>
public sealed class Presence
{
    private readonly Lock _turn = new();
    private readonly TimeProvider _time;
    private readonly Teller _teller;
    private ImmutableDictionary<string, Seat> _seats = ImmutableDictionary<string, Seat>.Empty;

    internal Presence(TimeProvider time, Teller teller) => (_time, _teller) = (time, teller);

    /// <summary>Everybody here, by seat (the id of a circuit or a connection).</summary>
    public ImmutableDictionary<string, Seat> Seats => Volatile.Read(ref _seats);

    /// <summary>
    /// Takes a seat, moves it to another clause (null: to none), or says whether anybody is doing anything there. <see cref="Seat.Since"/>
    /// stays the time when it came to the clause.
    /// </summary>
    public void Sit(string seat, MemberId member, ClauseId? at, bool idle = false)
    {
        ArgumentNullException.ThrowIfNull(seat);
        lock (_turn)
        {
            var isThere = _seats.TryGetValue(seat, out var before) && before.Member == member && before.At == at;
            if (isThere && before!.Idle == idle)
            {
                return;
            }

            _seats = _seats.SetItem(seat, new(member, at, isThere ? before!.Since : _time.GetUtcNow(), idle));
        }

        _teller.Tell(this);
    }

    /// <summary>Gives a seat up; does nothing when it is not taken.</summary>
    public void Leave(string seat)
    {
        ArgumentNullException.ThrowIfNull(seat);
        lock (_turn)
        {
            if (!_seats.ContainsKey(seat))
            {
                return;
            }

            _seats = _seats.Remove(seat);
        }

        _teller.Tell(this);
    }

    /// <summary>
    /// Calls <paramref name="changed"/> after every change of <see cref="Seats"/>, until disposed of. The callback must be quick and never
    /// wait.
    /// </summary>
    public IDisposable Subscribe(Action changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        return _teller.Subscribe<Presence>(_ => changed());
    }
}

/// <summary>
/// A seat taken in the meeting; <paramref name="Since"/> is when (UTC) it came to its clause. <paramref name="Idle"/>: nobody has done
/// anything there for a while.
/// </summary>
public sealed record Seat(MemberId Member, ClauseId? At, DateTimeOffset Since, bool Idle = false);
