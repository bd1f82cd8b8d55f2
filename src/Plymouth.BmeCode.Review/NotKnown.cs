using System.Runtime.CompilerServices;

namespace Plymouth.BmeCode.Review;

/// <summary>What a reading of a closed set throws at a case that nobody told it of, so that no newcomer is taken for another.</summary>
public static class NotKnown
{
    /// <summary>Names the case, and the reading that does not know it.</summary>
    public static InvalidOperationException Of(object newcomer, [CallerMemberName] string reading = "")
    {
        ArgumentNullException.ThrowIfNull(newcomer);
        return new($"{(newcomer is Enum ? newcomer : newcomer.GetType().Name)} is not known to {reading}.");
    }
}
