using System.Collections.Immutable;
using Plymouth.BmeCode.Exchange.Grids;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Exchange.Text;

/// <summary>The parts of a cell's form that a passage keeps.</summary>
internal enum WordsForm
{
    /// <summary>Paragraphs, lists, emphasis, links.</summary>
    Full,

    /// <summary>Paragraphs and links.</summary>
    Paragraphs,

    /// <summary>One line without marks.</summary>
    OneLine,
}

/// <summary>A wording and where its characters stand in the source.</summary>
/// <param name="Spans">Places of its characters, white space apart, and of its item marks.</param>
/// <param name="Lines">For each line: the place of its first character, and whether an item mark or <c>&lt;li&gt;</c> began it.</param>
internal sealed record Words(
    Wording Wording,
    ImmutableArray<(int At, int Length, bool Mark)> Spans,
    ImmutableArray<(int At, bool Marked)> Lines
)
{
    public static readonly Words None = new(Wording.Empty, [], []);
}

/// <summary>Accounts for words.</summary>
internal static class WordsAccounting
{
    /// <summary>Notes the use of the characters words were made of: the words as <paramref name="use"/>, their marks as marks.</summary>
    public static void Use(this Accounting accounting, Words words, CharacterUse use = CharacterUse.Words)
    {
        foreach (var (at, length, mark) in words.Spans)
        {
            accounting.Use(at, length, mark ? CharacterUse.Mark : use);
        }
    }
}
