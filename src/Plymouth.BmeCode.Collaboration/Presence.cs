using System.Collections.Immutable;
using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Collaboration;

/// <summary>Who is here and at which clause; never stored. One member may be here several times (tabs).</summary>
public sealed class Presence
{
    /// <summary>Everybody here, by seat (a circuit's or connection's id).</summary>
    public ImmutableDictionary<string, Seat> Seats => throw new NotImplementedException();

    /// <summary>Takes a seat, or moves it to another clause.</summary>
    public void Sit(string seat, MemberId member, ClauseId? at) => throw new NotImplementedException();

    public void Leave(string seat) => throw new NotImplementedException();

    public IDisposable Subscribe(Action changed) => throw new NotImplementedException();
}

/// <summary>One place taken in the meeting.</summary>
public sealed record Seat(MemberId Member, ClauseId? At, DateTimeOffset Since);
