using System.Text.Json;
using AwesomeAssertions;
using Counterpoise.Exports;
using Counterpoise.Panels;
using Counterpoise.Tests.Cli;
using Counterpoise.Tests.Files;
using Xunit;

namespace Counterpoise.Tests.Exports;

public sealed class CompanionTests
{
    private static readonly PanelColumn Capability = new("cinc", PanelType.Real, "Capability | share of power", "share")
    {
        Least = 0,
        Greatest = 1,
        Definition = "Mean of six shares.",
        MissingRule = "Missing where a component is; zero means none.",
        Sources = [new("nmc", "7.0"), new("gdp", "2019")],
        Methods = [new("singer1972", "p. 25"), Citation.Ours],
        Coverage = new(1817, 1818),
    };

    private static readonly PanelColumn Stance = new("stance", PanelType.Whole, "Stance of \"$1\" `x'", "code")
    {
        Least = 0,
        Greatest = 2,
        Retrospective = true,
        ValueLabels = [new(0, "none"), new(1, "ally\u2019s"), new(2, "foe")],
        Methods = [new("singer1972"), new("walt1987")],
    };

    private static readonly double[] Nine = [0, 1, 0, 1, 0, double.NaN, 1, 0, 1];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static ExportOptions Options =>
        new(new("export state-years"))
        {
            Title = "Three states",
            DataSets =
            [
                new("nmc", "7.0", "Singer (1987). NMC.", "@article{singer1987,\n  title = {{NMC}}\n}\n"),
                new("majors", "2024", "COW (2024).", "@article{singer1987,\n  title = {{NMC}}\n}\n"),
            ],
        };

