using System.Globalization;
using System.Text.Json;

namespace Plymouth.BmeCode.Load;

/// <summary>One figure of a run, with its unit and, where there is one, what it should be.</summary>
public sealed record Figure(string Name, double Value, string Unit, string? Goal = null);

/// <summary>What a run came to.</summary>
public sealed class Report(string workload)
{
    /// <summary>In the order they were found.</summary>
    public List<Figure> Figures { get; } = [];

    /// <summary>How it was run: what was raised, where things ran.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>What must not be: lost, wrong, refused, out of order. Empty for a good run.</summary>
    public List<string> Failures { get; } = [];

    /// <summary>The figure of a name.</summary>
    public double this[string name] => Figures.First(f => f.Name == name).Value;

    /// <summary>Adds a figure.</summary>
    public void Add(string name, double value, string unit, string? goal = null) => Figures.Add(new(name, value, unit, goal));

    /// <summary>Adds the usual shares of some latencies.</summary>
    public void Add(string name, Latencies latencies, params (double Share, string? Goal)[] shares)
    {
        foreach (var (share, goal) in shares)
        {
            Add(string.Create(CultureInfo.InvariantCulture, $"{name} p{share * 100:0.#}"), latencies.Within(share), "ms", goal);
        }

        Add($"{name} longest", latencies.Most, "ms");
        Add($"{name} measured", latencies.Count, "times");
    }

    /// <summary>Prints all as a table.</summary>
    public void Print(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.WriteLine();
        output.WriteLine(workload);
        var width = Figures.Max(f => f.Name.Length);
        foreach (var figure in Figures)
        {
            output.WriteLine(
                string.Create(
                        CultureInfo.InvariantCulture,
                        $"  {figure.Name.PadRight(width)}  {figure.Value,12:#,0.##} {figure.Unit,-9} {figure.Goal}"
                    )
                    .TrimEnd()
            );
        }

        foreach (var note in Notes)
        {
            output.WriteLine($"  · {note}");
        }

        foreach (var failure in Failures)
        {
            output.WriteLine($"  FAILED: {failure}");
        }
    }

    /// <summary>All of it as JSON.</summary>
    public string ToJson() =>
        JsonSerializer.Serialize(
            new
            {
                workload,
                figures = Figures,
                notes = Notes,
                failures = Failures,
            },
            Shown
        );

    private static readonly JsonSerializerOptions Shown = new(JsonSerializerDefaults.Web) { WriteIndented = true };
}
