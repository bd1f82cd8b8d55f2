using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Plymouth.BmeCode.Web.Layout;

/// <summary>
/// A sentence of the program with somebody's words in it, “so”: each quotation keeps to itself, whichever way it is read and whatever signs
/// of direction it holds.
/// </summary>
public sealed class Quoting : ComponentBase
{
    /// <summary>The sentence.</summary>
    [Parameter, EditorRequired]
    public required string Words { get; set; }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var at = 0;
        while (Words.IndexOf('“', at) is var opens and >= 0 && Words.IndexOf('”', opens) is var closes and >= 0)
        {
            builder.AddContent(0, Words[at..(opens + 1)]);
            builder.OpenElement(1, "bdi");
            builder.AddContent(2, Words[(opens + 1)..closes]);
            builder.CloseElement();
            at = closes;
        }

        builder.AddContent(3, Words[at..]);
    }
}
