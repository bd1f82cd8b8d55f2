using Microsoft.JSInterop;

namespace Plymouth.BmeCode.Web.Workspace;

/// <summary>
/// Knows what the member has in hand on this page, as the browser tells it: cards that hold the focus, a form or an open editor, and forms
/// that were begun and not sent.
/// </summary>
public sealed class InHand
{
    private HashSet<string> _cards = [];
    private HashSet<string> _begun = [];
    private bool _isTold;

    /// <summary>
    /// Called with the key of a form that is to open, because it was begun before the page was loaded or the member wants to go on with it.
    /// </summary>
    public event Action<string>? Opening;

    /// <summary>True while the card holds the focus, a form or an editor; no list takes it away then.</summary>
    public bool Has(string card) => _cards.Contains(card);

    /// <summary>Notes that the member ends by a decision what they had in hand there, so that the card may go.</summary>
    public void PutDown(string card) => _cards.Remove(card);

    /// <summary>Notes that the decision was refused, so that the card stays in hand.</summary>
    public void TakeUp(string card) => _cards.Add(card);

    /// <summary>True when something was put into the form and neither sent nor discarded.</summary>
    public bool IsBegun(string form) => _begun.Contains(form);

    /// <summary>Called by the browser with the cards that are in hand now.</summary>
    [JSInvokable]
    public void OnInHand(string[] cards)
    {
        ArgumentNullException.ThrowIfNull(cards);
        _cards = [.. cards];
    }

    /// <summary>
    /// Called by the browser with the keys of all forms that were begun. Those of the first call were begun before the page was loaded, and
    /// open now.
    /// </summary>
    [JSInvokable]
    public void OnBegun(string[] forms)
    {
        ArgumentNullException.ThrowIfNull(forms);
        var isFirst = !_isTold;
        _isTold = true;
        _begun = [.. forms];
        if (isFirst)
        {
            foreach (var form in forms)
            {
                Opening?.Invoke(form);
            }
        }
    }

    /// <summary>Called by the browser when the member wants to go on with a form.</summary>
    [JSInvokable]
    public void OnWanted(string form) => Opening?.Invoke(form);
}
