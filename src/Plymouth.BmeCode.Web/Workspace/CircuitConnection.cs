using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Plymouth.BmeCode.Web.Workspace;

/// <summary>
/// Tells when this circuit's browser stops answering and when it answers again. A circuit outlives a broken connection for as long as it
/// may come back, and its member must not seem to sit there meanwhile.
/// </summary>
public sealed class CircuitConnection : CircuitHandler
{
    /// <summary>Called with false when the connection breaks, and with true when it is there (again).</summary>
    public event Action<bool>? Changed;

    /// <inheritdoc />
    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken) => Tell(true);

    /// <inheritdoc />
    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken) => Tell(false);

    private Task Tell(bool there)
    {
        Changed?.Invoke(there);
        return Task.CompletedTask;
    }
}
