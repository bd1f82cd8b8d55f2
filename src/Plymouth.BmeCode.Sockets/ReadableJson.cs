using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Plymouth.BmeCode.Sockets;

/// <summary>
/// The JSON protocol, on which nothing a client sends is an exception beyond this point: what cannot be read becomes a call of
/// <see cref="Unreadable"/>, which the hub answers and counts like any other.
/// </summary>
/// <remarks>
/// Otherwise the first such message ends its connection, and letting its sender in again costs the server many times what refusing a
/// message does. One larger than the hub takes still ends it: where the next begins is then unknown.
/// </remarks>
public sealed class ReadableJson(JsonHubProtocol inner) : IHubProtocol
{
    /// <summary>The method of our hubs that answers what could not be read.</summary>
    public const string Unreadable = "Unreadable";

    /// <summary>What is answered as the answer to a message that names no call, or none that can be read.</summary>
    private const string NoCall = "unreadable";

    /// <summary>What stands at the end of every message.</summary>
    public const byte EndMark = 0x1e;

    /// <inheritdoc />
    public string Name => inner.Name;

    /// <inheritdoc />
    public int Version => inner.Version;

    /// <inheritdoc />
    public TransferFormat TransferFormat => inner.TransferFormat;

    /// <inheritdoc />
    public bool IsVersionSupported(int version) => inner.IsVersionSupported(version);

    /// <inheritdoc />
    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) => inner.GetMessageBytes(message);

    /// <inheritdoc />
    public void WriteMessage(HubMessage message, IBufferWriter<byte> output) => inner.WriteMessage(message, output);

    /// <inheritdoc />
    public bool TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message)
    {
        if (input.PositionOf(EndMark) is not { } end)
        {
            message = null;
            return false;
        }

        var after = input.GetPosition(1, end);
        var one = input.Slice(0, after);
        input = input.Slice(after);
        message = Read(one, binder);
        return true;
    }

    private HubMessage Read(ReadOnlySequence<byte> one, IInvocationBinder binder)
    {
        try
        {
            return !inner.TryParseMessage(ref one, binder, out var message) ? Call(null)
                : message is InvocationBindingFailureMessage failed ? Call(failed.InvocationId)
                : message is InvocationMessage { StreamIds: null or [] } or PingMessage or CloseMessage ? message
                : Call((message as HubInvocationMessage)?.InvocationId);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return Call(null);
        }
    }

    private static InvocationMessage Call(string? id) => new(string.IsNullOrEmpty(id) ? NoCall : id, Unreadable, []);
}
