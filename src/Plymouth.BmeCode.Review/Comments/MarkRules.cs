using Plymouth.BmeCode.Review.Decisions;

namespace Plymouth.BmeCode.Review.Comments;

/// <summary>Refusals shared by the rules about marks of responses. Only a response that answers something is marked.</summary>
internal static class MarkRules
{
    public static Decision OfOpen(DecisionContext now, ResponseId id, Func<Response, Decision> decide) =>
        !now.Now.Responses.TryGetValue(id, out var response) ? Ruling.NotFound($"Response {id}")
        : response.Closed
            ? Ruling.Closed("This response has been merged into another, or its comments have left it. Look again at its comments.")
        : decide(response);
}
