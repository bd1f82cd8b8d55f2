using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Review.Publications;
using Plymouth.BmeCode.Storage;
using Plymouth.BmeCode.Web.SignIn;

namespace Plymouth.BmeCode.Web.Documents;

/// <summary>Serves the documents to take away, for members.</summary>
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
        Publisher publisher,
        SignedIn signedIn
    ) =>
        signedIn.Who(context.User) is not { Role: >= Role.Member } ? TypedResults.Forbid()
        : rooms.Find(new ConsultationId(consultation)) is not { } room
        || room.Table.Consultation.Publication(number) is not { } publication
        || !publication.Documents.Exists(d => d.Name == name)
            ? PlainMessage.NotFound.Page()
        : Published(publisher, room.Id, publication, name);

    /// <summary>Sends a published file as it was published; it never changes, so browsers may keep it.</summary>
    internal static IResult Published(Publisher publisher, ConsultationId consultation, Publication publication, string name) =>
        publisher.Find(consultation, publication, name) is { } document
            ? TypedResults.File(document.Bytes, document.ContentType, document.FileName)
            : PlainMessage.FileNotHere.Page();

    private static IResult Send(
        string consultation,
        HttpContext context,
        ConsultationRooms rooms,
        Func<ConsultationRoom, ConsultationDocument> write
    )
    {
        var services = context.RequestServices;
        if (services.GetRequiredService<SignedIn>().Who(context.User) is not { Role: >= Role.Member } member)
        {
            return TypedResults.Forbid();
        }

        if (rooms.Find(new ConsultationId(consultation)) is not { } room)
        {
            return PlainMessage.NotFound.Page();
        }

        var document = write(room);
        services.GetRequiredService<AuditLog>().Exported(member.Id, room.Id, document.FileName);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.File(document.Bytes, document.ContentType, document.FileName);
    }
}
