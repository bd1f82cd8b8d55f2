using System.Collections.Immutable;
using System.Text;
using Plymouth.BmeCode.Exchange.Code;
using Plymouth.BmeCode.Exchange.Json;
using Plymouth.BmeCode.Exchange.Register;
using Plymouth.BmeCode.Exchange.ResponseTable;
using Plymouth.BmeCode.Review.Meeting;

namespace Plymouth.BmeCode.Web.Documents;

/// <summary>
/// The formats in which a consultation can be taken away, one entry each. Addresses, pages, the command line with its help and
/// publications are made from this table.
/// </summary>
public static class DocumentFormats
{
    private const string Page = "text/html; charset=utf-8";

    /// <summary>The format that can also be taken in again.</summary>
    public static readonly DocumentFormat Json = new()
    {
        Address = "consultation.json",
        NamePart = "consultation",
        MediaType = "application/json",
        Words = "JSON",
        Writer = s => ConsultationJson.Write(s.Table, s.Moment.Entries, s.Authors, s.Moment.JournalHead),
        Offered = new("The whole consultation", "Everything, with its full history: to keep safe, or to move to another computer."),
        Exported = new("json", "everything, lossless"),
        PublishedAs = "The whole consultation, with its history",
    };

    /// <summary>Every format, in the order in which people are offered them and publications hold them.</summary>
    public static readonly ImmutableArray<DocumentFormat> All =
    [
        new()
        {
            Address = "code.docx",
            MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Words = "Word",
            Writer = s => CodeDocx.Write(s.Table, s.Stamp),
            Offered = new("The revised Code", "Agreed clauses as agreed; the others in their present wording, marked as not yet agreed."),
            Exported = new("docx", "the revised Code"),
            PublishedAs = "The Code",
            PartnersFrom = PartnerSight.Wording,
        },
        new()
        {
            Address = "code.html",
            MediaType = Page,
            Words = "web page",
            Writer = s => Encoding.UTF8.GetBytes(CodeHtml.Write(s.Table, s.Stamp)),
            Offered = new("The revised Code", "The same as one page that opens without a network and prints well."),
            Exported = new("html", "the revised Code"),
            PublishedAs = "The Code",
            PartnersFrom = PartnerSight.Wording,
        },
        new()
        {
            Address = "responses.html",
            NamePart = "responses",
            MediaType = Page,
            Words = "web page",
            Writer = s => Encoding.UTF8.GetBytes(ResponseTableHtml.Write(s.Table, s.Stamp)),
            Offered = new("Response table", "Every comment with the group's answer, in the order of the table."),
            Exported = new("responses", "the response table as HTML"),
            PublishedAs = "Response report",
            PartnersFrom = PartnerSight.Everything,
        },
        new()
        {
            Address = "referrals.csv",
            NamePart = "referrals",
            MediaType = "text/csv; charset=utf-8",
            Words = "spreadsheet (CSV)",
            Writer = s => ReferralsCsv.Write(s.Table, s.Destination),
            IsOfReferrals = true,
        },
        new()
        {
            Address = "referrals.html",
            NamePart = "referrals",
            MediaType = Page,
            Words = "web page",
            Writer = s => Encoding.UTF8.GetBytes(ReferralsHtml.Write(s.Table, s.Destination, s.Stamp)),
            IsOfReferrals = true,
        },
        Json,
    ];

    /// <summary>The formats that a publication consists of.</summary>
    public static IEnumerable<DocumentFormat> Published => All.Where(f => f.PublishedAs is not null);

    /// <summary>The formats that the command line writes.</summary>
    public static IEnumerable<DocumentFormat> Exported => All.Where(f => f.Exported is not null);

    /// <summary>Returns the format of a publication's file, known by its name there; null for a name that no publication has.</summary>
    public static DocumentFormat? OfPublished(string name) => Published.FirstOrDefault(f => f.Address == name);
}
