using System.Globalization;
using AwesomeAssertions;
using Counterpoise.Exports;
using Counterpoise.Panels;
using Counterpoise.Tests.Files;
using Xunit;

namespace Counterpoise.Tests.Exports;

/// <summary>What R reads of a panel whose values the test knows.</summary>
public sealed class RTests
{
    private const double None = double.NaN;

    private static readonly double[] Scores = [None, None, None, -10, None, 10, 0, None, 7];

    private static readonly double[] Shares = [None, None, None, 0.1, 1.0 / 3, None, 1e-300, -0.0, 55.9];

    private static readonly double[] Stances = [0, 1, 2, None, 0, 1, 2, 0, 1];

    private static readonly double[] Counts = [-2_147_483_647, 2_147_483_620, 0, 1, None, 3, 4, 5, 6];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // The first two columns begin in 1817.
    private static SmallPanel Panel =>
        SmallPanel.StateYears(
            ["score", "share"],
            (
                new("score", PanelType.Whole, "Polity score, \"revised\"", "points")
                {
                    Least = -10,
                    Greatest = 10,
                    Coverage = new(1817, 1818),
                },
                Scores
            ),
            (
                new("share", PanelType.Real, "Share of the system's $ power \u2013 \u00e9t\u00e9", "share")
                {
                    Coverage = new(1817, 1818),
                    MissingRule = "Missing where a component is.",
                },
                Shares
            ),
            (
                new("stance", PanelType.Whole, "Stance", "code")
                {
                    Least = 0,
                    Greatest = 2,
                    ValueLabels = [new(0, "none"), new(1, "ally's \"friend\""), new(2, "foe")],
                },
                Stances
            ),
            (new("count", PanelType.Whole, "Count", "soldiers"), Counts)
        );

    [Theory]
    [InlineData(PanelFormat.Stata14)]
    [InlineData(PanelFormat.Stata12)]
    public async Task Haven_reads_every_value_label_and_kind_of_missing(PanelFormat format)
    {
        using var folder = new TemporaryFolder();
        Write(folder["panel.dta"], format);
        var lines = await RScript.Run(
            RScript.Bits
                + """
                panel <- haven::read_dta(commandArgs(TRUE))
                bits(panel)
                for (name in names(panel)) cat(attr(panel[[name]], "label"), "\n")
                cat(names(attr(panel$stance, "labels")), attr(panel$stance, "labels"), "\n")
                cat(attr(panel, "label"), "\n")
                cat(attr(panel, "notes"), sep = "\n")
                """,
            "haven",
            folder["panel.dta"]
        );
        lines[..6].Should().Equal(Expected("a", "b"));
        string share =
            format == PanelFormat.Stata14
                ? "Share of the system's $ power \u2013 \u00e9t\u00e9"
                : "Share of the system's $ power - ete";
        lines[6..12]
            .Should()
            .Equal("COW code of the state", "Year", "Polity score, \"revised\"", share, "Stance", "Count");
        lines[12].Should().Be("none ally's \"friend\" foe 0 1 2");
        lines[13].Should().Be("A small panel");
        lines[14..].Should().Contain($"{PanelNote}");
    }

    [Fact]
    public async Task Foreign_reads_format_115()
    {
        using var folder = new TemporaryFolder();
        Write(folder["panel.dta"], PanelFormat.Stata12);
        var lines = await RScript.Run(
            RScript.Bits
                + """
                panel <- foreign::read.dta(commandArgs(TRUE), convert.factors = FALSE, missing.type = TRUE)
                bits(panel)
                cat(attr(panel, "var.labels"), sep = "\n")
                cat(names(attr(panel, "label.table")$stance), attr(panel, "label.table")$stance, "\n")
                cat(attr(panel, "missing")[["share"]], "\n")
                cat(attr(panel, "datalabel"), "\n")
                """,
            "foreign",
            folder["panel.dta"]
        );
        lines[..6].Should().Equal(Expected("NA", "NA"));
        lines[6..12]
            .Should()
            .Equal(
                "COW code of the state",
                "Year",
                "Polity score, \"revised\"",
                "Share of the system's $ power - ete",
                "Stance",
                "Count"
            );
        lines[12].Should().Be("none ally's \"friend\" foe 0 1 2");
        // 1 stands for .a and 2 for .b.
        lines[13].Should().Be("1 1 1 NA NA 2 NA NA NA");
        lines[14].Should().Be("A small panel");
    }

