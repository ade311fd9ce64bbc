using System.Globalization;
using System.Text;
using Xunit;

namespace Counterpoise.Tests;

/// <summary>
/// Compares text with a file that a scholar can read, Golden/NAME.txt, named for what it claims. To accept what is new,
/// run with COUNTERPOISE_ACCEPT=1 and read the change before it is committed; under CI nothing is ever accepted.
/// </summary>
public static class Golden
{
    private const int Context = 2;

    public static void Agrees(string name, string actual)
    {
        var file = Path.Combine(Root(), "tests", "Counterpoise.Tests", "Golden", name + ".txt");
        var accept =
            Environment.GetEnvironmentVariable("COUNTERPOISE_ACCEPT") == "1"
            && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));
        if (accept)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
            return;
        }
        if (!File.Exists(file))
            Assert.Fail($"Golden/{name}.txt does not exist; run with COUNTERPOISE_ACCEPT=1 to write it.\n\n{actual}");
        // A checkout on Windows may have turned the line ends.
        var expected = File.ReadAllText(file).ReplaceLineEndings("\n");
        if (!string.Equals(expected, actual, StringComparison.Ordinal))
            Assert.Fail($"Golden/{name}.txt (-) differs from what is now said (+):\n{Difference(expected, actual)}");
    }

    /// <summary>The lines that differ, with those around them.</summary>
    internal static string Difference(string expected, string actual)
    {
        var (before, after) = (expected.Split('\n'), actual.Split('\n'));
        var same = 0;
        while (same < before.Length && same < after.Length && before[same] == after[same])
            same++;
        var tail = 0;
        while (tail < before.Length - same && tail < after.Length - same && before[^(tail + 1)] == after[^(tail + 1)])
            tail++;
        var text = new StringBuilder();
        for (var i = Math.Max(0, same - Context); i < same; i++)
            text.Append(CultureInfo.InvariantCulture, $"  {i + 1, 4}   {before[i]}\n");
        for (var i = same; i < before.Length - tail; i++)
            text.Append(CultureInfo.InvariantCulture, $"- {i + 1, 4}   {Visible(before[i])}\n");
        for (var i = same; i < after.Length - tail; i++)
            text.Append(CultureInfo.InvariantCulture, $"+ {i + 1, 4}   {Visible(after[i])}\n");
        for (var i = before.Length - tail; i < Math.Min(before.Length, before.Length - tail + Context); i++)
            text.Append(CultureInfo.InvariantCulture, $"  {i + 1, 4}   {before[i]}\n");
        return text.ToString();
    }

    /// <summary>The root of the repository: the folder that holds the solution.</summary>
    public static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Counterpoise.slnx")))
                return folder.FullName;
        }
        throw new InvalidOperationException("No folder above the tests holds Counterpoise.slnx.");
    }

    private static string Visible(string line) => line.Replace("\r", "\\r", StringComparison.Ordinal);
}
