using System.Diagnostics;
using System.Globalization;

namespace Plymouth.BmeCode.Load;

/// <summary>The server has one core, the load another, so that neither is measured with the other's work.</summary>
internal static class Cores
{
    /// <summary>The server's core.</summary>
    public const string Server = "0";

    private const string Load = "1";

    /// <summary>True where processes can be pinned and there are two cores.</summary>
    public static bool CanPin => OperatingSystem.IsLinux() && Environment.ProcessorCount > 1 && File.Exists("/usr/bin/taskset");

    /// <summary>Puts this process on the load's core, with the threads it already has: <see cref="Process.ProcessorAffinity"/> moves only the first.</summary>
    public static void PinLoad()
    {
        using var pinning = Process.Start(new ProcessStartInfo("taskset", ["-a", "-p", "-c", Load, Environment.ProcessId.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true })!;
        pinning.StandardOutput.ReadToEnd();
        pinning.WaitForExit();
        if (pinning.ExitCode != 0)
        {
            throw new InvalidOperationException("The load could not be put on its own core.");
        }
    }
}
