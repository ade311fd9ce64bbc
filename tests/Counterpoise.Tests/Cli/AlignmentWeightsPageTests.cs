using AwesomeAssertions;
using Counterpoise.Alignment;
using Counterpoise.Files;
using Counterpoise.Measures;
using Counterpoise.Tests.Archive;
using Counterpoise.Tests.Files;
using Counterpoise.Tests.Structure;
using Xunit;

namespace Counterpoise.Tests.Cli;

/// <summary>What docs/alignment-weights.md prints, and the file that it ships.</summary>
public sealed class AlignmentWeightsPageTests(SharedArchive archive)
{
    private static readonly string PagePath = Path.Combine("docs", "alignment-weights.md");

    [Fact]
    public async Task The_shipped_file_is_what_the_command_writes()
    {
        var token = TestContext.Current.CancellationToken;
        string shipped = await File.ReadAllTextAsync(
            Path.Combine(RepositoryTree.Root, "parameters", "alignment.yaml"),
            token
        );
        string frozen = shipped.Split("\nfrozen: ")[1][..10];
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

    [Fact]
    public async Task The_estimates_of_the_page_are_what_the_command_prints()
    {
        var told = Page.BlocksOf(PagePath).First(block => block.Kind == "text").Lines;
        var run = await Shell.Run(["estimate", "alignment"], archive.Store.Path);
        run.Code.Should().Be(0, run.Error);
        Page.Differences([.. told.Where(line => line.Length > 0)], [.. run.Out.Split('\n').Where(l => l.Length > 0)])
            .Should()
            .BeEmpty();
    }

    [Theory]
    [InlineData("- **Smaller than assumed**: ", -1)]
    [InlineData("- **Greater than assumed**: ", 1)]
    public void The_page_says_that_the_record_wants_another_size_only_where_the_range_leaves_the_assumed_one_out(
        string opening,
        int side
    )
    {
        string[] weights = [.. AlignmentParameters.Shared, AlignmentParameters.Reliability];
        var shipped = CaseLibrary.Shipped.Parameters(
            "estimated",
            [.. RequiredParameters.All.Where(r => weights.Contains(r.Id))]
        );
        var assumed = CaseLibrary.Shipped.Parameters();
        string line = File.ReadAllLines(Path.Combine(RepositoryTree.Root, PagePath))
            .Single(one => one.StartsWith(opening, StringComparison.Ordinal));
        string[] named = [.. line.Split('`').Where((_, part) => part % 2 == 1)];
        named
            .Should()
            .BeEquivalentTo(
                shipped
                    .All.Where(p => side < 0 ? p.Greatest < assumed[p.Id] : p.Least > assumed[p.Id])
                    .Select(p => p.Id)
            );
    }

    [Fact]
    public void Factors_are_standardised_on_the_years_that_the_table_names()
    {
        string heading = File.ReadAllText(Path.Combine(RepositoryTree.Root, "parameters", "standardisation.yaml"));
        string[] told = [.. Page.BlocksOf(PagePath).First(block => block.Kind == "text").Lines];
        heading.Should().Contain("1950-2000");
        string.Join(' ', told.Select(line => line.Trim())).Should().Contain("standardised on 1950-2000");
    }
}
