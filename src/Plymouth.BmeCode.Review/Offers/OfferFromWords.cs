using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Pointers;
using Plymouth.BmeCode.Review.Promises;

namespace Plymouth.BmeCode.Review.Offers;

/// <summary>Something that a member's words seem to say and nobody has written down yet.</summary>
/// <remarks>It is read from the words each time and never stored. Nothing comes of it until a member takes it.</remarks>
/// <param name="From">The response that says so.</param>
public abstract record OfferFromWords(ResponseId From)
{
    /// <summary>The beginning of the ids under which offers are put aside; no finding's id begins so.</summary>
    internal const string IdBegin = "offered";

    /// <summary>The command that writes it down.</summary>
    public abstract Command Taking { get; }

    /// <summary>The command that puts it aside as a finding is put aside: for everybody, and while the words say the same.</summary>
    public abstract DismissFinding Declining { get; }
}

/// <summary>A response's words point somewhere ("as above").</summary>
/// <param name="Guessed">True when the words alone do not say which is meant, so that the most similar was taken.</param>
public sealed record PointerOffer(ResponseId From, Pointed To, bool Guessed) : OfferFromWords(From)
{
    internal const string Prefix = IdBegin + "Pointer:";

    /// <inheritdoc/>
    public override Command Taking => new SetPointer(From, null, To);

    /// <inheritdoc/>
    public override DismissFinding Declining => new(new($"{Prefix}{From}/{StandingPointers.IdOf(To)}"), "", "It does not point there.");
}

/// <summary>A response's words promise something ("we will amend 2.2").</summary>
public sealed record PromiseOffer(ResponseId From, PromiseTerms Terms) : OfferFromWords(From)
{
    /// <inheritdoc/>
    public override Command Taking => new MakePromise(From, Terms.Kind, Terms.Clauses, Terms.Words);

    /// <inheritdoc/>
    public override DismissFinding Declining =>
        new(
            new($"{IdBegin}Promise:{From}"),
            $"{Terms.Kind} {string.Join(' ', Terms.Clauses)} {string.Join('|', Terms.Words)}",
            "It promises nothing."
        );
}
