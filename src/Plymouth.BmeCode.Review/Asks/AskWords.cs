using Plymouth.BmeCode.Review.Citations;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Asks;

/// <summary>The words of an ask, as they stand in its comment.</summary>
internal static class AskWords
{
    /// <summary>
    /// Returns a part of a body as a wording of its own. Its last line keeps the form (of a list, say) that it has there.
    /// </summary>
    public static Wording Of(Wording whole, int start, int length)
    {
        var text = CitationReader.Text(whole);
        var lineEnd = text.IndexOf('\n', start + length - 1);
        lineEnd = lineEnd < 0 ? whole.Length - 1 : lineEnd;
        var end = Math.Min(start + length, lineEnd);
        return whole.Apply(
            new DeltaBuilder()
                .Delete(start)
                .Retain(end - start)
                .Delete(lineEnd - end)
                .Retain(1)
                .Delete(whole.Length - lineEnd - 1)
                .ToDelta()
        );
    }
}
