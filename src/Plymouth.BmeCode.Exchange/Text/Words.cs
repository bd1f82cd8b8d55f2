using System.Collections.Immutable;
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
