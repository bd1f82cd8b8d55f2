namespace Plymouth.BmeCode.Web.Workspace.Share;

/// <summary>The words that the parts of the share page have in common.</summary>
public static class Sharing
{
    /// <summary>The notice for a member who is no facilitator any more while the page is open.</summary>
    public static readonly Notice OnlyFacilitators = new("Only a facilitator can share.", IsRefusal: true, CanUndo: false);
}
