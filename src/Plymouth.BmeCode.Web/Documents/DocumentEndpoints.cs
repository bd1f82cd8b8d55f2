using Plymouth.BmeCode.Collaboration;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Storage;
using Plymouth.BmeCode.Web.SignIn;

namespace Plymouth.BmeCode.Web.Documents;

/// <summary>The documents to take away, for members.</summary>
public static class DocumentEndpoints
{
    public static void MapDocuments(this IEndpointRouteBuilder endpoints)
    {
        var documents = endpoints.MapGroup("/c/{consultation}/documents").RequireAuthorization();
        documents.MapGet("/code.docx", Send(DocumentKind.Docx));
        documents.MapGet("/code.html", Send(DocumentKind.Html));
        documents.MapGet("/responses.html", Send(DocumentKind.Responses));
        documents.MapGet("/consultation.json", Send(DocumentKind.Json));
    }

    private static Func<string, HttpContext, Workspace, Journal, People, IResult> Send(DocumentKind kind) => (consultation, context, workspace, journal, people) =>
    {
        if (people.Present(context.User) is not { Role: >= Role.Member })
        {
            return TypedResults.Forbid();
        }

        if (workspace.Find(new ConsultationId(consultation)) is not { } room)
        {
            return Saying.NotFound.Page();
        }

        var document = ConsultationDocument.Write(kind, room.Table, journal, people);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.File(document.Bytes, document.ContentType, document.FileName);
    };
}
