using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Plymouth.BmeCode.Web.Workspace;

/// <summary>
/// Whether the browser of this circuit answers. A circuit outlives a connection that broke, for as long as it may come back; whoever sat
/// there must not seem to.
/// </summary>
public sealed class CircuitConnection : CircuitHandler
{
    /// <summary>Called with false when the connection went, with true when it is there (again).</summary>
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
