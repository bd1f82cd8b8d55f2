using System.Runtime.CompilerServices;
using FluentAssertions;
using Plymouth.BmeCode.Exchange.Grids;
using Plymouth.BmeCode.Exchange.Text;
using Plymouth.BmeCode.Review.TakingIn;
using Plymouth.BmeCode.Testing;

namespace Plymouth.BmeCode.Exchange.Tests.Grids;

/// <summary>The tables as people have them that stand in <c>cases</c>, and readings in a form that is quick to compare.</summary>
internal static class CaseFiles
{
    public static byte[] Bytes(string name, [CallerFilePath] string here = "") =>
        File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(here)!, "cases", name));

    public static ReadingResult.Good Read(string name, ReadAs? how = null) => Read(name, Bytes(name), how);

    public static ReadingResult.Good Read(string name, byte[] bytes, ReadAs? how = null)
    {
        var (result, accounting) = TableReader.ReadAccounted(name, bytes, new CountingIds(), how);
        var good = result.Should().BeOfType<ReadingResult.Good>(because: (result as ReadingResult.Bad)?.Message).Subject;
        for (var at = 0; at < accounting!.Source.Text.Length; at++)
        {
            (accounting.Uses[at] != CharacterUse.None || char.IsWhiteSpace(accounting.Source.Text[at])).Should().BeTrue();
        }

        return good;
    }

    public static ReadingResult.Bad Refusal(byte[] bytes, ReadAs? how = null) =>
        TableReader.Read("table", bytes, new CountingIds(), how).Should().BeOfType<ReadingResult.Bad>().Subject;

    public static string[] Sections(this Reading reading) =>
        [.. reading.Sections.Select(s => $"{s.ConsultationNumber} {s.Heading.ToText()}{(s.LeadIn.IsBlank ? "" : $" – {s.LeadIn.ToText()}")}")];

    public static string[] Clauses(this Reading reading) =>
        [.. reading.Sections.SelectMany(s => s.Clauses).Select(c => $"{c.ConsultationNumber} {c.Draft.ToText()}")];

    public static string[] Comments(this Reading reading) =>
        [
            .. reading.Comments.Select(c =>
                $"{c.Body.ToText()} → {reading.Responses.SingleOrDefault(r => r.Id == c.Response)?.Text.ToText()}"
            ),
        ];
}
