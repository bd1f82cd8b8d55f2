using System.Text;
using System.Text.Json.Nodes;

namespace Plymouth.BmeCode.EndToEnd.Browsers;

/// <summary>
/// Keys and pointer as WebDriver writes them, classic and BiDi alike: https://www.w3.org/TR/webdriver2/#keyboard-actions.
/// </summary>
public static class Keys
{
    private static readonly Dictionary<string, string> Named = new()
    {
        ["Backspace"] = "\uE003",
        ["Tab"] = "\uE004",
        ["Enter"] = "\uE007",
        ["Shift"] = "\uE008",
        ["Control"] = "\uE009",
        ["Alt"] = "\uE00A",
        ["Escape"] = "\uE00C",
        ["PageUp"] = "\uE00E",
        ["PageDown"] = "\uE00F",
        ["End"] = "\uE010",
        ["Home"] = "\uE011",
        ["ArrowLeft"] = "\uE012",
        ["ArrowUp"] = "\uE013",
        ["ArrowRight"] = "\uE014",
        ["ArrowDown"] = "\uE015",
        ["Delete"] = "\uE017",
        ["F10"] = "\uE03A",
    };

    /// <summary>One key after the other; the keys of a chord go down in order and up in reverse.</summary>
    public static JsonObject Pressed(IEnumerable<string> chords)
    {
        ArgumentNullException.ThrowIfNull(chords);
        var actions = new JsonArray();
        foreach (var chord in chords)
        {
            var keys = chord.Split('+').Select(key => Named.GetValueOrDefault(key, key)).ToArray();
            foreach (var key in keys)
            {
                actions.Add(Key("keyDown", key));
            }

            foreach (var key in keys.Reverse())
            {
                actions.Add(Key("keyUp", key));
            }
        }

        return new JsonObject
        {
            ["type"] = "key",
            ["id"] = "keys",
            ["actions"] = actions,
        };
    }

    /// <summary>A key for each character, whole also where it takes two UTF-16 units.</summary>
    public static JsonObject Typed(string letters)
    {
        ArgumentNullException.ThrowIfNull(letters);
        var actions = new JsonArray();
        foreach (var letter in letters.EnumerateRunes())
        {
            var key = letter == new Rune('\n') ? Named["Enter"] : letter.ToString();
            actions.Add(Key("keyDown", key));
            actions.Add(Key("keyUp", key));
        }

        return new JsonObject
        {
            ["type"] = "key",
            ["id"] = "keys",
            ["actions"] = actions,
        };
    }

    public static JsonObject Clicked(double x, double y, int times)
    {
        var actions = new JsonArray(Move(x, y));
        for (var click = 0; click < times; click++)
        {
            actions.Add(Button("pointerDown"));
            actions.Add(Button("pointerUp"));
        }

        return Pointer(actions);
    }

    public static JsonObject Dragged(double x, double y, double toX, double toY) =>
        Pointer([Move(x, y), Button("pointerDown"), Move((x + toX) / 2, (y + toY) / 2), Move(toX, toY), Button("pointerUp")]);

    private static JsonObject Key(string type, string value) => new() { ["type"] = type, ["value"] = value };

    private static JsonObject Button(string type) => new() { ["type"] = type, ["button"] = 0 };

    private static JsonObject Move(double x, double y) =>
        new()
        {
            ["type"] = "pointerMove",
            ["x"] = (int)Math.Round(x),
            ["y"] = (int)Math.Round(y),
        };

    private static JsonObject Pointer(JsonArray actions) =>
        new()
        {
            ["type"] = "pointer",
            ["id"] = "mouse",
            ["parameters"] = new JsonObject { ["pointerType"] = "mouse" },
            ["actions"] = actions,
        };
}
