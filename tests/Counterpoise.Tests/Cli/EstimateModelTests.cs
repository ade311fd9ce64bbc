using System.Globalization;
using AwesomeAssertions;
using Counterpoise.Tests.Files;
using Xunit;

namespace Counterpoise.Tests.Cli;

/// <summary><c>estimate FILE</c>: what a model file may say, what is told of a faulty one, and what is printed.</summary>
public sealed class EstimateModelTests
{
    private const string Model = """
        name: Fights
        data: panel.csv
        outcome: fight
        terms: [log(power), near, near:power, peace(fight)]
        errors:
          cluster: [dyad]
          dyadic: [ccode1, ccode2]
        marginal-effects: average

        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_columns_of_the_contract_come_first_and_the_error_behind_p_is_named()
    {
        using var folder = await Folder(Model);
        var run = await Shell.Done("estimate", folder["model.yaml"], "--format", "csv");
        run.Lines[0].Should().StartWith("term,estimate,se_classical,se_cluster,se_dyadic,p,z,ci_lo,ci_hi,p_rests_on,");
        run.Lines.Skip(1).Should().OnlyContain(line => line.Contains(",dyadic,", StringComparison.Ordinal));
        run.Lines.Skip(1)
            .Select(line => line.Split(',')[0])
            .Should()
            .Equal(
                "(intercept)",
                "log(power)",
                "near",
                "near:power",
                "peace(fight)",
                "peace(fight)^2/100",
                "peace(fight)^3/1000"
            );
    }

    [Theory]
    [InlineData("table", "(0.")]
    [InlineData("md", "| (0.")]
    [InlineData("html", "<td")]
    [InlineData("latex", "\\toprule")]
    public async Task A_table_for_readers_has_errors_in_brackets_and_what_they_rest_on(string format, string holds)
    {
        using var folder = await Folder(Model);
        var run = await Shell.Done("estimate", folder["model.yaml"], "--format", format);
        run.Out.Should()
            .Contain(holds)
            .And.Contain("(ccode1, ccode2)")
            .And.Contain("log likelihood")
            .And.Contain("states");
        run.Out.Replace('\n', ' ').Should().Contain("Average marginal effects");
    }

    [Fact]
    public async Task Json_carries_the_hashes_of_model_and_panel()
    {
        using var folder = await Folder(Model);
        var run = await Shell.Done("estimate", folder["model.yaml"], "--format", "json");
        var text = run.Out;
        text.Should().Contain("\"model.yaml\"").And.Contain("\"panel.csv\"").And.Contain("estimate model.yaml");
        text.Should().NotContain(Path.GetDirectoryName(folder["model.yaml"]));
    }

    [Fact]
    public async Task The_coefficients_are_drawn_where_a_figure_is_asked_for()
    {
        using var folder = await Folder(Model);
        await Shell.Done("estimate", folder["model.yaml"], "--figure", folder["plot.svg"]);
        var svg = await File.ReadAllTextAsync(folder["plot.svg"], Cancellation);
        System.Xml.Linq.XDocument.Parse(svg).Root!.Name.LocalName.Should().Be("svg");
        svg.Should().Contain("log(power)").And.NotContain("(intercept)");
        await Shell.Done("estimate", folder["model.yaml"], "--out", folder["other.svg"]);
        (await File.ReadAllTextAsync(folder["other.svg"], Cancellation)).Should().Be(svg);
    }

    [Fact]
    public async Task Rows_with_a_missing_value_are_left_out_and_counted_by_column()
    {
        using var folder = await Folder(
            "data: panel.csv\noutcome: fight\nterms: [power, gap]\nwhere: [year >= 1951]\nleave-out-states: [2]\n"
        );
        var run = await Shell.Done("estimate", folder["model.yaml"]);
        var told = string.Join(' ', run.Out.Split((char[])['\n', ' '], StringSplitOptions.RemoveEmptyEntries));
        told.Should()
            .Contain("rows read")
            .And.Contain("gap missing: ")
            .And.Contain("not year >= 1951: ")
            .And.Contain("states left out: ");
        var csv = await Shell.Done("estimate", folder["model.yaml"], "--format", "csv");
        int rows = Panel()
            .Split('\n')
            .Skip(1)
            .Where(line => line.Length > 0)
            .Select(line => line.Split(','))
            .Count(cells =>
                int.Parse(cells[2], CultureInfo.InvariantCulture) >= 1951
                && cells[0] != "2"
                && cells[1] != "2"
                && cells[6].Length > 0
            );
        csv.Lines[1]
            .Split(',')[csv.Lines[0].Split(',').ToList().IndexOf("n")]
            .Should()
            .Be(rows.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Every_fault_of_a_model_is_told_at_once_with_its_line_and_repair()
    {
        using var folder = await Folder(
            """
            data: ../secrets.csv
            outcome: 9fight
            terms: [sqrt(power), near, near, "log(power"]
            ridge: -1
            errors:
              dyadic: [ccode1]
              p: bootstrap
            marginal-effects: sometimes
            where: [year]
            leave-out-states: [JPN]
            colour: red

