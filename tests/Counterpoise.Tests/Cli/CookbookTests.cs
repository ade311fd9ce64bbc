using System.Globalization;
using AwesomeAssertions;
using Counterpoise.Tests.Archive;
using Counterpoise.Tests.Exports;
using Counterpoise.Tests.Files;
using Xunit;

namespace Counterpoise.Tests.Cli;

/// <summary>A chapter of the cookbook is a command that takes a panel away and lines of R that read it, and prints what they print.</summary>
public sealed class CookbookTests(SharedArchive archive)
{
    private const string DangerousDyads = "docs/cookbook/dangerous-dyads.md";

    // What a published coefficient may differ by, in its standard errors.
    private const double StandardErrors = 2;

    [Fact]
    public async Task The_chapter_on_dangerous_dyads_prints_what_it_says_and_agrees_with_what_was_published()
    {
        SharedRecord.Require();
        var blocks = Page.BlocksOf(DangerousDyads);
        using var folder = new TemporaryFolder();
        await Export(blocks.Single(block => block.Kind == "sh"), folder);
        var lines = blocks.Where(block => block.Kind == "r").ToArray();
        var told = blocks.Where(block => block.Kind == "text").ToArray();
        lines.Should().HaveSameCount(told, "the chapter shows what each piece of R prints");

        var printed = await RunPieces(lines, folder);

        for (int i = 0; i < lines.Length; i++)
        {
            Page.Differences(told[i].Lines, printed[i])
                .Should()
                .BeEmpty($"{DangerousDyads}:{lines[i].Line} prints:\n{string.Join('\n', printed[i])}");
        }
        var tables = printed.Where(piece => piece[0].Contains("apart by s.e.", StringComparison.Ordinal)).ToArray();
        tables.Should().HaveCount(2);
        foreach (var table in tables)
            AgreesWithPublished(table);
        string[] signs = printed.Single(piece => piece[0].Contains("same", StringComparison.Ordinal));
        signs.Count(line => line.EndsWith("TRUE", StringComparison.Ordinal)).Should().Be(6);
    }

    private async Task Export(PageBlock command, TemporaryFolder folder)
    {
        var words = string.Join(' ', command.Lines.Select(line => line.TrimEnd('\\')))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        words[0].Should().Be("counterpoise");
        var arguments = words[1..];
        int named = Array.IndexOf(arguments, "--out") + 1;
        arguments[named] = folder[arguments[named]];
        var run = await Shell.Run(arguments, archive.Store.Path);
        run.Code.Should().Be(0, run.Error);
    }

    // One session of R, as a reader would have it. A mark tells where the print of one piece ends.
    private static async Task<string[][]> RunPieces(PageBlock[] pieces, TemporaryFolder folder)
    {
        const string Mark = "--- next piece ---";
        var script =
            $"setwd(commandArgs(TRUE)[1])\n"
            + string.Join($"\ncat('{Mark}\\n')\n", pieces.Select(piece => string.Join('\n', piece.Lines)));
        var printed = await RScript.Run(script, "stats", folder.Path);
        List<string[]> found = [];
        for (int from = 0; from <= printed.Length; )
        {
            int to = Array.IndexOf(printed, Mark, from);
            found.Add(printed[from..(to < 0 ? printed.Length : to)]);
            from = to < 0 ? printed.Length + 1 : to + 1;
        }
        return [.. found];
    }

    private static void AgreesWithPublished(string[] table)
    {
        var rows = table[1..^1].Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray();
        rows.Should().HaveCount(8);
        foreach (var row in rows)
        {
            double published = Number(row[^5]);
            double error = Number(row[^4]);
            double here = Number(row[^3]);
            Math.Sign(here).Should().Be(Math.Sign(published), row[0]);
            Math.Abs(here - published).Should().BeLessThan(StandardErrors * error, row[0]);
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
