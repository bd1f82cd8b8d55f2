using System.Runtime.CompilerServices;
using System.Text;
using FluentAssertions;

namespace Plymouth.BmeCode.Exchange.Tests;

/// <summary>
/// Documents as they are meant to be, committed beside the tests. <c>BMECODE_WRITE_GOLDEN=1</c> writes them anew; then read the difference.
/// </summary>
internal static class Golden
{
    public static void Check(string name, string text, [CallerFilePath] string here = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(here)!, "golden", name);
        if (Environment.GetEnvironmentVariable("BMECODE_WRITE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text, new UTF8Encoding(false));
        }

        File.Exists(path).Should().BeTrue("{0} is the golden file", path);
        text.Should().Be(File.ReadAllText(path), "{0} says so", path);
    }
}