            """
        );
        var run = await Shell.Run("estimate", folder["model.yaml"]);
        run.Code.Should().Be(1);
        run.Out.Should().BeEmpty();
        foreach (
            var (line, holds) in (ReadOnlySpan<(int, string)>)
                [
                    (1, "leads out of the model's folder"),
                    (2, "'9fight' is no name"),
                    (3, "'sqrt' is no transform"),
                    (3, "'near' stands twice"),
                    (3, "does not close"),
                    (4, "ridge is negative"),
                    (6, "dyadic needs the two columns"),
                    (7, "'bootstrap' is no kind"),
                    (8, "'sometimes' is no kind"),
                    (9, "'year' is no comparison"),
                    (10, "'JPN' is no COW number"),
                    (11, "key 'colour' is unknown"),
                ]
        )
        {
            run.Error.Split('\n')
                .Should()
                .Contain(told =>
                    told.Contains($"model.yaml:{line}: ", StringComparison.Ordinal)
                    && told.Contains(holds, StringComparison.Ordinal)
                );
        }
    }

    [Fact]
    public async Task A_column_that_the_panel_lacks_is_told_with_its_line_and_near_matches()
    {
        using var folder = await Folder("data: panel.csv\noutcome: fight\nterms:\n  - powr\n  - near\n");
        var run = await Shell.Run("estimate", folder["model.yaml"]);
        run.Code.Should().Be(1);
        run.Error.Should().Contain("model.yaml:4: column 'powr' is not in the panel; did you mean 'power'?");
    }

    [Fact]
    public async Task A_value_that_is_no_number_is_told_with_the_line_of_the_panel()
    {
        using var folder = await Folder("data: panel.csv\noutcome: fight\nterms: [power]\n");
        await File.WriteAllTextAsync(folder["panel.csv"], "fight,power\n0,1\n1,many\n1,NaN\n0\n", Cancellation);
        var run = await Shell.Run("estimate", folder["model.yaml"]);
        run.Code.Should().Be(1);
        run.Error.Should()
            .Contain("panel.csv:3: power 'many'")
            .And.Contain("panel.csv:4: power 'NaN'")
            .And.Contain("panel.csv:5: the row has 1 fields");
    }

    [Fact]
    public async Task A_panel_behind_a_link_is_refused()
    {
        using var folder = await Folder("data: link.csv\noutcome: fight\nterms: [power]\n");
        File.CreateSymbolicLink(folder["link.csv"], folder["panel.csv"]);
        var run = await Shell.Run("estimate", folder["model.yaml"]);
        run.Code.Should().Be(1);
        run.Error.Should().Contain("'link.csv' is a link");
    }

    [Fact]
    public async Task A_panel_request_that_breaks_the_rules_of_export_is_told_at_its_line()
    {
        using var folder = await Folder(
            "outcome: dispute\nterms: [cinc_ratio]\npanel:\n  unit: dyad-years\n  years: 1950:1960\n  measures: [cincc:ratio, dispute]\n"
        );
        var run = await Shell.Run("estimate", folder["model.yaml"]);
        run.Code.Should().Be(1);
        run.Error.Should().Contain("model.yaml:4: panel measures: 'cincc' is no variable");
    }

    [Fact]
    public async Task Separated_columns_are_named_and_nothing_is_printed()
    {
        using var folder = await Folder("data: panel.csv\noutcome: fight\nterms: [power, told]\n");
        var run = await Shell.Run("estimate", folder["model.yaml"]);
        run.Code.Should().Be(1);
        run.Out.Should().BeEmpty();
        run.Error.Should().Contain("'told'").And.Contain("complete separation").And.Contain("nothing was estimated");
    }

    [Fact]
    public async Task A_dyad_that_has_a_year_twice_has_no_years_of_peace()
    {
        using var folder = await Folder("data: panel.csv\noutcome: fight\nterms: [peace(fight)]\n");
        await File.AppendAllTextAsync(folder["panel.csv"], "2,3,1950,0,1,1,1,0\n", Cancellation);
        var run = await Shell.Run("estimate", folder["model.yaml"]);
        run.Code.Should().Be(1);
        run.Error.Should().Contain("panel.csv:182: line 182 has ccode1, ccode2 and year of a row before it");
    }

    [Fact]
    public async Task Rows_without_a_member_are_left_out_of_clusters_by_dyad()
    {
        using var folder = await Folder("data: panel.csv\noutcome: fight\nterms: [power]\nerrors: {cluster: [dyad]}\n");
        await File.AppendAllTextAsync(folder["panel.csv"], ",3,1950,0,1,1,1,0\n", Cancellation);
        var run = await Shell.Done("estimate", folder["model.yaml"]);
        run.Out.Should().Contain("ccode1 missing: 1");
    }

    [Fact]
    public async Task Without_a_model_the_repair_is_told()
    {
        var run = await Shell.Run("estimate");
        run.Code.Should().Be(2);
        run.Error.Should().Contain("no model is named");
    }

    [Fact]
    public async Task A_figure_that_is_no_svg_is_wrong_usage()
    {
        using var folder = await Folder(Model);
        var run = await Shell.Run("estimate", folder["model.yaml"], "--figure", folder["plot.png"]);
        run.Code.Should().Be(2);
        run.Error.Should().Contain("'plot.png' does not end in .svg");
        (await Shell.Run("estimate", "--help")).Code.Should().Be(0);
    }

    [Theory]
    [InlineData("outcome: fight\nterms: [dyad]\n", 3)]
    [InlineData("outcome: fight\nterms: [power, lag(dyad)]\n", 3)]
    [InlineData("outcome: dyad\nterms: [power]\n", 2)]
    [InlineData("outcome: fight\nterms: [power]\nwhere: [dyad = 3]\n", 4)]
    [InlineData("outcome: fight\nterms: [power]\nweights: dyad\n", 4)]
    [InlineData("outcome: fight\nterms: [power]\nerrors: {cluster: [dyad]}\noffset: dyad\n", 5)]
    public async Task The_dyad_is_a_key_and_has_no_values(string model, int line)
    {
        using var folder = await Folder("data: panel.csv\n" + model);
        var run = await Shell.Run("estimate", folder["model.yaml"]);
        run.Code.Should().Be(1);
        run.Error.Should().Contain($"model.yaml:{line}: 'dyad' is the pair").And.Contain("name a column of the panel");
    }

    [Fact]
    public async Task The_dyad_is_no_member_of_a_dyad()
    {
        using var folder = await Folder(
            "data: panel.csv\noutcome: fight\nterms: [power]\nerrors: {dyadic: [dyad, year]}\n"
        );
        var run = await Shell.Run("estimate", folder["model.yaml"]);
        run.Code.Should().Be(1);
        run.Error.Should().Contain("model.yaml:4: dyadic 'dyad' is a pair");
    }

    [Fact]
    public async Task Keys_that_a_model_does_not_read_may_be_text()
    {
        using var folder = await Folder("data: panel.csv\noutcome: fight\nterms: [power]\n");
        await File.WriteAllTextAsync(
            folder["panel.csv"],
            "ccode1,ccode2,year,fight,power\nJPN,ROK,early,0,1\nJPN,ROK,late,1,2\nUSA,ROK,late,0,2\nUSA,ROK,x,1,1\n",
            Cancellation
        );
        await Shell.Done("estimate", folder["model.yaml"]);
        await File.AppendAllTextAsync(folder["model.yaml"], "errors: {cluster: [dyad]}\n", Cancellation);
        (await Shell.Run("estimate", folder["model.yaml"])).Error.Should().Contain("panel.csv:2: ccode1 'JPN'");
    }

    [Fact]
    public async Task A_sample_without_a_row_says_what_took_them()
    {
        using var folder = await Folder(
            "data: panel.csv\noutcome: fight\nterms: [power]\nwhere: [year >= 1951, year >= 2100]\n"
        );
        var run = await Shell.Run("estimate", folder["model.yaml"]);
        run.Code.Should().Be(1);
        run.Error.Should()
            .Contain("of 180 rows none is left; not year >= 1951: 15; not year >= 2100 (which no row left meets): 165");
        await File.WriteAllTextAsync(
            folder["model.yaml"],
            "data: panel.csv\noutcome: fight\nterms: [lag(power)]\n",
            Cancellation
        );
        var lines = Panel().Split('\n');
        var sparse = lines.Where((line, i) => i == 0 || line.Contains(",1950,", StringComparison.Ordinal));
        await File.WriteAllTextAsync(folder["panel.csv"], string.Join('\n', sparse) + "\n", Cancellation);
        (await Shell.Run("estimate", folder["model.yaml"]))
            .Error.Should()
            .Contain("lag(power) missing (no unit has a row of the year before): 15");
    }

    [Fact]
    public async Task A_faulty_value_is_told_at_the_line_of_the_panel_and_by_its_own_column()
    {
        using var folder = await Folder("data: panel.csv\noutcome: fight\nterms: [square(power)]\nweights: mass\n");
        await File.WriteAllTextAsync(
            folder["panel.csv"],
            "note,fight,power,mass\n\"two\nlines\",0,1,1\nplain,1,,1\nplain,1,2,-3\nplain,0,1e200,2\nplain,2,3,1\n",
            Cancellation
        );
        var run = await Shell.Run("estimate", folder["model.yaml"]);
        run.Code.Should().Be(1);
        run.Error.Should()
            .Contain("panel.csv:5: weight 'mass' is negative in line 5")
            .And.Contain("panel.csv:6: column 'square(power)' is NaN or infinite in line 6")
            .And.Contain("panel.csv:7: outcome 'fight' is neither 0 nor 1 in line 7");
    }

    [Fact]
    public async Task A_fault_of_the_model_is_told_at_its_line()
    {
        using var folder = await Folder(
            "data: panel.csv\noutcome: fight\nterms:\n  - power\n  - told\nerrors: {dyadic: [ccode1, ccode2]}\n"
        );
        (await Shell.Run("estimate", folder["model.yaml"])).Error.Should().Contain("model.yaml:5: 'told'");
    }

    [Fact]
    public async Task Result_and_figure_are_written_both_or_neither()
    {
        using var folder = await Folder(Model);
        var run = await Shell.Run(
            "estimate",
            folder["model.yaml"],
            "--out",
            folder["a.csv"],
            "--figure",
            Path.Combine(folder["nowhere"], "x.svg")
        );
        run.Code.Should().Be(1);
        File.Exists(folder["a.csv"]).Should().BeFalse();
        await Shell.Done("estimate", folder["model.yaml"], "--out", folder["a.csv"], "--figure", folder["x.svg"]);
        File.Exists(folder["a.csv"]).Should().BeTrue();
        File.Exists(folder["x.svg"]).Should().BeTrue();
    }

    [Fact]
    public async Task Options_that_act_on_the_record_alone_are_told_to_change_nothing()
    {
        using var folder = await Folder(Model);
        var plain = await Shell.Done("estimate", folder["model.yaml"]);
        plain.Error.Should().BeEmpty();
        var run = await Shell.Done("estimate", folder["model.yaml"], "--intent", "affinity");
        run.Error.Should().Contain("note: --intent: acts on 'panel:' only");
        run.Out.Should().Be(plain.Out);
    }

    [Fact]
    public async Task Without_an_error_there_is_neither_p_nor_interval_in_any_form()
    {
        using var folder = await Folder(
            "data: panel.csv\noutcome: fight\nterms: [power]\nerrors: {dyadic: [ccode1, ccode2]}\nmarginal-effects: average\n"
        );
        // One dyad, of which the scores sum to 0.
        await File.WriteAllTextAsync(
            folder["panel.csv"],
            "ccode1,ccode2,fight,power\n1,2,0,0.2\n1,2,1,0.5\n1,2,0,0.9\n1,2,1,0.3\n",
            Cancellation
        );
        var csv = await Shell.Done("estimate", folder["model.yaml"], "--format", "csv", "--figure", folder["x.svg"]);
        var header = csv.Lines[0].Split(',').ToList();
        foreach (var line in csv.Lines.Skip(1))
        {
            foreach (var column in (string[])["se_dyadic", "p", "z", "ci_lo", "ci_hi", "se_effect"])
                line.Split(',')[header.IndexOf(column)].Should().BeEmpty();
            line.Split(',')[header.IndexOf("se_classical")].Should().NotBeEmpty();
        }
        var svg = await File.ReadAllTextAsync(folder["x.svg"], Cancellation);
        svg.Should().Contain("(no interval)").And.NotContain("NaN");
        var text = await Shell.Done("estimate", folder["model.yaml"]);
        text.Out.Should().Contain("no data: the robust covariance leaves no error");
    }

    [Fact]
    public async Task An_empty_term_hides_no_other_fault()
    {
        using var folder = await Folder(
            "data: panel.csv\noutcome: fight\nterms: [\"\", log(power)^2, sqrt(near)]\nerrors: {colour: red}\n"
        );
        var run = await Shell.Run("estimate", folder["model.yaml"]);
        run.Error.Should()
            .Contain("is empty")
            .And.Contain("'log(power)^2' goes on after its bracket with '^2'")
            .And.Contain("'sqrt' is no transform")
            .And.Contain("is unknown in errors; allowed are cluster");
    }

    [Theory]
    [InlineData("fight;power\n0;1\n1;2\n", "parted by semicolons")]
    [InlineData("fight\tpower\n0\t1\n", "parted by tabs")]
    public async Task A_panel_parted_by_other_signs_is_told_so(string text, string holds)
    {
        using var folder = await Folder("data: panel.csv\noutcome: fight\nterms: [power]\n");
        await File.WriteAllTextAsync(folder["panel.csv"], text, Cancellation);
        (await Shell.Run("estimate", folder["model.yaml"])).Error.Should().Contain("panel.csv:1: ").And.Contain(holds);
    }

    [Fact]
    public async Task A_panel_in_utf16_is_told_so()
    {
        using var folder = await Folder("data: panel.csv\noutcome: fight\nterms: [power]\n");
        await File.WriteAllTextAsync(
            folder["panel.csv"],
            "fight,power\n0,1\n",
            System.Text.Encoding.Unicode,
            Cancellation
        );
        (await Shell.Run("estimate", folder["model.yaml"])).Error.Should().Contain("panel.csv:1: the text is UTF-16");
    }

    [Fact]
    public async Task Reading_that_stops_at_a_thousand_faults_says_so()
    {
        using var folder = await Folder("data: panel.csv\noutcome: fight\nterms: [power]\n");
        var rows = string.Concat(Enumerable.Repeat("0,many\n", 1200));
        await File.WriteAllTextAsync(folder["panel.csv"], "fight,power\n" + rows, Cancellation);
        (await Shell.Run("estimate", folder["model.yaml"])).Error.Should().Contain("reading stopped after 1000 faults");
    }

    [Fact]
    public async Task What_is_no_panel_is_told_in_plain_words_without_its_path()
    {
        using var folder = await Folder("data: junk.parquet\noutcome: fight\nterms: [power]\n");
        await File.WriteAllTextAsync(folder["junk.parquet"], "no table at all, only words", Cancellation);
        var junk = await Shell.Run("estimate", folder["model.yaml"]);
        junk.Code.Should().Be(1);
        junk.Error.Should().Contain("junk.parquet: the file is no Parquet").And.NotContain("::");
        await File.WriteAllTextAsync(
            folder["model.yaml"],
            "data: d.csv\noutcome: fight\nterms: [power]\n",
            Cancellation
        );
        Directory.CreateDirectory(folder["d.csv"]);
        var place = await Shell.Run("estimate", folder["model.yaml"]);
        place.Code.Should().Be(1);
        place.Error.Should().Contain("d.csv: this is a folder").And.NotContain(Path.GetDirectoryName(folder["d.csv"])!);
    }

    [Fact]
    public async Task Unsigned_and_decimal_columns_of_a_parquet_are_numbers()
    {
        using var folder = await Folder("data: panel.parquet\noutcome: fight\nterms: [power]\n");
        using (
            var writer = new ParquetSharp.ParquetFileWriter(
                folder["panel.parquet"],
                [
                    new ParquetSharp.Column<byte>("fight"),
                    new ParquetSharp.Column<decimal>("power", ParquetSharp.LogicalType.Decimal(29, 2)),
                ]
            )
        )
        {
            using var group = writer.AppendRowGroup();
            using (var fight = group.NextColumn().LogicalWriter<byte>())
                fight.WriteBatch([0, 1, 0, 1, 1]);
            using (var power = group.NextColumn().LogicalWriter<decimal>())
                power.WriteBatch([1.5m, 2.25m, 3m, 1m, 2m]);
            writer.Close();
        }
        await File.WriteAllTextAsync(folder["panel.csv"], "fight,power\n0,1.5\n1,2.25\n0,3\n1,1\n1,2\n", Cancellation);
        var parquet = await Shell.Done("estimate", folder["model.yaml"], "--format", "csv");
        await File.WriteAllTextAsync(
            folder["model.yaml"],
            "data: panel.csv\noutcome: fight\nterms: [power]\n",
            Cancellation
        );
        (await Shell.Done("estimate", folder["model.yaml"], "--format", "csv")).Out.Should().Be(parquet.Out);
    }

    [Fact]
    public async Task A_penalty_of_a_single_term_leaves_the_others_free()
    {
        const string Plain = "data: panel.csv\noutcome: fight\nterms: [power, near]\n";
        using var folder = await Folder(Plain);
        double free = await Estimate("near");
        await File.WriteAllTextAsync(folder["model.yaml"], Plain + "ridge: {power: 1e9}\n", Cancellation);
        (await Estimate("power")).Should().BeApproximately(0, 1e-4);
        (await Estimate("near")).Should().BeApproximately(free, 0.3).And.NotBe(0);
        (await Shell.Done("estimate", folder["model.yaml"])).Out.Should().Contain("penalised");
        await File.WriteAllTextAsync(folder["model.yaml"], Plain + "ridge: {pwer: 1, near: -1}\n", Cancellation);
        (await Shell.Run("estimate", folder["model.yaml"]))
            .Error.Should()
            .Contain("key 'pwer' is unknown in ridge")
            .And.Contain("near is negative");

        async Task<double> Estimate(string term)
        {
            var run = await Shell.Done("estimate", folder["model.yaml"], "--format", "csv");
            return double.Parse(
                run.Lines.Single(line => line.StartsWith(term + ",", StringComparison.Ordinal)).Split(',')[1],
                CultureInfo.InvariantCulture
            );
        }
    }

    private static async Task<TemporaryFolder> Folder(string model)
    {
        var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["model.yaml"], model, Cancellation);
        await File.WriteAllTextAsync(folder["panel.csv"], Panel(), Cancellation);
        return folder;
    }

    // Fifteen dyads over twelve years, without any randomness that could change: a hash of the row decides.
    private static string Panel()
    {
        var text = new System.Text.StringBuilder("ccode1,ccode2,year,fight,power,near,gap,told\n");
        for (int a = 2; a < 8; a++)
        {
            for (int b = a + 1; b < 8; b++)
            {
                for (int year = 1950; year < 1962; year++)
                {
                    uint hash = ((uint)(a * 73 + b * 179 + year * 283) * 2654435761u) >> 8;
                    double power = 1 + (a * b + year) % 7;
                    int near = (a + b) % 2;
                    int fight = hash % 100 < 15 + 5 * power + 10 * near ? 1 : 0;
                    var gap = hash % 11 == 0 ? "" : (hash % 13).ToString(CultureInfo.InvariantCulture);
                    text.Append(
                        CultureInfo.InvariantCulture,
                        $"{a},{b},{year},{fight},{power},{near},{gap},{fight * 2 + (hash % 7) / 10.0}\n"
                    );
                }
            }
        }
        return text.ToString();
    }
}
