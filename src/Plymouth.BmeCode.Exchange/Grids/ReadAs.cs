namespace Plymouth.BmeCode.Exchange.Grids;

/// <summary>Says in which way a document is to be read; null means that the reader finds out.</summary>
/// <param name="Encoding">The encoding of text: its name, as "UTF-8" or "windows-1252".</param>
/// <param name="Delimiter">The character that parts the columns of plain text: tab, comma, semicolon or bar.</param>
/// <param name="Sheet">The name of the workbook's sheet to read.</param>
public sealed record ReadAs(string? Encoding = null, char? Delimiter = null, string? Sheet = null);
