using System.Text;

namespace Plymouth.BmeCode.Wordings;

/// <summary>Writes lines as paragraphs and true nested lists: a flat run of lines with indents becomes lists within list entries.</summary>
internal sealed class ListNesting(StringBuilder html)
{
    private readonly Stack<(ListKind List, int Indent)> _open = new();

    /// <summary>Opens the paragraph or list entry of a line. The caller then writes the line's words and calls <see cref="End"/>.</summary>
    public void Enter(ListKind list, int indent, string @class)
    {
        if (list == ListKind.None)
        {
            Leave();
            html.Append("<p").Append(ClassAttribute(indent > 0 ? $"indent-{indent} {@class}" : @class)).Append('>');
            return;
        }

        while (_open.TryPeek(out var deeper) && deeper.Indent > indent)
        {
            CloseList();
        }

        if (_open.TryPeek(out var level) && level.Indent == indent)
        {
            if (level.List == list)
            {
                html.Append("</li>");
            }
            else
            {
                CloseList();
                OpenList(list, indent);
            }
        }
        else
        {
            OpenList(list, indent);
        }

        html.Append("<li").Append(ClassAttribute(@class)).Append('>');
    }

    /// <summary>Ends the line. A list entry stays open for a list within it.</summary>
    public void End()
    {
        if (_open.Count == 0)
        {
            html.Append("</p>");
        }
    }

    /// <summary>Closes every list.</summary>
    public void Leave()
    {
        while (_open.Count > 0)
        {
            CloseList();
        }
    }

    private void OpenList(ListKind list, int indent)
    {
        _open.Push((list, indent));
        html.Append(list == ListKind.Bullet ? "<ul>" : "<ol>");
    }

    private void CloseList() => html.Append(_open.Pop().List == ListKind.Bullet ? "</li></ul>" : "</li></ol>");

    private static string ClassAttribute(string names) => names.Trim() is { Length: > 0 } trimmed ? $" class=\"{trimmed}\"" : "";
}
