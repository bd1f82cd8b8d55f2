using System.Text.RegularExpressions;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Testing;

/// <summary>
/// Random edits of members who type tokens (<c>[k1.7a😀]</c>), each another; who never type inside a token and delete only whole ones. So it
/// can be said afterwards which must stand.
/// </summary>
/// <remarks>
/// Who takes back that they deleted a token brings it back with its next letter (<c>[k1.7b😀]</c>): two who both do so bring it back twice,
/// each as a token of their own. So each stands once, or, deleted by anybody, not at all.
/// </remarks>
public sealed partial class RandomHands(Random random)
{
    private static readonly Attributes Bold = Attributes.Of([("bold", AttributeValue.True)])!;
    private static readonly Attributes NotBold = Attributes.Of([("bold", AttributeValue.Null)])!;
    private static readonly Attributes Bullet = Attributes.Of([("list", AttributeValue.Of("bullet"))])!;

    private const char First = 'a';

    /// <summary>From a token's letter to its end: the letter, the emoji's two units, the bracket.</summary>
    private const int Tail = 4;

    private readonly Dictionary<string, int> _typed = [];

    private readonly Dictionary<string, char> _broughtBack = [];

    /// <summary>All tokens typed or brought back.</summary>
    public HashSet<string> Typed { get; } = [];

    /// <summary>Tokens that somebody deleted, or took back having typed.</summary>
    public HashSet<string> Deleted { get; } = [];

    /// <summary>Those that must stand, each once; no other may.</summary>
    public IEnumerable<string> Standing => Typed.Except(Deleted);

    [GeneratedRegex(@"\[[^\[\]]*\]")]
    private static partial Regex Tokens();

    /// <summary>The tokens that stand in a wording, in order.</summary>
    public static IReadOnlyList<string> In(Wording wording) => [.. Tokens().Matches(TextOf(wording)).Select(m => m.Value)];

    /// <summary>The same, those too into whose midst others were put.</summary>
    public static IEnumerable<string> WithinEachOther(string text)
    {
        for (var tokens = Tokens().Matches(text); tokens.Count > 0; tokens = Tokens().Matches(text))
        {
            foreach (Match token in tokens)
            {
                yield return token.Value;
            }

            text = Tokens().Replace(text, "");
        }
    }

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
        var token = $"[{editor.Client}.{_typed[editor.Client] = _typed.GetValueOrDefault(editor.Client) + 1}{First}😀]";
        Typed.Add(token);
        editor.Edit(new DeltaBuilder().Retain(at).Insert(token, random.Next(4) == 0 ? Bold : null).ToDelta());
    }

    private void Delete(FakeEditor editor, MatchCollection tokens)
    {
        var first = random.Next(tokens.Count);
        var last = Math.Min(tokens.Count - 1, first + random.Next(3));
        Deleted.UnionWith(tokens.Skip(first).Take(last - first + 1).Select(t => t.Value));
        editor.Edit(
            new DeltaBuilder().Retain(tokens[first].Index).Delete(tokens[last].Index + tokens[last].Length - tokens[first].Index).ToDelta()
        );
    }

    private void Undo(FakeEditor editor)
    {
        var before = In(editor.Shown);
        editor.Undo(BringBack);
        Deleted.UnionWith(before.Except(In(editor.Shown)));
    }

    /// <summary>
    /// The same words, each token with a letter it never had; no longer than before, so that what is undone next still fits.
    /// </summary>
    private string BringBack(string words) =>
        Tokens()
            .Replace(words, token =>
            {
                var letter = token.Value.Length - Tail;
                var typed = token.Value.Remove(letter, 1);
                var next = _broughtBack[typed] = (char)(_broughtBack.GetValueOrDefault(typed, First) + 1);
                var back = typed.Insert(letter, next.ToString());
                Typed.Add(back);
                return back;
            });

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

    /// <summary>What a wording says; embeds left out.</summary>
    public static string TextOf(Wording wording) => string.Concat(wording.ToDelta().Ops.Select(op => op.Text));
}
