using Plymouth.BmeCode.Storage;

namespace Plymouth.BmeCode.Web.Hosting;

/// <summary>Says whether what is typed now would be saved, to whoever watches over the server.</summary>
public sealed class Readiness(DataFolder folder, TimeProvider time)
{
    /// <summary>Bytes on the disk below which the server is not ready, which it says before they are used up.</summary>
    private const long LeastRoom = 64L * 1024 * 1024;

    /// <summary>The time for which an answer stands, because the address is open to everybody, and looking writes to the disk.</summary>
    private static readonly TimeSpan Stands = TimeSpan.FromSeconds(2);

    private readonly Lock _turn = new();
    private Task<string?>? _asked;
    private DateTimeOffset _at;

    /// <summary>Says why it would not be saved, in words for whoever looks after the server; null when it would.</summary>
    public Task<string?> FaultAsync()
    {
        lock (_turn)
        {
            var now = time.GetUtcNow();
            if (_asked is null || (_asked.IsCompleted && now - _at >= Stands))
            {
                (_asked, _at) = (LookAsync(), now);
            }

            return _asked;
        }
    }

    private async Task<string?> LookAsync() =>
        folder.Room is { } room and < LeastRoom
            ? $"Only {room / 1024 / 1024} MB are left on the disk of the data folder. Make room on it."
            : await folder.Journals.TryWritingAsync();
}
