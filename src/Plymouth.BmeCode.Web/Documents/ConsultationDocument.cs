using System.Text;
using Plymouth.BmeCode.Collaboration;
using Plymouth.BmeCode.Exchange.Code;
using Plymouth.BmeCode.Exchange.Json;
using Plymouth.BmeCode.Exchange.Register;
using Plymouth.BmeCode.Exchange.ResponseTable;
using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Web.Documents;

/// <summary>The documents a consultation can be taken away as.</summary>
public enum DocumentKind
{
    /// <summary>The revised Code as a Word document.</summary>
    Docx,

    /// <summary>The revised Code as one HTML page.</summary>
    Html,

    /// <summary>The response table as one HTML page.</summary>
    Responses,

    /// <summary>What is referred, as one HTML page.</summary>
    Referrals,

    /// <summary>What is referred, as a spreadsheet.</summary>
    ReferralsCsv,

    /// <summary>Everything, lossless.</summary>
    Json,
}

/// <summary>A document as written: what to send and what to call it.</summary>
public sealed record ConsultationDocument(byte[] Bytes, string ContentType, string FileName, string JournalHead)
{
    private const string Page = "text/html; charset=utf-8";

    /// <summary>Writes a document of the consultation at one moment. <paramref name="destination"/>: of the referrals only those that go there. <paramref name="edition"/>: in which words.</summary>
    public static ConsultationDocument Write(DocumentKind format, ConsultationMoment moment, IPeople people, string? destination = null, Edition edition = Edition.Second)
    {
        ArgumentNullException.ThrowIfNull(moment);
        ArgumentNullException.ThrowIfNull(people);
        var table = moment.Table;
        var stamp = new ExportStamp(moment.At, moment.JournalHead, edition);
        var bytes = format switch
        {
            DocumentKind.Docx => CodeDocx.Write(table, stamp),
            DocumentKind.Html => Encoding.UTF8.GetBytes(CodeHtml.Write(table, stamp)),
            DocumentKind.Responses => Encoding.UTF8.GetBytes(ResponseTableHtml.Write(table, stamp)),
            DocumentKind.Referrals => Encoding.UTF8.GetBytes(ReferralsHtml.Write(table, destination, stamp)),
            DocumentKind.ReferralsCsv => ReferralsCsv.Write(table, destination),
            _ => ConsultationJson.Write(table, moment.Entries, Named(moment, people), moment.JournalHead),
        };
        return new(bytes, ContentTypeOf(format), NameOf(format, table.Consultation.Title, destination), moment.JournalHead);
    }

    /// <summary>The format, as HTTP calls it.</summary>
    public static string ContentTypeOf(DocumentKind format) => format switch
    {
        DocumentKind.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        DocumentKind.ReferralsCsv => "text/csv; charset=utf-8",
        DocumentKind.Json => "application/json",
        _ => Page,
    };

    /// <summary>The file's name: the title, what it is, and <paramref name="of"/> what (a destination, a publication).</summary>
    public static string NameOf(DocumentKind format, string title, string? of = null)
    {
        var (what, extension) = format switch
        {
            DocumentKind.Docx => (null, "docx"),
            DocumentKind.Html => (null, "html"),
            DocumentKind.Responses => ("responses", "html"),
            DocumentKind.Referrals => ("referrals", "html"),
            DocumentKind.ReferralsCsv => ("referrals", "csv"),
            _ => ("consultation", "json"),
        };
        return $"{string.Join(" - ", new[] { Plain(title), what, of is null ? null : Plain(of) }.OfType<string>())}.{extension}";
    }

    /// <summary>Who made the entries. An id has one name there: where somebody here and somebody imported have the same, that of who is here.</summary>
    private static List<(MemberId Id, string Name)> Named(ConsultationMoment moment, IPeople people) =>
    [
        .. moment.Entries.Select(e => e.Member).Distinct()
            .OrderBy(m => m.Value, StringComparer.Ordinal).ThenBy(m => m.IsImported)
            .Select(m => (Id: m, Name: people.NameIn(moment.Table.Consultation.Id, m)))
            .Where(p => p.Name is not null)
            .DistinctBy(p => p.Id.Value)
            .Select(p => (p.Id, p.Name!)),
    ];

    /// <summary>Text that any file system takes as a name.</summary>
    private static string Plain(string text)
    {
        var kept = string.Concat(text.Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-')).Trim();
        return kept.Length switch { 0 => "Code", > 80 => kept[..80].TrimEnd(), _ => kept };
    }
}
