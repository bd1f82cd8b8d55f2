namespace Plymouth.BmeCode.Review;

/// <summary>Publishing. What blocks was read from the table the documents were made of, by who asks for the server; it is never computed inside a turn.</summary>
internal static class PublicationRules
{
    /// <summary>Longest reason, in UTF-16 units.</summary>
    public const int LongestReason = 2000;

    public static Decision Publish(Case now, PublishCode command)
    {
        var next = now.Now.Publications.Count + 1;
        var reason = command.Reason?.Trim() ?? "";
        return command.Number != next ? Say.Stale($"Publication {command.Number} has been made meanwhile. Look at it first; the next would be number {next}.")
            : command.Documents.IsEmpty ? throw new InvalidOperationException("A publication without a document.")
            : command.Blocking.IsEmpty ? Accept(null)
            : reason.Length == 0 ? Say.Invalid($"{(command.Blocking.Count == 1 ? "One thing blocks" : $"{command.Blocking.Count} things block")}. Settle what blocks, or say why the Code is published all the same: the reason stands in the publication.")
            : reason.Length > LongestReason ? Say.Invalid($"A reason has at most {LongestReason} characters. Shorten it.")
            : Accept(reason);

        Decision Accept(string? why) =>
            Say.Accept(new CodePublished(next, now.Now.Title, [.. command.Present.Distinct()], command.JournalHead, command.Entries, command.Blocking, why, command.Documents));
    }
}
