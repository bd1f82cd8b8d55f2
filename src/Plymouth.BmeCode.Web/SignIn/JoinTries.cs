using System.Collections.Concurrent;

namespace Plymouth.BmeCode.Web.SignIn;

/// <summary>Limits guessing at join codes: 10 wrong ones a minute from one address. Right ones are not counted, so that a whole room may come in from one address.</summary>
public sealed class JoinTries(TimeProvider time)
{
    private const int Most = 10;
    private static readonly TimeSpan Within = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, Tried> _wrong = new();

    /// <summary>True while the address may try another code.</summary>
    public bool May(string address) => !_wrong.TryGetValue(address, out var tried) || IsOver(tried) || tried.Times < Most;

    public void CountWrong(string address)
    {
        foreach (var (other, tried) in _wrong)
        {
            if (IsOver(tried))
            {
                _wrong.TryRemove(KeyValuePair.Create(other, tried));
            }
        }

        _wrong.AddOrUpdate(address, _ => new Tried(1, time.GetUtcNow()), (_, tried) => tried with { Times = tried.Times + 1 });
    }

    private bool IsOver(Tried tried) => time.GetUtcNow() - tried.Since >= Within;

    private sealed record Tried(int Times, DateTimeOffset Since);
}
