using System.Collections.Immutable;
using System.Text;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Journal;

/// <summary>
/// Says where the words of a decision's entry come from that names no sources, as well as it can be known: by what was decided, and by what
/// stood before.
/// </summary>
internal static class PresumedSources
{
    /// <summary>Most earlier versions of the same length that are compared with what stands after an undo.</summary>
    private const int MostCompared = 4;

    /// <summary>The sources of an entry, from the attributions of all passages before it.</summary>
    public static ImmutableList<Source> Of(
        WordingEntry written,
        StreamId stream,
        Event? decided,
        IReadOnlyDictionary<StreamId, AttributionFold<Author>> passages
    )
    {
        if (written is WordingEntry.Created { From: { } from } created)
        {
            return passages.TryGetValue(from.Stream, out var whence) ? OfCopied(created.Wording, from.Stream, whence) : [];
        }

        if (written is not WordingEntry.Changed || Insertion.Of(written.Words).ToList() is not { Count: > 0 } inserted)
        {
            return [];
        }

        var joined = JoinedBy(decided, stream)
            .Select(s => (Stream: s, Passage: passages.GetValueOrDefault(s)))
            .Where(p => p.Passage is { Version: >= 0 })
            .SelectMany(p => OfJoined(inserted, p.Stream, p.Passage!))
            .OrderBy(s => s.At)
            .ToImmutableList();
        return joined.IsEmpty && passages.GetValueOrDefault(stream) is { Version: >= 0 } before
            ? Source.OfEarlier(written.Words, new(stream.Value), Earlier(decided, inserted, written.Words, stream, before))
            : joined;
    }

    /// <summary>The passages whose words a decision puts below those of a passage.</summary>
    private static IEnumerable<StreamId> JoinedBy(Event? decided, StreamId into) =>
        decided switch
        {
            ClausesJoined e when e.Into.Passage.Stream == into => [e.Joined.Passage.Stream],
            CommentsGrouped e when e.Response.Passage.Stream == into => e
                .Before.Select(b => b.Response)
                .OfType<ResponseId>()
                .Distinct()
                .Select(r => r.Passage.Stream),
            _ => [],
        };

    /// <summary>A copy has the whole of what the other says; a clause that was split off the end of what it said until just now.</summary>
    private static ImmutableList<Source> OfCopied(Wording wording, StreamId stream, AttributionFold<Author> whence)
    {
        var text = wording.TextOf(0, wording.Length);
        foreach (var version in new[] { whence.Version, whence.Version - 1 }.Where(v => v >= 0 && whence.LengthAt(v) >= text.Length))
        {
            var from = version == whence.Version ? 0 : whence.LengthAt(version) - text.Length;
            if (whence.Text(version, from, text.Length) == text)
            {
                return [new(0, text.Length, stream, version, from)];
            }
        }

        return [];
    }

    /// <summary>The words of a joined passage, perhaps without their last line end, where they are among what was inserted.</summary>
    private static IEnumerable<Source> OfJoined(List<Insertion> inserted, StreamId stream, AttributionFold<Author> joined)
    {
        var words = joined.Text(joined.Version, 0, joined.LengthAt(joined.Version) - 1);
        foreach (var (_, at, text) in inserted.Where(_ => words.Length > 0))
        {
            if (text.IndexOf(words, StringComparison.Ordinal) is var found && found >= 0)
            {
                var end = found + words.Length;
                var lineEnd = end < text.Length && text[end] == '\n' ? 1 : 0;
                yield return new(at + found, words.Length + lineEnd, stream, joined.Version, 0);
                yield break;
            }
        }
    }

    /// <summary>
    /// The version whose words the passage says again after a change: the one restored, or the last that an undo can mean.
    /// </summary>
    private static int? Earlier(
        Event? decided,
        List<Insertion> inserted,
        Delta change,
        StreamId stream,
        AttributionFold<Author> passage
    )
    {
        IEnumerable<int> versions = decided switch
        {
            WordingRestored e when e.Passage.Stream == stream => [e.OfVersion],
            DecisionUndone { Inverse: WordingRestored e } when e.Passage.Stream == stream => [e.OfVersion],
            DecisionUndone => Enumerable.Range(1, passage.Version).Select(back => passage.Version - back),
            _ => [],
        };
        var length = passage.LengthAt(passage.Version) + change.Ops.Sum(op => op.Kind switch
        {
            OpKind.Insert => op.Length,
            OpKind.Delete => -op.Length,
            _ => 0,
        });
        var after = (string?)null;
        foreach (
            var version in versions.Where(v => v >= 0 && v < passage.Version && passage.LengthAt(v) == length).Take(MostCompared)
        )
        {
            if (
                inserted.TrueForAll(i => passage.Text(version, i.At, i.Text.Length) == i.Text)
                && passage.Text(version, 0, length) == (after ??= After(passage, change))
            )
            {
                return version;
            }
        }

        return null;
    }

    private static string After(AttributionFold<Author> passage, Delta change)
    {
        var before = passage.Text(passage.Version, 0, passage.LengthAt(passage.Version));
        var (after, at) = (new StringBuilder(), 0);
        foreach (var op in change.Ops)
        {
            if (op.Kind == OpKind.Insert)
            {
                after.Append(op.Text ?? Insertion.Embed);
                continue;
            }

            if (op.Kind == OpKind.Retain)
            {
                after.Append(before, at, op.Length);
            }

            at += op.Length;
        }

        return after.Append(before, at, before.Length - at).ToString();
    }
}
