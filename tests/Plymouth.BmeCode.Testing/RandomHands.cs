using System.Text.RegularExpressions;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Testing;

/// <summary>Random edits of members who type tokens (<c>[k1.7😀]</c>), each another; who never type inside a token and delete only whole ones. So it can be said afterwards which must stand.</summary>
public sealed partial class RandomHands(Random random)
{
    private static readonly Attributes Bold = Attributes.Of([("bold", AttributeValue.True)])!;
    private static readonly Attributes NotBold = Attributes.Of([("bold", AttributeValue.Null)])!;
    private static readonly Attributes Bullet = Attributes.Of([("list", AttributeValue.Of("bullet"))])!;

    private readonly Dictionary<string, int> _typed = [];

    /// <summary>All tokens typed.</summary>
    public HashSet<string> Typed { get; } = [];

    /// <summary>Tokens that somebody deleted.</summary>
    public HashSet<string> Deleted { get; } = [];

    /// <summary>Tokens about which nothing can be said: the typing or the deleting of them was taken back.</summary>
    public HashSet<string> Uncertain { get; } = [];

    [GeneratedRegex(@"\[[^\[\]]*\]")]
    private static partial Regex Tokens();

    /// <summary>The tokens that stand in a wording, in order.</summary>
    public static IReadOnlyList<string> In(Wording wording) => [.. Tokens().Matches(TextOf(wording)).Select(m => m.Value)];

    /// <summary>One random edit, or an undo.</summary>
    public void Edit(FakeEditor editor)
    {
        var text = TextOf(editor.Shown);
        var tokens = Tokens().Matches(text);
        switch (random.Next(10))
        {
            case 0 or 1 when tokens.Count > 0:
                Delete(editor, tokens);
                break;
            case 2 when tokens.Count > 0:
                var token = tokens[random.Next(tokens.Count)];
                Change(editor, token.Index, token.Length, random.Next(3) == 0 ? NotBold : Bold);
                break;
            case 3:
                Change(editor, LineEnd(text), 1, Bullet);
                break;
            case 4 when random.Next(3) == 0:
                Undo(editor);
                break;
            case 5:
                editor.Edit(new DeltaBuilder().Retain(Gap(text, tokens)).Insert("\n").ToDelta());
                break;
            default:
                Type(editor, Gap(text, tokens));
                break;
        }
    }

    private void Type(FakeEditor editor, int at)
    {
        var token = $"[{editor.Client}.{_typed[editor.Client] = _typed.GetValueOrDefault(editor.Client) + 1}😀]";
        Typed.Add(token);
        editor.Edit(new DeltaBuilder().Retain(at).Insert(token, random.Next(4) == 0 ? Bold : null).ToDelta());
    }

    private void Delete(FakeEditor editor, MatchCollection tokens)
    {
        var first = random.Next(tokens.Count);
        var last = Math.Min(tokens.Count - 1, first + random.Next(3));
        Deleted.UnionWith(tokens.Skip(first).Take(last - first + 1).Select(t => t.Value));
        editor.Edit(new DeltaBuilder().Retain(tokens[first].Index).Delete(tokens[last].Index + tokens[last].Length - tokens[first].Index).ToDelta());
    }

    private void Undo(FakeEditor editor)
    {
        var before = In(editor.Shown);
        editor.Undo();
        Uncertain.UnionWith(before.Except(In(editor.Shown)));
        Uncertain.UnionWith(In(editor.Shown).Except(before));
    }

    private static void Change(FakeEditor editor, int at, int length, Attributes attributes) =>
        editor.Edit(new DeltaBuilder().Retain(at).Retain(length, attributes).ToDelta());

    /// <summary>A place that is in no token, before the last line end.</summary>
    private int Gap(string text, MatchCollection tokens)
    {
        int[] gaps = [0, text.Length - 1, .. tokens.Select(t => t.Index), .. tokens.Select(t => t.Index + t.Length)];
        return gaps[random.Next(gaps.Length)];
    }

    private int LineEnd(string text)
    {
        int[] ends = [.. Enumerable.Range(0, text.Length).Where(i => text[i] == '\n')];
        return ends[random.Next(ends.Length)];
    }

    private static string TextOf(Wording wording) => string.Concat(wording.ToDelta().Ops.Select(op => op.Text));
}
