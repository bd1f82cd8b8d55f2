using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Storage;

namespace Plymouth.BmeCode.Web.Commands;

/// <summary>
/// Lists what is still to settle before the Code is published, in the order in which to settle it. Refuses while anything blocks.
/// </summary>
internal static class FindingsVerb
{
    public static async Task<int> RunAsync(Run run)
    {
        using var folder = DataFolder.OpenBeside(run.DataPath, run.Time, run.Ids);
        using var rooms = run.RoomsOf(folder);
        if (run.Choose(rooms) is not { } room)
        {
            return Run.Refused;
        }

        var findings = room.Table.Findings;
        foreach (var kind in findings.Open.GroupBy(f => f.Finding.Kind))
        {
            await run.Out.WriteLineAsync($"{kind.Key.Count(kind.Count())}{(kind.Any(f => f.Blocks) ? " (blocks)" : "")}");
            foreach (var standing in kind)
            {
                await run.Out.WriteLineAsync($"  {standing.Finding.Message}");
            }
        }

        await run.Out.WriteLineAsync(
            $"{findings.Open.Count} open, {findings.Blocking} of them {Counted.Verb(findings.Blocking, "blocks", "block")}, "
                + $"{findings.Settled.Count} settled with a reason"
        );
        return findings.Blocking == 0
            ? Run.Done
            : run.Refuse(
                findings.Blocking == 1
                    ? "1 finding blocks: settle it, or say why it can stay."
                    : $"{findings.Blocking} findings block: settle them, or say why they can stay."
            );
    }
}
