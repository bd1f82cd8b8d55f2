using System.Text.Json;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.EndToEnd.Ledger;

/// <summary>
/// The wording journals of an exported consultation, read letter by letter: where each was first written, whether it stands, and who took
/// it away.
/// </summary>
internal sealed class JournalReading
{
    private readonly Dictionary<char, string> _first = [];
    private readonly Dictionary<char, string> _deleted = [];
    private readonly HashSet<char> _standing = [];
    private readonly Dictionary<string, string> _names = [];

    /// <summary>Folds every passage of the export, one entry after another.</summary>
    public JournalReading(JsonElement consultation)
    {
        foreach (var person in consultation.GetProperty("people").EnumerateArray())
        {
            _names[person.GetProperty("id").GetString()!] = person.GetProperty("name").GetString()!;
        }

        string[] wordingKinds = ["Created", "Changed", "Closed", "Reopened"];
        var passages = new Dictionary<string, PassageState>();
        foreach (var entry in consultation.GetProperty("entries").EnumerateArray())
        {
            var stream = entry.GetProperty("stream").GetString()!;
            if (!wordingKinds.Contains(entry.GetProperty("kind").GetString()!.Split('/')[0]))
            {
                continue;
            }

            var version = entry.GetProperty("version").GetInt32();
            var before = passages.GetValueOrDefault(stream);
            var after = WordingEntry
                .Read(entry.GetProperty("kind").GetString()!, entry.GetProperty("body").GetString()!)
                .Fold(new PassageId(stream), before, version);
            passages[stream] = after;
            var letters = Letters(after);
            foreach (var gone in before is null ? [] : Letters(before).Except(letters))
            {
                _deleted[gone] = entry.GetProperty("member").GetString()!;
            }

            foreach (var letter in letters)
            {
                _first.TryAdd(letter, stream);
            }
        }

        _standing.UnionWith(passages.Values.SelectMany(Letters));
    }

    public bool Stands(char letter) => _standing.Contains(letter);

    /// <summary>The passage in which it was first written; null where it never reached the journal.</summary>
    public string? FirstPassageOf(char letter) => _first.GetValueOrDefault(letter);

    /// <summary>Who deleted it last; null where nobody did.</summary>
    public string? DeletedBy(char letter) => _deleted.GetValueOrDefault(letter);

    /// <summary>The name of a member the consultation knows.</summary>
    public string? NameOf(string member) => _names.GetValueOrDefault(member);

    private static HashSet<char> Letters(PassageState passage) =>
        [.. passage.Wording.ToText().Where(letter => letter >= KeystrokeLedger.FirstHan)];
}
