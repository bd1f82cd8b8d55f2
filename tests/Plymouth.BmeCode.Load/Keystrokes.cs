using System.Collections.Concurrent;

namespace Plymouth.BmeCode.Load;

/// <summary>
/// When each keystroke of each client was typed, so that whoever is told of a change knows how long it took. One process, one clock.
/// </summary>
internal sealed class Keystrokes
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<int, long[]>> _typed = new(StringComparer.Ordinal);

    /// <summary>Notes when the keystrokes of a client's change were typed (ticks of Stopwatch), before it is sent.</summary>
    public void Sent(string client, int sequence, long[] typed) => _typed.GetOrAdd(client, _ => new())[sequence] = typed;

    /// <summary>When the keystrokes of a change were typed; empty for one nobody typed here.</summary>
    public long[] Of(ReadOnlySpan<char> client, int sequence) =>
        _typed.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(client, out var mine) && mine.TryGetValue(sequence, out var typed)
            ? typed
            : [];
}
