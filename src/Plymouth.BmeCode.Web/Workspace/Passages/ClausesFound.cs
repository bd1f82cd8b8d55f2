using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Web.Workspace.OutlineColumn;

namespace Plymouth.BmeCode.Web.Workspace.Passages;

/// <summary>The clauses that an editor offers for a cross-reference.</summary>
/// <param name="Clauses">
/// At most <see cref="Most"/> of them: those whose number begins with the words, then those whose first words hold them.
/// </param>
/// <param name="All">The number of clauses found.</param>
public sealed record ClausesFound(IReadOnlyList<ClauseChoice> Clauses, int All)
{
    /// <summary>The most clauses that are offered at once.</summary>
    public const int Most = 100;

    /// <summary>
    /// Returns the clauses of a table that have a number, in order, of which the number begins with these words or the first words hold
    /// them, whatever the case; all for no words.
    /// </summary>
    public static ClausesFound In(Table table, string words)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(words);
        var wanted = words.Trim();
        var all = OutlineView.Of(table).Sections.SelectMany(s => s.Clauses).Where(c => c.Number is not null);
        var found = all.Select(c => (Clause: c, ByNumber: c.Number!.StartsWith(wanted, StringComparison.OrdinalIgnoreCase)))
            .Where(c => c.ByNumber || c.Clause.FirstWords.Contains(wanted, StringComparison.CurrentCultureIgnoreCase))
            .OrderByDescending(c => c.ByNumber)
            .ToList();
        var offered = found.Take(Most).Select(c => new ClauseChoice(c.Clause.Id.Value, c.Clause.Number!, c.Clause.FirstWords));
        return new([.. offered], found.Count);
    }
}

/// <summary>A clause as the editor's cross-reference picker offers it.</summary>
/// <param name="Id">The clause's id.</param>
/// <param name="Number">Its present number.</param>
/// <param name="Title">Its first words.</param>
public sealed record ClauseChoice(string Id, string Number, string Title);
