using System.Globalization;
using AwesomeAssertions;
using Counterpoise.Tests.Archive;
using Counterpoise.Tests.Cli;
using Counterpoise.Tests.Exports;
using Counterpoise.Tests.Files;
using Counterpoise.Tests.Structure;
using Xunit;

namespace Counterpoise.Tests.Statistics;

/// <summary>The command against values of R on panels of the record: tests/Counterpoise.Tests/Statistics/Certified/README.md.</summary>
public sealed class CertifiedRegressionTests(SharedArchive archive)
{
    private const double Tolerance = 1e-8;

    private static readonly string Place = Path.Combine(
        RepositoryTree.Root,
        "tests",
        "Counterpoise.Tests",
        "Statistics",
        "Certified"
    );

    [Theory]
    [InlineData("onset")]
    [InlineData("pact")]
    public async Task Coefficients_errors_and_log_likelihood_agree_with_the_certified_values_of_R(string model)
    {
        using var folder = await Panel(model);
        var certified = await Certified(model);
        await AgreesWith(certified, folder, model);
    }

    [Theory]
    [InlineData("onset")]
    [InlineData("pact")]
    public async Task Coefficients_errors_and_log_likelihood_agree_with_R_as_it_runs_here(string model)
    {
        using var folder = await Panel(model);
        var lines = await RScript.Run(await Script(), "sandwich", model, folder[PanelOf(model)]);
        await AgreesWith(Values(lines), folder, model);
    }

    [Fact]
    public async Task The_conditional_model_agrees_with_the_certified_values_of_clogit()
    {
        using var folder = await Panel("onset-within");
        await AgreesWith(await Certified("onset-within"), folder, "onset-within");
    }

    [Fact]
    public async Task The_conditional_model_agrees_with_clogit_as_it_runs_here()
    {
        using var folder = await Panel("onset-within");
        var lines = await RScript.Run(await Script(), "survival", "onset", folder["onset.csv"], "conditional");
        await AgreesWith(Values(lines), folder, "onset-within");
    }

    [Fact]
    public async Task A_panel_of_the_record_and_its_exports_give_one_and_the_same_figures()
    {
        using var folder = await Panel("onset");
        var text = await File.ReadAllTextAsync(folder["onset.yaml"], TestContext.Current.CancellationToken);
        string[] sources =
        [
            "data: onset.csv",
            "data: onset.parquet",
            "panel: {unit: dyad-years, years: 1950:1990, relevant: true, undirected: true, "
                + $"measures: [{MeasuresOf("onset")}]}}",
        ];
        await Export(folder, "onset", "onset.parquet");
        List<string> printed = [];
        foreach (var source in sources)
        {
            await File.WriteAllTextAsync(
                folder["model.yaml"],
                text.Replace("data: onset.csv", source, StringComparison.Ordinal),
                TestContext.Current.CancellationToken
            );
            printed.Add(await Csv(folder, "model"));
        }
        printed.Distinct(StringComparer.Ordinal).Should().ContainSingle();
    }

    [Fact]
    public async Task The_figures_are_the_same_bytes_on_any_number_of_threads()
    {
        using var folder = await Panel("pact");
        List<string> printed = [];
        foreach (var threads in (string[])["1", "2", "16"])
            printed.Add(await Csv(folder, "pact", "--threads", threads));
        printed.Distinct(StringComparer.Ordinal).Should().ContainSingle();
    }

    private async Task AgreesWith(
        Dictionary<(string What, string Term), double> certified,
        TemporaryFolder folder,
        string model
    )
    {
        var rows = Rows(await Csv(folder, model));
        bool uncorrected = certified.Keys.Any(key => key.What == "se_cr0");
        int compared = 0;
        foreach (var ((what, term), value) in certified)
        {
            var column = what switch
            {
                "se_cr1" => "se_cluster",
                "rows" => "n",
                _ => what,
            };
            if (what == "se_cr0")
                continue;
            var own = rows[term.Length == 0 ? rows.Keys.First() : term][column];
            Close(own, value).Should().BeTrue($"{what} of {term}: {own:R} against {value:R}");
            compared++;
        }
        compared.Should().BeGreaterThan(10);
        if (!uncorrected)
            return;
        var yaml = await File.ReadAllTextAsync(folder[$"{model}.yaml"], TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            folder["cr0.yaml"],
            yaml.Replace("errors:\n", "errors:\n  cr0: true\n", StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );
        var without = Rows(await Csv(folder, "cr0"));
        foreach (var ((_, term), value) in certified.Where(one => one.Key.What == "se_cr0"))
            Close(without[term]["se_cluster"], value).Should().BeTrue($"se_cr0 of {term}");
    }

    private static bool Close(double own, double other) => Math.Abs(own - other) <= Tolerance * Math.Abs(other);

    private static Dictionary<string, Dictionary<string, double>> Rows(string csv)
    {
        var lines = csv.TrimEnd('\n').Split('\n');
        var header = lines[0].Split(',');
        return lines
            .Skip(1)
            .Select(line => line.Split(','))
            .ToDictionary(
                cells => cells[0],
                cells =>
                    header
                        .Zip(cells)
                        .Where(cell =>
                            cell.First is not ("term" or "p_rests_on" or "effect_of") && cell.Second.Length > 0
                        )
                        .ToDictionary(
                            cell => cell.First,
                            cell => double.Parse(cell.Second, CultureInfo.InvariantCulture)
                        )
            );
    }

    private static Dictionary<(string What, string Term), double> Values(IEnumerable<string> lines) =>
        lines
            .Select(line => line.Split(','))
            .ToDictionary(cells => (cells[0], cells[1]), cells => double.Parse(cells[2], CultureInfo.InvariantCulture));

    private static async Task<Dictionary<(string What, string Term), double>> Certified(string model) =>
        Values(
            await File.ReadAllLinesAsync(
                Path.Combine(Place, $"{model}.certified.csv"),
                TestContext.Current.CancellationToken
            )
        );

    private static Task<string> Script() =>
        File.ReadAllTextAsync(Path.Combine(Place, "regression.R"), TestContext.Current.CancellationToken);

    private async Task<string> Csv(TemporaryFolder folder, string model, params string[] more)
    {
        var run = await Shell.Run(
            ["estimate", folder[$"{model}.yaml"], "--format", "csv", .. more],
            archive.Store.Path
        );
        run.Code.Should().Be(0, run.Error);
        return run.Out;
    }

    private async Task<TemporaryFolder> Panel(string model)
    {
        SharedRecord.Require();
        var folder = new TemporaryFolder();
        File.Copy(Path.Combine(Place, $"{model}.yaml"), folder[$"{model}.yaml"]);
        await Export(folder, model, PanelOf(model));
        return folder;
    }

    private async Task Export(TemporaryFolder folder, string model, string file)
    {
        var run = await Shell.Run(
            [
                "export",
                "dyad-years",
                "--years",
                model == "pact" ? "1955:1995" : "1950:1990",
                "--relevant",
                "--undirected",
                "--measures",
                MeasuresOf(model),
                "--out",
                folder[file],
            ],
            archive.Store.Path
        );
        run.Code.Should().Be(0, run.Error);
    }

    private static string PanelOf(string model) => model == "pact" ? "pact.csv" : "onset.csv";

    private static string MeasuresOf(string model) =>
        model == "pact"
            ? "owes_defense,cinc:ratio:log,polity2:weak-link,ideal_point_distance,contiguity,major_power"
            : "cinc:ratio,contiguity,polity2:weak-link,dispute_onset,dispute:peace-years";
}
