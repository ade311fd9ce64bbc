using AwesomeAssertions;
using Counterpoise.Tests.Archive;
using Counterpoise.Tests.Files;
using Counterpoise.Tests.Structure;
using Xunit;

namespace Counterpoise.Tests.Cli;

/// <summary>What docs/perceived-intent.md prints, and the file that it ships.</summary>
public sealed class PerceivedIntentPageTests(SharedArchive archive)
{
    [Fact]
    public async Task The_estimates_of_the_page_are_what_the_command_prints()
    {
        var blocks = Page.BlocksOf(Path.Combine("docs", "perceived-intent.md"));
        var run = await Shell.Run(["estimate", "willingness", "--profiles", "20"], archive.Store.Path);
        run.Code.Should().Be(0, run.Error);
        string[] told =
        [
            // What follows the first two is printed by bench/, over hundreds of invented records.
            .. blocks.Where(block => block.Kind == "text").Take(2).SelectMany(block => (string[])[.. block.Lines, ""]),
        ];
        string[] printed = run.Out.Split('\n');
        // The page parts what is printed, and leaves out what it rests on.
        Page.Differences([.. told.Where(line => line.Length > 0)], [.. printed.Where(line => line.Length > 0)])
            .Should()
            .BeEmpty();
    }

    [Fact]
    public async Task The_shipped_file_is_what_the_command_writes()
    {
        using var folder = new TemporaryFolder();
        var run = await Shell.Run(
            ["estimate", "willingness", "--frozen", "2026-11-24", "--out", folder["willingness.yaml"]],
            archive.Store.Path
        );
        run.Code.Should().Be(0, run.Error);
        var token = TestContext.Current.CancellationToken;
        string written = await File.ReadAllTextAsync(folder["willingness.yaml"], token);
        string shipped = await File.ReadAllTextAsync(
            Path.Combine(RepositoryTree.Root, "parameters", "willingness.yaml"),
            token
        );
        (written == shipped).Should().BeTrue("the file is reproduced by its command");
    }
}
