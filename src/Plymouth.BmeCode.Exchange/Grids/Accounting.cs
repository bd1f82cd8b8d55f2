namespace Plymouth.BmeCode.Exchange.Grids;

/// <summary>The uses that a character of the source can have.</summary>
internal enum CharacterUse : byte
{
    None,

    /// <summary>The line (or lines) above the table.</summary>
    Title,

    /// <summary>A column's title.</summary>
    ColumnTitle,

    /// <summary>The number of a section or clause as it was written.</summary>
    Number,

    /// <summary>"General comments for this section;", and the dash between a heading and its lead-in.</summary>
    Label,
    Tag,

    /// <summary>The signs that part the cells of delimited text, and quotation marks that enclose one.</summary>
    Separator,

    /// <summary>Text of the document outside its table, named as not read.</summary>
    NotRead,

    /// <summary>White space written as an entity (<c>&amp;nbsp;</c>).</summary>
    Space,

    /// <summary>•, ➤, ○ or a lone o before a list's entry.</summary>
    Mark,

    /// <summary>Heading, lead-in, clause, comment or response.</summary>
    Words,

    /// <summary>A response that stands again on the next row of its group.</summary>
    Repeat,
}

/// <summary>
/// Notes the use of every character of the source: each that is not white space has exactly one, or the table is refused.
/// </summary>
internal sealed class Accounting(SourceText source)
{
    private readonly CharacterUse[] _uses = new CharacterUse[source.Text.Length];

    public SourceText Source { get; } = source;

    /// <summary>The use of each character, by place.</summary>
    public IReadOnlyList<CharacterUse> Uses => _uses;

    /// <summary>Notes the use of <paramref name="length"/> characters from a place on.</summary>
    /// <exception cref="InvalidOperationException">A character already has a use: the reader would say it twice.</exception>
    public void Use(int at, int length, CharacterUse use)
    {
        for (var i = at; i < at + length; i++)
        {
            if (_uses[i] != CharacterUse.None)
            {
                throw new InvalidOperationException($"Character {i} (line {Source.LineOf(i)}) is {_uses[i]} already and cannot be {use}.");
            }

            _uses[i] = use;
        }
    }

    /// <summary>Notes the use of all words of a cell, tags apart.</summary>
    public void Use(Cell cell, CharacterUse use)
    {
        foreach (var token in cell.Tokens.Where(t => t.Kind == TokenKind.Character && !t.IsSpace))
        {
            Use(token.At, token.Length, use);
        }
    }

    /// <summary>Returns the first place that is not white space and has no use; null when everything is accounted for.</summary>
    public int? FirstUnused()
    {
        for (var i = 0; i < _uses.Length; i++)
        {
            if (_uses[i] == CharacterUse.None && !char.IsWhiteSpace(Source.Text[i]))
            {
                return i;
            }
        }

        return null;
    }
}
