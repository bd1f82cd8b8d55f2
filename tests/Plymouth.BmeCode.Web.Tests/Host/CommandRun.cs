using Plymouth.BmeCode.Web.Commands;
using Plymouth.BmeCode.Web.Hosting;

namespace Plymouth.BmeCode.Web.Tests.Host;

/// <summary>Runs a verb as somebody at the command line does.</summary>
internal static class CommandRun
{
    /// <summary>The path of the table that ships.</summary>
    public static string Table => Path.Combine(AppContext.BaseDirectory, "seeds", FirstTable.FileName);

    /// <summary>Runs the program with these arguments and returns its exit code and what it printed.</summary>
    public static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        return (await CommandLine.RunAsync(args, output, error), output.ToString(), error.ToString());
    }
}
