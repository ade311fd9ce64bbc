using System.Text.RegularExpressions;
using AwesomeAssertions;
using Xunit;

namespace Counterpoise.Tests.Structure;

public sealed class NamespaceTests
{
    private const RegexOptions Lines =
        RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;

    private static readonly Regex NamespaceLine = new(@"^\s*namespace\s+(?<name>[\w.]+)", Lines);

    private static readonly Regex TypeLine = new(
        @"^(public|internal)\s.*\b(class|record|struct|interface|enum|delegate)\b",
        Lines
    );

    [Theory]
    [InlineData("src/Counterpoise.Engine", "Counterpoise")]
    [InlineData("src/Counterpoise.Files", "Counterpoise.Files")]
    [InlineData("src/Counterpoise.Archive", "Counterpoise.Archive")]
    [InlineData("src/Counterpoise.Figures", "Counterpoise.Figures")]
    [InlineData("src/Counterpoise.Exports", "Counterpoise.Exports")]
    [InlineData("src/Counterpoise.Cli", "Counterpoise.Cli")]
    [InlineData("tests/Counterpoise.Tests", "Counterpoise.Tests")]
    [InlineData("tests/Counterpoise.PublicApi.Tests", "Counterpoise.PublicApi.Tests")]
    public void Namespace_equals_folder(string project, string rootNamespace) =>
        RepositoryTree
            .SourceFiles(project)
            .Select(file => (file, text: File.ReadAllText(Path.Combine(RepositoryTree.Root, project, file))))
            .SelectMany(source => Misplaced($"{project}/{source.file}", source.file, source.text, rootNamespace))
            .Should()
            .BeEmpty();

    [Theory]
    [InlineData("Measures/Threat.cs", "namespace Counterpoise.Measures;", 0)]
    [InlineData("Year.cs", "namespace Counterpoise;", 0)]
    [InlineData("Program.cs", "return 0;", 0)]
    [InlineData("Measures/Threat.cs", "namespace Counterpoise.Theories;", 1)]
    [InlineData("Measures/Threat.cs", "namespace Counterpoise;", 1)]
    [InlineData("Measures/Threat.cs", "namespace Counterpoise.Measures\n{\n}\nnamespace Counterpoise.Record\n{\n}", 1)]
    [InlineData("Measures/Threat.cs", "public sealed record Threat;", 1)]
    public void A_namespace_beside_its_folder_is_found(string file, string text, int faults) =>
        Misplaced(file, file, text, "Counterpoise").Should().HaveCount(faults);

    /// <summary>Namespaces in a source file that differ from the one its folder asks for.</summary>
    private static IEnumerable<string> Misplaced(string shown, string file, string text, string rootNamespace)
    {
        var folder = Path.GetDirectoryName(file)!.Replace('\\', '.').Replace('/', '.');
        var expected = folder.Length == 0 ? rootNamespace : $"{rootNamespace}.{folder}";
        var stated = NamespaceLine.Matches(text).Select(match => match.Groups["name"].Value).ToArray();
        if (stated.Length == 0 && TypeLine.IsMatch(text))
            return [$"{shown}: states no namespace; write 'namespace {expected};'."];
        return stated
            .Where(name => name != expected)
            .Select(name => $"{shown}: namespace {name} lies in a folder of {expected}; move the file or rename.");
    }
}
