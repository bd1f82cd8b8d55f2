using System.Globalization;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Plymouth.BmeCode.Web.Publications;

/// <summary>How far one kind of thing has come.</summary>
public sealed partial class HowFarPart
{
    /// <summary>MudBlazor draws its ring in a square of 280 units; keys stand in the middle of the ring's band.</summary>
    private const double Centre = 140;
    private const double Band = 116;

    /// <summary>A part of the ring that is shorter than this has no room for its key.</summary>
    private const double Room = 26;

    private List<ChartSeries<double>> _series = [];
    private string[] _labels = [];
    private DonutChartOptions _options = new();

    [Parameter, EditorRequired]
    public required string Id { get; set; }

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>What is counted: the heading of the table's first column.</summary>
    [Parameter, EditorRequired]
    public required string Of { get; set; }

    /// <summary>The parts, clockwise from the top.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<Part> Parts { get; set; }

    private int Total => Parts.Sum(p => p.Count);

    /// <summary>The key of each part that has room for it, and where it stands.</summary>
    private IEnumerable<(int Key, string X, string Y)> Keys
    {
        get
        {
            var before = 0;
            for (var i = 0; i < Parts.Count; i++)
            {
                var share = (double)Parts[i].Count / Total;
                var middle = ((before + (Parts[i].Count / 2.0)) / Total * 2 * Math.PI) - (Math.PI / 2);
                before += Parts[i].Count;
                if (share * 2 * Math.PI * Band > Room)
                {
                    yield return (i + 1, Units(Centre + (Band * Math.Cos(middle))), Units(Centre + (Band * Math.Sin(middle))));
                }
            }
        }
    }

    protected override void OnParametersSet()
    {
        var shown = Parts.Where(p => p.Count > 0).ToList();
        _series = [new() { Data = shown.Select(p => (double)p.Count).ToArray() }];
        _labels = [.. shown.Select(p => p.Words)];
        _options = new()
        {
            ShowLegend = false,
            ShowToolTips = false,
            DonutRingRatio = 0.35,
            ChartPalette = [.. shown.Select(p => p.Colour)],
        };
    }

    private static string Units(double length) => length.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Some of the things, in words, and the token they are drawn in.</summary>
    public sealed record Part(string Words, int Count, string Colour);
}
