namespace Plymouth.BmeCode.Testing;

/// <summary>Files of the repository the tests were built from.</summary>
public static class Repository
{
    /// <summary>A file by its path from the root.</summary>
    public static string At(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Plymouth.BmeCode.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not stand below the repository's root.");
        }

        return Path.Combine(folder.FullName, path);
    }
}
