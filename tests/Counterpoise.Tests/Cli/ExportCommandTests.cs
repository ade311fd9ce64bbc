using System.Globalization;
using System.Runtime.InteropServices;
using AwesomeAssertions;
using Counterpoise.Exports;
using Counterpoise.Panels;
using Counterpoise.Tests.Archive;
using Counterpoise.Tests.Exports;
using Counterpoise.Tests.Files;
using Xunit;

namespace Counterpoise.Tests.Cli;

/// <summary>Panels from the command line, without an archive.</summary>
public sealed class ExportCommandTests
{
    [Theory]
    [InlineData("state-years")]
    [InlineData("dyad-years")]
    [InlineData("dyad-years", "--undirected")]
    [InlineData("threats", "--relevant")]
    public async Task Without_a_file_the_first_rows_are_shown_and_how_to_have_all(string unit, params string[] more)
    {
        var run = await Shell.Done(["export", unit, "--years", "1990:1995", .. more]);
        run.Lines.Should().OnlyContain(line => line.Length <= 100);
        run.Out.Should()
            .Contain("--out panel.csv")
            .And.Contain("of the state system on at least one")
            .And.Contain("The first 10 rows");
        run.Error.Should()
            .Be("No archive: the figures are those of the embedded case japan-rok, which holds 24 states.\n");
    }

    [Fact]
    public async Task The_rows_go_to_stdout_as_csv_under_the_keys()
    {
        var states = await Shell.Done("export", "state-years", "--years", "1990:1992", "--format", "csv");
        states.Lines[0].Should().StartWith("ccode,year,cinc,");
        states.Lines.Should().OnlyContain(line => line.Count(c => c == ',') == states.Lines[0].Count(c => c == ','));
        var dyads = await Shell.Done([
            "export",
            "dyad-years",
            "--years",
            "1990:1992",
            "--measures",
            "cinc:ratio,allied",
            "--format",
            "csv",
        ]);
        dyads.Lines[0].Should().Be("ccode1,ccode2,year,cinc_ratio,allied");
        var pairs = await Shell.Done([
            "export",
            "dyad-years",
            "--years",
            "1990:1992",
            "--measures",
            "cinc:ratio,allied",
            "--format",
            "csv",
            "--undirected",
        ]);
        (dyads.Lines.Length - 1).Should().Be(2 * (pairs.Lines.Length - 1)).And.BeGreaterThan(1000);
        pairs
            .Lines.Skip(1)
            .Select(line => line.Split(','))
            .Should()
            .OnlyContain(fields =>
                int.Parse(fields[0], CultureInfo.InvariantCulture) < int.Parse(fields[1], CultureInfo.InvariantCulture)
            );
    }

    [Theory]
    [InlineData("panel.csv")]
    [InlineData("panel.parquet")]
    [InlineData("panel.dta")]
    [InlineData("panel.dta", "--stata-version", "12")]
    [InlineData("panel.txt", "--format", "csv")]
    public async Task A_file_is_written_with_what_a_reader_needs_beside_it(string name, params string[] more)
    {
        using var folder = new TemporaryFolder();
        var run = await Shell.Done(["export", "threats", "--years", "1990:1991", "--out", folder[name], .. more]);
        run.Out.Should().BeEmpty();
        run.Error.Should().Contain($"{name}: ").And.Contain("panel.codebook.md");
        foreach (var beside in PanelFiles.Beside(folder[name]))
            File.Exists(beside).Should().BeTrue(beside);
        var citations = await File.ReadAllTextAsync(
            folder["panel.citations.md"],
            TestContext.Current.CancellationToken
        );
        citations.Should().Contain("Singer").And.Contain("Walt").And.NotContain("no reference is held");
        var manifest = await File.ReadAllTextAsync(
            folder["panel.manifest.json"],
            TestContext.Current.CancellationToken
        );
        manifest.Should().Contain("export threats --years 1990:1991").And.NotContain(folder.Path);
    }

