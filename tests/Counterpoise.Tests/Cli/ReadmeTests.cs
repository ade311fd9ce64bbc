using AwesomeAssertions;
using Counterpoise.Tests.Structure;
using Xunit;

namespace Counterpoise.Tests.Cli;

public sealed class ReadmeTests
{
    private const string Program = "dotnet run --project src/Counterpoise.Cli -- ";

    [Fact]
    public async Task The_command_that_the_readme_starts_with_runs()
    {
        var command = Marked("run").Should().ContainSingle().Which;
        command.Should().StartWith(Program);
        var run = await Shell.Run(command[Program.Length..].Split(' '));
        run.Code.Should().Be(0, run.Error);
        run.Out.Should().NotBeNullOrWhiteSpace();
    }

    // Lines between the markers, without the fences of the code block.
    private static string[] Marked(string marker)
    {
        var lines = File.ReadAllLines(Path.Combine(RepositoryTree.Root, "README.md"));
        return
        [
            .. lines
                .SkipWhile(line => line != $"<!-- {marker} -->")
                .Skip(1)
                .TakeWhile(line => line != $"<!-- /{marker} -->")
                .Where(line => line.Length > 0 && !line.StartsWith("```", StringComparison.Ordinal)),
        ];
    }
}
