namespace Plymouth.BmeCode.Exchange.Grids;

/// <summary>
/// Ends the reading of a document from however deep a step found that it cannot be read; <see cref="GridReader.Read"/> makes it a value.
/// </summary>
/// <param name="line">The line or row it rests on, from 1; 0 when it is the whole document.</param>
/// <param name="message">What is wrong and what to do, for whoever chose the document.</param>
internal sealed class UnreadableException(int line, string message) : Exception(message)
{
    /// <summary>Makes one about the whole document.</summary>
    public UnreadableException(string message)
        : this(0, message) { }

    /// <summary>The line or row it rests on, from 1; 0 when it is the whole document.</summary>
    public int Line { get; } = line;
}
