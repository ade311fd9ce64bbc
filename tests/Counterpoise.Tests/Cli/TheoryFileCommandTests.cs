using AwesomeAssertions;
using Counterpoise.Tests.Files;
using Counterpoise.Theories;
using Xunit;

namespace Counterpoise.Tests.Cli;

public sealed class TheoryFileCommandTests
{
    private static readonly string[] Question = ["align", "JPN", "ROK", "--year", "2013", "--format", "json"];

    [Fact]
    public async Task A_file_without_faults_is_read_back_in_sentences()
    {
        using var folder = new TemporaryFolder();
        var check = await Shell.Done("theories", "check", Write(folder, SampleTheory.Text));
        check.Out.Should().ContainAll("no faults", "contiguous is at least 1", "Do they trade?", "alliance from 0.75");
    }

    [Fact]
    public async Task A_faulty_file_is_refused_wherever_it_is_named()
    {
        using var folder = new TemporaryFolder();
        var file = Write(folder, SampleTheory.Text.Replace("weight: 2", "weight: 0", StringComparison.Ordinal));
        foreach (
            string[] command in (string[][])
                [
                    ["theories", "check", file],
                    ["theories", "show", file],
                    [.. Question, "--theory", file],
                ]
        )
        {
            var run = await Shell.Run(command);
            (run.Code, run.Out).Should().Be((1, ""));
            run.Error.Should().Contain("theory.yaml:18: weight 0 is not above zero").And.Contain("1 fault;");
        }
    }

    [Fact]
    public async Task A_file_and_a_theory_that_ships_are_shown_alike()
    {
        using var folder = new TemporaryFolder();
        var card = await Shell.Done("theories", "show", Write(folder, SampleTheory.Text));
        card.Out.Should().ContainAll("Oneal", "our reading", "refuted by", "How it is computed", "Critical questions");
    }

    [Fact]
    public async Task Theories_named_are_asked_alone_and_in_their_order()
    {
        using var folder = new TemporaryFolder();
        var file = Write(folder, SampleTheory.Text);
        (await Asked("--theory", "constructivism:shared-identity", "--theory", file, "--theory", file))
            .Should()
            .Equal("constructivism:shared-identity", "trade-peace");
        (await Asked()).Should().Equal(TheoryCatalogue.All.Select(t => t.Id));
        (await Asked("--theory", file, "--theory", "all"))
            .Should()
            .Equal(TheoryCatalogue.All.Select(t => t.Id).Prepend("trade-peace"));
    }

    [Fact]
    public async Task A_manifest_names_the_theories_asked_and_hashes_their_files()
    {
        using var folder = new TemporaryFolder();
        var file = Write(folder, SampleTheory.Text);
        foreach (var command in (string[])["brief", "align"])
        {
            var run = await Shell.Done(command, "JPN", "ROK", "--year", "2013", "--theory", file, "--format", "json");
            var manifest = run.Json.GetProperty("manifest");
            manifest.GetProperty("command").GetString().Should().EndWith($"--theory {file}");
            manifest
                .GetProperty("input_hashes")
                .GetProperty(file)
                .GetString()
                .Should()
                .Be(Counterpoise.Files.SourceFile.Read(file).Sha256);
        }
    }

    [Fact]
    public async Task Every_theory_that_cannot_be_asked_is_told_at_once()
    {
        using var folder = new TemporaryFolder();
        var twin = folder["twin.yaml"];
        await File.WriteAllTextAsync(twin, SampleTheory.Text, TestContext.Current.CancellationToken);
        var run = await Shell.Run([
            .. Question,
            "--theory",
            "nonsense",
            "--theory",
            Write(folder, SampleTheory.Text),
            "--theory",
            twin,
            "--theory",
            folder["no.yaml"],
        ]);
        (run.Code, run.Out).Should().Be((1, ""));
        run.Error.Should()
            .ContainAll(
                "'nonsense' is no theory",
                "id 'trade-peace' belongs to another file",
                "no.yaml: there is no such file",
                "3 faults"
            );
    }

    [Fact]
    public async Task Contested_readings_are_marked_in_the_list()
    {
        var list = await Shell.Done("theories", "list", "--format", "csv");
        foreach (var theory in TheoryCatalogue.All)
        {
            Line(theory).Should().NotEndWith(",contested reading");
            foreach (var other in theory.OtherReadings)
                Line(other).Should().EndWith(",contested reading");
        }

        string Line(Theory theory) =>
            list.Lines.Should().ContainSingle(line => line.StartsWith($"{theory.Id},", StringComparison.Ordinal)).Which;
    }

    [Fact]
    public async Task Every_variable_that_a_file_may_name_is_listed()
    {
        var list = await Shell.Done("theories", "variables", "--format", "csv");
        list.Lines.Skip(1).Select(line => line.Split(',')[0]).Should().Equal(DyadVariables.All.Select(v => v.Id));
    }

    private static async Task<IEnumerable<string?>> Asked(params string[] theories)
    {
        var run = await Shell.Done([.. Question, .. theories]);
        return run
            .Json.GetProperty("theories")
            .EnumerateArray()
            .Select(t => t.GetProperty("theory").GetString())
            .ToArray();
    }

    private static string Write(TemporaryFolder folder, string text)
    {
        var path = folder["theory.yaml"];
        File.WriteAllText(path, text);
        return path;
    }
}
