using AwesomeAssertions;
using Counterpoise.Tests.Archive;
using Counterpoise.Tests.Files;
using Counterpoise.Tests.Structure;
using Xunit;

namespace Counterpoise.Tests.Cli;

public sealed class ArchiveCommandTests(SharedArchive archive)
{
    // What people write of a case; the record is what freezing makes.
    private static readonly string[] Written =
    [
        .. Directory
            .GetFiles(Path.Combine(RepositoryTree.Root, "cases", "japan-rok"), "*.yaml")
            .Select(file => Path.GetFileName(file))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [InlineData("threat", "USSR", "--year", "1955")]
    [InlineData("threat", "220", "--year", "1913")]
    [InlineData("brief", "IND", "CHN", "--year", "1963")]
    [InlineData("data", "list")]
    [InlineData("data", "cite")]
    public async Task The_whole_record_answers(params string[] arguments)
    {
        var run = await Shell.Run(arguments, archive.Store.Path);
        run.Code.Should().Be(0, run.Error);
        run.Lines.Should().HaveCountGreaterThan(3).And.OnlyContain(line => line.Length <= 100);
        run.Error.Should().BeEmpty();
    }

    [Theory]
    [InlineData("threat", "USSR", "--year", "1955")]
    [InlineData("brief", "IND", "CHN", "--year", "1963")]
    [InlineData("data", "list")]
    public async Task A_manifest_says_what_a_result_was_made_from(params string[] arguments)
    {
        var run = await Shell.Run([.. arguments, "--format", "json"], archive.Store.Path);
        var manifest = run.Json.GetProperty("manifest");
        manifest.GetProperty("schema_version").GetInt32().Should().Be(1);
        manifest.GetProperty("command").GetString().Should().StartWith(arguments[0]);
        manifest.GetProperty("program_version").GetString().Should().NotBeEmpty();
        manifest.GetProperty("instruction_set").GetString().Should().NotBeEmpty();
        var versions = manifest.GetProperty("data_versions").EnumerateObject().ToDictionary(p => p.Name, p => p.Value);
        versions.Should().ContainKey("nmc");
        var hashes = manifest.GetProperty("input_hashes").EnumerateObject().ToDictionary(p => p.Name, p => p.Value);
        foreach (var held in archive.Store.List().Where(one => one.DataSet is "nmc" or "coldat"))
        {
            if (
                versions["nmc"].GetString()!.Contains(held.Version, StringComparison.Ordinal)
                || held.DataSet == "coldat"
            )
                hashes.Should().ContainKey(held.File).WhoseValue.GetString().Should().Be(held.Sha256);
        }
    }

    [Fact]
    public async Task The_archive_named_by_an_option_gives_the_same_as_that_of_the_surroundings()
    {
        string[] arguments = ["threat", "FRN", "--year", "1913", "--format", "csv"];
        var byOption = await Shell.Done([.. arguments, "--archive", archive.Store.Path]);
        byOption.Out.Should().Be((await Shell.Run(arguments, archive.Store.Path)).Out);
    }

    [Fact]
    public async Task Freezing_twice_gives_the_bytes_that_are_committed()
    {
        var committed = Path.Combine(RepositoryTree.Root, "cases", "japan-rok");
        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var folder = CopyOf(committed);
            var run = await Shell.Run(["cases", "freeze", folder.Path], archive.Store.Path);
            run.Code.Should().Be(0, run.Error);
            Names(folder.Path).Should().Equal(Names(committed));
            foreach (var name in Names(committed))
                Bytes(folder[name]).Should().Equal(Bytes(Path.Combine(committed, name)), name);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_interrupted_freeze_leaves_the_case_as_it_was(bool before)
    {
        using var folder = CopyOf(Path.Combine(RepositoryTree.Root, "cases", "japan-rok"));
        string[] arguments = ["cases", "freeze", folder.Path, "--verbose"];
        var run = await Shell.Run(arguments, archive.Store.Path, interrupt: !before, cancelled: before);
        (run.Code, run.Out).Should().Be((130, ""));
        Names(folder.Path).Should().Equal(Written);
    }

    private static TemporaryFolder CopyOf(string committed)
    {
        var folder = new TemporaryFolder();
        foreach (var name in Written)
            File.Copy(Path.Combine(committed, name), folder[name]);
        return folder;
    }

    private static string[] Names(string folder) =>
        [.. Directory.GetFiles(folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    private static byte[] Bytes(string file) => File.ReadAllBytes(file);
}
