using System.Diagnostics;
using System.Globalization;

namespace Plymouth.BmeCode.Load;

/// <summary>Runs the command of <c>--profile</c> beside the server while it is loaded.</summary>
internal static class Profile
{
    /// <summary>Starts it, if one is wanted; disposed, it is waited for.</summary>
    public static IDisposable? Start(Meeting meeting)
    {
        if (meeting.Options.Profile is not { } command)
        {
            return null;
        }

        var process = Process.Start(
            "bash",
            ["-c", command.Replace("{pid}", meeting.Server.Id.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)]
        )!;
        return new Running(process);
    }

    private sealed class Running(Process process) : IDisposable
    {
        public void Dispose()
        {
            process.WaitForExit();
            process.Dispose();
        }
    }
}
