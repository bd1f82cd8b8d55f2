using System.IO.Compression;
using System.Text.Json;
using FluentAssertions;
using Plymouth.BmeCode.Wordings;
using Xunit;

namespace Plymouth.BmeCode.Wording.Tests;

/// <summary>Holds the algebra against quill-delta 5.1.0 itself; <c>quill-delta/make-cases.mjs</c> made the cases.</summary>
public class QuillDeltaTests
{
    [Fact]
    public void Every_answer_is_that_of_quill_delta()
    {
        var cases = 0;
        using var stream = typeof(QuillDeltaTests).Assembly.GetManifestResourceStream("quill-delta-cases")!;
        using var reader = new StreamReader(new GZipStream(stream, CompressionMode.Decompress));
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            using var group = JsonDocument.Parse(line);
            Delta Read(string name) => DeltaJson.Read($$"""{"ops":{{group.RootElement.GetProperty(name).GetRawText()}}}""");
            var (d, a, b, c) = (Read("d"), Read("a"), Read("b"), Read("c"));

            Same(d.Compose(a), "da", "compose(d, a)");
            Same(a.Compose(c), "ac", "compose(a, c)");
            Same(a.Transform(b, priority: true), "ab", "transform(a, b, true)");
            Same(b.Transform(a, priority: false), "ba", "transform(b, a, false)");
            Same(a.Invert(d), "ai", "invert(a, d)");
            foreach (var at in group.RootElement.GetProperty("at").EnumerateArray())
            {
                var (position, priority) = (at[0].GetInt32(), at[1].GetBoolean());
                a.TransformPosition(position, priority)
                    .Should()
                    .Be(at[2].GetInt32(), "line {0}: transformPosition(a, {1}, {2})\n{3}", number, position, priority, line);
                cases++;
            }

            void Same(Delta answer, string name, string what)
            {
                answer.Should().Be(Read(name), "line {0}: {1}\n{2}", number, what, line);
                cases++;
            }
        }

        cases.Should().BeGreaterThanOrEqualTo(20_000);
    }
}
