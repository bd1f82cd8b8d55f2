using System.Globalization;

namespace Plymouth.BmeCode.Storage;

/// <summary>
/// The lock of the one process that writes journals. It is the operating system's, on an open file, so it goes with the process however
/// that ends; the file beside it names the process, for whoever is refused.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    private const string LockName = "writer.lock";
    private const string ProcessName = "writer.pid";

    private readonly string _folder;
    private readonly FileStream _held;

    private FolderLock(string folder, FileStream held)
    {
        _folder = folder;
        _held = held;
    }

    /// <summary>Takes the lock, or returns null when another process (or another <see cref="DataFolder"/> of this one) has it.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static FolderLock? TryTake(string folder)
    {
        FileStream held;
        try
        {
            PrivateFiles.Make(Path.Combine(folder, LockName));
            held = new FileStream(Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException refused) when (IsHeldElsewhere(refused))
        {
            return null;
        }

        var taken = new FolderLock(folder, held);
        try
        {
            PrivateFiles.Make(Path.Combine(folder, ProcessName));
            File.WriteAllText(Path.Combine(folder, ProcessName), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return taken;
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Names the holder of the lock, for a message: "another process (pid 4711)", or "another process" when that cannot be read.
    /// </summary>
    public static string Holder(string folder)
    {
        try
        {
            var text = File.ReadAllText(Path.Combine(folder, ProcessName));
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var process)
                ? string.Create(CultureInfo.InvariantCulture, $"another process (pid {process})")
                : "another process";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "another process";
        }
    }

    /// <summary>Lets go of the lock. The lock file stays: deleting it would let two processes lock two files of one name.</summary>
    public void Dispose()
    {
        try
        {
            File.Delete(Path.Combine(_folder, ProcessName));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The name of a process that has gone misleads nobody: it is asked for only while the lock is held.
        }

        _held.Dispose();
    }

    /// <summary>True for EWOULDBLOCK of Linux (11) and macOS (35), and for sharing and lock violations of Windows (32, 33).</summary>
    private static bool IsHeldElsewhere(IOException refused) =>
        OperatingSystem.IsWindows() ? (refused.HResult & 0xFFFF) is 32 or 33 : refused.HResult is 11 or 35;
}
