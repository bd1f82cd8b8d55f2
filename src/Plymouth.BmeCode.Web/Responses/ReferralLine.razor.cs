using Microsoft.AspNetCore.Components;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Referrals;
using Plymouth.BmeCode.Web.Workspace;

namespace Plymouth.BmeCode.Web.Responses;

/// <summary>Shows a response's referral and changes it: to whom, who takes it there, when it was sent.</summary>
public partial class ReferralLine
{
    private bool _editing;
    private bool _focusOwed;
    private bool _focusBack;
    private string _to = "";
    private string _owner = "";
    private DateOnly? _sent;
    private string? _problem;

    // The referral the member saw when the form opened. If somebody else has changed it since, this member's change is refused.
    private Referral? _seen;
    private ElementReference _first;
    private ElementReference _opener;

    /// <summary>True while the form is open. It stays then, even when the response is no longer referred.</summary>
    public bool IsOpen => _editing;

    private string DraftKey => $"referral:{Response.Id}";

    private StandingReferral Standing => StandingReferrals.Of(Desk.Table, Response);

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focusOwed || _focusBack)
        {
            var to = _focusOwed ? _first : _opener;
            _focusOwed = _focusBack = false;
            await to.FocusAsync();
        }
    }

    private static string SentWords(Referral referral) => referral.Sent is { } sent ? $"sent on {Words.Day(sent)}" : "not sent yet";

    private string Field(string name) => $"referral-{name}-{Response.Id}";

    private void Edit()
    {
        var standing = Standing;
        (_to, _owner, _sent) = (standing.Referral?.To ?? "", standing.Referral?.Owner ?? "", standing.Referral?.Sent);
        _seen = standing.Proposed ? null : standing.Referral;
        _problem = null;
        _editing = _focusOwed = true;
    }

    private void BeginAgain()
    {
        if (!_editing)
        {
            Edit();
            _focusOwed = false;
        }
    }

    private void Close()
    {
        _editing = false;
        _focusBack = true;
    }

    private async Task SaveAsync()
    {
        if (await Desk.AskAsync(new SetReferral(Response.Id, _seen, _to, _owner, _sent)) is Outcome.Refused refused)
        {
            _problem = refused.Refusal.Message;
        }
        else
        {
            Close();
        }
    }
}
