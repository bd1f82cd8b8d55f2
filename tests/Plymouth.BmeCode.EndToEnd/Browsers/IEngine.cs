namespace Plymouth.BmeCode.EndToEnd.Browsers;

/// <summary>A browser that is installed here, and opens windows.</summary>
public interface IEngine : IAsyncDisposable
{
    /// <summary>A window for one person, with cookies and storage that no other window has.</summary>
    Task<Window> OpenWindowAsync();
}
