namespace Plymouth.BmeCode.EndToEnd.Browsers;

/// <summary>
/// A browser's refusal of a command, or a script of the page that threw: also what is heard when the page was left meanwhile.
/// </summary>
public sealed class BrowserException(string message, Exception? cause = null) : Exception(message, cause);
