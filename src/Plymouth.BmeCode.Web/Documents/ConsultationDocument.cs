using System.Text;
using Plymouth.BmeCode.Collaboration;
using Plymouth.BmeCode.Exchange.Code;
using Plymouth.BmeCode.Exchange.Json;
using Plymouth.BmeCode.Exchange.Register;
using Plymouth.BmeCode.Exchange.ResponseTable;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Storage;

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
    /// <summary>Writes a document of the consultation as <paramref name="table"/> has it; the stamp says the journal it rests on. <paramref name="destination"/>: of the referrals only those that go there.</summary>
    public static ConsultationDocument Write(DocumentKind format, Table table, Journal journal, IPeople people, string? destination = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(people);
        var streams = table.Passages.Keys.Select(p => p.Stream).Prepend(table.Consultation.Id.Stream).ToList();
        var entries = streams.SelectMany(s => journal.Read(s)).OrderBy(e => e.Position).ToList();
        var head = journal.Head(streams);
        var stamp = new ExportStamp(entries.Max(e => e.At), head);
        var name = FileStem(table.Consultation.Title);
        return format switch
        {
            DocumentKind.Docx => new(CodeDocx.Write(table, stamp), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", $"{name}.docx", head),
            DocumentKind.Html => new(Encoding.UTF8.GetBytes(CodeHtml.Write(table, stamp)), "text/html; charset=utf-8", $"{name}.html", head),
            DocumentKind.Responses => new(Encoding.UTF8.GetBytes(ResponseTableHtml.Write(table, stamp)), "text/html; charset=utf-8", $"{name} - responses.html", head),
            DocumentKind.Referrals => new(Encoding.UTF8.GetBytes(ReferralsHtml.Write(table, destination, stamp)), "text/html; charset=utf-8", $"{FileStem(table.Consultation.Title, "referrals", destination)}.html", head),
            DocumentKind.ReferralsCsv => new(ReferralsCsv.Write(table, destination), "text/csv; charset=utf-8", $"{FileStem(table.Consultation.Title, "referrals", destination)}.csv", head),
            _ => new(ConsultationJson.Write(table, entries, Named(entries, people), head), "application/json", $"{name} - consultation.json", head),
        };
    }

    private static List<(MemberId Id, string Name)> Named(IEnumerable<Entry> entries, IPeople people) =>
        [.. entries.Select(e => e.Member).Distinct().Select(people.Find).OfType<Person>().OrderBy(p => p.Id.Value, StringComparer.Ordinal).Select(p => (p.Id, p.Name))];

    private static string FileStem(string title, string what, string? of) => $"{FileStem(title)} - {what}{(of is null ? "" : $" - {FileStem(of)}")}";

    private static string FileStem(string title)
    {
        var kept = string.Concat(title.Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-')).Trim();
        return kept.Length switch { 0 => "Code", > 80 => kept[..80].TrimEnd(), _ => kept };
    }
}
