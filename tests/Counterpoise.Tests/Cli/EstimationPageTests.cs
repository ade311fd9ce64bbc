using AwesomeAssertions;
using Counterpoise.Statistics;
using Counterpoise.Tests.Archive;
using Counterpoise.Tests.Files;
using Counterpoise.Tests.Structure;
using Xunit;

namespace Counterpoise.Tests.Cli;

/// <summary>What docs/estimation.md says of models.</summary>
public sealed class EstimationPageTests(SharedArchive archive)
{
    private const string Program = "dotnet run --project src/Counterpoise.Cli -- ";

    private static string Page => File.ReadAllText(Path.Combine(RepositoryTree.Root, "docs", "estimation.md"));

    [Fact]
    public async Task The_model_of_the_page_is_fitted_by_every_command_of_the_page()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["disputes.yaml"], Block("yaml"), TestContext.Current.CancellationToken);
        var commands = Block("sh").TrimEnd('\n').Split('\n');
        commands.Should().HaveCount(3).And.OnlyContain(line => line.StartsWith(Program, StringComparison.Ordinal));
        foreach (var command in commands)
        {
            string[] words =
            [
                .. command[Program.Length..]
                    .Split(' ')
                    .Select(word => word.Contains('.', StringComparison.Ordinal) ? folder[word] : word),
            ];
            var run = await Shell.Run(words, archive.Store.Path);
            run.Code.Should().Be(0, run.Error);
            if (words.Length == 2)
                run.Out.Should().Be(Block("text"));
            else if (!words.Contains("--out"))
                run.Out.Should().Contain("log(cinc_ratio)");
        }
        new FileInfo(folder["disputes.tex"]).Length.Should().BeGreaterThan(1000);
        new FileInfo(folder["disputes.svg"]).Length.Should().BeGreaterThan(1000);
    }

    [Fact]
    public void The_page_names_every_transform() =>
        ModelTerm.Transforms.Should().AllSatisfy(transform => Page.Should().Contain($"`{transform}("));

    private static string Block(string language) => Page.Split($"```{language}\n")[1].Split("```")[0];
}
