using System.Collections.Immutable;

namespace Plymouth.BmeCode.Wordings;

/// <summary>The kinds of lines: a paragraph, or an entry of a list.</summary>
public enum ListKind
{
    /// <summary>A paragraph.</summary>
    None,

    /// <summary>An entry of a list with bullets.</summary>
    Bullet,

    /// <summary>An entry of a numbered list.</summary>
    Ordered,
}

/// <summary>One line of a wording: what stands between two line ends. <see cref="Indent"/> counts from 0.</summary>
public sealed record Line(ImmutableArray<Op> Spans, ListKind List, int Indent)
{
    /// <summary>True when there is nothing to read: only white space.</summary>
    public bool IsBlank => Spans.All(s => s.Text is { } t && string.IsNullOrWhiteSpace(t));

    internal static ListKind ListOf(Attributes? lineEnd) =>
        lineEnd?["list"]?.Text switch
        {
            "bullet" => ListKind.Bullet,
            "ordered" => ListKind.Ordered,
            _ => ListKind.None,
        };

    internal static int IndentOf(Attributes? lineEnd) => Math.Clamp(lineEnd?["indent"]?.Number ?? 0, 0, 8);
}
