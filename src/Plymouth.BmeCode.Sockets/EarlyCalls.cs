using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Connections;

namespace Plymouth.BmeCode.Sockets;

/// <summary>
/// Lets a <see cref="IMessageTaker"/> have the messages of a connection before its hub, and counts how far the hub is, so that both begin
/// calls in the order they came.
/// </summary>
/// <remarks>
/// The hub's dispatcher costs a small call more than all the rest together: a scope, a hub, arguments bound and an answer written for each.
/// </remarks>
public static class EarlyCalls
{
    /// <summary>
    /// Puts a taker before the hub of this connection. False where there is no short way: the connection has no <see cref="DirectSocket"/>.
    /// </summary>
    public static bool TryPutBefore(ConnectionContext connection, IMessageTaker taker)
    {
        ArgumentNullException.ThrowIfNull(connection);
        if (connection.GetHttpContext()?.Features.Get<DirectSocket>() is not { In: var inbound })
        {
            return false;
        }

        var usual = connection.Transport;
        inbound.Taker = taker;
        connection.Transport = new Duplex(new HubReader(usual.Input, inbound), usual.Output);
        return true;
    }

    /// <summary>Reads for the hub, and tells how far it is.</summary>
    private sealed class HubReader(PipeReader usual, InboundPipe inbound) : PipeReader
    {
        private ReadOnlySequence<byte> _read;

        public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
        {
            inbound.HubWaits(true);
            var read = await usual.ReadAsync(cancellationToken);
            inbound.HubWaits(false);
            _read = read.Buffer;
            return read;
        }

        public override bool TryRead(out ReadResult result)
        {
            var any = usual.TryRead(out result);
            _read = result.Buffer;
            return any;
        }

        public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

        public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
        {
            var had = _read.Slice(0, consumed).Length;
            usual.AdvanceTo(consumed, examined);
            inbound.HubHad(had);
        }

        public override void CancelPendingRead() => usual.CancelPendingRead();

        public override void Complete(Exception? exception = null) => usual.Complete(exception);
    }

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
