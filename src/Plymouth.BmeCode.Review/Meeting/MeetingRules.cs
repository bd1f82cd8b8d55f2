namespace Plymouth.BmeCode.Review;

/// <summary>The Code's title, where the meeting is, and what partners see of it.</summary>
internal static class MeetingRules
{
    /// <summary>Longest title, in UTF-16 units.</summary>
    public const int LongestTitle = 200;

    public static Decision ChangeTitle(Case now, ChangeTitle command) => OneLine(command.Title) switch
    {
        "" => Say.Invalid("A Code has a title. Write one, or leave it as it is."),
        { Length: > LongestTitle } => Say.Invalid($"A title has at most {LongestTitle} characters. Shorten it."),
        var title when title == now.Now.Title => Say.AlreadySo,
        var title => Say.Accept(new TitleChanged(title, now.Now.Title)),
    };

    public static Decision Discuss(Case now, DiscussClause command) =>
        command.Clause == now.Now.Discussing ? Say.AlreadySo
        : command.Clause is { } clause && !now.Now.Clauses.ContainsKey(clause) ? Say.NotFound($"Clause {clause}")
        : Say.Accept(new DiscussionMoved(command.Clause, now.Now.Discussing));

    public static Decision ChooseSight(Case now, ChooseSight command) =>
        command.Sight == now.Now.Sight ? Say.AlreadySo : Say.Accept(new SightChosen(command.Sight, now.Now.Sight));

    /// <summary>Text on one line, single spaces, none around it.</summary>
    internal static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
