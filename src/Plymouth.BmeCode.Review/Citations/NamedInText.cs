using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Plymouth.BmeCode.Review.Language;

namespace Plymouth.BmeCode.Review.Citations;

/// <summary>Puts marks where a text names clauses and sections, so that phrases can be looked for whatever the Code's numbering.</summary>
internal sealed class NamedInText(NumberIndex numbers)
{
    /// <summary>Matches a marked clause; the group "clause" tells which.</summary>
    public const string Mark = "\ue000(?<clause>[0-9]+)\ue001";

    /// <summary>Matches a marked section; the group "section" tells which.</summary>
    public const string SectionMark = "\ue002(?<section>[0-9]+)\ue003";

    private readonly List<(Citation Citation, CitedPlace Place)> _named = [];

    /// <summary>
    /// Returns the text as <see cref="PlainPhrases.Of"/> does, with each number replaced by a mark that <see cref="Mark"/> or
    /// <see cref="SectionMark"/> matches.
    /// </summary>
    public string Marked(string text) => Marked(text, (citation, place) =>
        {
            _named.Add((citation, place));
            var (open, close) = place.Section is null ? ('\ue000', '\ue001') : ('\ue002', '\ue003');
            return string.Create(CultureInfo.InvariantCulture, $"{open}{_named.Count - 1}{close}");
        });

    /// <summary>
    /// Returns the text as <see cref="PlainPhrases.Of"/> does, with each clause's number replaced by what stands for the clause; of several
    /// with one number, the first.
    /// </summary>
    public string Marked(string text, Func<ClauseId, string> mark) =>
        Marked(text, (_, place) => place.Section is null ? mark(place.Clauses[0]) : null);

    private string Marked(string text, Func<Citation, CitedPlace, string?> mark)
    {
        var plain = PlainPhrases.Of(text);
        List<(int At, int Length, string Stands)> marks = [];

        // From the last number to the first; the marks are put into the text in order below.
        foreach (var citation in CitationReader.In(plain).Reverse())
        {
            if (numbers.Find(citation) is { } place && mark(citation, place) is { } stands)
            {
                marks.Add((citation.At + place.From, place.Length, stands));
            }
        }

        var marked = new StringBuilder(plain.Length);
        var read = 0;
        foreach (var (at, length, stands) in Enumerable.Reverse(marks))
        {
            marked.Append(plain, read, at - read).Append(stands);
            read = at + length;
        }

        return marked.Append(plain, read, plain.Length - read).ToString();
    }

    /// <summary>
    /// Returns the clause of a marked number. Of several with one number it is the one the comments are about, else the first.
    /// </summary>
    public ClauseId Clause(Capture mark, IEnumerable<ClauseId> about)
    {
        var clauses = Named(mark).Place.Clauses;
        return clauses.FirstOrDefault(about.Contains) is { Value: not null } meant ? meant : clauses[0];
    }

    /// <summary>Returns the section of a marked number.</summary>
    public SectionId Section(Capture mark) => Named(mark).Place.Section!.Value;

    /// <summary>True when a marked number ends a range, so that what stands between is meant too.</summary>
    public bool EndsRange(Capture mark) => Named(mark).Citation.EndsRange;

    private (Citation Citation, CitedPlace Place) Named(Capture mark) => _named[int.Parse(mark.Value, CultureInfo.InvariantCulture)];
}
