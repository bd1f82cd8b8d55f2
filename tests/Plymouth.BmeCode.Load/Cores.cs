using System.Diagnostics;

namespace Plymouth.BmeCode.Load;

/// <summary>The server has one core, the load another, so that neither is measured with the other's work.</summary>
internal static class Cores
{
    /// <summary>The server's core.</summary>
    public const string Server = "0";

    private const nint LoadMask = 0b10;

    /// <summary>True where processes can be pinned and there are two cores.</summary>
    public static bool CanPin => OperatingSystem.IsLinux() && Environment.ProcessorCount > 1 && File.Exists("/usr/bin/taskset");

    /// <summary>Puts this process on the load's core.</summary>
    public static void PinLoad()
    {
        if (OperatingSystem.IsLinux())
        {
            using var me = Process.GetCurrentProcess();
            me.ProcessorAffinity = LoadMask;
        }
    }
}
