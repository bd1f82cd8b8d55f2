using System.Globalization;

namespace Plymouth.BmeCode.Load;

/// <summary>What a run was asked for.</summary>
/// <param name="Workload">Its name.</param>
/// <param name="Seconds">How long it loads; null: the workload's own time.</param>
/// <param name="Times">How often it is repeated (crash, folder), how large the largest table is (growth), or null.</param>
/// <param name="Count">How many messages (hostile), pages (live), edits (replay, past), changes (findings, growth), consultations (folder)
/// or units of a text (texts), or null.</param>
/// <param name="Out">Where the figures go as JSON.</param>
/// <param name="Server">A server already built (its .dll); null: it is published first.</param>
/// <param name="Seed">Of everything random.</param>
/// <param name="Pinned">Server and load each on a core of their own, where the machine has two.</param>
/// <param name="Profile">A command to run beside the server while it is loaded; <c>{pid}</c> stands for its process.</param>
public sealed record LoadOptions(
    string Workload,
    double? Seconds,
    int? Times,
    int? Count,
    string? Out,
    string? Server,
    int Seed,
    bool Pinned,
    string? Profile
)
{
    /// <summary>How it is called.</summary>
    public const string Usage =
        "usage: Plymouth.BmeCode.Load meeting|crowd|burst|replay|crash|live|hostile|texts|findings|growth|folder|past [--seconds N] "
        + "[--times N] [--count N] [--out FILE] [--server DLL] [--seed N] [--unpinned] [--profile COMMAND]";

    /// <summary>For a run from a test: no profile, nothing written.</summary>
    public static LoadOptions Short(string workload, string server, double seconds) =>
        new(workload, seconds, 1, null, null, server, 1, Pinned: false, null);

    /// <summary>Reads the command line; says what is wrong with it.</summary>
    public static (LoadOptions? Options, string Wrong) Parse(IReadOnlyList<string> args)
    {
        ArgumentNullException.ThrowIfNull(args);
        if (args.Count == 0 || args[0].StartsWith('-'))
        {
            return (null, "Say which workload.");
        }

        var options = new LoadOptions(args[0], null, null, null, null, null, 1, Pinned: true, null);
        for (var i = 1; i < args.Count; i++)
        {
            var name = args[i];
            if (name == "--unpinned")
            {
                options = options with { Pinned = false };
                continue;
            }

            if (++i >= args.Count || With(options, name, args[i]) is not { } next)
            {
                return (null, $"{name} is not understood.");
            }

            options = next;
        }

        return (options, "");
    }

    private static LoadOptions? With(LoadOptions options, string name, string value) =>
        name switch
        {
            "--out" => options with { Out = value },
            "--server" => options with { Server = value },
            "--profile" => options with { Profile = value },
            "--seconds" when double.TryParse(value, CultureInfo.InvariantCulture, out var seconds) && seconds > 0 => options with
            {
                Seconds = seconds,
            },
            "--times" when Whole(value) is { } times => options with { Times = times },
            "--count" when Whole(value) is { } count => options with { Count = count },
            "--seed" when Whole(value) is { } seed => options with { Seed = seed },
            _ => null,
        };

    private static int? Whole(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) && whole > 0 ? whole : null;
}
