using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Web.Hubs;

/// <summary>
/// Reads a submitted change from whatever a socket sent. Nothing that a client can send throws: it becomes a submission or a refusal.
/// </summary>
internal static class SubmissionReader
{
    /// <summary>The longest client id the server issues.</summary>
    public const int LongestClient = 32;

    /// <summary>Reads the change; false, with the reason, when the message is none.</summary>
    public static bool TryRead(
        JsonElement message,
        [NotNullWhen(true)] out Submission? submission,
        [NotNullWhen(false)] out Refusal? refusal
    )
    {
        submission = null;
        refusal = null;
        try
        {
            if (
                message.ValueKind != JsonValueKind.Object
                || !TryWhole(message, "base", out var since)
                || !TryWhole(message, "sequence", out var sequence)
                || !message.TryGetProperty("client", out var client)
                || client.ValueKind != JsonValueKind.String
                || client.GetString() is not { Length: > 0 and <= LongestClient } id
                || !message.TryGetProperty("delta", out var delta)
            )
            {
                refusal = Invalid("A change is {base, client, sequence, delta, goesOn?}, base and sequence whole numbers from 0.");
                return false;
            }

            submission = new Submission(
                since,
                id,
                sequence,
                DeltaJson.Read(delta),
                message.TryGetProperty("goesOn", out var goesOn) && goesOn.ValueKind == JsonValueKind.True
            );
            return true;
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException or JsonException or ArgumentException)
        {
            refusal = Invalid(e is FormatException ? e.Message : "The change holds text that is not whole Unicode.");
            return false;
        }
    }

    private static bool TryWhole(JsonElement message, string name, out int value)
    {
        value = 0;
        return message.TryGetProperty(name, out var number)
            && number.ValueKind == JsonValueKind.Number
            && number.TryGetInt32(out value)
            && value >= 0;
    }

    private static Refusal Invalid(string why) => new(Refusal.Invalid, why);
}
