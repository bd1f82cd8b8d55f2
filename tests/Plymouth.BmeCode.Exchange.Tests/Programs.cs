using System.Diagnostics;
using FluentAssertions;
using Xunit;

namespace Plymouth.BmeCode.Exchange.Tests;

/// <summary>Runs the programs by which documents are read and made as others do it.</summary>
internal static class Programs
{
    public static async Task<string> Run(string program, string[] arguments)
    {
        using var process = new Process
        {
            StartInfo = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true },
        };
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new InvalidOperationException(
                $"{program} is needed to read or make documents as others do, and is not installed here. tests/run installs it; on Debian: "
                    + "apt-get install pandoc libreoffice-writer.",
                e
            );
        }

        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.Should().Be(0, "{0} says: {1}", program, await errors);
        return output.ReplaceLineEndings("\n");
    }
}
