using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Publications;
using Plymouth.BmeCode.Storage;
using Plymouth.BmeCode.Web.SignIn;

namespace Plymouth.BmeCode.Web.Documents;

/// <summary>
/// Serves the documents to take away to those who are in their consultation. Anybody else is answered as for one that is not here.
/// </summary>
public static class DocumentEndpoints
{
    /// <summary>Maps an address for each format, and one for the files of publications.</summary>
    public static void MapDocuments(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/c/{consultation}/publications/{number:int}/{name}", SendPublished).RequireAuthorization();
        var documents = endpoints.MapGroup("/c/{consultation}/documents").RequireAuthorization();
        foreach (var format in DocumentFormats.All)
        {
            documents.MapGet($"/{format.Address}", Send(format));
        }
    }

    private static Func<string, string?, HttpContext, ConsultationRooms, Journals, People, IResult> Send(DocumentFormat format) =>
        (consultation, to, context, rooms, journals, people) =>
        {
            var destination = !format.IsOfReferrals || string.IsNullOrWhiteSpace(to) ? null : to.Trim();
            return Send(consultation, context, rooms, room =>
                format.Write(ConsultationMoment.Now(journals.Of(room.Id)), people, destination)
            );
        };

    private static IResult SendPublished(
        string consultation,
        int number,
        string name,
        HttpContext context,
        ConsultationRooms rooms,
        Publisher publisher
    ) =>
        Reader(context, consultation) is null
        || rooms.Find(new ConsultationId(consultation)) is not { } room
        || room.Table.Consultation.Publication(number) is not { } publication
        || !publication.Documents.Exists(d => d.Name == name)
            ? PlainMessage.NotFound.Page()
        : Published(publisher, room.Id, publication, name);

    /// <summary>Sends a published file as it was published, or made again where words in it were erased.</summary>
    internal static IResult Published(Publisher publisher, ConsultationId consultation, Publication publication, string name) =>
        publisher.Find(consultation, publication, name) is { } document
            ? TypedResults.File(document.Bytes, document.ContentType, document.FileName)
            : publication.Erased.Exists(e => e.Name == name && e.Now is null) ? PlainMessage.FileErased.Page()
            : PlainMessage.FileNotHere.Page();

    /// <summary>Returns who asks, as long as they may see the consultation; else null.</summary>
    private static Person? Reader(HttpContext context, string consultation) =>
        context.RequestServices.GetRequiredService<SignedIn>().Who(context.User) is { } member
        && context.RequestServices.GetRequiredService<IPeople>().MayRead(member.Id, new(consultation))
            ? member
            : null;

    private static IResult Send(
        string consultation,
        HttpContext context,
        ConsultationRooms rooms,
        Func<ConsultationRoom, ConsultationDocument> write
    )
    {
        if (Reader(context, consultation) is not { } member || rooms.Find(new ConsultationId(consultation)) is not { } room)
        {
            return PlainMessage.NotFound.Page();
        }

        var document = write(room);
        context.RequestServices.GetRequiredService<AuditLog>().Exported(member.Id, room.Id, document.FileName);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.File(document.Bytes, document.ContentType, document.FileName);
    }
}
