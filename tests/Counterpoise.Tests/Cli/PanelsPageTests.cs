using AwesomeAssertions;
using Counterpoise.Panels;
using Counterpoise.Tests.Archive;
using Counterpoise.Tests.Files;
using Counterpoise.Tests.Structure;
using Xunit;

namespace Counterpoise.Tests.Cli;

/// <summary>What docs/panels.md says of exports.</summary>
public sealed class PanelsPageTests(SharedArchive archive)
{
    private const string Program = "dotnet run --project src/Counterpoise.Cli -- ";

    private static string Page => File.ReadAllText(Path.Combine(RepositoryTree.Root, "docs", "panels.md"));

    [Fact]
    public async Task Every_command_of_the_page_runs_and_writes_what_it_names()
    {
        using var folder = new TemporaryFolder();
        var commands = Page.Split("```sh\n")[1].Split("```")[0].TrimEnd('\n').Split('\n');
        commands.Should().HaveCount(5).And.OnlyContain(line => line.StartsWith(Program, StringComparison.Ordinal));
        foreach (var command in commands)
        {
            string[] words = command[Program.Length..].Split(' ');
            int file = Array.IndexOf(words, "--out") + 1;
            if (file > 0)
                words[file] = folder[words[file]];
            var run = await Shell.Run(words, archive.Store.Path);
            run.Code.Should().Be(0, run.Error);
            (file == 0 || new FileInfo(words[file]).Length > 1000).Should().BeTrue(command);
        }
    }

    [Fact]
    public void The_page_names_every_transform() =>
        PanelTransform.Names.Should().AllSatisfy(transform => Page.Should().Contain($"`{transform.Name}`"));
}
