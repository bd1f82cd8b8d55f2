using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Citations;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Memo;
using Plymouth.BmeCode.Review.Pointers;
using Plymouth.BmeCode.Review.Promises;

namespace Plymouth.BmeCode.Review.Offers;

/// <summary>
/// Reads responses written after the table came in by the rules of the import (<see cref="ProposedPointers"/>,
/// <see cref="ProposedPromises"/>). Where a member has decided otherwise, it offers nothing.
/// </summary>
public static class OffersFromWords
{
    private static readonly PerTable<Func<ResponseId, string, IEnumerable<Pointer>>> Searches = new(ProposedPointers.Present);

    /// <summary>Returns the pointers that a response seems to make and nobody has decided about.</summary>
    /// <remarks>
    /// Left out are pointers that its words made before, that it has already, or that a member has put aside. Nothing is offered while it
    /// points elsewhere than its words do.
    /// </remarks>
    public static ImmutableList<PointerOffer> OfPointers(Table table, ResponseId response)
    {
        ArgumentNullException.ThrowIfNull(table);
        var (now, text, before) = (
            table.Consultation,
            table.Text(response.Passage),
            table.Draft(response.Passage).ToText(c => table.Number(c) ?? "")
        );
        if (
            now.Responses[response].Closed
            || text == before
            || !PointerPhrases.Points(new NamedInText(NumberIndex.Present(now)).Marked(text))
        )
        {
            return [];
        }

        var search = Searches.Of(table);
        var said = search(response, text).ToList();
        var settled = StandingPointers.Of(table, response).ConvertAll(p => p.To);
        var offers = said.Except(search(response, before)).Select(p => new PointerOffer(response, p.To, p.Guessed));
        return
        [
            .. offers.Where(o =>
                !settled.Contains(o.To)
                && settled.FindAll(t => IsOfTheCode(t) == IsOfTheCode(o.To)).TrueForAll(t => said.Exists(p => p.To == t))
                && !(IsOfTheCode(o.To) && HasStaleNumbers(table, response))
                && !LeadsBack(table, o)
                && !IsDeclined(now, o)
                && !(o.Guessed && HasDeclinedAGuess(now, response, said))
            ),
        ];
    }

    /// <summary>Returns the promises that a response seems to make; none if it has ever made one.</summary>
    public static ImmutableList<PromiseOffer> OfPromises(Table table, ResponseId response)
    {
        ArgumentNullException.ThrowIfNull(table);
        var now = table.Consultation;
        var copied = now.ReceivedPassages.Contains(response.Passage)
            ? ""
            : table.Draft(response.Passage).ToText(c => table.Number(c) ?? "");
        if (
            now.Responses[response].Closed
            || table.Text(response.Passage) == copied
            || now.PromisesOf(response).Any()
            || HasStaleNumbers(table, response)
        )
        {
            return [];
        }

        ImmutableList<Comment> comments = [.. now.Responses[response].Comments.Select(c => now.Comments[c])];
        IEnumerable<PromiseOffer> Said(string text) =>
            ProposedPromises
                .OfOne(response, text, comments, new NamedInText(NumberIndex.Present(now)))
                .Select(p => new PromiseOffer(response, new PromiseTerms(p.Kind, p.Clauses, p.Words, Proposed: false)));
        return [.. Said(table.Text(response.Passage)).Except(Said(copied)).Where(o => !IsDeclined(now, o))];
    }

    /// <summary>True when a decision puts an offer aside, not a finding.</summary>
    public static bool IsDecline(DismissFinding command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return command.Finding.Value.StartsWith(OfferFromWords.IdBegin, StringComparison.Ordinal);
    }

    private static bool IsOfTheCode(Pointed to) => to is AtClause or AtSection;

    private static bool HasStaleNumbers(Table table, ResponseId response) =>
        StandingCitations.Of(table, response.Passage).Any(c => c.IsStale);

    /// <summary>
    /// True when a member has put aside a guess that the words no longer lead to. A guess changes with the other responses, and each new
    /// one would be offered again.
    /// </summary>
    private static bool HasDeclinedAGuess(Consultation now, ResponseId response, List<Pointer> said) =>
        now.Dismissals.Exists(d =>
            !d.Reopened
            && d.Finding.Value.StartsWith($"{PointerOffer.Prefix}{response}/", StringComparison.Ordinal)
            && !said.Exists(p => new PointerOffer(response, p.To, p.Guessed).Declining.Finding == d.Finding)
        );

    private static bool LeadsBack(Table table, PointerOffer offer) =>
        offer.To is AtResponse at && StandingPointers.Of(table, at.Response).Exists(p => p.To == new AtResponse(offer.From));

    private static bool IsDeclined(Consultation now, OfferFromWords offer) =>
        offer.Declining is var declining && now.DismissalOf(declining.Finding, declining.Grounds) is not null;
}
