namespace Plymouth.BmeCode.Web.Commands;

/// <summary>
/// Thrown when something on the command line, or in the environment, means nothing. The message says which, and how it should look.
/// </summary>
internal sealed class WrongUsageException(string message) : Exception(message);
