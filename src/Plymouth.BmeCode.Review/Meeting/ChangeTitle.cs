using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Review.Meeting;

/// <summary>Changes the Code's title.</summary>
/// <param name="Title">The new title, 1 to 200 UTF-16 units once its white space is made single.</param>
public sealed record ChangeTitle(string Title) : Command
{
    /// <summary>The longest title, in UTF-16 units.</summary>
    private const int LongestTitle = 200;

    internal override IEnumerable<PassageId> Passages(Consultation consultation) => [];

    internal override Decision Decide(DecisionContext now) =>
        OneLine.Of(Title) switch
        {
            "" => Ruling.Invalid("A Code has a title. Write one, or leave it as it is."),
            { Length: > LongestTitle } => Ruling.Invalid($"A title has at most {LongestTitle} characters. Shorten it."),
            var title when title == now.Now.Title => Ruling.AlreadySo,
            var title => Ruling.Accept(new TitleChanged(title, now.Now.Title)),
        };
}

/// <summary>The Code's title was changed. Also the inverse of itself.</summary>
/// <param name="Title">The title from then on.</param>
/// <param name="Before">The title until then.</param>
public sealed record TitleChanged(string Title, string Before) : Event
{
    internal override Consultation Fold(Consultation before, Decided decided) => before with { Title = Title };

    internal override Decision TakeBack(After after) =>
        After.Unless(after.Now.Title != Title, "the title was changed again") ?? Ruling.Accept(new TitleChanged(Before, Title));
}
