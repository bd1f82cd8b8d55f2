using System.Collections.Concurrent;
using System.Security.Cryptography;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Web.SignIn;

/// <summary>Somebody who holds a link or the join code and says that they are a person who is here already: another browser, another computer, a cookie that is lost.</summary>
/// <param name="Id">Known to the browser that asks, and to nobody else.</param>
/// <param name="Token">What lets them in.</param>
/// <param name="Browser">"Firefox on Windows".</param>
public sealed record ComingBackAsk(string Id, string Token, Person As, string Browser, DateTimeOffset At)
{
    /// <summary>What was answered; null while nobody has.</summary>
    public bool? Answer { get; init; }
}

/// <summary>Those who wait to be let in as somebody who is here already. A facilitator says who they are: what a person wrote stays under one name. In memory: a restart asks again.</summary>
public sealed class ComingBack(Access access, AuditLog audit, TimeProvider time)
{
    /// <summary>How long somebody waits before they ask again.</summary>
    public static readonly TimeSpan Waits = TimeSpan.FromMinutes(15);

    /// <summary>So many wait at once.</summary>
    private const int Most = 50;

    private readonly ConcurrentDictionary<string, ComingBackAsk> _asks = new();

    /// <summary>Told when somebody asks or is answered, on any thread.</summary>
    public event Action? Changed;

    /// <summary>Those not answered yet, the first one first.</summary>
    public IReadOnlyList<ComingBackAsk> Waiting => [.. _asks.Values.Where(a => a.Answer is null && !IsOver(a)).OrderBy(a => a.At)];

    /// <summary>Asks; null where too many wait.</summary>
    public ComingBackAsk? Ask(string token, Person person, string browser)
    {
        foreach (var over in _asks.Values.Where(IsOver))
        {
            _asks.TryRemove(over.Id, out _);
        }

        if (_asks.Count >= Most)
        {
            return null;
        }

        var ask = new ComingBackAsk(RandomNumberGenerator.GetHexString(32, lowercase: true), token, person, browser, time.GetUtcNow());
        _asks[ask.Id] = ask;
        Changed?.Invoke();
        return ask;
    }

    /// <summary>One that waits or was answered; null for one that waited too long, or was never asked.</summary>
    public ComingBackAsk? Find(string id) => _asks.GetValueOrDefault(id) is { } ask && !IsOver(ask) ? ask : null;

    /// <summary>A facilitator says whether it is them. False where who answers is none (any more).</summary>
    public bool Answer(MemberId by, ComingBackAsk ask, bool isThem)
    {
        ArgumentNullException.ThrowIfNull(ask);
        if (!access.IsFacilitator(by))
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

    /// <summary>It has led where it leads.</summary>
    public void Forget(ComingBackAsk ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        _asks.TryRemove(ask.Id, out _);
    }

    private bool IsOver(ComingBackAsk ask) => time.GetUtcNow() - ask.At >= Waits;
}
