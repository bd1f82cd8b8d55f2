using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Exchange.Code;
using Plymouth.BmeCode.Review.Meeting;

namespace Plymouth.BmeCode.Web.Documents;

/// <summary>
/// One format in which a consultation can be taken away, and all that the program has to know about it.
/// <see cref="DocumentFormats"/> lists them.
/// </summary>
/// <remarks>Members may fetch every format. A null says that the place it is for does not offer the format.</remarks>
public sealed record DocumentFormat
{
    /// <summary>
    /// The last part of its addresses, and its name in a publication: <c>code.docx</c>. The file's extension is that of this name.
    /// </summary>
    public required string Address { get; init; }

    /// <summary>The words that the file's name has after the Code's title; null for the Code itself.</summary>
    public string? NamePart { get; init; }

    /// <summary>The format, as HTTP calls it.</summary>
    public required string MediaType { get; init; }

    /// <summary>The format for people, in a word or two.</summary>
    public required string Words { get; init; }

    /// <summary>Writes the file's bytes.</summary>
    public required Func<DocumentSource, byte[]> Writer { get; init; }

    /// <summary>The words with which the documents page offers it; null when that does not.</summary>
    public OfferedDocument? Offered { get; init; }

    /// <summary>The words with which the command line offers it; null when that does not.</summary>
    public ExportedDocument? Exported { get; init; }

    /// <summary>The words with which each publication names it for people; null for a format that goes into no publication.</summary>
    public string? PublishedAs { get; init; }

    /// <summary>The least sight with which partners may fetch the published file; null: never.</summary>
    public PartnerSight? PartnersFrom { get; init; }

    /// <summary>True for the register of referrals, which offers it and can be asked for one destination only.</summary>
    public bool IsOfReferrals { get; init; }

    /// <summary>The file's extension with its dot.</summary>
    public string Extension => Path.GetExtension(Address);

    /// <summary>True when partners who see that much may fetch the published file.</summary>
    public bool IsForPartners(PartnerSight sight) => PartnersFrom <= sight;

    /// <summary>Writes the document of a consultation at one moment.</summary>
    /// <param name="moment">The consultation.</param>
    /// <param name="people">Knows the names of those who made the entries.</param>
    /// <param name="destination">The destination whose referrals alone are written; all when null.</param>
    /// <param name="edition">The edition of the words it is written in.</param>
    public ConsultationDocument Write(
        ConsultationMoment moment,
        IPeople people,
        string? destination = null,
        Edition edition = Edition.Second
    )
    {
        ArgumentNullException.ThrowIfNull(moment);
        ArgumentNullException.ThrowIfNull(people);
        var bytes = Writer(new(moment, people, destination, edition));
        return new(bytes, MediaType, FileName(moment.Table.Consultation.Title, destination), moment.JournalHead);
    }

    /// <summary>Returns the file's name: the title, what it is, and <paramref name="of"/> what (a destination, a publication).</summary>
    public string FileName(string title, string? of = null) =>
        $"{string.Join(" - ", new[] { Plain(title), NamePart, of is null ? null : Plain(of) }.OfType<string>())}{Extension}";

    /// <summary>Returns text that any file system takes as a name.</summary>
    private static string Plain(string text)
    {
        var kept = string.Concat(text.Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-')).Trim();
        return kept.Length switch
        {
            0 => "Code",
            > 80 => kept[..80].TrimEnd(),
            _ => kept,
        };
    }
}

/// <summary>A document on the documents page.</summary>
/// <param name="Title">The document in a few words.</param>
/// <param name="Words">The contents of the document, as a sentence.</param>
public sealed record OfferedDocument(string Title, string Words);

/// <summary>A document that <c>export</c> writes.</summary>
/// <param name="Name">The name that <c>--format</c> takes.</param>
/// <param name="Words">The document in a few words, for the help. The help names formats with the same words together.</param>
public sealed record ExportedDocument(string Name, string Words);
