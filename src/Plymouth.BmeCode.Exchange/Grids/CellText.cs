using System.Text;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Exchange.Grids;

/// <summary>The marks that a run of characters has.</summary>
/// <param name="Link">The address it leads to; null when it is no link.</param>
internal readonly record struct Emphasis(bool Bold = false, bool Italic = false, bool Underline = false, string? Link = null)
{
    /// <summary>Returns an address that may be kept as a link: of the web, or of mail; null for any other.</summary>
    public static string? Address(string? address) => address is not null && WordingLinks.IsAllowed(address) ? address : null;
}

/// <summary>Puts one cell of a document together: paragraphs, list entries, line breaks and characters with their marks.</summary>
/// <param name="column">The cell's column, from 0.</param>
/// <param name="goesOn">True when it belongs to a merged cell that begins on a row above.</param>
internal sealed class CellText(int column, bool goesOn = false)
{
    private readonly StringBuilder _text = new();
    private readonly List<Token> _marks = [];
    private readonly List<string> _lists = [];
    private Emphasis _wanted;
    private Emphasis _current;
    private int _base;
    private bool _notBold;

    /// <summary>Its column, from 0.</summary>
    public int Column => column;

    /// <summary>True while no character other than white space is in it.</summary>
    public bool IsBlank { get; private set; } = true;

    /// <summary>Makes the cell of plain text with line ends.</summary>
    public static CellText Of(int column, string text, bool goesOn = false)
    {
        var cell = new CellText(column, goesOn);
        cell.Lines(text);
        return cell;
    }

    /// <summary>Begins a paragraph, outside any list.</summary>
    public void Paragraph()
    {
        CloseLists(0);
        if (_text.Length > 0)
        {
            _text.Append('\n');
            Mark(TokenKind.Open, "p");
        }
    }

    /// <summary>Begins a list's entry.</summary>
    /// <param name="level">Its level as the document counts it; the first entry of a list is at the top whatever it says.</param>
    public void Entry(int level, bool ordered)
    {
        if (_lists.Count == 0)
        {
            _base = level;
        }

        if (_text.Length > 0)
        {
            _text.Append('\n');
        }

        var depth = Math.Clamp(level - _base, 0, 8) + 1;
        CloseLists(depth);
        var kind = ordered ? "ol" : "ul";
        if (_lists.Count == depth && _lists[^1] != kind)
        {
            CloseLists(depth - 1);
        }

        while (_lists.Count < depth)
        {
            _lists.Add(kind);
            Mark(TokenKind.Open, kind);
        }

        Mark(TokenKind.Open, "li");
    }

    /// <summary>Breaks the line within a paragraph or entry.</summary>
    public void Break()
    {
        _text.Append('\n');
        Mark(TokenKind.Open, "br");
    }

    /// <summary>Sets the marks of the characters that follow.</summary>
    public void With(Emphasis emphasis) => _wanted = emphasis;

    /// <summary>Adds text in which a line end is white space.</summary>
    public void Characters(string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        Emphasise();
        if (!string.IsNullOrWhiteSpace(text))
        {
            IsBlank = false;
            _notBold |= !_wanted.Bold;
        }

        _text.Append(text);
        if (_text.Length > Bounds.CellCharacters)
        {
            throw Bounds.TooLongCell();
        }
    }

    /// <summary>Adds text in which a line end begins a paragraph.</summary>
    public void Lines(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
            {
                Paragraph();
            }

            Characters(lines[i]);
        }
    }

    /// <summary>Makes the cell, whose text begins at a place in the source.</summary>
    public GridCell Finish(int start)
    {
        _wanted = default;
        Emphasise();
        CloseLists(0);

        // Bold throughout is how the cell looks, not what somebody stressed in it.
        var marks = _notBold ? _marks : _marks.Where(m => m.Tag != "b");
        return new(column, start, _text.ToString(), [.. marks], [], goesOn);
    }

    private void Emphasise()
    {
        if (_wanted == _current)
        {
            return;
        }

        Toggle("b", _current.Bold, _wanted.Bold);
        Toggle("i", _current.Italic, _wanted.Italic);
        Toggle("u", _current.Underline, _wanted.Underline);
        if (_current.Link != _wanted.Link)
        {
            if (_current.Link is not null)
            {
                Mark(TokenKind.Close, "a");
            }

            if (_wanted.Link is not null)
            {
                _marks.Add(new(TokenKind.Open, _text.Length, 0, Tag: "a", Link: _wanted.Link));
            }
        }

        _current = _wanted;
    }

    private void Toggle(string tag, bool was, bool becomes)
    {
        if (was != becomes)
        {
            Mark(becomes ? TokenKind.Open : TokenKind.Close, tag);
        }
    }

    private void CloseLists(int depth)
    {
        while (_lists.Count > depth)
        {
            Mark(TokenKind.Close, _lists[^1]);
            _lists.RemoveAt(_lists.Count - 1);
        }
    }

    private void Mark(TokenKind kind, string tag) => _marks.Add(new(kind, _text.Length, 0, Tag: tag));
}
