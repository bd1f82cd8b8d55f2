using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Pointers;
using Plymouth.BmeCode.Review.Promises;

namespace Plymouth.BmeCode.Review.Offers;

/// <summary>
/// What a member's words seem to say and nobody has written down yet. A reading, never stored: it is there while the words are, and nothing
/// comes of it until a member takes it.
/// </summary>
/// <param name="From">The response that says so.</param>
public abstract record OfferFromWords(ResponseId From)
{
    /// <summary>How the ids begin under which offers are put aside; no finding's does.</summary>
    internal const string IdBegin = "offered";

    /// <summary>Writes it down.</summary>
    public abstract Command Taking { get; }

    /// <summary>Puts it aside, the way a finding is, for everybody and for as long as the words say the same.</summary>
    public abstract DismissFinding Declining { get; }
}

/// <summary>A response points there with its words ("as above").</summary>
/// <param name="Guessed">True where the words alone do not say which is meant: the most similar was taken.</param>
public sealed record PointerOffer(ResponseId From, Pointed To, bool Guessed) : OfferFromWords(From)
{
    internal const string Prefix = IdBegin + "Pointer:";

    public override Command Taking => new SetPointer(From, null, To);

    public override DismissFinding Declining => new(new($"{Prefix}{From}/{StandingPointers.IdOf(To)}"), "", "It does not point there.");
}

/// <summary>A response promises this with its words ("we will amend 2.2").</summary>
public sealed record PromiseOffer(ResponseId From, PromiseTerms Terms) : OfferFromWords(From)
{
    public override Command Taking => new MakePromise(From, Terms.Kind, Terms.Clauses, Terms.Words);

    public override DismissFinding Declining =>
        new(
            new($"{IdBegin}Promise:{From}"),
            $"{Terms.Kind} {string.Join(' ', Terms.Clauses)} {string.Join('|', Terms.Words)}",
            "It promises nothing."
        );
}