    [Theory]
    [InlineData("export dyad-years --years 1990", "is no span of years; write it as 1950:2014")]
    [InlineData("export dyad-years --years 1995:1990", "ends before it begins")]
    [InlineData("export dyad-years --years 1900:1990", "no embedded case covers 1900-1990")]
    [InlineData("export state-years --years 1990:1991 --measures contiguity", "ask for it in dyad-years")]
    [InlineData("export dyad-years --years 1990:1991 --measures cinc:lead", "a lead would read from the future")]
    [InlineData("export dyad-years --years 1990:1991 --format parquet", "name a file, as --out panel.parquet")]
    [InlineData("export dyad-years --years 1990:1991 --out x.json", "end it in .csv, .parquet or .dta")]
    [InlineData("export dyad-years --years 1990:1991 --out x.csv --format json", "choose csv, parquet or dta")]
    [InlineData("export dyad-years --years 1990:1991 --stata-version 13", "choose 12 or 14")]
    [InlineData("export dyad-years --years 1990:1991 --out x.csv --stata-version 12", "only a .dta file has one")]
    [InlineData(
        "export dyad-years --years 1990:1991 --measures war:peace-years,war:peace-years=3",
        "two of them give the column 'war_peace'"
    )]
    [InlineData("export dyad-years --years 1990:1991 --format stata", "name a file, as --out panel.dta")]
    [InlineData("export dyad-years --years 1990:1991 --out x.csv --format dta", "ends as another format")]
    [InlineData("export dyad-years --years 1990:1991 --out x.codebook.md --format csv", "choose another name")]
    public async Task What_cannot_be_done_is_told_with_its_repair(string command, string told)
    {
        var run = await Shell.Run(command.Split(' '));
        run.Code.Should().Be(1);
        run.Out.Should().BeEmpty();
        run.Error.Should().Contain(told);
    }

    [Fact]
    public async Task Nothing_that_is_read_is_written_over_by_what_stands_beside_the_panel()
    {
        using var folder = new TemporaryFolder();
        var parameters = folder["panel.R"];
        await File.WriteAllTextAsync(parameters, "id: none\n", TestContext.Current.CancellationToken);
        var run = await Shell.Run(
            "export",
            "threats",
            "--years",
            "1990:1991",
            "--parameters",
            parameters,
            "--out",
            folder["panel.csv"]
        );
        run.Code.Should().Be(2);
        run.Error.Should().Contain("is a file that the command reads");
    }

    [Fact]
    public async Task A_link_where_a_panel_is_to_go_is_told_and_stays()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["real.csv"], "mine", TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(folder["link.csv"], folder["real.csv"]);
        var run = await Shell.Run("export", "threats", "--years", "1990:1991", "--out", folder["link.csv"]);
        run.Code.Should().Be(1);
        run.Error.Should().Contain($"is a link to {folder["real.csv"]}; name that file, or another");
        Directory.GetFiles(folder.Path).Should().HaveCount(2);
        (await File.ReadAllTextAsync(folder["real.csv"], TestContext.Current.CancellationToken)).Should().Be("mine");
    }

    [Fact]
    public async Task Terms_that_forbid_to_pass_data_on_are_told_with_the_panel()
    {
        using var folder = new TemporaryFolder();
        string[] command = ["export", "dyad-years", "--years", "1990:1991", "--out", folder["p.csv"], "--measures"];
        var free = await Shell.Done([.. command, "contiguity"]);
        free.Error.Should().NotContain("without leave");
        var terms = await File.ReadAllTextAsync(folder["p.codebook.md"], TestContext.Current.CancellationToken);
        terms.Should().Contain("## Terms of use").And.Contain("| contiguity ");
    }

    [Fact]
    public async Task The_catalogue_is_listed_with_its_sources_and_years()
    {
        var run = await Shell.Done("export", "variables", "--format", "csv");
        run.Lines[0].Should().StartWith("variable,level,unit,label,source,first_year,last_year,");
        run.Lines.Should().HaveCountGreaterThanOrEqualTo(PanelVariables.All.Count + 1);
        (await Shell.Done("export", "variables")).Lines.Should().OnlyContain(line => line.Length <= 100);
    }

    [Fact]
    public async Task A_choice_of_measures_changes_the_threats()
    {
        string[] command = ["export", "threats", "--years", "1990:1990", "--format", "csv"];
        var assumed = await Shell.Done(command);
        var surplus = await Shell.Done([.. command, "--measure", "capability=surplus", "--intent", "contemporaneous"]);
        surplus.Out.Should().NotBe(assumed.Out);
        (await Shell.Done([.. command, "--threads", "1"])).Out.Should().Be(assumed.Out);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("parquet")]
    [InlineData("dta")]
    public async Task On_a_full_disk_the_panel_that_was_there_stays(string ending)
    {
        using var before = new TemporaryFolder();
        var run = await SmallFileSystem.Run(
            """
            counterpoise export threats --years 2000:2000 --out "$D/p.$1" >/dev/null 2>&1 || echo "small: $?"
            head -c 3000000 /dev/zero >"$D/filler"
            (cd "$D"; cksum *) >"$2"
            counterpoise export threats --years 1946:2022 --out "$D/p.$1"; echo "large: $?"
            (cd "$D"; cksum *) | cmp - "$2" && echo "as it was"
            """,
            ending,
            before["sums"]
        );
        run.Code.Should().Be(0, run.Error);
        run.Lines.Should().Equal("large: 1", "as it was");
        run.Error.Should().Contain("free some space there").And.Contain($"p.{ending}");
    }

    [Fact]
    public async Task An_interrupted_export_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        var run = await Shell.Run(
            ["export", "dyad-years", "--years", "1950:2014", "--out", folder["panel.csv"]],
            archive: null,
            cancelled: true
        );
        run.Code.Should().Be(130);
        Directory.GetFiles(folder.Path).Should().BeEmpty();
    }
}

