using FluentAssertions;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.TakingIn;
using Plymouth.BmeCode.Testing;
using Xunit;

namespace Plymouth.BmeCode.Exchange.Tests.Text;

/// <summary>Tables written from a known truth are read back as it. A failure names its seed.</summary>
public sealed class RandomTableTests
{
    private static readonly string[] Headings = ["Anything else", "Other matters raised:", "Further comments", "Any other comments?"];
    private static readonly string[] Openings = ["The group should", "Meet twice and", "Keep all records where", "“Partners” means"];

    [Fact]
    public void What_was_written_is_read_back()
    {
        foreach (var seed in RandomSeeds.Asked(usual: 150))
        {
            var (table, truth) = Make(new Random(seed));
            string.Join('\n', Read(OtherTablesTests.Read(table))).Should().Be(string.Join('\n', truth), $"seed {seed} wrote\n{table}");
        }
    }

    private static (string Table, List<string> Truth) Make(Random random)
    {
        var (rows, truth) = (new List<string>(), new List<string>());
        var form = random.Next(3);
        var sections = random.Next(1, 5);
        var throughout = 0;
        for (var s = 1; s <= sections; s++)
        {
            var number = form == 1 ? $"{(char)('A' + s - 1)}" : $"{s}";
            rows.Add($"{number}. Heading {s}|");
            truth.Add($"section {number}");
            var clauses = random.Next(2, 6);
            for (var c = 1; c <= clauses; c++)
            {
                var label = form switch
                {
                    0 => $"{s}.{c}",
                    1 => $"{number}{c}",
                    _ => $"Principle {++throughout}",
                };
                rows.Add($"{label}{(random.Next(3) == 0 ? "." : "")} {Openings[random.Next(Openings.Length)]} do thing {s}{c}.|");
                truth.Add($"clause {label}");
                Comments(random, rows, truth, form, number, c, sections);
            }
        }

        if (random.Next(2) == 0)
        {
            rows.Add($"{(form == 0 && random.Next(2) == 0 ? $"{sections + 1}. " : "")}{Headings[random.Next(Headings.Length)]}|");
            truth.Add("general");
            rows.Add("A last word|Noted with thanks");
            truth.Add("comment A last word");
        }

        return (string.Join('\n', rows), truth);
    }

    private static void Comments(Random random, List<string> rows, List<string> truth, int form, string section, int clause, int sections)
    {
        for (var i = random.Next(4); i > 0; i--)
        {
            var text = random.Next(8) switch
            {
                0 => $"{random.Next(20, 90)} trees would be normal",
                1 when form == 0 => $"{section}.{clause} is not clear",
                2 when form == 0 => $"{random.Next(6, 9)}.11.2.1.4 The table should be shorter.",
                3 when form == 0 => $"{section}.{clause + 1} trees per hectare",
                4 when form != 1 => $"{random.Next(1, sections + 2)}. so is this",
                5 => "Too long!",
                6 => "Who pays?",
                _ => $"Add word {random.Next(1000)}",
            };
            rows.Add($"{text}|{(random.Next(3) > 0 ? $"Answer {random.Next(9)} by the group" : "")}");
            truth.Add($"comment {text}");
        }
    }

    private static IEnumerable<string> Read(Reading reading)
    {
        var comments = reading.Comments.ToLookup(c => c.About[0]);
        foreach (var section in reading.Sections)
        {
            yield return section.Kind == SectionKind.General ? "general" : $"section {section.ConsultationNumber}";
            var about = section.Kind == SectionKind.General ? (Topic)new AboutCode() : new AboutSection(section.Id);
            foreach (var comment in comments[about])
            {
                yield return $"comment {comment.Body.ToText()}";
            }

            foreach (var clause in section.Clauses)
            {
                yield return $"clause {clause.ConsultationNumber}";
                foreach (var comment in comments[new AboutClause(clause.Id)])
                {
                    yield return $"comment {comment.Body.ToText()}";
                }
            }
        }
    }
}
