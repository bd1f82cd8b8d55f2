using Plymouth.BmeCode.Review.Decisions;

namespace Plymouth.BmeCode.Review.Comments;

/// <summary>Refusals shared by the rules about doubts. A doubt is settled once, accepted or waved off.</summary>
internal static class DoubtRules
{
    public static Decision OfOpen(DecisionContext now, DoubtId id, DoubtState wished, Func<Doubt, Decision> decide)
    {
        if (now.Now.Doubts.Find(d => d.Id == id) is not { } doubt)
        {
            return Ruling.NotFound($"Doubt {id}");
        }

        return doubt.State == wished
            ? Ruling.AlreadySo
            : doubt.State switch
            {
                DoubtState.Accepted => Ruling.Stale("This doubt has been accepted meanwhile. Whoever accepted it can undo that."),
                DoubtState.WavedOff => Ruling.Stale("This doubt has been waved off meanwhile. Whoever waved it off can undo that."),
                DoubtState.Open => decide(doubt),
            };
    }
}
