using System.Collections.Concurrent;
using System.Security.Cryptography;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Storage;

namespace Plymouth.BmeCode.Web.SignIn;

/// <summary>
/// Somebody who holds a link or the join code and says that they are a person who is here already, in another browser, on another computer,
/// or without the cookie they had.
/// </summary>
/// <param name="Id">An id that the browser that asks knows, and nobody else.</param>
/// <param name="Token">The token that lets them in.</param>
/// <param name="Link">The link the token is of, which says where it lets them in.</param>
/// <param name="Browser">The browser that asks: "Firefox on Windows".</param>
public sealed record ComingBackAsk(string Id, string Token, Link Link, Person As, string Browser, DateTimeOffset At)
{
    /// <summary>The answer of whoever may give it; null while there is none.</summary>
    public bool? Answer { get; init; }
}

/// <summary>
/// Keeps those who wait to be let in as somebody who is here already; in memory, so after a restart they ask again. Who may vouch for
/// them (<see cref="Access.MayVouch"/>) says who they are, so that what a person wrote stays under one name.
/// </summary>
public sealed class ComingBack(Access access, AuditLog audit, TimeProvider time)
{
    /// <summary>The time somebody waits before they have to ask again.</summary>
    public static readonly TimeSpan Waits = TimeSpan.FromMinutes(15);

    /// <summary>Most that wait at once.</summary>
    private const int Most = 50;

    private readonly ConcurrentDictionary<string, ComingBackAsk> _asks = new();

    /// <summary>Raised when somebody asks or is answered, on any thread.</summary>
    public event Action? Changed;

    /// <summary>Returns those not answered yet whom a member may vouch for, the first one first.</summary>
    public IReadOnlyList<ComingBackAsk> WaitingFor(MemberId member) =>
        [
            .. _asks
                .Values.Where(a => a.Answer is null && !IsOver(a) && access.MayVouch(member, a.As, a.Link))
                .OrderBy(a => a.At),
        ];

    /// <summary>Lets somebody ask to come in as a person; null when too many wait.</summary>
    public ComingBackAsk? Ask(string token, Link link, Person person, string browser)
    {
        foreach (var over in _asks.Values.Where(IsOver))
        {
            _asks.TryRemove(over.Id, out _);
        }

        if (_asks.Count >= Most)
        {
            return null;
        }

        var id = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var ask = new ComingBackAsk(id, token, link, person, browser, time.GetUtcNow());
        _asks[ask.Id] = ask;
        Changed?.Invoke();
        return ask;
    }

    /// <summary>Returns one that waits or was answered; null for one that waited too long, or was never asked.</summary>
    public ComingBackAsk? Find(string id) => _asks.GetValueOrDefault(id) is { } ask && !IsOver(ask) ? ask : null;

    /// <summary>Keeps a member's answer whether it is them. False when the member may not vouch for them (any more).</summary>
    public bool Answer(MemberId by, ComingBackAsk ask, bool isThem)
    {
        ArgumentNullException.ThrowIfNull(ask);
        if (!access.MayVouch(by, ask.As, ask.Link))
        {
            return false;
        }

        if (_asks.TryUpdate(ask.Id, ask with { Answer = isThem }, ask))
        {
            audit.Vouched(by, ask.As, isThem);
            Changed?.Invoke();
        }

        return true;
    }

    /// <summary>Forgets one that was answered and has seen the answer.</summary>
    public void Forget(ComingBackAsk ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        _asks.TryRemove(ask.Id, out _);
    }

    private bool IsOver(ComingBackAsk ask) => time.GetUtcNow() - ask.At >= Waits;
}
