using System.Collections.Immutable;
using System.Text;
using Plymouth.BmeCode.Exchange.Grids;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Exchange.Text;

/// <summary>
/// Makes a cell's characters and stray tags into a wording: single spaces, paragraphs and list entries on lines of their own, no item
/// marks.
/// </summary>
/// <remarks>
/// Lists are seldom closed and have no <c>&lt;li&gt;</c>, so a line is known by the mark or tag before it; a second <c>&lt;ul&gt;</c>
/// nests, and a <c>&lt;p&gt;</c> inside a list is a loose paragraph.
/// </remarks>
internal sealed class WordsBuilder
{
    /// <summary>
    /// Deepest indent that is kept: lists deeper than this are drawn up to it, because a response may hold no deeper ones.
    /// </summary>
    private const int DeepestIndent = 2;

    private readonly WordsForm _form;
    private readonly DeltaBuilder _delta = new();

    /// <summary>Characters of one emphasis that are not in <see cref="_delta"/> yet.</summary>
    private readonly StringBuilder _run = new();

    private Attributes? _runAttributes;
    private readonly ImmutableArray<(int At, int Length, bool Mark)>.Builder _spans = ImmutableArray.CreateBuilder<(
        int At,
        int Length,
        bool Mark
    )>();
    private readonly ImmutableArray<(int At, bool Marked)>.Builder _lines = ImmutableArray.CreateBuilder<(int At, bool Marked)>();
    private readonly List<string> _lists = [];
    private readonly Stack<string?> _links = new();
    private int _underline;
    private int _bold;
    private int _italic;

    /// <summary>True when the next character begins a line.</summary>
    private bool _lineDue = true;

    /// <summary>True when the next line is a list's entry.</summary>
    private bool _item;

    /// <summary>True when a mark or <c>&lt;li&gt;</c> came since the last character.</summary>
    private bool _marked;

    private bool _joined;
    private bool _spaceDue;
    private Attributes? _spaceAttributes;
    private Attributes? _lineEnd;

    private WordsBuilder(WordsForm form) => _form = form;

    /// <summary>Makes the words of a cell.</summary>
    public static Words Of(Cell cell, WordsForm form = WordsForm.Full)
    {
        var builder = new WordsBuilder(form);
        for (var i = 0; i < cell.Tokens.Length; i++)
        {
            builder.Add(cell.Tokens, i);
        }

        return builder.Finish();
    }

    private void Add(ImmutableArray<Token> tokens, int i)
    {
        var token = tokens[i];
        switch (token.Kind)
        {
            case TokenKind.Open:
                Open(token);
                break;
            case TokenKind.Close:
                Close(token.Tag!);
                break;
            case TokenKind.Join:
                (_joined, _lineDue) = (true, _lines.Count == 0);
                Space();
                break;
            case TokenKind.Character when token.IsSpace:
                Space();
                break;
            case TokenKind.Character when IsMark(tokens, i):
                _spans.Add((token.At, token.Length, Mark: true));
                (_lineDue, _item, _marked) = (true, true, true);
                break;
            default:
                Character(token);
                break;
        }
    }

    private bool IsMark(ImmutableArray<Token> tokens, int i)
    {
        if (tokens[i].Tag == Cell.LineMark)
        {
            return true;
        }

        var startsWord = i == 0 || tokens[i - 1].Kind != TokenKind.Character || tokens[i - 1].IsSpace;
        return startsWord
            && (
                Cell.ItemMarks.Contains(tokens[i].Character)
                || (tokens[i].Character == 'o' && _lists.Count > 0 && i + 1 < tokens.Length && tokens[i + 1].IsSpace)
            );
    }

    private void Open(Token tag)
    {
        switch (tag.Tag)
        {
            case "ul" or "ol":
                _lists.Add(tag.Tag);
                (_lineDue, _item) = (true, true);
                break;
            case "li":
                (_lineDue, _item, _marked) = (true, true, true);
                break;
            case "p" when !_joined && !(_marked && _lineDue):
                (_lineDue, _item) = (true, false);
                break;
            case "br" when _item:
                Space();
                break;
            case "br":
                _lineDue = true;
                break;
            case "u":
                _underline++;
                break;
            case "b":
                _bold++;
                break;
            case "i":
                _italic++;
                break;
            case "a":
                _links.Push(tag.Link);
                break;
        }
    }

    private void Close(string tag)
    {
        switch (tag)
        {
            case "ul" or "ol":
                _lists.RemoveRange(Math.Max(0, _lists.Count - 1), Math.Min(1, _lists.Count));
                (_lineDue, _item) = (true, _lists.Count > 0);
                break;
            case "p" or "li":
                (_lineDue, _item) = (true, _item && _lists.Count > 0);
                break;
            case "u":
                _underline = Math.Max(0, _underline - 1);
                break;
            case "b":
                _bold = Math.Max(0, _bold - 1);
                break;
            case "i":
                _italic = Math.Max(0, _italic - 1);
                break;
            case "a":
                _links.TryPop(out _);
                break;
        }
    }

    private void Space()
    {
        if (!_spaceDue)
        {
            (_spaceDue, _spaceAttributes) = (true, Emphasis);
        }
    }

    private void Character(Token token)
    {
        if (_lineDue && (_form != WordsForm.OneLine || _lines.Count == 0))
        {
            EndLine();
            _lines.Add((token.At, _marked));
            _lineEnd = _item && _form == WordsForm.Full ? ListAttributes() : null;
        }
        else if (_spaceDue || _lineDue)
        {
            Put(' ', _spaceDue ? _spaceAttributes : null);
        }

        (_lineDue, _spaceDue, _marked, _joined) = (false, false, false, false);
        Put(token.Character, Emphasis);
        _spans.Add((token.At, token.Length, Mark: false));
    }

    private void EndLine()
    {
        if (_lines.Count > 0)
        {
            Put('\n', _lineEnd);
        }
    }

    private void Put(char character, Attributes? attributes)
    {
        if (attributes != _runAttributes)
        {
            Flush();
            _runAttributes = attributes;
        }

        _run.Append(character);
    }

    private void Flush()
    {
        _delta.Insert(_run.ToString(), _runAttributes);
        _run.Clear();
    }

    private Words Finish()
    {
        if (_lines.Count == 0)
        {
            return Words.None with { Spans = _spans.ToImmutable() };
        }

        EndLine();
        Flush();
        return new(Wording.Of(_delta.ToDelta()), _spans.ToImmutable(), _lines.ToImmutable());
    }

    private Attributes? ListAttributes()
    {
        var indent = Math.Clamp(_lists.Count - 1, 0, DeepestIndent);
        var kind = _lists is [.., "ol"] ? "ordered" : "bullet";
        return Attributes.Of([
            ("list", AttributeValue.Of(kind)),
            .. indent > 0 ? [("indent", AttributeValue.Of(indent))] : Array.Empty<(string, AttributeValue)>(),
        ]);
    }

    private Attributes? Emphasis
    {
        get
        {
            if (_underline + _bold + _italic + _links.Count == 0 || _form == WordsForm.OneLine)
            {
                return null;
            }

            var marks = new List<(string, AttributeValue)>();
            if (_links.TryPeek(out var link) && link is not null)
            {
                marks.Add(("link", AttributeValue.Of(link)));
            }

            if (_form == WordsForm.Full)
            {
                marks.AddRange(
                    new[] { ("underline", _underline), ("bold", _bold), ("italic", _italic) }
                        .Where(m => m.Item2 > 0)
                        .Select(m => (m.Item1, AttributeValue.True))
                );
            }

            return Attributes.Of(marks);
        }
    }
}
