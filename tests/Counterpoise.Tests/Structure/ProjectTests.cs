using System.Xml.Linq;
using AwesomeAssertions;
using Xunit;

namespace Counterpoise.Tests.Structure;

public sealed class ProjectTests
{
    [Theory]
    [InlineData("Counterpoise.Engine", "")]
    [InlineData("Counterpoise.Files", "Counterpoise.Engine")]
    [InlineData("Counterpoise.Archive", "Counterpoise.Engine Counterpoise.Files")]
    [InlineData("Counterpoise.Figures", "Counterpoise.Engine")]
    [InlineData("Counterpoise.Exports", "Counterpoise.Engine Counterpoise.Figures")]
    [InlineData(
        "counterpoise",
        "Counterpoise.Engine Counterpoise.Files Counterpoise.Archive Counterpoise.Figures Counterpoise.Exports"
    )]
    public void Projects_know_only_those_before_them(string assembly, string allowed)
    {
        var before = allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        CompiledSymbols
            .AssembliesNamedBy(PathOf(assembly))
            .Where(name => name.StartsWith("Counterpoise", StringComparison.OrdinalIgnoreCase))
            .Should()
            .BeSubsetOf(before);
        ProjectsDeclaredBy(assembly).Should().BeSubsetOf(before);
    }

    [Theory]
    [InlineData("Counterpoise.Engine", "System.Numerics.Tensors MathNet.Numerics")]
    public void The_engine_needs_packages_for_numbers_only(string assembly, string allowed) =>
        PackagesDeclaredBy(assembly).Should().BeSubsetOf(allowed.Split(' '));

    [Theory]
    [InlineData(
        "Counterpoise.Engine",
        "System.Console System.Data System.Net System.IO System.Diagnostics.Process System.Xml Microsoft"
    )]
    [InlineData(
        "Counterpoise.Files",
        "DuckDB ParquetSharp Apache.Arrow System.Data System.Net System.Console System.CommandLine Spectre Microsoft"
    )]
    [InlineData(
        "Counterpoise.Archive",
        "System.Net System.Console System.CommandLine Spectre ScottPlot SkiaSharp Microsoft"
    )]
    [InlineData(
        "Counterpoise.Exports",
        "DuckDB YamlDotNet Sylvan System.Data System.Net System.Console System.CommandLine Spectre Microsoft"
    )]
    [InlineData(
        "Counterpoise.Figures",
        "DuckDB ParquetSharp Apache.Arrow YamlDotNet Sylvan System.Data System.Net System.Console System.CommandLine"
    )]
    public void A_project_keeps_out_what_serves_others(string assembly, string forbidden)
    {
        var outside = forbidden.Split(' ');
        CompiledSymbols.AssembliesNamedBy(PathOf(assembly)).Where(name => IsOneOf(name, outside)).Should().BeEmpty();
        PackagesDeclaredBy(assembly).Where(name => IsOneOf(name, outside)).Should().BeEmpty();
    }

