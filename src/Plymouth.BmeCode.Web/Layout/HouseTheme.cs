using MudBlazor;

namespace Plymouth.BmeCode.Web.Layout;

/// <summary>MudBlazor dressed as this house, where C# must say it.</summary>
/// <remarks>Its colours and radii are said in our tokens by <c>wwwroot-assets/styles/mudblazor.css</c>.</remarks>
public static class HouseTheme
{
    /// <summary>A dialog that asks: Escape, and a click beside it, say no.</summary>
    public static readonly DialogOptions Asking = new()
    {
        CloseOnEscapeKey = true,
        BackdropClick = true,
        MaxWidth = MaxWidth.ExtraSmall,
        FullWidth = true,
    };
}