/// <summary>Panels of the whole record.</summary>
public sealed class ExportOfTheRecordTests(SharedArchive archive)
{
    [Fact]
    public async Task The_whole_system_is_exported_with_the_references_of_its_data_sets()
    {
        using var folder = new TemporaryFolder();
        var run = await Shell.Run(
            ["export", "dyad-years", "--years", "1816:1870", "--relevant", "--out", folder["dyads.csv"]],
            archive.Store.Path
        );
        run.Code.Should().Be(0, run.Error);
        var lines = await File.ReadAllLinesAsync(folder["dyads.csv"], TestContext.Current.CancellationToken);
        lines[0].Should().StartWith("ccode1,ccode2,year,cinc1,cinc2,");
        lines.Should().HaveCountGreaterThan(10_000);
        var cited = await File.ReadAllTextAsync(folder["dyads.citations.md"], TestContext.Current.CancellationToken);
        cited.Should().Contain("nmc").And.Contain("country-panel").And.NotContain("no reference is held");
        cited.Should().Contain("Terms, as far as known: CShapes");
        run.Error.Should().Contain("may not be passed on or sold without leave: ").And.Contain("minimum-distance");
        var bib = await File.ReadAllTextAsync(folder["dyads.bib"], TestContext.Current.CancellationToken);
        bib.Should().Contain("cartersignorino2010").And.Contain("@");
    }

    [Fact]
    public async Task Every_format_of_a_panel_of_the_record_holds_the_same_values_to_the_last_bit()
    {
        using var folder = new TemporaryFolder();
        var cancellation = TestContext.Current.CancellationToken;
        foreach (var file in (string[])["p.csv", "p.parquet", "p.dta", "old.dta"])
        {
            string[] version = file == "old.dta" ? ["--stata-version", "12"] : [];
            var run = await Shell.Run(
                ["export", "dyad-years", "--years", "1938:1939", "--out", folder[file], .. version],
                archive.Store.Path
            );
            run.Code.Should().Be(0, run.Error);
        }
        var (names, columns) = ReadBack.Csv(folder["p.csv"]);
        names.Should().HaveCountGreaterThan(39);
        columns[0].Should().HaveCountGreaterThan(4_000);
        columns
            .Count(column => column.Any(double.IsNaN))
            .Should()
            .BePositive("something is missing in every long panel");
        Same(ReadBack.Parquet(folder["p.parquet"]));
        foreach (
            var (file, read) in ((string, string)[])[("p.dta", "haven::read_dta"), ("old.dta", "foreign::read.dta")]
        )
        {
            var stata = PlainStata.Read(await File.ReadAllBytesAsync(folder[file], cancellation));
            Same((stata.Names, stata.Columns));
            await RScript.Run(
                $$"""
                arguments <- commandArgs(TRUE)
                panel <- {{read}}(arguments[1]{{(
                    read.StartsWith("foreign", StringComparison.Ordinal) ? ", convert.factors = FALSE" : ""
                )}})
                out <- file(arguments[2], "wb")
                for (x in panel) writeBin(ifelse(is.na(x), NaN, as.double(x)), out)
                close(out)
                """,
                read.Split(':')[0],
                folder[file],
                folder["values"]
            );
            var values = MemoryMarshal.Cast<byte, double>(await File.ReadAllBytesAsync(folder["values"], cancellation));
            int rows = columns[0].Length;
            values.Length.Should().Be(rows * columns.Length);
            var ofR = new double[columns.Length][];
            for (int c = 0; c < columns.Length; c++)
                ofR[c] = values.Slice(c * rows, rows).ToArray();
            Same((names, ofR));
        }

        void Same((string[] Names, double[][] Columns) read)
        {
            read.Names.Should().Equal(names);
            for (int c = 0; c < names.Length; c++)
                read.Columns[c].AsSpan().SequenceEqual(columns[c]).Should().BeTrue(names[c]);
        }
    }

    [Fact]
    public async Task Years_beyond_the_list_of_states_are_refused()
    {
        var run = await Shell.Run(["export", "state-years", "--years", "1800:2100"], archive.Store.Path);
        run.Code.Should().Be(1);
        run.Error.Should().Contain("1800-2100 lies outside the list of states, which covers 1816-20");
    }

    [Fact]
    public async Task The_catalogue_tells_the_years_of_the_archive()
    {
        var run = await Shell.Run(["export", "variables", "--format", "csv"], archive.Store.Path);
        run.Code.Should().Be(0, run.Error);
        run.Lines.Should().Contain(line => line.StartsWith("milper,state-year,", StringComparison.Ordinal));
        run.Lines.Should().Contain(line => line.Contains(",1816,2014,", StringComparison.Ordinal));
    }
}
