using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Web.Hubs;

/// <summary>A call of Submit as it came.</summary>
/// <param name="Id">The id that its answer carries; null when the client wants no answer.</param>
/// <param name="Passage">The passage as the client names it.</param>
/// <param name="Submission">The change.</param>
internal sealed record Typing(string? Id, string Passage, Submission Submission);

/// <summary>
/// Reads the one call that comes with every keystroke, <c>Submit</c> with plain insertions and deletions, straight from its bytes.
/// </summary>
/// <remarks>
/// It leaves whatever is not exactly that (formatting, cross-references, anything malformed) to <see cref="SubmissionReader"/>, which has
/// words for it. A random test holds that both read alike what both can read.
/// </remarks>
internal static class TypingReader
{
    /// <summary>Reads the call; false when the message needs more careful reading, which does not mean that it is wrong.</summary>
    public static bool TryRead(ReadOnlySpan<byte> message, [NotNullWhen(true)] out Typing? typing)
    {
        typing = null;
        var reader = new Utf8JsonReader(message);
        try
        {
            return TryReadCall(ref reader, out typing) && !reader.Read();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }

    private static bool TryReadCall(ref Utf8JsonReader reader, [NotNullWhen(true)] out Typing? typing)
    {
        typing = null;
        string? id = null,
            passage = null;
        Submission? submission = null;
        var (isCall, isSubmit) = (false, false);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8) && !isCall)
            {
                isCall = reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var type) && type == 1;
                if (!isCall)
                {
                    return false;
                }
            }
            else if (reader.ValueTextEquals("invocationId"u8) && id is null)
            {
                if (!TryReadText(ref reader, out id))
                {
                    return false;
                }
            }
            else if (reader.ValueTextEquals("target"u8) && !isSubmit)
            {
                isSubmit = reader.Read() && reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("Submit"u8);
                if (!isSubmit)
                {
                    return false;
                }
            }
            else if (
                !reader.ValueTextEquals("arguments"u8)
                || submission is not null
                || !TryReadArguments(ref reader, out passage, out submission)
            )
            {
                return false;
            }
        }

        if (reader.TokenType != JsonTokenType.EndObject || !isCall || !isSubmit || submission is null)
        {
            return false;
        }

        typing = new(id, passage!, submission);
        return true;
    }

    private static bool TryReadArguments(ref Utf8JsonReader reader, out string? passage, out Submission? submission)
    {
        (passage, submission) = (null, null);
        return reader.Read()
            && reader.TokenType == JsonTokenType.StartArray
            && TryReadText(ref reader, out passage)
            && reader.Read()
            && reader.TokenType == JsonTokenType.StartObject
            && TryReadSubmission(ref reader, out submission)
            && reader.Read()
            && reader.TokenType == JsonTokenType.EndArray;
    }

    private static bool TryReadSubmission(ref Utf8JsonReader reader, out Submission? submission)
    {
        submission = null;
        string? client = null;
        Delta? delta = null;
        var (since, sequence, goesOn) = (-1, -1, false);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("base"u8) && since < 0)
            {
                since = ReadWhole(ref reader);
            }
            else if (reader.ValueTextEquals("client"u8) && client is null)
            {
                if (!TryReadText(ref reader, out client) || client.Length is 0 or > SubmissionReader.LongestClient)
                {
                    return false;
                }
            }
            else if (reader.ValueTextEquals("sequence"u8) && sequence < 0)
            {
                sequence = ReadWhole(ref reader);
            }
            else if (reader.ValueTextEquals("delta"u8) && delta is null)
            {
                delta = PlainDelta.Read(ref reader);
            }
            else if (reader.ValueTextEquals("goesOn"u8) && !goesOn)
            {
                goesOn = reader.Read() && reader.TokenType == JsonTokenType.True;
                if (!goesOn && reader.TokenType != JsonTokenType.False)
                {
                    return false;
                }
            }
            else
            {
                return false;
            }
        }

        if (since < 0 || sequence < 0 || client is null || delta is null)
        {
            return false;
        }

        submission = new(since, client, sequence, delta, goesOn);
        return true;
    }

    private static bool TryReadText(ref Utf8JsonReader reader, [NotNullWhen(true)] out string? text)
    {
        text = reader.Read() && reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        return text is not null;
    }

    /// <summary>Reads a whole number from 0; returns -1 for anything else.</summary>
    private static int ReadWhole(ref Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var value) && value >= 0 ? value : -1;
}