    [Fact]
    public async Task Base_r_reads_the_csv()
    {
        using var folder = new TemporaryFolder();
        Write(folder["panel.csv"], PanelFormat.Csv);
        var lines = await RScript.Run(RScript.Bits + "bits(read.csv(commandArgs(TRUE)))", "utils", folder["panel.csv"]);
        lines.Should().Equal(Expected("NA", "NA"));
    }

    [Theory]
    [InlineData(PanelFormat.Csv, "utils", "NA", "NA")]
    [InlineData(PanelFormat.Stata14, "haven", "a", "b")]
    [InlineData(PanelFormat.Stata12, "haven", "a", "b")]
    public async Task The_script_for_r_has_the_panel_in_one_line(
        PanelFormat format,
        string package,
        string uncovered,
        string missing
    )
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["a folder"]);
        Write(folder["a folder/my panel.x"], format);
        var lines = await RScript.Run(
            RScript.Bits
                + """
                source(commandArgs(TRUE))
                bits(panel)
                for (name in names(panel)) cat(attr(panel[[name]], "label"), "\n")
                stance <- panel$stance
                cat(as.character(factor(stance, attr(stance, "labels"), names(attr(stance, "labels")))), sep = ";")
                cat("\n")
                if (inherits(stance, "haven_labelled")) stance <- haven::as_factor(stance)
                cat(if (is.factor(stance)) as.character(stance) else "numbers", sep = ";")
                """,
            package,
            folder["a folder/my panel.R"]
        );
        lines[..6].Should().Equal(Expected(uncovered, missing));
        lines[9].Should().Be("Share of the system's $ power \u2013 \u00e9t\u00e9");
        lines[12].Should().Be("none;ally's \"friend\";foe;NA;none;ally's \"friend\";foe;none;ally's \"friend\"");
        lines[13].Should().Be(format == PanelFormat.Csv ? "numbers" : lines[12]);
    }

    [Fact]
    public async Task The_script_for_r_runs_by_itself_from_any_folder()
    {
        using var folder = new TemporaryFolder();
        Write(folder["panel.csv"], PanelFormat.Csv);
        await File.AppendAllTextAsync(folder["panel.R"], "cat(dim(panel))\n", Cancellation);
        using var process = Cli.BuiltCommand.StartProgram("Rscript", "--vanilla", folder["panel.R"]);
        var run = await Cli.BuiltCommand.End(process, Cancellation);
        run.Out.Should().Be("9 6", run.Error);
    }

    [Fact]
    public async Task The_script_for_r_says_what_parquet_needs()
    {
        using var folder = new TemporaryFolder();
        Write(folder["panel.parquet"], PanelFormat.Parquet);
        var lines = await RScript.Run(
            RScript.Bits
                + """
                told <- tryCatch({ source(commandArgs(TRUE)); "" }, error = conditionMessage)
                if (nzchar(told)) cat(told, "\n") else bits(panel)
                """,
            "utils",
            folder["panel.R"]
        );
        if (lines.Length == 1)
            lines[0].Should().Contain("install.packages(\"arrow\") or install.packages(\"duckdb\")");
        else
            lines.Should().Equal(Expected("NA", "NA"));
    }

    private static string PanelNote => "Rows: a state was a member on one day at least";

    private static void Write(string path, PanelFormat format) =>
        PanelFiles.Write(
            Panel,
            path,
            format,
            SmallPanel.Options() with
            {
                Title = "A small panel",
            },
            null,
            Cancellation
        );

    private static string[] Expected(string uncovered, string missing) =>
        [
            .. Panel.Layout.Columns.Select(
                (column, c) =>
                    string.Join(
                        ' ',
                        Panel
                            .Column(c)
                            .Zip(
                                Panel.Covered(c),
                                (value, covered) =>
                                    double.IsNaN(value)
                                        ? (covered ? missing : uncovered)
                                        : BitConverter
                                            .DoubleToUInt64Bits(value)
                                            .ToString("x16", CultureInfo.InvariantCulture)
                            )
                            .Prepend(column.Name)
                    )
            ),
        ];
}