    [Fact]
    public void The_tests_of_the_public_api_see_only_what_a_scholar_sees()
    {
        var project = XDocument.Load(
            Path.Combine(RepositoryTree.Root, "tests/Counterpoise.PublicApi.Tests/Counterpoise.PublicApi.Tests.csproj")
        );
        var shipped = RepositoryTree.ShippedProjects().Select(Path.GetFileName);
        project
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileName((string)reference.Attribute("Include")!))
            .Should()
            .NotBeEmpty()
            .And.BeSubsetOf(shipped);
        ShippedAssemblies
            .All.SelectMany(assembly => assembly.GetCustomAttributesData())
            .Where(attribute => attribute.AttributeType.Name == "InternalsVisibleToAttribute")
            .Select(attribute => (string)attribute.ConstructorArguments[0].Value!)
            .Should()
            .NotContain(name => name.StartsWith("Counterpoise.PublicApi.Tests", StringComparison.Ordinal));
    }

    [Fact]
    public void Assembly_references_are_read_from_the_compiled_file() =>
        CompiledSymbols
            .AssembliesNamedBy(typeof(ProjectTests).Assembly.Location)
            .Should()
            .Contain("Counterpoise.Engine")
            .And.Contain(name => IsOneOf(name, new[] { "System.Reflection" }));

    [Fact]
    public void The_solution_holds_every_project() =>
        XDocument
            .Load(Path.Combine(RepositoryTree.Root, "Counterpoise.slnx"))
            .Descendants("Project")
            .Select(project => Path.GetFileName((string)project.Attribute("Path")!))
            .Should()
            .BeEquivalentTo(RepositoryTree.Projects().Select(Path.GetFileName));

    [Fact]
    public void No_project_leaves_the_common_settings()
    {
        var common = new[]
        {
            "TreatWarningsAsErrors",
            "Nullable",
            "AnalysisLevel",
            "NoWarn",
            "EnforceCodeStyleInBuild",
            "TargetFramework",
            "ImportDirectoryBuildProps",
            "Deterministic",
            "InvariantGlobalization",
        };
        RepositoryTree
            .Projects()
            .SelectMany(file =>
                XDocument
                    .Load(file)
                    .Descendants()
                    .Where(setting => common.Contains(setting.Name.LocalName, StringComparer.Ordinal))
                    .Select(setting => $"{Path.GetFileName(file)} sets {setting.Name.LocalName} for itself.")
            )
            .Should()
            .BeEmpty();
        RepositoryTree
            .Projects()
            .SelectMany(file =>
                Ancestors(file)
                    .TakeWhile(folder => folder != RepositoryTree.Root)
                    .Where(folder => File.Exists(Path.Combine(folder, "Directory.Build.props")))
            )
            .Should()
            .BeEmpty("a nearer Directory.Build.props would hide the common one");
    }

    [Fact]
    public void The_build_demands_documents_and_takes_warnings_for_errors()
    {
        var settings = XDocument
            .Load(Path.Combine(RepositoryTree.Root, "Directory.Build.props"))
            .Descendants()
            .Where(setting => !setting.HasElements)
            .ToLookup(setting => setting.Name.LocalName, setting => setting.Value, StringComparer.Ordinal);
        settings["GenerateDocumentationFile"].Should().Equal("true");
        settings["TreatWarningsAsErrors"].Should().Equal("true");
        settings["Nullable"].Should().Equal("enable");
        ShippedAssemblies
            .Names.Where(name => !File.Exists(Path.ChangeExtension(PathOf(name), ".xml")))
            .Should()
            .BeEmpty("without its documentation file a project's public members need no docstring");
    }

    private static bool IsOneOf(string name, IEnumerable<string> families) =>
        families.Any(family => name == family || name.StartsWith(family + ".", StringComparison.Ordinal));

    private static string PathOf(string assembly) => Path.Combine(AppContext.BaseDirectory, assembly + ".dll");

    private static IEnumerable<string> ProjectsDeclaredBy(string assembly) =>
        Declared(assembly, "ProjectReference").Select(path => path.Split('/', '\\')[^1].Replace(".csproj", "")!);

    private static IEnumerable<string> PackagesDeclaredBy(string assembly) => Declared(assembly, "PackageReference");

    private static IEnumerable<string> Declared(string assembly, string kind)
    {
        var project = assembly == "counterpoise" ? "Counterpoise.Cli" : assembly;
        return XDocument
            .Load(RepositoryTree.ShippedProjects().Single(file => Path.GetFileName(file) == project + ".csproj"))
            .Descendants(kind)
            .Select(reference => (string)reference.Attribute("Include")!);
    }

    private static IEnumerable<string> Ancestors(string file)
    {
        for (var folder = Path.GetDirectoryName(file); folder is not null; folder = Path.GetDirectoryName(folder))
            yield return folder;
    }
}
