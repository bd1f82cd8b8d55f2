using System.Globalization;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Plymouth.BmeCode.Web.Publications;

/// <summary>Shows how far one kind of thing has come, as a ring and as a table.</summary>
public sealed partial class HowFarPart
{
    // MudBlazor draws its ring in a square of 280 units; keys stand in the middle of the ring's band.
    private const double Centre = 140;
    private const double Band = 116;

    /// <summary>The shortest part of the ring, in units, that has room for its key.</summary>
    private const double Room = 26;

    private List<ChartSeries<double>> _series = [];
    private string[] _labels = [];
    private DonutChartOptions _options = new();

    /// <summary>The id of the part's heading.</summary>
    [Parameter, EditorRequired]
    public required string Id { get; set; }

    /// <summary>The heading of the part.</summary>
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>The things that are counted: the heading of the table's first column.</summary>
    [Parameter, EditorRequired]
    public required string Of { get; set; }

    /// <summary>The parts, clockwise from the top.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<Part> Parts { get; set; }

    private int Total => Parts.Sum(p => p.Count);

    /// <summary>The key of each part that has room for it, from 1, and the place of its middle in the ring's units.</summary>
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

    /// <inheritdoc/>
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

    /// <summary>Some of the things.</summary>
    /// <param name="Words">Their name.</param>
    /// <param name="Count">Their number.</param>
    /// <param name="Colour">The CSS colour in which the ring shows them.</param>
    public sealed record Part(string Words, int Count, string Colour);
}
