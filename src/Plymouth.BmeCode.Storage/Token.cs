using System.Security.Cryptography;
using System.Text;

namespace Plymouth.BmeCode.Storage;

/// <summary>Makes the secrets in links. A token is read without regard to case, hyphens and spaces, and kept only as its SHA-256.</summary>
internal static class Token
{
    /// <summary>The length of a join code.</summary>
    public const int JoinCodeLength = 8;

    /// <summary>Crockford's 32 signs, five bits each.</summary>
    private const string Signs = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>Number of signs in a link's token: 26 of five bits, 130 bits.</summary>
    private const int LinkLength = 26;

    /// <summary>
    /// The signs of a join code, for reading out and typing: none that is mistaken for another (0 O D, 1 I L, 2 Z, 5 S, 8 B, U V), no
    /// vowels, so no words. 22 signs: 35 bits in eight.
    /// </summary>
    private const string SignsReadOut = "CFGHJKMNPQRTVWXY346789";

    /// <summary>Makes a token for a link.</summary>
    public static string ForLink() => RandomNumberGenerator.GetString(Signs, LinkLength);

    /// <summary>Makes a join code. It is short: code that lets people try join codes must limit the tries.</summary>
    public static string ForJoining() => RandomNumberGenerator.GetString(SignsReadOut, JoinCodeLength);

    /// <summary>Returns the SHA-256 of the token in lower case without hyphens and spaces; lower-case hex.</summary>
    public static string Hash(string token)
    {
        var plain = new StringBuilder(token.Length);
        foreach (var sign in token)
        {
            if (sign != '-' && !char.IsWhiteSpace(sign))
            {
                plain.Append(char.ToLowerInvariant(sign));
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(plain.ToString())));
    }
}
