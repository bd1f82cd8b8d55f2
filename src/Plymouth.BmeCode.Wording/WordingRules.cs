using System.Text;

namespace Plymouth.BmeCode.Wordings;

/// <summary>Says what a change may do to a passage of a kind. Every submitted change passes this gate before it is stored.</summary>
/// <remarks>
/// <code>
///             lines   marks (bold italic underline)  link  list and indent   cross-reference
/// heading     one     –                              –     –                 –
/// lead-in     any     –                              yes   –                 –
/// clause      any     yes                            yes   indent 1 to 8     yes
/// response    any     yes                            yes   indent 1 to 2     yes
/// </code>
/// Marks and links stand on text and embeds, list and indent on line ends only. In a retain, null takes any of them away, on every kind of
/// passage; an insert holds no null.
/// </remarks>
public static class WordingRules
{
    /// <summary>
    /// Checks a change against the wording it is to be applied to (for a change that was transformed: after transforming).
    /// </summary>
    /// <returns>
    /// Null when it may be applied (<c>before.Apply(change)</c> will not throw); else what is wrong with it, in words for its author.
    /// </returns>
    public static string? Check(PassageKind kind, Wording before, Delta change, WordingLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(change);
        limits ??= WordingLimits.Default;
        if (change.Ops.Length > limits.ChangeSteps)
        {
            return $"The change has {change.Ops.Length} steps; at most {limits.ChangeSteps} can be taken at once. Make it in several "
                + "parts.";
        }

        var (at, grows, bytes) = (0L, 0L, 0L);
        foreach (var op in change.Ops)
        {
            bytes += Bytes(op);
            if (at + (op.Kind == OpKind.Insert ? 0 : op.Length) > before.Length)
            {
                return "The change reaches past the end of the text.";
            }

            var problem = op.Kind switch
            {
                OpKind.Insert => CheckInsert(kind, before, (int)at, op, limits),
                OpKind.Delete => CheckDelete(before, (int)at, op),
                _ => CheckRetain(kind, before, (int)at, op, limits),
            };
            if (problem is not null)
            {
                return problem;
            }

            at += op.Kind == OpKind.Insert ? 0 : op.Length;
            grows += op.Kind switch
            {
                OpKind.Insert => op.Length,
                OpKind.Delete => -op.Length,
                _ => 0,
            };
        }

        if (bytes > limits.ChangeBytes)
        {
            return $"The change holds {bytes:N0} bytes; at most {limits.ChangeBytes:N0} can be taken at once. Make it in several parts.";
        }

        return grows > 0 && before.Length + grows > limits.PassageLength
            ? $"The text would be {before.Length + grows:N0} characters long; at most {limits.PassageLength:N0} can be kept in one place."
            : null;
    }

    private static string? CheckInsert(PassageKind kind, Wording before, int at, Op op, WordingLimits limits)
    {
        if (at >= before.Length)
        {
            return "Nothing can be written after the last line end.";
        }

        if (before.CutsCharacter(at))
        {
            return "The change cuts a character in half.";
        }

        if (op.Embed is { } embed)
        {
            return embed.Kind != Embed.Clause || embed.Id.Length is 0 or > 100
                    ? "Only cross-references to clauses can stand among the words."
                : kind is PassageKind.Heading or PassageKind.LeadIn ? $"A {Name(kind)} cannot hold cross-references."
                : CheckAttributes(kind, op, lineEnds: false, words: true, limits);
        }

        if (CheckText(kind, op.Text!) is { } problem)
        {
            return problem;
        }

        var lineEnds = op.Text!.Contains('\n', StringComparison.Ordinal);
        return CheckAttributes(kind, op, lineEnds, words: op.Text.AsSpan().ContainsAnyExcept('\n'), limits);
    }

