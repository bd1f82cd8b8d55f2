using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Exchange.Code;
using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Web.Documents;

/// <summary>The source from which a format writes a document.</summary>
/// <param name="Moment">The consultation at one moment.</param>
/// <param name="People">Knows the names of those who made the entries.</param>
/// <param name="Destination">A list of referrals holds only those that go there; all when null. Other documents ignore it.</param>
/// <param name="Edition">The edition of the words the document is written in.</param>
public sealed record DocumentSource(ConsultationMoment Moment, IPeople People, string? Destination, Edition Edition)
{
    /// <summary>The table at that moment.</summary>
    public Table Table => Moment.Table;

    /// <summary>The facts that the document says about itself.</summary>
    public ExportStamp Stamp => new(Moment.At, Moment.JournalHead, Edition);

    /// <summary>
    /// Those who made the entries, with their names. An id has one name there: when somebody here and somebody imported have the same id,
    /// it is the name of the one who is here.
    /// </summary>
    public IReadOnlyList<(MemberId Id, string Name)> Authors =>
        [
            .. Moment
                .Entries.Select(e => e.Member)
                .Distinct()
                .OrderBy(m => m.Value, StringComparer.Ordinal)
                .ThenBy(m => m.IsImported)
                .Select(m => (Id: m, Name: People.NameIn(Table.Consultation.Id, m)))
                .Where(p => p.Name is not null)
                .DistinctBy(p => p.Id.Value)
                .Select(p => (p.Id, p.Name!)),
        ];
}
