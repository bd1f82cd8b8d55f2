using MudBlazor;

namespace Plymouth.BmeCode.Web.Layout;

/// <summary>MudBlazor dressed as this house: Atkinson Hyperlegible, small radii, no shadows, colours from the tokens of app.css.</summary>
public static class HouseTheme
{
    private static readonly string[] Fonts = ["Atkinson Hyperlegible Next", "Atkinson Hyperlegible", "system-ui", "sans-serif"];

    /// <summary>Type, radii and the absence of shadows.</summary>
    public static readonly MudTheme Theme = new()
    {
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "4px" },
        Shadows = new Shadow { Elevation = [.. Enumerable.Repeat("none", 26)] },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Fonts, FontSize = "1rem", LineHeight = "1.5", LetterSpacing = "normal" },
            Body1 = new Body1Typography { FontFamily = Fonts, FontSize = "1rem", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontFamily = Fonts, FontSize = "1rem", TextTransform = "none", LetterSpacing = "normal", FontWeight = "600" },
        },
    };

    /// <summary>MudBlazor's colour variables as our tokens; stronger than what its theme provider writes on <c>:root</c>.</summary>
    public const string Styles = """
        html:root {
          --mud-palette-primary: var(--accent);
          --mud-palette-primary-text: var(--accent-ink);
          --mud-palette-background: var(--paper);
          --mud-palette-surface: var(--paper);
          --mud-palette-text-primary: var(--ink);
          --mud-palette-text-secondary: var(--ink-2);
          --mud-palette-action-default: var(--ink);
          --mud-palette-action-default-hover: var(--paper-2);
          --mud-palette-lines-default: var(--rule);
          --mud-palette-divider: var(--rule);
          --mud-palette-error: var(--bad);
          --mud-palette-success: var(--ok);
          --mud-palette-warning: var(--warn);
        }
        """;
}
