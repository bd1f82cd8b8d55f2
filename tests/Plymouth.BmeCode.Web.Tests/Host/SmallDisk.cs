using System.Diagnostics;
using Plymouth.BmeCode.Testing;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Host;

/// <summary>A real disk of its own, in memory, small enough to be filled.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const int Megabytes = 80;
    private readonly TempFolder _place = new();

    private SmallDisk() { }

    /// <summary>Where a data folder can be made on it.</summary>
    public string DataPath => _place.At("data");

    private string Filling => _place.At("filling");

    /// <summary>Mounts it. Where the machine allows nobody to do that, the test is skipped, by name.</summary>
    public static SmallDisk Mount()
    {
        var disk = new SmallDisk();
        if (!Succeeds("mount", "-t", "tmpfs", "-o", $"size={Megabytes}m", "tmpfs", disk._place.Path))
        {
            disk._place.Dispose();
            Assert.Skip("A disk of its own cannot be mounted here: that needs Linux and the rights of root.");
        }

        return disk;
    }

    /// <summary>Takes all the room there is, but for so many bytes.</summary>
    public void Fill(int leaving = 0)
    {
        var reserve = _place.At("reserve");
        File.WriteAllBytes(reserve, new byte[leaving]);
        using var file = new FileStream(Filling, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var length = 1 << 20; length > 0; length /= 16)
        {
            Fill(file, new byte[length]);
        }

        File.Delete(reserve);
    }

    /// <summary>Gives the room back.</summary>
    public void MakeRoom() => File.Delete(Filling);

    public void Dispose()
    {
        Succeeds("umount", "-l", _place.Path);
        _place.Dispose();
    }

    private static void Fill(FileStream file, byte[] bytes)
    {
        try
        {
            while (true)
            {
                file.Write(bytes);
            }
        }
        catch (IOException)
        {
            // No such piece fits any more.
        }
    }

    private static bool Succeeds(string program, params string[] arguments)
    {
        try
        {
            using var run = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            run.StandardError.ReadToEnd();
            run.WaitForExit();
            return run.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
