using System.Runtime.CompilerServices;

namespace Plymouth.BmeCode.Review;

/// <summary>
/// Makes the exception for a case of a closed set that a switch does not name, so that a new case is never taken for another.
/// </summary>
public static class NotKnown
{
    /// <summary>Returns an exception that names the case, and the method that does not know it.</summary>
    /// <param name="newcomer">The value of the new case.</param>
    /// <param name="reading">The name of the method, which the compiler fills in.</param>
    public static InvalidOperationException Of(object newcomer, [CallerMemberName] string reading = "")
    {
        ArgumentNullException.ThrowIfNull(newcomer);
        return new($"{(newcomer is Enum ? newcomer : newcomer.GetType().Name)} is not known to {reading}.");
    }
}
