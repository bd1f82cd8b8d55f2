using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Plymouth.BmeCode.Wordings;

/// <summary>
/// Writes wordings as HTML for reading: paragraphs, true nested lists, <c>strong em u a</c>; everything escaped; links only http, https and
/// mailto.
/// </summary>
/// <remarks>
/// A cross-reference is <c>&lt;span class="xref" data-clause="ID"&gt;2.4&lt;/span&gt;</c> (when the clause has no number: class <c>xref
/// xref-gone</c>, "deleted clause"). Words beside a place in the text are <c>&lt;span class="beside"&gt;, now 2.6&lt;/span&gt;</c>. Blank
/// paragraphs are left out. An indented paragraph has class <c>indent-1</c> … <c>indent-8</c>.
/// </remarks>
public static class WordingHtml
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>
    /// Writes a wording as HTML. <paramref name="number"/> gets a clause's id and returns the clause's present number for a
    /// cross-reference, null when it has none.
    /// </summary>
    /// <param name="address">
    /// Returns the address of a clause, for pages on which cross-references are links; without it they are not.
    /// </param>
    /// <param name="beside">Words to show beside places of the text, in order.</param>
    public static string Of(
        Wording wording,
        Func<string, string?> number,
        Func<string, string>? address = null,
        IReadOnlyList<Beside>? beside = null
    )
    {
        ArgumentNullException.ThrowIfNull(wording);
        ArgumentNullException.ThrowIfNull(number);
        var html = new StringBuilder();
        var lists = new ListNesting(html);
        var start = 0;
        foreach (var line in wording.Lines)
        {
            var at = start;
            start += line.Spans.Sum(s => s.Length) + 1;
            if (line.List == ListKind.None && line.IsBlank)
            {
                lists.Leave();
                continue;
            }

            lists.Enter(line.List, line.Indent, "");
            foreach (var span in line.Spans)
            {
                Append(html, span, at, beside ?? [], number, address);
                at += span.Length;
            }

            lists.End();
        }

        lists.Leave();
        return html.ToString();
    }

    /// <summary>
    /// Writes a redline as HTML: <c>&lt;ins&gt;</c> and <c>&lt;del&gt;</c>; a line whose end was inserted or deleted carries class
    /// <c>line-inserted</c> or <c>line-deleted</c>.
    /// </summary>
    /// <remarks>
    /// When the whole line came or went with its end, it carries class <c>line-whole</c> too (so a switch may hide it); otherwise only the
    /// line break did, shown as <c>&lt;ins class="line-end"&gt;¶&lt;/ins&gt;</c>.
    /// </remarks>
    public static string Redline(Wording before, Wording after, Func<string, string?> number, Func<string, string>? address = null)
    {
        ArgumentNullException.ThrowIfNull(number);
        var html = new StringBuilder();
        var lists = new ListNesting(html);
        foreach (var line in Wordings.Redline.Between(before, after))
        {
            if (
                line.List == ListKind.None
                && line.Spans.All(s => s.Span.Text is { } text && string.IsNullOrWhiteSpace(text))
                && !line.Spans.Any(s => s.Mark != RedlineMark.Same)
            )
            {
                lists.Leave();
                continue;
            }

            var whole = line.End != RedlineMark.Same && line.Spans.All(s => s.Mark == line.End);
            lists.Enter(line.List, line.Indent, ClassOf(line.End, whole));
            AppendMarked(html, line.Spans, number, address);
            if (line.End != RedlineMark.Same && !whole)
            {
                var tag = TagOf(line.End);
                html.Append('<').Append(tag).Append(" class=\"line-end\">¶</").Append(tag).Append('>');
            }

            lists.End();
        }

        lists.Leave();
        return html.ToString();
    }

    /// <summary>Writes a one-line wording (a heading) as HTML, without a paragraph around it.</summary>
    public static string Inline(Wording wording, Func<string, string?> number, Func<string, string>? address = null)
    {
        ArgumentNullException.ThrowIfNull(wording);
        ArgumentNullException.ThrowIfNull(number);
        var html = new StringBuilder();
        foreach (var line in wording.Lines.Where(l => !l.IsBlank))
        {
            html.Append(html.Length > 0 ? " " : "");
            foreach (var span in line.Spans)
            {
                Append(html, span, number, address);
            }
        }

        return html.ToString();
    }

    private static void AppendMarked(
        StringBuilder html,
        ImmutableArray<RedlineSpan> spans,
        Func<string, string?> number,
        Func<string, string>? address
    )
    {
        for (var i = 0; i < spans.Length;)
        {
            var mark = spans[i].Mark;
            var tag = TagOf(mark);
            html.Append(tag is null ? "" : $"<{tag}>");
            for (; i < spans.Length && spans[i].Mark == mark; i++)
            {
                Append(html, spans[i].Span, number, address);
            }

            html.Append(tag is null ? "" : $"</{tag}>");
        }
    }

    private static string? TagOf(RedlineMark mark) =>
        mark switch
        {
            RedlineMark.Inserted => "ins",
            RedlineMark.Deleted => "del",
            _ => null,
        };

    private static string ClassOf(RedlineMark end, bool whole) =>
        (
            end switch
            {
                RedlineMark.Inserted => "line-inserted",
                RedlineMark.Deleted => "line-deleted",
                _ => "",
            }
        ) + (whole ? " line-whole" : "");

    /// <summary>Appends a span that begins at <paramref name="at"/>, with the words beside places in it.</summary>
    private static void Append(
        StringBuilder html,
        Op span,
        int at,
        IReadOnlyList<Beside> beside,
        Func<string, string?> number,
        Func<string, string>? address
    )
    {
        var from = 0;
        foreach (var aside in beside.Where(b => b.At > at && b.At <= at + span.Length))
        {
            Append(html, span.Slice(from, aside.At - at - from), number, address);
            html.Append(null, $"<span class=\"beside\">{Encoder.Encode(aside.Words)}</span>");
            from = aside.At - at;
        }

        if (from < span.Length)
        {
            Append(html, span.Slice(from, span.Length - from), number, address);
        }
    }

    private static void Append(StringBuilder html, Op span, Func<string, string?> number, Func<string, string>? address)
    {
        var link = span.Attributes?["link"]?.Text is { } target && WordingLinks.IsAllowed(target) ? target : null;
        (bool On, string Open, string Close)[] marks =
        [
            (link is not null, $"<a href=\"{Encoder.Encode(link ?? "")}\" rel=\"noopener noreferrer\">", "</a>"),
            (Has(span, "bold"), "<strong>", "</strong>"),
            (Has(span, "italic"), "<em>", "</em>"),
            (Has(span, "underline"), "<u>", "</u>"),
        ];
        foreach (var mark in marks)
        {
            html.Append(mark.On ? mark.Open : "");
        }

        if (span.Text is { } text)
        {
            html.Append(Encoder.Encode(text));
        }
        else
        {
            AppendReference(html, span.Embed!.Id, number, link is null ? address : null);
        }

        foreach (var mark in marks.Reverse())
        {
            html.Append(mark.On ? mark.Close : "");
        }
    }

    private static void AppendReference(StringBuilder html, string clause, Func<string, string?> number, Func<string, string>? address)
    {
        var id = Encoder.Encode(clause);
        if (number(clause) is not { } now)
        {
            html.Append(null, $"<span class=\"xref xref-gone\" data-clause=\"{id}\">deleted clause</span>");
        }
        else if (address is not null)
        {
            html.Append(
                null,
                $"<a class=\"xref\" data-clause=\"{id}\" href=\"{Encoder.Encode(address(clause))}\">{Encoder.Encode(now)}</a>"
            );
        }
        else
        {
            html.Append(null, $"<span class=\"xref\" data-clause=\"{id}\">{Encoder.Encode(now)}</span>");
        }
    }

    private static bool Has(Op span, string mark) => span.Attributes?[mark] is { IsNull: false };
}

/// <summary>Words shown beside a text, right after the UTF-16 unit before <paramref name="At"/>; they are no part of it.</summary>
public sealed record Beside(int At, string Words);
