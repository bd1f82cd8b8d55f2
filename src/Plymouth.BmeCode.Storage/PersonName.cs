using System.Text;

namespace Plymouth.BmeCode.Storage;

/// <summary>Compares names as people read them.</summary>
internal static class PersonName
{
    /// <summary>
    /// True for names that nobody tells apart: the same letters, whatever their case, the spaces between them, and how they are put
    /// together (Unicode form KC).
    /// </summary>
    public static bool AreAlike(string one, string other) => string.Equals(Plain(one), Plain(other), StringComparison.OrdinalIgnoreCase);

    private static string Plain(string name) =>
        string.Join(' ', name.Normalize(NormalizationForm.FormKC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
