using AwesomeAssertions;
using Counterpoise.Tests.Structure;
using Xunit;

namespace Counterpoise.Tests.Cli;

/// <summary>What the tutorials print is what the program prints, and what they show of a file stands in it.</summary>
public sealed class TutorialTests
{
    private const string Program = "dotnet run --project src/Counterpoise.Cli -- ";

    public static TheoryData<string, int> Commands { get; } = AllCommands();

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_command_of_a_tutorial_prints_what_the_tutorial_says(string tutorial, int line)
    {
        var blocks = Page.BlocksOf(tutorial);
        int at = Array.FindIndex(blocks, block => block.Line == line);
        blocks[at].Lines.Should().ContainSingle().Which.Should().StartWith(Program);
        blocks[at + 1].Kind.Should().Be("text", "a tutorial shows what its commands print");
        var arguments = blocks[at].Lines[0][Program.Length..].Split(' ').Select(Found).ToArray();

        var run = await Shell.Run(arguments);

        var printed = (run.Code == 0 ? run.Out : run.Error).Replace(
            RepositoryTree.Root + Path.DirectorySeparatorChar,
            "",
            StringComparison.Ordinal
        );
        Page.Differences(blocks[at + 1].Lines, printed.TrimEnd('\n').Split('\n'))
            .Should()
            .BeEmpty($"{tutorial}:{line} prints:\n{printed}");
    }

    [Fact]
    public void Every_piece_of_a_theory_file_that_a_tutorial_shows_stands_in_it()
    {
        var file = File.ReadAllText(Path.Combine(RepositoryTree.Root, "docs/tutorials/affinity.yaml"));
        var pieces = Page.BlocksOf("docs/tutorials/a-theory-of-your-own.md")
            .Where(block => block.Kind == "yaml")
            .ToArray();
        pieces.Should().HaveCountGreaterThan(4);
        pieces
            .Select(piece => string.Join('\n', piece.Lines) + "\n")
            .Should()
            .AllSatisfy(piece => file.Should().Contain(piece));
    }

    [Theory]
    [InlineData("a|b", "a|b", "")]
    [InlineData("...|b", "a|x|b", "")]
    [InlineData("a|...", "a|b|c", "")]
    [InlineData("a|...|c|...|d", "a|c|x|d", "")]
    [InlineData("a|b", "a|c", "b")]
    [InlineData("a|...|z", "a|b", "z")]
    [InlineData("a", "a|b", "b")]
    [InlineData("...|c|b", "a|b|c", "b")]
    public void A_line_that_differs_is_found(string told, string printed, string difference) =>
        string.Join('|', Page.Differences(told.Split('|'), printed.Split('|'))).Should().Be(difference);

    private static TheoryData<string, int> AllCommands()
    {
        var commands = new TheoryData<string, int>();
        foreach (var path in Directory.EnumerateFiles(Path.Combine(RepositoryTree.Root, "docs", "tutorials"), "*.md"))
        {
            var tutorial = Path.GetRelativePath(RepositoryTree.Root, path).Replace('\\', '/');
            foreach (var block in Page.BlocksOf(tutorial).Where(block => block.Kind == "sh"))
                commands.Add(tutorial, block.Line);
        }
        return commands;
    }

    // A file that the tutorial names from the root of the repository, wherever the tests run.
    private static string Found(string argument)
    {
        var path = Path.Combine(RepositoryTree.Root, argument);
        return argument.Contains('/', StringComparison.Ordinal) && File.Exists(path) ? path : argument;
    }
}
