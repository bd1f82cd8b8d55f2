using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Meeting;

namespace Plymouth.BmeCode.Web.Workspace.Share;

/// <summary>The words that the parts of the share page have in common.</summary>
public static class Sharing
{
    /// <summary>The notice for a member who is no facilitator any more while the page is open.</summary>
    public static readonly Notice OnlyFacilitators = new("Only a facilitator can share.", IsRefusal: true, CanUndo: false);

    /// <summary>The notice for a member who is no administrator any more while the page is open.</summary>
    public static readonly Notice OnlyAdministrators = new(
        "Only an administrator can do this, and one must always be left.",
        IsRefusal: true,
        CanUndo: false
    );

    /// <summary>Returns a role as screens name it.</summary>
    public static string Word(this Role role) =>
        role switch
        {
            Role.Partner => "partner",
            Role.Reader => "reader",
            Role.Member => "member",
            Role.Facilitator => "facilitator",
            _ => throw NotKnown.Of(role),
        };
}
