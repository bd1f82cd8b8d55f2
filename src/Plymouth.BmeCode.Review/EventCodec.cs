namespace Plymouth.BmeCode.Review;

/// <summary>Events and wording entries as JSON bodies, kinds with versions (<c>ClauseMoved/1</c>), older kinds read by upcasters.</summary>
public static class EventCodec
{
    public static (string Kind, string Body) Write(Event @event) => throw new NotImplementedException();

    /// <exception cref="FormatException">An unknown kind, named; or a body that is not of its kind.</exception>
    public static Event Read(string kind, string body) => throw new NotImplementedException();
}
