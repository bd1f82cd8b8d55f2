using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Plymouth.BmeCode.Storage;

namespace Plymouth.BmeCode.Web.SignIn;

/// <summary>
/// Limits guessing at links and join codes: of more than ten wrong ones a minute from one address nothing more is said, but what is right
/// is let in all the same, because a whole room shares an address with whoever guesses there. So that guessing leads nowhere even so, a
/// join code closes after a million wrong ones: 1 chance in 54,000 to hit it. A wrong code counts against each that is open.
/// </summary>
public sealed class TokenTries(TimeProvider time, Links links, AuditLog audit)
{
    private const int Most = 10;
    private const int MostOfAll = 1_000_000;

    /// <summary>Most addresses that are remembered.</summary>
    private const int MostAddresses = 10_000;

    private static readonly TimeSpan Within = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, Tried> _wrong = new();
    private readonly Dictionary<string, int> _atCodes = [];

    /// <summary>Counts a wrong link or join code; true when there were too many from its address.</summary>
    public bool IsTooMuch(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var address = AddressOf(context.Connection.RemoteIpAddress);
        if (_wrong.Count >= MostAddresses)
        {
            Forget();
        }

        var tried = _wrong.AddOrUpdate(
            address,
            _ => new Tried(1, time.GetUtcNow()),
            (_, tried) => IsOver(tried) ? new Tried(1, time.GetUtcNow()) : tried with { Times = tried.Times + 1 }
        );
        if (tried.Times == Most + 1)
        {
            audit.TooManyTries(address);
        }

        return tried.Times > Most;
    }

    /// <summary>Counts a wrong join code, and closes those open for which there were too many, from wherever they came.</summary>
    public void CountAtCode()
    {
        var open = links.OpenCodes.Select(l => l.Id).ToHashSet();
        List<string> tooMuch = [];
        lock (_atCodes)
        {
            foreach (var closed in _atCodes.Keys.Except(open).ToList())
            {
                _atCodes.Remove(closed);
            }

            foreach (var id in open)
            {
                _atCodes[id] = _atCodes.GetValueOrDefault(id) + 1;
                if (_atCodes[id] == MostOfAll)
                {
                    tooMuch.Add(id);
                }
            }
        }

        foreach (var id in tooMuch)
        {
            links.Revoke(id);
            audit.CodeClosed(id, MostOfAll);
        }
    }

    private void Forget()
    {
        foreach (var (other, tried) in _wrong)
        {
            if (IsOver(tried) || _wrong.Count > MostAddresses)
            {
                _wrong.TryRemove(KeyValuePair.Create(other, tried));
            }
        }
    }

    private bool IsOver(Tried tried) => time.GetUtcNow() - tried.Since >= Within;

    /// <summary>
    /// Returns what an address is counted under: of a long address (IPv6) the half that a provider gives to one customer.
    /// </summary>
    private static string AddressOf(IPAddress? address) =>
        address switch
        {
            null => "",
            { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
            { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
            _ => address.ToString(),
        };

    private sealed record Tried(int Times, DateTimeOffset Since);
}
