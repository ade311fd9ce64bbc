using AwesomeAssertions;
using Counterpoise.Tests.Archive;
using Counterpoise.Tests.Files;
using Counterpoise.Tests.Structure;
using Xunit;

namespace Counterpoise.Tests.Cli;

/// <summary>What docs/alignment-weights.md prints, and the file that it ships.</summary>
[Collection(SharedArchiveTests.Name)]
public sealed class AlignmentWeightsPageTests(SharedArchive archive)
{
    [Fact]
    public async Task The_shipped_file_is_what_the_command_writes_and_its_figures_are_those_of_the_page()
    {
        var token = TestContext.Current.CancellationToken;
        string shipped = await File.ReadAllTextAsync(
            Path.Combine(RepositoryTree.Root, "parameters", "alignment.yaml"),
            token
        );
        string frozen = shipped.Split("frozen: ")[1][..10];
        using var folder = new TemporaryFolder();
        var run = await Shell.Run(
            ["estimate", "alignment", "--frozen", frozen, "--out", folder["alignment.yaml"]],
            archive.Store.Path
        );
        run.Code.Should().Be(0, run.Error);
        (await File.ReadAllTextAsync(folder["alignment.yaml"], token) == shipped)
            .Should()
            .BeTrue("the file is reproduced by its command");
    }
}
