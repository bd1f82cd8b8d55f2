using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.Pointers;

#pragma warning disable CS8524 // A switch over an enum names each of its values, as in the room.

namespace Plymouth.BmeCode.Review.Tests.Findings.Plain;

/// <summary>A response points ("as above") at something that is gone, or in a circle.</summary>
internal static class BrokenPointerCheck
{
    public static IEnumerable<Finding> Find(Table table) =>
        table
            .Pointers.Where(p => p.Fault != PointerFault.None)
            .OrderBy(p => table.Consultation.Comments[table.Consultation.Responses[p.From].Comments[0]].Place)
            .Select(p => Of(table.Consultation, p));

    private static Finding Of(Consultation now, StandingPointer pointer)
    {
        var from = Sentence.Of(now.Label(pointer.From.Passage));
        return new(
            FindingKind.BrokenPointer,
            [new ResponseSubject(pointer.From)],
            pointer.Fault switch
            {
                PointerFault.Circular => $"{from} points at {now.Name(pointer.To)}, which leads back to it.",
                PointerFault.Gone => $"{from} points at {now.Name(pointer.To)}, and {Gone(now, pointer.To)}.",
                PointerFault.None => throw NotKnown.Of(pointer.Fault),
            },
            "Whoever follows the pointer finds no answer.",
            Blocking: false,
            [
                Remedy.GoTo("Point somewhere else, or write the response", new ResponseSubject(pointer.From)),
                Remedy.Do("Remove the pointer", new SetPointer(pointer.From, pointer.Pointer, null)),
            ]
        )
        {
            Detail = StandingPointers.IdOf(pointer.To),
            Grounds = $"{pointer.Fault} {StandingPointers.IdOf(pointer.To)}",
        };
    }

    private static string Gone(Consultation now, Pointed to) =>
        to switch
        {
            AtResponse at when !now.Responses[at.Response].Closed => "that has no words",
            AtResponse => "that answers nothing any more",
            AtComment or AtClause or AtSection => "that is deleted",
            _ => throw NotKnown.Of(to),
        };
}
