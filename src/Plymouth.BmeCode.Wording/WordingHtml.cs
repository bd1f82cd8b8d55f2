namespace Plymouth.BmeCode.Wordings;

/// <summary>Wordings as HTML for reading: paragraphs, true nested lists, <c>strong em u a</c>; everything escaped; links only http, https and mailto.</summary>
public static class WordingHtml
{
    /// <summary>A wording as HTML. <paramref name="number"/> gives a clause's present number for a cross-reference (given the clause's id), null where it has none.</summary>
    public static string Of(Wording wording, Func<string, string?> number) => throw new NotImplementedException();

    /// <summary>A redline as HTML: <c>&lt;ins&gt;</c> and <c>&lt;del&gt;</c>; a line whose end was inserted or deleted carries class <c>line-inserted</c> or <c>line-deleted</c>.</summary>
    public static string Redline(Wording before, Wording after, Func<string, string?> number) => throw new NotImplementedException();

    /// <summary>A one-line wording (a heading) as HTML, without a paragraph around it.</summary>
    public static string Inline(Wording wording, Func<string, string?> number) => throw new NotImplementedException();
}
