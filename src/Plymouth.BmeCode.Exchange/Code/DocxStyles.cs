using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Plymouth.BmeCode.Exchange.Code;

/// <summary>
/// Makes the styles of the Word document: one column of text, numbers hanging in the margin, a quiet scale of sizes. British English
/// throughout.
/// </summary>
internal static class DocxStyles
{
    private const string Letters = "Atkinson Hyperlegible";
    private const string Ink = "1B1F1E";
    private const string Quiet = "50584F";
    private const string Accent = "0B5A60";

    public static void AddTo(MainDocumentPart main)
    {
        main.AddNewPart<StyleDefinitionsPart>("styles").Styles = new Styles(
            new DocDefaults(
                new RunPropertiesDefault(
                    new RunPropertiesBaseStyle(
                        Fonts(),
                        new Color { Val = Ink },
                        new FontSize { Val = "22" },
                        new FontSizeComplexScript { Val = "22" },
                        new Languages
                        {
                            Val = "en-GB",
                            EastAsia = "en-GB",
                            Bidi = "ar-SA",
                        }
                    )
                ),
                new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new WidowControl(), Spacing(0, 120, 293)))
            ),
            new Style(new StyleName { Val = "Normal" }, new PrimaryStyle())
            {
                Type = StyleValues.Paragraph,
                StyleId = "Normal",
                Default = true,
            },
            new Style(new StyleName { Val = "Default Paragraph Font" }, new UIPriority { Val = 1 }, new SemiHidden())
            {
                Type = StyleValues.Character,
                StyleId = "DefaultParagraphFont",
                Default = true,
            },
            Paragraph("Title", "Title", [new KeepNext(), Spacing(0, 120, 240)], [new Bold(), new FontSize { Val = "52" }]),
            Paragraph("Subtitle", "Subtitle", [Spacing(0, 360, 276)], [new Color { Val = Quiet }]),
            Paragraph(
                "Heading1",
                "heading 1",
                [new KeepNext(), new KeepLines(), Spacing(480, 120, 252), Hanging(), new OutlineLevel { Val = 0 }],
                [new Bold(), new FontSize { Val = "32" }],
                next: "ClauseText"
            ),
            Paragraph("LeadIn", "Lead-in", [new KeepNext(), Spacing(0, 160, 293)], []),
            Paragraph("ClauseText", "Clause Text", [Spacing(0, 120, 293), new Indentation { Left = HangingUnits }], []),
            Paragraph("Clause", "Clause", [Spacing(160, 120, 293), Hanging()], [], basedOn: "ClauseText"),
            Paragraph("ListParagraph", "List Paragraph", [Spacing(0, 60, 293)], []),
            Paragraph("Note", "Note", [Spacing(0, 120, 276)], [new Color { Val = Quiet }, new FontSize { Val = "18" }]),
            Paragraph("ClauseNote", "Clause Note", [new Indentation { Left = HangingUnits }], [], basedOn: "Note"),
            Paragraph(
                "Footer",
                "footer",
                [new Tabs(new TabStop { Val = TabStopValues.Right, Position = DocxPage.TextWidth }), Spacing(0, 0, 240)],
                [new Color { Val = Quiet }, new FontSize { Val = "16" }]
            ),
            Characters("ClauseNumber", "Clause Number", [new Bold()]),
            Characters("Hyperlink", "Hyperlink", [new Color { Val = Accent }, new Underline { Val = UnderlineValues.Single }])
        );
        main.AddNewPart<FontTablePart>("fonts").Fonts = new Fonts(
            new Font(
                new AltName { Val = "Arial" },
                new FontFamily { Val = FontFamilyValues.Swiss },
                new Pitch { Val = FontPitchValues.Variable }
            )
            {
                Name = Letters,
            }
        );
        main.AddNewPart<DocumentSettingsPart>("settings").Settings = new Settings(
            new DefaultTabStop { Val = (short)DocxLists.Hanging },
            new Compatibility(
                new CompatibilitySetting
                {
                    Name = CompatSettingNameValues.CompatibilityMode,
                    Uri = "http://schemas.microsoft.com/office/word",
                    Val = "15",
                }
            ),
            new ThemeFontLanguages { Val = "en-GB" }
        );
    }

    private static string HangingUnits => DocxLists.Hanging.ToString(CultureInfo.InvariantCulture);

    private static RunFonts Fonts() =>
        new()
        {
            Ascii = Letters,
            HighAnsi = Letters,
            ComplexScript = "Arial",
            EastAsia = "Arial",
        };

    private static Indentation Hanging() => new() { Left = HangingUnits, Hanging = HangingUnits };

    private static SpacingBetweenLines Spacing(int before, int after, int line) =>
        new()
        {
            Before = before.ToString(CultureInfo.InvariantCulture),
            After = after.ToString(CultureInfo.InvariantCulture),
            Line = line.ToString(CultureInfo.InvariantCulture),
            LineRule = LineSpacingRuleValues.Auto,
        };

    private static Style Paragraph(
        string id,
        string name,
        OpenXmlElement[] paragraph,
        OpenXmlElement[] run,
        string basedOn = "Normal",
        string? next = null
    )
    {
        var style = new Style(new StyleName { Val = name }, new BasedOn { Val = basedOn }) { Type = StyleValues.Paragraph, StyleId = id };
        if (next is not null)
        {
            style.Append(new NextParagraphStyle { Val = next });
        }

        style.Append(new PrimaryStyle(), new StyleParagraphProperties(paragraph));
        if (run.Length > 0)
        {
            style.Append(new StyleRunProperties(run));
        }

        return style;
    }

    private static Style Characters(string id, string name, OpenXmlElement[] run) =>
        new(new StyleName { Val = name }, new BasedOn { Val = "DefaultParagraphFont" }, new PrimaryStyle(), new StyleRunProperties(run))
        {
            Type = StyleValues.Character,
            StyleId = id,
        };
}
