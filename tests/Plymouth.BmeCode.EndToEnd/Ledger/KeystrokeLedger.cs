using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;

namespace Plymouth.BmeCode.EndToEnd.Ledger;

/// <summary>Every key pressed, each another letter, so that it can be said of each what became of it.</summary>
/// <remarks>
/// The letters are Han and Hangul: there are enough of them that no two keys of a session are alike, and none stands in the table.
/// </remarks>
public sealed class KeystrokeLedger
{
    internal const char FirstHan = '\u4E00';
    private const char LastHan = '\u9FA5';
    internal const char FirstHangul = '\uAC00';
    private const char LastHangul = '\uD7A3';
    private readonly ConcurrentDictionary<char, Keystroke> _pressed = new();
    private int _next = FirstHan - 1;

    /// <summary>How many keys were pressed.</summary>
    public int Count => _pressed.Count;

    /// <summary>Enters a key that is about to be pressed and gives its letter.</summary>
    /// <exception cref="InvalidOperationException">All letters are used up.</exception>
    public char Press(string member, string passage, string during)
    {
        var letter = Interlocked.Increment(ref _next);
        if (letter > LastHan)
        {
            letter = FirstHangul + (letter - LastHan - 1);
        }

        if (letter > LastHangul)
        {
            throw new InvalidOperationException("All letters are used up: begin a new session.");
        }

        _pressed[(char)letter] = new Keystroke((char)letter, member, passage, during);
        return (char)letter;
    }

    /// <summary>What became of every key: from the exported consultation, and from what the members' browsers kept for them.</summary>
    /// <param name="consultation">The consultation's JSON, history included.</param>
    /// <param name="kept">All words kept for the members, as one text.</param>
    public LedgerBalance Balance(JsonElement consultation, string kept)
    {
        var fates = new JournalReading(consultation);
        var nowhere = new List<string>();
        var (standing, keptCount, deleted) = (0, 0, 0);
        foreach (var key in _pressed.Values)
        {
            if (fates.FirstPassageOf(key.Letter) is { } first && first != key.Passage)
            {
                nowhere.Add($"{key} went into {first}");
            }
            else if (fates.Stands(key.Letter))
            {
                standing++;
            }
            else if (kept.Contains(key.Letter))
            {
                keptCount++;
            }
            else if (fates.DeletedBy(key.Letter) is { } member)
            {
                deleted++;
                if (fates.NameOf(member) is null)
                {
                    nowhere.Add($"{key} was deleted by nobody who has a name ({member})");
                }
            }
            else
            {
                nowhere.Add($"{key} is nowhere");
            }
        }

        return new LedgerBalance(standing, keptCount, deleted, nowhere);
    }
}

/// <summary>One key: its letter, who pressed it, in which passage's editor, and what was going on.</summary>
public sealed record Keystroke(char Letter, string Member, string Passage, string During)
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"'{Letter}' (U+{(int)Letter:X4}) of {Member} for {Passage} during {During}");
}

/// <summary>
/// How many keys stand in a wording, are kept for their author, or were deleted by a named member; and those of which none is true.
/// </summary>
public sealed record LedgerBalance(int Standing, int Kept, int Deleted, IReadOnlyList<string> Nowhere)
{
    public override string ToString() => $"{Standing} standing, {Kept} kept, {Deleted} deleted by a named member, {Nowhere.Count} nowhere";
}
