using Microsoft.AspNetCore.Components;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Referrals;
using Plymouth.BmeCode.Web.Workspace;

namespace Plymouth.BmeCode.Web.Responses;

/// <summary>Where a response hands its matter on: to whom, who takes it there, when it was sent; and the form for it.</summary>
public partial class ReferralLine
{
    private bool _editing;
    private bool _focusOwed;
    private bool _focusBack;
    private string _to = "";
    private string _owner = "";
    private DateOnly? _sent;
    private string? _problem;

    // What the member saw when the form opened: another's change meanwhile is refused, not overwritten.
    private Referral? _seen;
    private ElementReference _first;
    private ElementReference _opener;

    /// <summary>True while the form is open: it stays, whatever becomes of the disposition.</summary>
    public bool IsOpen => _editing;

    private string DraftKey => $"referral:{Response.Id}";

    private StandingReferral Standing => StandingReferrals.Of(Desk.Table, Response);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focusOwed || _focusBack)
        {
            var to = _focusOwed ? _first : _opener;
            _focusOwed = _focusBack = false;
            await to.FocusAsync();
        }
    }

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
