using System.Text.RegularExpressions;
using Plymouth.BmeCode.Exchange.Grids;

namespace Plymouth.BmeCode.Exchange.Text;

/// <summary>A section's row without its number, cut into heading and lead-in ("LSP partners … will:-").</summary>
/// <param name="Dash">The dash or space between them; blank when there is no lead-in.</param>
internal sealed partial record SectionHeading(Cell Heading, Cell Dash, Cell LeadIn)
{
    /// <summary>Cuts a row: a lead-in ends with a colon, and begins after a dash or where a new sentence does.</summary>
    public static SectionHeading Of(Cell cell)
    {
        var cut = Dashed().Match(cell.Text) is { Success: true } dash ? dash : Sentence().Match(cell.Text);
        if (cell.EndsWithColon && cut.Success)
        {
            return new(cell.Part(0, cut.Index), cell.Part(cut.Index, cut.Index + cut.Length), cell.From(cut.Index + cut.Length));
        }

        return new(cell, Cell.Blank, Cell.Blank);
    }

    [GeneratedRegex(@"\s+[–—-]\s+(?=\S+\s+\S)", RegexOptions.CultureInvariant)]
    private static partial Regex Dashed();

    [GeneratedRegex(
        @"(?<=\S)\s+(?=(?:The|We|All|Each|Every|Both|Our|Its|They|It|Partners|Members|Organisations|Signatories)\s)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Sentence();
}
