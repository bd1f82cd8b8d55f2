using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Comments;

namespace Plymouth.BmeCode.Web.Responses;

/// <summary>
/// Gives each comment group its card on the screen. Decisions give groups other responses and comments; a card stays the same element as
/// long as its response, or else one of its comments, is in it, so that an editor or form in it survives.
/// </summary>
internal sealed class CardKeys
{
    private Dictionary<ResponseId, int> _byResponse = [];
    private Dictionary<CommentId, int> _byComment = [];
    private int _last;

    /// <summary>Returns the key of each group's card, in order; no two groups have the same.</summary>
    public IReadOnlyList<int> Of(IReadOnlyList<CommentGroup> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        var keys = new int?[groups.Count];
        var taken = new HashSet<int>();
        Give(groups, keys, taken, group =>
            group.Response is { } response && _byResponse.TryGetValue(response.Id, out var key) ? [key] : []
        );
        Give(groups, keys, taken, group => group.Comments.Where(c => _byComment.ContainsKey(c.Id)).Select(c => _byComment[c.Id]));
        Give(groups, keys, taken, _ => [++_last]);
        var cards = groups.Zip(keys, (group, key) => (Group: group, Key: key!.Value)).ToList();
        _byResponse = cards.Where(c => c.Group.Response is not null).ToDictionary(c => c.Group.Response!.Id, c => c.Key);
        _byComment = cards.SelectMany(c => c.Group.Comments.Select(comment => (comment.Id, c.Key))).ToDictionary(c => c.Id, c => c.Key);
        return [.. cards.Select(c => c.Key)];
    }

    private static void Give(
        IReadOnlyList<CommentGroup> groups,
        int?[] keys,
        HashSet<int> taken,
        Func<CommentGroup, IEnumerable<int>> known
    )
    {
        for (var at = 0; at < groups.Count; at++)
        {
            if (keys[at] is null && known(groups[at]).Cast<int?>().FirstOrDefault(key => !taken.Contains(key!.Value)) is { } key)
            {
                keys[at] = key;
                taken.Add(key);
            }
        }
    }
}
