namespace Plymouth.BmeCode.Review;

public sealed record ChangeTitle(string Title) : Command;

public sealed record TitleChanged(string Title, string Before) : Event;
