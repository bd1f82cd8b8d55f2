namespace Plymouth.BmeCode.Web.SignIn;

/// <summary>What somebody may call themselves: 1 to 80 characters once trimmed, no control characters.</summary>
public static class MemberName
{
    public const int Longest = 80;

    /// <summary>What is wrong with a name, in words for its owner; null where it is good.</summary>
    public static string? Problem(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var trimmed = name.Trim();
        return trimmed.Length == 0 ? "Enter your name."
            : trimmed.Length > Longest ? $"Enter a name of at most {Longest} characters."
            : trimmed.Any(char.IsControl) ? "Enter a name of letters, digits and signs only."
            : null;
    }
}
