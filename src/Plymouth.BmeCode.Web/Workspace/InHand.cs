using Microsoft.JSInterop;

namespace Plymouth.BmeCode.Web.Workspace;

/// <summary>
/// What the member has in hand on this page, as the browser tells it: cards that hold the focus, a form or an open editor, and forms that
/// were begun and not sent.
/// </summary>
public sealed class InHand
{
    private HashSet<string> _cards = [];
    private HashSet<string> _begun = [];
    private bool _isTold;

    /// <summary>
    /// Called with the key of a form that is to open: it was begun before the page was loaded, or the member wants to go on with it.
    /// </summary>
    public event Action<string>? Opening;

    /// <summary>True while the card holds the focus, a form or an editor. No list takes it away then.</summary>
    public bool Has(string card) => _cards.Contains(card);

    /// <summary>The member ended by a decision what they had in hand there: the card may go.</summary>
    public void PutDown(string card) => _cards.Remove(card);

    /// <summary>The decision was refused: the card stays in hand.</summary>
    public void TakeUp(string card) => _cards.Add(card);

    /// <summary>True where something was put into the form and neither sent nor discarded.</summary>
    public bool IsBegun(string form) => _begun.Contains(form);

    /// <summary>Called by the browser: the cards that are in hand now.</summary>
    [JSInvokable]
    public void OnInHand(string[] cards)
    {
        ArgumentNullException.ThrowIfNull(cards);
        _cards = [.. cards];
    }

    /// <summary>
    /// Called by the browser: the keys of all forms that were begun. Those it did not know of before the page was shown open now.
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

    /// <summary>Called by the browser: the member wants to go on with a form.</summary>
    [JSInvokable]
    public void OnWanted(string form) => Opening?.Invoke(form);
}
