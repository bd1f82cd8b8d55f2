using System.Text;
using System.Text.Json;
using CsCheck;
using FluentAssertions;
using Plymouth.BmeCode.Web.Hubs;
using Plymouth.BmeCode.Wordings;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Host;

/// <summary>What comes with every keystroke is read by a short way, everything else with care; both read alike.</summary>
public sealed class TypingReaderTests
{
    private static readonly Gen<string> Word = One(
        "\"x\"",
        "\"\"",
        "\"two words\"",
        "\"\\n\"",
        "\"👍\"",
        "\"\\ud83d\"",
        "\"\\ud83d\\udc4d\"",
        "\"Submit\"",
        "null",
        "7"
    );

    private static readonly Gen<string> Whole = One("0", "1", "7", "-1", "1.0", "2147483647", "2147483648", "\"3\"", "null");

    private static readonly Gen<string> Step = Gen.OneOf(
            Word.Select(w => $"\"insert\":{w}"),
            Whole.Select(n => $"\"retain\":{n}"),
            Whole.Select(n => $"\"delete\":{n}"),
            Gen.Const("\"retain\":1,\"attributes\":{\"bold\":true}"),
            Gen.Const("\"delete\":1,\"insert\":\"both\""),
            Gen.Const("\"insert\":{\"clause\":\"c1\"}"),
            Gen.Const("")
        )
        .Select(step => $"{{{step}}}");

    private static readonly Gen<string> Delta = Step.Array[0, 4].Select(steps => $"{{\"ops\":[{string.Join(", ", steps)}]}}");

    private static readonly Gen<string> Change = Gen.Shuffle(new[] { "base", "client", "sequence", "delta", "goesOn" })
        .SelectMany(order =>
            Gen.Select(
                Mostly("3", Whole),
                Mostly("\"k1\"", Word),
                Mostly("8", Whole),
                Delta,
                One("true", "false", "null"),
                (since, client, sequence, delta, goesOn) =>
                    $"{{{string.Join(',', order.Select(name => $"\"{name}\":{name switch { "base" => since, "client" => client, "sequence" => sequence, "delta" => delta, _ => goesOn }}"))}}}"
            )
        );

    private static readonly Gen<string> Call = Gen.Select(
        One("", "\"invocationId\":\"12\",", "\"invocationId\":\"a\\u0022b\","),
        One("Submit", "Open"),
        One("1", "1", "1", "6"),
        Change,
        (id, target, type, change) => $"{{\"type\":{type},{id}\"target\":\"{target}\",\"arguments\":[\"c1\",{change}]}}"
    );

    [Fact]
    public void What_is_read_the_short_way_is_what_care_would_have_read() =>
        Call.Sample(
            message =>
            {
                if (TypingReader.TryRead(Encoding.UTF8.GetBytes(message), out var typing))
                {
                    var call = JsonDocument.Parse(message).RootElement;
                    SubmissionReader.TryRead(call.GetProperty("arguments")[1], out var submission, out _).Should().BeTrue(message);
                    typing.Submission.Should().Be(submission, message);
                    typing.Id.Should().Be(call.TryGetProperty("invocationId", out var id) ? id.GetString() : null);
                    (call.GetProperty("type").GetInt32(), call.GetProperty("target").GetString(), typing.Passage)
                        .Should()
                        .Be((1, "Submit", "c1"));
                }
            },
            iter: 20_000
        );

    [Fact]
    public void Plain_typing_is_read_the_short_way()
    {
        var read = TypingReader.TryRead(
            """{"type":1,"invocationId":"5","target":"Submit","arguments":["c1/leadIn",{"base":4,"client":"k1","sequence":9,"delta":{"ops":[{"retain":3},{"insert":"a\n👍"},{"delete":2}]},"goesOn":true}]}"""u8,
            out var typing
        );

        read.Should().BeTrue();
        typing
            .Should()
            .Be(
                new Typing(
                    "5",
                    "c1/leadIn",
                    new(4, "k1", 9, new DeltaBuilder().Retain(3).Insert("a\n👍").Delete(2).ToDelta(), GoesOn: true)
                )
            );
    }

    [Theory]
    [InlineData("""{"type":1,"target":"Submit","arguments":["c1",{"base":0,"client":"k","sequence":1,"delta":{"ops":[]}}]} """)]
    [InlineData("""{"type":1,"target":"Submit","arguments":["c1",{"base":0,"client":"k","sequence":1,"delta":{"ops":[{"insert":"x"}]}}""")]
    [InlineData(
        """{"type":1,"target":"Submit","arguments":["c1",{"base":0,"client":"k","sequence":1,"delta":{"ops":[{"insert":"x"}]}},7]}"""
    )]
    [InlineData(
        """{"type":1,"type":6,"target":"Submit","arguments":["c1",{"base":0,"client":"k","sequence":1,"delta":{"ops":[{"insert":"x"}]}}]}"""
    )]
    [InlineData("")]
    [InlineData("[]")]
    public void What_is_not_a_whole_call_is_left_to_care_or_is_an_empty_change(string message) =>
        (TypingReader.TryRead(Encoding.UTF8.GetBytes(message), out var typing) && !typing.Submission.Delta.IsEmpty).Should().BeFalse();

    private static Gen<string> One(params string[] of) => Gen.Int[0, of.Length - 1].Select(i => of[i]);

    private static Gen<string> Mostly(string usual, Gen<string> other) => Gen.Frequency((8, Gen.Const(usual)), (1, other));
}
