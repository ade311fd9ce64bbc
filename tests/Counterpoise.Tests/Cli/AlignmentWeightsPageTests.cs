using System.Globalization;
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
    [Fact]
    public async Task The_shipped_file_is_what_the_command_writes()
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

    [Fact]
    public void The_figures_of_the_page_are_those_of_the_shipped_file()
    {
        string[] weights = [.. AlignmentParameters.Shared, AlignmentParameters.Reliability];
        var shipped = CaseLibrary.Shipped.Parameters(
            "estimated",
            [.. RequiredParameters.All.Where(r => weights.Contains(r.Id))]
        );
        var assumed = CaseLibrary.Shipped.Parameters();
        string[] lines =
        [
            .. Page.BlocksOf(Path.Combine("docs", "alignment-weights.md")).SelectMany(block => block.Lines),
        ];
        foreach (var one in shipped.All)
        {
            // The table of estimates: the term, the estimate, its error, both ends of its range, what was assumed.
            var words = lines
                .First(line => line.StartsWith($"  {one.Id} ", StringComparison.Ordinal))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Told(words[1]).Should().BeApproximately(one.Value, 0.0005001, one.Id);
            Told(words[3]).Should().BeApproximately(one.Least, 0.0005001, one.Id);
            Told(words[4]).Should().BeApproximately(one.Greatest, 0.0005001, one.Id);
            Told(words[5]).Should().BeApproximately(assumed[one.Id], 0.0005001, one.Id);
        }

        static double Told(string word) => double.Parse(word, CultureInfo.InvariantCulture);
    }
}
