using System.Diagnostics;
using System.Threading.Channels;

namespace Plymouth.BmeCode.Load;

/// <summary>A long way: what is put in comes out in order, each message so much later.</summary>
internal sealed class Line
{
    private readonly Channel<(long Due, byte[] Message)> _under = Channel.CreateUnbounded<(long, byte[])>(new() { SingleReader = true });
    private readonly TimeSpan _delay;

    public Line(TimeSpan delay, Action<ReadOnlyMemory<byte>> arrived, CancellationToken stop)
    {
        _delay = delay;
        _ = RunAsync(arrived, stop);
    }

    public void Put(ReadOnlySpan<byte> message) =>
        _under.Writer.TryWrite((Stopwatch.GetTimestamp() + (long)(_delay.TotalSeconds * Stopwatch.Frequency), message.ToArray()));

    private async Task RunAsync(Action<ReadOnlyMemory<byte>> arrived, CancellationToken stop)
    {
        try
        {
            await foreach (var (due, message) in _under.Reader.ReadAllAsync(stop))
            {
                // Timers come up to a millisecond late and never early: the way is a little longer than said, not shorter.
                while (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due) is var left && left > TimeSpan.Zero)
                {
                    await Task.Delay(left, TimeProvider.System, stop);
                }

                arrived(message);
            }
        }
        catch (OperationCanceledException)
        {
            // The connection ended.
        }
    }
}
