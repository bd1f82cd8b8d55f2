using System.Text.Json.Nodes;

namespace Plymouth.BmeCode.EndToEnd.Browsers;

/// <summary>A window whose keys and pointer go over the wire as WebDriver's actions.</summary>
public abstract class WebDriverWindow : Window
{
    public override Task PressAsync(params string[] chords) => PerformAsync(Keys.Pressed(chords));

    public override Task TypeAsync(string letters) => PerformAsync(Keys.Typed(letters));

    public override Task ClickAtAsync(double x, double y, int times = 1) => PerformAsync(Keys.Clicked(x, y, times));

    public override Task DragAsync(double x, double y, double toX, double toY) => PerformAsync(Keys.Dragged(x, y, toX, toY));

    /// <summary>Performs the actions of one source of input.</summary>
    protected abstract Task PerformAsync(JsonObject source);
}
