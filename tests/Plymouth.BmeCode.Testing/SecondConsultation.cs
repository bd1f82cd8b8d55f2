using System.Text;
using System.Text.RegularExpressions;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.TakingIn;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Testing;

/// <summary>
/// A made-up consultation of another group about another subject, in other words and with other numbers: what is found in the table that
/// ships must rest on English and structure, not on that table.
/// </summary>
/// <remarks>
/// <c>second-consultation.txt</c>, received as it stands there; <see cref="Saltmere"/> says what is in it. It was written down before the
/// rules were tuned.
/// It comes in three numberings: A1 as received, "Principle 1" (<see cref="AsPrinciples"/>) and 1(1) (<see cref="InBrackets"/>), the text
/// changed with the numbers.
/// </remarks>
public static partial class SecondConsultation
{
    public const string FileName = "second-consultation.txt";

    /// <summary>The table as received: A1, A2, … B1, …</summary>
    public static ReadOnlyMemory<byte> Bytes { get; } = Received();

    /// <summary>The same table with sections 1, 2, … and clauses Principle 1, Principle 2, … throughout.</summary>
    public static ReadOnlyMemory<byte> AsPrinciples { get; } = Principles();

    /// <summary>The reading of <see cref="Bytes"/> with clauses 1(1), 1(2), …; what stood in the text as A1 stands there as 1(1).</summary>
    public static Reading InBrackets(Reading asReceived)
    {
        ArgumentNullException.ThrowIfNull(asReceived);
        return asReceived with
        {
            Sections = asReceived.Sections.ConvertAll(s =>
                s with
                {
                    Scheme = new NumberingScheme("{n}", "{s}({n})"),
                    ConsultationNumber = s.ConsultationNumber is { } number ? $"{number[0] - 'A' + 1}" : null,
                    Clauses = s.Clauses.ConvertAll(c =>
                        c with
                        {
                            ConsultationNumber = Bracketed(c.ConsultationNumber),
                            Draft = Bracketed(c.Draft),
                        }
                    ),
                }
            ),
            Comments = asReceived.Comments.ConvertAll(c => c with { Body = Bracketed(c.Body) }),
            Responses = asReceived.Responses.ConvertAll(r => r with { Text = Bracketed(r.Text) }),
        };
    }

    private static Wording Bracketed(Wording wording)
    {
        var bracketed = new DeltaBuilder();
        foreach (var op in wording.ToDelta().Ops)
        {
            bracketed.Add(op.Text is { } text ? Op.Insert(Bracketed(text), op.Attributes) : op);
        }

        return Wording.Of(bracketed.ToDelta());
    }

    private static string Bracketed(string text) =>
        Sections().Replace(Number().Replace(text, n => $"{Ordinal(n)}({n.Groups["clause"].Value})"), n => $"section {Ordinal(n)}");

    private static byte[] Principles()
    {
        var text = Encoding.UTF8.GetString(Bytes.Span);
        List<string> clauses = [.. Row().Matches(text).Select(row => row.Groups["number"].Value)];
        text = Number().Replace(text, n => $"Principle {(clauses.IndexOf(n.Value) is >= 0 and var at ? at + 1 : 90)}");
        text = Sections().Replace(text, n => $"section {Ordinal(n)}");
        return Encoding.UTF8.GetBytes(SectionRow().Replace(text, n => $"{Ordinal(n)}. "));
    }

    private static int Ordinal(Match number) => number.Groups["section"].Value[0] - 'A' + 1;

    private static byte[] Received()
    {
        using var file = typeof(SecondConsultation).Assembly.GetManifestResourceStream(FileName)!;
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }

    [GeneratedRegex(@"^(?<number>[A-D][0-9]+) (?!\+)", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^(?<section>[A-D])\. ", RegexOptions.Multiline)]
    private static partial Regex SectionRow();

    [GeneratedRegex(@"\bsection (?<section>[A-D])\b")]
    private static partial Regex Sections();

    /// <summary>A clause's number, not the size of a poster.</summary>
    [GeneratedRegex(@"\b(?<section>[A-D])(?<clause>[0-9]+)\b(?! poster)")]
    private static partial Regex Number();
}
