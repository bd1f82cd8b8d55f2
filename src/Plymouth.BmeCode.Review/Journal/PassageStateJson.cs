using System.Text.Json;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Journal;

/// <summary>A passage at one version as JSON, for checkpoints.</summary>
public static class PassageStateJson
{
    /// <summary>Returns the passage as JSON, without its id and version.</summary>
    public static string Write(PassageState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return JsonSerializer.Serialize(
            new PassageStateBody(state.Kind, state.Wording, state.Draft, state.Closed),
            ReviewJson.Shapes.PassageStateBody
        );
    }

    /// <summary>Reads the passage again; null when the body cannot be read.</summary>
    public static PassageState? Read(PassageId id, int version, string body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, ReviewJson.Shapes.PassageStateBody) is { } read
                ? new(id, read.Kind, version, read.Wording, read.Draft, read.Closed)
                : null;
        }
        catch (Exception e) when (e is JsonException or WordingException or FormatException)
        {
            return null;
        }
    }
}

internal sealed record PassageStateBody(PassageKind Kind, Wording Wording, Wording Draft, string? Closed);
