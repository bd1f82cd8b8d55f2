namespace Plymouth.BmeCode.Review;

/// <summary>What the rules about doubts share: a doubt is settled once, its guess taken or waved off.</summary>
internal static class DoubtRules
{
    public static Decision OfOpen(Case now, DoubtId id, DoubtState wished, Func<Doubt, Decision> decide) => now.Now.Doubts.Find(d => d.Id == id) switch
    {
        null => Say.NotFound($"Doubt {id}"),
        { State: var state } when state == wished => Say.AlreadySo,
        { State: DoubtState.Accepted } => Say.Stale("This doubt has been accepted meanwhile. Whoever accepted it can undo that."),
        { State: DoubtState.WavedOff } => Say.Stale("This doubt has been waved off meanwhile. Whoever waved it off can undo that."),
        var doubt => decide(doubt),
    };
}
