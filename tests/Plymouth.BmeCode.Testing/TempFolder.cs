namespace Plymouth.BmeCode.Testing;

/// <summary>A folder of its own under the system's temporary folder, gone when disposed.</summary>
public sealed class TempFolder : IDisposable
{
    /// <summary>The folder; it exists.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("bmecode-").FullName;

    /// <summary>A path inside the folder; nothing is made there.</summary>
    public string At(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // A file still held by a database being closed: the system's own cleaning takes it later.
        }
    }
}
