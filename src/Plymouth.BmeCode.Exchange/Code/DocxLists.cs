using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Exchange.Code;

/// <summary>
/// The lists of a Word document: bullets of nine levels, and for each ordered list a numbering of its own that begins at 1.
/// </summary>
internal sealed class DocxLists
{
    /// <summary>Twentieths of a point by which clauses hang: 1.25 cm.</summary>
    public const int Hanging = 709;

    private const int Step = 397;
    private const int BulletShape = 1;
    private const int OrderedShape = 2;
    private const int Bullets = 1;

    private static readonly string[] BulletSigns = ["•", "–", "▪"];
    private static readonly NumberFormatValues[] Formats =
    [
        NumberFormatValues.Decimal,
        NumberFormatValues.LowerLetter,
        NumberFormatValues.LowerRoman,
    ];

    private readonly List<int> _orderedLevels = [];

    /// <summary>Returns the left indent of the text at a level from 0, in twentieths of a point.</summary>
    public static int IndentOf(int level) => Hanging + (Step * (level + 1));

    /// <summary>Indents the paragraphs of a clause below a clause, which hang like those of any other, by its level from 0.</summary>
    public static void Deepen(IReadOnlyList<Paragraph> paragraphs, int level)
    {
        if (level == 0)
        {
            return;
        }

        for (var i = 0; i < paragraphs.Count; i++)
        {
            var properties = paragraphs[i].ParagraphProperties!;
            var list = properties.NumberingProperties?.NumberingLevelReference?.Val?.Value;
            var left = list is { } at ? IndentOf(at)
                : properties.Indentation?.Left?.Value is { } own ? int.Parse(own, CultureInfo.InvariantCulture)
                : Hanging;
            properties.Indentation = new Indentation
            {
                Left = (left + (level * Hanging)).ToString(CultureInfo.InvariantCulture),
                Hanging = list is not null ? $"{Step}"
                    : i == 0 ? $"{Hanging}"
                    : null,
            };
        }
    }

    /// <summary>Begins the nesting of one wording's lists.</summary>
    public DocxNesting Nesting() => new(this);

    /// <summary>Begins an ordered list that starts at 1 on its level, and returns its numbering.</summary>
    public int BeginOrdered(int level)
    {
        _orderedLevels.Add(level);
        return Bullets + _orderedLevels.Count;
    }

    /// <summary>The numbering that bullets use.</summary>
    public static int BulletList => Bullets;

    public void AddTo(MainDocumentPart main)
    {
        var numbering = new Numbering(
            Shape(BulletShape, level => (NumberFormatValues.Bullet, BulletSigns[level % BulletSigns.Length])),
            Shape(OrderedShape, level => (Formats[level % Formats.Length], $"%{level + 1}.")),
            new NumberingInstance(new AbstractNumId { Val = BulletShape }) { NumberID = Bullets }
        );
        for (var i = 0; i < _orderedLevels.Count; i++)
        {
            numbering.Append(
                new NumberingInstance(
                    new AbstractNumId { Val = OrderedShape },
                    new LevelOverride(new StartOverrideNumberingValue { Val = 1 }) { LevelIndex = _orderedLevels[i] }
                )
                {
                    NumberID = Bullets + 1 + i,
                }
            );
        }

        main.AddNewPart<NumberingDefinitionsPart>("numbering").Numbering = numbering;
    }

    private static AbstractNum Shape(int id, Func<int, (NumberFormatValues Format, string Text)> sign)
    {
        var shape = new AbstractNum(new MultiLevelType { Val = MultiLevelValues.HybridMultilevel }) { AbstractNumberId = id };
        for (var level = 0; level < 9; level++)
        {
            var (format, text) = sign(level);
            shape.Append(
                new Level(
                    new StartNumberingValue { Val = 1 },
                    new NumberingFormat { Val = format },
                    new LevelText { Val = text },
                    new LevelJustification { Val = LevelJustificationValues.Left },
                    new PreviousParagraphProperties(
                        new Indentation
                        {
                            Left = IndentOf(level).ToString(CultureInfo.InvariantCulture),
                            Hanging = Step.ToString(CultureInfo.InvariantCulture),
                        }
                    )
                )
                {
                    LevelIndex = level,
                }
            );
        }

        return shape;
    }
}

/// <summary>
/// Says which list and level each line of one wording belongs to, as a reader sees lists: a list within an entry ends with the entry.
/// </summary>
internal sealed class DocxNesting(DocxLists lists)
{
    private readonly Stack<(ListKind Kind, int Indent, int List)> _open = new();

    public (int Level, int List) Enter(ListKind kind, int indent)
    {
        while (_open.TryPeek(out var deeper) && (deeper.Indent > indent || (deeper.Indent == indent && deeper.Kind != kind)))
        {
            _open.Pop();
        }

        if (!_open.TryPeek(out var level) || level.Indent < indent)
        {
            _open.Push((kind, indent, kind == ListKind.Bullet ? DocxLists.BulletList : lists.BeginOrdered(_open.Count)));
        }

        return (_open.Count - 1, _open.Peek().List);
    }

    public void Leave() => _open.Clear();
}