    private static string? CheckText(PassageKind kind, string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(c))
            {
                return "The change holds half a character.";
            }
            else if ((char.IsControl(c) && c is not ('\n' or '\t')) || c is '\ufffe' or '\uffff')
            {
                return $"The change holds a control character (U+{(int)c:X4}).";
            }
            else if (c == '\n' && kind == PassageKind.Heading)
            {
                return "A heading is one line.";
            }
        }

        return null;
    }

    private static string? CheckDelete(Wording before, int at, Op op) =>
        at + op.Length >= before.Length ? "The last line end cannot be deleted."
        : before.CutsCharacter(at) || before.CutsCharacter(at + op.Length) ? "The change cuts a character in half."
        : null;

    private static string? CheckRetain(PassageKind kind, Wording before, int at, Op op, WordingLimits limits)
    {
        if (op.Attributes is null)
        {
            return null;
        }

        if (before.CutsCharacter(at) || before.CutsCharacter(at + op.Length))
        {
            return "The change cuts a character in half.";
        }

        var (words, lineEnds) = before.Holds(at, op.Length);
        return CheckAttributes(kind, op, lineEnds, words, limits);
    }

    private static string? CheckAttributes(PassageKind kind, Op op, bool lineEnds, bool words, WordingLimits limits)
    {
        foreach (var (name, value) in op.Attributes?.Values ?? [])
        {
            var onLineEnds = name is "list" or "indent";
            if (!onLineEnds && name is not ("bold" or "italic" or "underline" or "link"))
            {
                return $"\"{Shown(name)}\" is not a kind of formatting that can be kept.";
            }

            if (onLineEnds ? words : lineEnds)
            {
                return onLineEnds ? $"\"{name}\" belongs on line ends only." : $"\"{name}\" cannot stand on a line end.";
            }

            if (value.IsNull)
            {
                if (op.Kind == OpKind.Insert)
                {
                    return $"New text has \"{name}\" or has it not; null is neither.";
                }

                continue;
            }

            if (!IsAllowed(kind, name))
            {
                return $"A {Name(kind)} cannot hold \"{name}\".";
            }

            if (CheckValue(kind, name, value, limits) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    private static bool IsAllowed(PassageKind kind, string name) =>
        kind switch
        {
            PassageKind.Heading => false,
            PassageKind.LeadIn => name == "link",
            _ => true,
        };

    private static string? CheckValue(PassageKind kind, string name, AttributeValue value, WordingLimits limits) =>
        name switch
        {
            "link" => value.Text is not { } address || !WordingLinks.IsAllowed(address)
                ? "A link must be a whole http, https or mailto address."
            : address.Length > limits.LinkLength ? $"A link's address has at most {limits.LinkLength:N0} characters."
            : null,
            "list" => value.Text is "bullet" or "ordered" ? null : "A list is \"bullet\" or \"ordered\".",
            "indent" => value.Number is { } depth && depth >= 1 && depth <= Deepest(kind)
                ? null
                : $"In a {Name(kind)} a line is indented 1 to {Deepest(kind)} steps.",
            _ => value == AttributeValue.True ? null : $"\"{name}\" is true, or it is not there.",
        };

    private static int Deepest(PassageKind kind) => kind == PassageKind.Response ? 2 : 8;

    private static string Name(PassageKind kind) =>
        kind switch
        {
            PassageKind.Heading => "heading",
            PassageKind.LeadIn => "lead-in",
            PassageKind.Clause => "clause",
            _ => "response",
        };

    private static string Shown(string name) => name.Length <= 40 ? name : name[..40] + "…";

    private static long Bytes(Op op)
    {
        var bytes =
            op.Text is { } text ? Encoding.UTF8.GetByteCount(text)
            : op.Embed is { } embed ? Encoding.UTF8.GetByteCount(embed.Id)
            : 0L;
        foreach (var (name, value) in op.Attributes?.Values ?? [])
        {
            bytes += Encoding.UTF8.GetByteCount(name) + Encoding.UTF8.GetByteCount(value.Json);
        }

        return bytes;
    }
}