    [Fact]
    public void The_codebook_says_of_every_column_what_a_reader_must_know()
    {
        using var folder = new TemporaryFolder();
        Write(folder["panel.csv"], PanelFormat.Csv);
        var text = File.ReadAllText(folder["panel.codebook.md"]);
        text.Should()
            .StartWith(
                "# Three states\n\n9 rows, one for each state-year, 1816-1818, and 4 columns in `panel.csv` (CSV)."
            )
            .And.Contain("Rows: a state was a member on one day at least")
            .And.Contain("| `cinc` | Capability \\| share of power | share | real number | 0 to 1 | 1817-1818 |")
            .And.Contain("- Definition: Mean of six shares.\n- Sources: nmc 7.0; gdp 2019\n")
            .And.Contain("Singer et al. 1972, p. 25")
            .And.Contain("- Missing: Missing where a component is; zero means none.")
            .And.Contain("- Retrospective: coded after the fact")
            .And.Contain("- Values: 0 none; 1 ally\u2019s; 2 foe")
            .And.NotContain("\r");

        using var json = JsonDocument.Parse(File.ReadAllText(folder["panel.codebook.json"]));
        var columns = json.RootElement.GetProperty("variables").EnumerateArray().ToArray();
        columns
            .Select(column => column.GetProperty("name").GetString())
            .Should()
            .Equal("ccode", "year", "cinc", "stance");
        var cinc = columns[2];
        cinc.GetProperty("least").GetDouble().Should().Be(0);
        cinc.GetProperty("coverage").EnumerateArray().Select(year => year.GetInt32()).Should().Equal(1817, 1818);
        cinc.GetProperty("sources")[1].GetProperty("data_set").GetString().Should().Be("gdp");
        columns[3].GetProperty("retrospective").GetBoolean().Should().BeTrue();
        columns[3].GetProperty("values")[1].GetProperty("label").GetString().Should().Be("ally\u2019s");
        columns[3].GetProperty("coverage").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public void The_manifest_holds_the_command_the_layout_and_the_rows()
    {
        using var folder = new TemporaryFolder();
        Write(folder["panel.parquet"], PanelFormat.Parquet);
        using var json = JsonDocument.Parse(File.ReadAllText(folder["panel.manifest.json"]));
        var root = json.RootElement;
        root.GetProperty("manifest").GetProperty("command").GetString().Should().Be("export state-years");
        root.GetProperty("rows").GetInt64().Should().Be(9);
        root.GetProperty("unit").GetString().Should().Be("state-year");
        root.GetProperty("first_year").GetInt32().Should().Be(1816);
        root.GetProperty("columns").GetArrayLength().Should().Be(4);
        root.GetProperty("files")[0].GetProperty("name").GetString().Should().Be("panel.parquet");
        root.GetProperty("files").GetArrayLength().Should().Be(8);
    }

    [Fact]
    public void Every_data_set_and_method_is_cited_once_and_one_without_reference_is_named()
    {
        using var folder = new TemporaryFolder();
        Write(folder["panel.csv"], PanelFormat.Csv);
        var bib = File.ReadAllText(folder["panel.bib"]);
        bib.Split('@')[1..]
            .Select(entry => entry.Split(',')[0])
            .Should()
            .Equal("article{singer1987", "misc{singer1972", "misc{walt1987");
        bib.Should().Contain("author = {Singer, J. David and Bremer, Stuart and Stuckey, John}");
        var text = File.ReadAllText(folder["panel.citations.md"]);
        text.Should()
            .Contain("- nmc 7.0: Singer (1987). NMC.\n- majors 2024: COW (2024).\n- gdp 2019: no reference is held")
            .And.Contain("Walt, Stephen M. (1987). The Origins of Alliances.");
        text.Split("Singer, J. David").Should().HaveCount(2);
    }

    [Fact]
    public void The_script_for_stata_types_labels_and_codes_the_columns_of_a_csv()
    {
        using var folder = new TemporaryFolder();
        Write(folder["panel.csv"], PanelFormat.Csv);
        File.ReadAllText(folder["panel.do"])
            .Should()
            .Contain(
                "import delimited using `\"`folder'/panel.csv\"', clear varnames(1) case(preserve) asdouble numericcols(_all)\n"
            )
            .And.Contain("label variable cinc `\"Capability | share of power\"'\n")
            .And.Contain(
                "quietly replace cinc = .a if cinc == . & !inrange(year, 1817, 1818)\nquietly replace cinc = .b if cinc == .\n"
            )
            .And.Contain("label variable stance `\"Stance of '\\$1' 'x'\"'\n")
            .And.Contain("label define stance 1 `\"ally\u2019s\"', add\n")
            .And.Contain("label values stance stance\n")
            .And.EndWith("sort year ccode\n");
    }

    [Theory]
    [InlineData(PanelFormat.Stata14, "version 14")]
    [InlineData(PanelFormat.Stata12, "version 12")]
    public void The_script_for_stata_uses_a_dta_file(PanelFormat format, string version)
    {
        using var folder = new TemporaryFolder();
        Write(folder["panel.dta"], format);
        File.ReadAllText(folder["panel.do"])
            .Should()
            .Contain($"{version}\nargs folder\n")
            .And.EndWith("use `\"`folder'/panel.dta\"', clear\n");
    }

    [Theory]
    [InlineData(PanelFormat.Stata14)]
    [InlineData(PanelFormat.Stata12)]
    public void A_stata_file_carries_title_notes_and_labels(PanelFormat format)
    {
        using var folder = new TemporaryFolder();
        var written = new DateTimeOffset(2026, 11, 3, 9, 5, 0, TimeSpan.Zero);
        PanelFiles.Write(Panel, folder["panel.dta"], format, Options with { Written = written }, null, Cancellation);
        var table = PlainStata.Read(File.ReadAllBytes(folder["panel.dta"]));
        table.DataLabel.Should().Be("Three states");
        table.Stamp.Should().Be("03 Nov 2026 09:05");
        table.Labels[2].Should().Be("Capability | share of power");
        table.ValueLabelNames.Should().Equal("", "", "", "stance");
        var ally = format == PanelFormat.Stata14 ? "ally\u2019s" : "ally's";
        table.ValueLabels["stance"].Should().Equal((0, "none"), (1, ally), (2, "foe"));
        table.Characteristics[("cinc", "note0")].Should().Be("4");
        table.Characteristics[("cinc", "note1")].Should().Be("Source: nmc 7.0; gdp 2019");
        table
            .Characteristics[("_dta", "note2")]
            .Should()
            .StartWith("Missing values: .a where the data sets do not cover");
        table.Characteristics.Values.Should().Contain("Made by: export state-years").And.Contain("Cite: COW (2024).");
    }

    [Fact]
    public void Without_a_date_the_same_panel_gives_the_same_bytes_and_no_stamp() =>
        RoundTripTests.Stata(SmallPanel.StateYears(), PanelFormat.Stata14).Stamp.Should().BeEmpty();

    [Fact]
    public void A_long_title_is_cut_between_characters()
    {
        using var folder = new TemporaryFolder();
        var title = string.Concat(Enumerable.Repeat("\U0001f600\u00e9", 60));
        PanelFiles.Write(
            Panel,
            folder["panel.dta"],
            PanelFormat.Stata14,
            Options with
            {
                Title = title,
            },
            null,
            Cancellation
        );
        PlainStata
            .Read(File.ReadAllBytes(folder["panel.dta"]))
            .DataLabel.Should()
            .Be(string.Concat(Enumerable.Repeat("\U0001f600\u00e9", 40)));
    }

    /// <summary>
    /// The script runs with a stand-in for pandas, which shows what it asks for. What comes of it is seen where pandas, and pyarrow for Parquet,
    /// are installed.
    /// </summary>
    [Theory]
    [InlineData(PanelFormat.Csv, "panel.csv")]
    [InlineData(PanelFormat.Parquet, "panel.parquet")]
    [InlineData(PanelFormat.Stata14, "panel.dta")]
    [InlineData(PanelFormat.Stata12, "panel.dta")]
    public async Task The_script_for_python_asks_pandas_for_the_file_beside_it(PanelFormat format, string file)
    {
        using var folder = new TemporaryFolder();
        Write(folder[file], format);
        Directory.CreateDirectory(folder["stand-in"]);
        await File.WriteAllTextAsync(
            folder["stand-in/pandas.py"],
            """
            class Frame:
                def __init__(self, name, path, **options):
                    self.read, self.path, self.options, self.attrs = name, path, options, {}
                def astype(self, types):
                    self.options["dtype"] = types
                    return self
            def read_csv(path, **options):
                return Frame("read_csv", path, **options)
            def read_parquet(path, **options):
                return Frame("read_parquet", path, **options)
            def read_stata(path, **options):
                return Frame("read_stata", path, **options)
            """,
            Cancellation
        );
        await File.WriteAllTextAsync(
            folder["ask.py"],
            """
            import runpy, sys
            sys.dont_write_bytecode = True
            here = list(sys.path)
            sys.path.insert(0, sys.argv[2])
            panel = runpy.run_path(sys.argv[1])["panel"]
            print(panel.read, panel.path.name, panel.path.exists(), panel.options["dtype"])
            print(panel.attrs["value_labels"]["stance"], panel.attrs["labels"]["stance"], panel.attrs["units"]["cinc"])
            sys.path[:] = here
            del sys.modules["pandas"]
            try:
                import pandas
                if panel.read == "read_parquet":
                    import pyarrow
            except ImportError:
                sys.exit()
            panel = runpy.run_path(sys.argv[1])["panel"]
            print([None if v != v else v for v in panel["cinc"]], [None if pandas.isna(v) else int(v) for v in panel["stance"]])
            """,
            Cancellation
        );
        var lines = await Python(folder["ask.py"], folder["panel.py"], folder["stand-in"]);
        string asked = format switch
        {
            PanelFormat.Csv => "read_csv",
            PanelFormat.Parquet => "read_parquet",
            _ => "read_stata",
        };
        lines[0]
            .Should()
            .Be($"{asked} {file} True {{'ccode': 'int32', 'year': 'int32', 'cinc': 'float64', 'stance': 'Int32'}}");
        lines[1].Should().Be("{0: 'none', 1: 'ally\u2019s', 2: 'foe'} Stance of \"$1\" `x' share");
        lines.Skip(2).Should().AllBe("[0.0, 1.0, 0.0, 1.0, 0.0, None, 1.0, 0.0, 1.0] [0, 1, 0, 1, 0, None, 1, 0, 1]");
    }

    private static bool IsCi =>
        string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);

    private static SmallPanel Panel => SmallPanel.StateYears((Capability, Nine), (Stance, Nine));

    private static void Write(string path, PanelFormat format) =>
        PanelFiles.Write(Panel, path, format, Options, null, Cancellation);

    private static async Task<string[]> Python(params string[] arguments)
    {
        using var process = BuiltCommand.StartProgram(await Interpreter(), arguments);
        var run = await BuiltCommand.End(process, Cancellation);
        run.Code.Should().Be(0, run.Error);
        return run.Lines;
    }

    // The first on the path that has pandas: the system's packages may not be those of the first. CI must have one.
    private static async Task<string> Interpreter()
    {
        string? any = null;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        foreach (var python in folders.Select(folder => Path.Combine(folder, "python3")).Where(File.Exists))
        {
            using var asked = BuiltCommand.StartProgram(python, "-c", "import pandas");
            if ((await BuiltCommand.End(asked, Cancellation)).Code == 0)
                return python;
            any ??= python;
        }
        if (IsCi)
            Assert.Fail("no python3 on the path has pandas");
        if (any is null)
            Assert.Skip("python3 is not installed");
        return any!;
    }
}
