namespace Plymouth.BmeCode.Storage;

/// <summary>
/// Makes a data folder and its files readable and writable by their owner alone, because words, names and keys lie there. On Windows the
/// folder's own rights decide.
/// </summary>
public static class PrivateFiles
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The files that this program writes into a data folder, and the keys of earlier builds.</summary>
    private static readonly string[] Ours = [$"{Database.FileName}*", Anchor.FileName, "writer.*", "address", "keys/*.xml"];

    /// <summary>Makes a folder when there is none.</summary>
    internal static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Makes an empty file when there is none, so that code that writes into it then need not ask for its rights.</summary>
    public static void Make(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using var made = new FileStream(path, options);
    }

    /// <summary>
    /// Takes from everybody else the right to read what an earlier build, or a person who put a backup in place, let them read. A folder
    /// that holds other things as well keeps its own rights.
    /// </summary>
    internal static void Close(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var ours = Ours.Where(name =>
                !name.Contains('/', StringComparison.Ordinal) || Directory.Exists(Path.Combine(folder, Path.GetDirectoryName(name)!))
            )
            .SelectMany(name => Directory.GetFiles(folder, name))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var file in ours)
        {
            File.SetUnixFileMode(file, OwnerOnly);
        }

        if (Directory.GetFileSystemEntries(folder).All(entry => ours.Contains(entry) || Path.GetFileName(entry) == "keys"))
        {
            File.SetUnixFileMode(folder, OwnerOnly | UnixFileMode.UserExecute);
        }
    }
}
