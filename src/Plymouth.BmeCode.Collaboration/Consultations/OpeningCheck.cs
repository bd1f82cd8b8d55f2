using System.Text.Json;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Erasing;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Collaboration.Consultations;

/// <summary>Says whether the journals of a consultation can be opened, before anybody relies on them.</summary>
public static class OpeningCheck
{
    /// <summary>Factor by which decisions (joined clauses, joined responses) may make a passage longer than members may type it.</summary>
    private const int ByDecisions = 10;

    /// <summary>Most letters of an id that comes from elsewhere.</summary>
    private const int LongestId = 100;

    /// <summary>
    /// Says what keeps the consultation of a journal from being opened, read from its very beginning; null when nothing does.
    /// </summary>
    public static string? FaultOf(IJournal journal)
    {
        ArgumentNullException.ThrowIfNull(journal);
        return FaultOf(() =>
        {
            var entries = journal.ReadAll();
            CheckErasures(entries);
            return ConsultationHistory.Of(journal.Consultation, entries).Table;
        });
    }

    /// <summary>
    /// Says what keeps the entries of a consultation written elsewhere from being taken in. They must be all and only those of its own
    /// journals, each following from those before it by the rules of live work.
    /// </summary>
    /// <param name="id">The consultation that the entries say they are of.</param>
    /// <param name="entries">The entries of its review journal and of all its passages, in order of place.</param>
    /// <param name="limits">The limits on passages; null for the default.</param>
    /// <returns>Null when nothing does; else what is wrong, naming the entry's kind, version and journal.</returns>
    public static string? FaultOf(ConsultationId id, IReadOnlyList<Entry> entries, WordingLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(entries);
        limits ??= WordingLimits.Default;
        return FaultOf(() =>
        {
            var streams = entries.ToLookup(e => e.Stream);
            if (streams.FirstOrDefault(s => !IsStreamId(s.Key.Value)) is { } odd)
            {
                throw new FormatException($"\"{odd.Key}\" is no id: letters, digits, hyphens and slashes are expected, 100 at the most.");
            }

            CheckErasures(entries);
            var table = ConsultationHistory.Of(id, entries).Table;
            if (table.Consultation.Id != id)
            {
                throw new FormatException($"The file says it is of consultation {id}; its first entry receives {table.Consultation.Id}.");
            }

            var kinds = table.Consultation.Passages.ToDictionary(p => p.Id.Stream, p => p.Kind);
            if (kinds.Keys.FirstOrDefault(stream => !streams.Contains(stream)) is { Value: not null } missing)
            {
                throw new FormatException($"The journal {missing} is missing.");
            }

            foreach (var stream in streams)
            {
                if (stream.Key == id.Stream)
                {
                    CheckTexts(stream, limits);
                }
                else if (!kinds.TryGetValue(stream.Key, out var kind))
                {
                    throw new FormatException($"The journal {stream.Key} is not of this consultation.");
                }
                else
                {
                    CheckPassage(new(stream.Key.Value), kind, stream, limits);
                }
            }

            CheckSources(id, entries);
            return table;
        });
    }

    private static bool IsStreamId(string id) =>
        id.Length is > 0 and <= LongestId && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '/');

    private static string? FaultOf(Func<Table> read)
    {
        try
        {
            // Every page works out the findings and the doubts, so a fault there would meet whoever opens the consultation.
            var table = read();
            _ = TableFindings.Of(table);
            table.Consultation.PresentDoubts.ForEach(d => d.Words(table));
            return null;
        }
#pragma warning disable CA1031 // Whatever an entry written elsewhere brings about is a fault of the entry.
        catch (Exception e) when (e is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            return e is FormatException ? e.Message : $"What stands there does not go together: {e.Message}";
        }
    }

    /// <summary>Checks that each body that is not the one that was written has blanks that an entry of the consultation names.</summary>
    /// <exception cref="FormatException">One was altered otherwise.</exception>
    private static void CheckErasures(IEnumerable<Entry> entries)
    {
        if (ErasureCheck.Faults(entries).FirstOrDefault() is { } altered)
        {
            throw new FormatException(altered);
        }
    }

    /// <summary>
    /// Folds a passage by the rules of its room: a closed passage is not changed, and each change passes <see cref="WordingRules"/>.
    /// </summary>
    /// <exception cref="FormatException">An entry breaks these rules, or cannot be read.</exception>
    private static void CheckPassage(PassageId id, PassageKind kind, IEnumerable<Entry> entries, WordingLimits limits)
    {
        var loose = limits with
        {
            ChangeSteps = int.MaxValue,
            ChangeBytes = int.MaxValue,
            PassageLength = ByDecisions * limits.PassageLength,
        };
        var passage = new PassageReplay(id);
        var origins = new HashSet<(string Client, int Sequence)>();
        foreach (var entry in entries)
        {
            var before = passage.State;
            var written = passage.Take(entry);
            var problem = written switch
            {
                _ when Origin.Parse(entry.Origin) is { } origin && !origins.Add((origin.Client, origin.Sequence)) =>
                    $"A change of the origin {origin} stands there already.",
                WordingEntry.Created created when created.Kind != kind => $"It is of a {created.Kind}, and this journal is of a {kind}.",
                WordingEntry.Created { Wording: var first } => CheckWhole(first),
                WordingEntry.Changed when before?.Closed is not null => "Nobody could change the passage then.",
                WordingEntry.Changed when entry.Origin is null => CheckWhole(passage.State!.Wording),
                WordingEntry.Changed { Delta: var change } when before is not null => WordingRules.Check(
                    kind,
                    before.Wording,
                    change,
                    limits
                ),
                WordingEntry.Changed or WordingEntry.Closed or WordingEntry.Reopened => null,
                _ => throw new InvalidOperationException($"{written.GetType().Name} is not known to the check."),
            };
            if (problem is not null)
            {
                throw new FormatException($"{EntryText.Name(entry)}, is not one this program would have written: {problem}");
            }
        }

        // A decision may write where no member can, behind the last line end; what comes of it is a wording like any other.
        string? CheckWhole(Wording wording) =>
            WordingRules.Check(kind, Wording.Empty, Difference.Between(Wording.Empty, wording), loose);
    }

    /// <summary>Checks that entries say rightly where their words come from: what stood there before, word for word.</summary>
    /// <exception cref="FormatException">An entry does not.</exception>
    private static void CheckSources(ConsultationId id, IEnumerable<Entry> entries)
    {
        var attribution = new AttributionReplay(id);
        foreach (var entry in entries)
        {
            if (attribution.Take(entry) is { } problem)
            {
                throw new FormatException($"{EntryText.Name(entry)}, does not say rightly where its words come from. {problem}");
            }
        }
    }

    /// <summary>
    /// Checks that no text of a decision holds characters that no member can type, or is longer than a member can make it.
    /// </summary>
    /// <exception cref="FormatException">A text does.</exception>
    private static void CheckTexts(IEnumerable<Entry> entries, WordingLimits limits)
    {
        foreach (var entry in entries)
        {
            using var body = JsonDocument.Parse(entry.Body!);
            foreach (var text in Texts(body.RootElement))
            {
                var problem =
                    text.AsSpan().ContainsAnyInRange('\0', '\b') ? "a control character"
                    : text.Length > limits.PassageLength ? $"a text of {text.Length:N0} characters"
                    : null;
                if (problem is not null)
                {
                    throw new FormatException($"{EntryText.Name(entry)}, holds {problem}.");
                }
            }
        }
    }

    private static IEnumerable<string> Texts(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.String => [element.GetString()!],
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
            JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Texts(p.Value)),
            _ => [],
        };
}
