using System.Diagnostics;
using System.Globalization;

namespace Plymouth.BmeCode.Load;

/// <summary>The server has one core, the load another, so that neither is measured with the other's work.</summary>
internal static class Cores
{
    /// <summary>The server's core.</summary>
    public const string Server = "0";

    private const string Load = "1";

    /// <summary>What makes .NET's sockets go on with what came on the thread that waits for all of them.</summary>
    private const string OnOneThread = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";

    /// <summary>True where processes can be pinned and there are two cores.</summary>
    public static bool CanPin => OperatingSystem.IsLinux() && Environment.ProcessorCount > 1 && File.Exists("/usr/bin/taskset");

    /// <summary>
    /// Puts this process on the load's core, with the threads it already has: <see cref="Process.ProcessorAffinity"/> moves only the first.
    /// </summary>
    public static void PinLoad()
    {
        using var pinning = Process.Start(
            new ProcessStartInfo("taskset", ["-a", "-p", "-c", Load, Environment.ProcessId.ToString(CultureInfo.InvariantCulture)])
            {
                RedirectStandardOutput = true,
            }
        )!;
        pinning.StandardOutput.ReadToEnd();
        pinning.WaitForExit();
        if (pinning.ExitCode != 0)
        {
            throw new InvalidOperationException("The load could not be put on its own core.");
        }
    }

    /// <summary>
    /// What the pages hear is worked off by one thread, so that a core that plays hundreds of pages spends its time on them and not on
    /// handing over. To be called before the first socket.
    /// </summary>
    public static void HearOnOneThread() => Environment.SetEnvironmentVariable(OnOneThread, "1");

    /// <summary>The server has its own settings, whatever the load's are.</summary>
    public static void LeaveToItself(ProcessStartInfo server) => server.Environment.Remove(OnOneThread);
}
