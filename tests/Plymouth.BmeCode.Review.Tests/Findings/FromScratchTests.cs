using System.Collections.Immutable;
using System.Text.Json;
using FluentAssertions;
using FluentAssertions.Execution;
using Plymouth.BmeCode.Review.Citations;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Wordings;
using Xunit;

namespace Plymouth.BmeCode.Review.Tests.Findings;

/// <summary>
/// The law of everything that is kept from one change to the next: found after each decision and each letter is what is found in a table of
/// which nothing was ever looked up.
/// </summary>
public sealed class FromScratchTests
{
    private const int Seeds = 3;
    private const int Steps = 36;

    private static readonly string[] Phrases =
    [
        "word ",
        "2.7 ",
        "see A3 and B2 ",
        "4.8 stays. ",
        "This will be deleted. ",
        "no wish to lose it",
        "means what it says ",
        "\"trust\" means ",
        "LSP ",
        "Code of Conduct (COC) ",
        "what is meant?",
        "as above ",
        "has been amended ",
        "too narrow ",
        "second bullet ",
        "No change is needed. ",
    ];

    [Fact]
    public void What_is_found_in_the_real_table_is_what_is_found_from_scratch() => Run(RealTable.FileName, RealTable.Bytes);

    [Fact]
    public void What_is_found_in_the_second_consultation_is_what_is_found_from_scratch() =>
        Run(SecondConsultation.FileName, SecondConsultation.Bytes.ToArray());

    private static void Run(string fileName, byte[] table)
    {
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var asked = new List<string>();
            try
            {
                var random = new Random(seed);
                var members = new RandomMeeting(random);
                var ids = new CountingIds();
                var meeting = new PaperMeeting(RealTable.Read(fileName, table, ids), ids);
                for (var step = 1; step <= Steps; step++)
                {
                    var (member, command) = (members.Member(), random.Next(5) == 0 ? new UndoLast() : members.Next(meeting));
                    asked.Add($"{member}: {command} → {meeting.Ask(command, member: member).GetType().Name}");
                    _ = meeting.Table.Findings;
                    Type(meeting, random);
                    var found = Told(meeting.Table);
                    if (step % 6 == 0)
                    {
                        var anew = Anew(meeting.Table, meeting.Journal);
                        found.Should().Equal(Told(anew));
                        meeting.Table.Findings.Equals(anew.Findings).Should().BeTrue("who watches is told only of what is found anew");
                    }
                }
            }
            catch (Exception e)
            {
                throw new AssertionFailedException($"Seed {seed}: {e.Message}\n{string.Join('\n', asked)}\n{e.StackTrace}");
            }
        }
    }

    /// <summary>Somebody types words that mean something, takes some away, or takes all away.</summary>
    private static void Type(PaperMeeting meeting, Random random)
    {
        PassageState[] open =
        [
            .. meeting
                .Table.Passages.Values.Where(p => p.Closed is null && p.Kind is PassageKind.Clause or PassageKind.Response)
                .OrderBy(p => p.Id),
        ];
        var passage = open[random.Next(open.Length)];
        var at = random.Next(passage.Wording.Length);
        var change = random.Next(8) switch
        {
            0 => new DeltaBuilder().Delete(passage.Wording.Length - 1).ToDelta(),
            1 => new DeltaBuilder().Retain(at).Delete(Math.Min(20, passage.Wording.Length - 1 - at)).ToDelta(),
            _ => new DeltaBuilder().Retain(random.Next(2) * at).Insert(Phrases[random.Next(Phrases.Length)]).ToDelta(),
        };
        if (passage.Closed is null && WordingRules.Check(passage.Kind, passage.Wording, change) is null)
        {
            meeting.Change(passage.Id, change);
        }
    }

    /// <summary>
    /// The same table made of nothing that was there before: its consultation folded again from what its journal says, its wordings built
    /// again.
    /// </summary>
    private static Table Anew(Table table, IReadOnlyList<Decided> journal)
    {
        var anew = new Dictionary<Wording, Wording>(ReferenceEqualityComparer.Instance);
        return Anew(table);

        Table Anew(Table table) =>
            new(
                Consultation.Of(journal.Take(table.Consultation.Version + 1).Select(d => d with { Event = Again(d.Event) })),
                table.Passages.ToImmutableDictionary(
                    p => p.Key,
                    p => p.Value with { Wording = Made(p.Value.Wording), Draft = Made(p.Value.Draft) }
                )
            )
            {
                BeforeRenumbering = table.BeforeRenumbering is { } before ? Anew(before) : null,
            };

        Wording Made(Wording wording) => anew.TryGetValue(wording, out var made) ? made : anew[wording] = Wording.Of(wording.ToDelta());
    }

    private static Event Again(Event happened)
    {
        var (kind, body) = EventCodec.Write(happened);
        return EventCodec.Read(kind, body);
    }

    /// <summary>Everything about each finding, and what else is worked out with them.</summary>
    private static ImmutableList<string> Told(Table table) =>
        [
            .. table
                .Findings.Open.Concat(table.Findings.Settled)
                .Select(f =>
                    $"{f.Finding.Id} {f.Finding.Message} {f.Finding.Why} {f.Finding.Grounds} {f.Blocks} {f.Internal} "
                    + $"{f.Settled?.Reason} {string.Join("; ", f.Finding.Remedies.Select(Told))}"
                ),
            .. table.Promises.Select(p => $"{p.Promise.Id} {p.State} {string.Join(',', p.Lacking)} {string.Join('|', p.KeptBy)}"),
            .. table.Pointers.Select(p => p.ToString()),
            .. table.Referrals.Select(r => $"{r.Response.Id} {r.Referral} {r.Proposed}"),
            .. table.Passages.Keys.Order().SelectMany(p => StandingCitations.Of(table, p).Select(c => $"{p} {c}")),
            .. table
                .Consultation.Clauses.Keys.OrderBy(c => c.Value, StringComparer.Ordinal)
                .Select(c =>
                    $"{table.Consultation.Label(c)} {string.Join(',', table.Consultation.Heirs(c))} "
                    + $"{string.Join(',', table.Consultation.CommentsAbout(c).Select(k => k.Id))}"
                ),
        ];

    private static string Told(Remedy remedy) =>
        $"{remedy.Words} {remedy.Goes} {(remedy.Command is { } command ? JsonSerializer.Serialize(command, command.GetType()) : "")}";
}
