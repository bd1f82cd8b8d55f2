using System.Security.Cryptography;
using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Web.Hosting;

/// <summary>Makes ids for the running program: the prefix and 10 random characters of base 32 (50 bits).</summary>
public sealed class RandomIds : IdSource
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz234567";
    private const int Length = 10;

    /// <inheritdoc />
    public override string Next(string prefix) => prefix + RandomNumberGenerator.GetString(Letters, Length);
}
