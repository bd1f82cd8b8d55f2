using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings.Keeping;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.Pointers;

namespace Plymouth.BmeCode.Review.Findings.Checks;

/// <summary>A response points ("as above") at something that is gone, or in a circle.</summary>
internal sealed class BrokenPointerCheck : WholeCheck
{
    private HashSet<ResponseId> _concerned = [];

    protected override bool IsConcerned(Kept kept, TableChanges changes)
    {
        var (was, now) = (changes.Before.Consultation, changes.After.Consultation);
        return !ReferenceEquals(was.Pointers, now.Pointers)
            || !ReferenceEquals(was.PointersPutAside, now.PointersPutAside)
            || changes.Responses.Overlaps(_concerned);
    }

    protected override IEnumerable<Finding> Find(Kept kept)
    {
        var (table, now) = (kept.Table, kept.Table.Consultation);
        _concerned =
        [
            .. StandingPointers
                .All(table)
                .SelectMany(p => p.To is AtResponse at ? new[] { p.From, at.Response } : [p.From])
                .SelectMany(r => new[] { r, now.Present(r) }),
        ];
        return table
            .Pointers.Where(p => p.Fault != PointerFault.None)
            .OrderBy(p => now.Comments[now.Responses[p.From].Comments[0]].Place)
            .Select(p => Of(now, p));
    }

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
