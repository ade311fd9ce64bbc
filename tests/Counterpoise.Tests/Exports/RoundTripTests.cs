using AwesomeAssertions;
using Counterpoise.Exports;
using Counterpoise.Panels;
using Counterpoise.Tests.Files;
using CsCheck;
using Xunit;

namespace Counterpoise.Tests.Exports;

public sealed class RoundTripTests
{
    [Fact]
    public void Any_panel_comes_back_from_csv() =>
        GeneratedPanel.Any.Sample(panel => Same(panel, PanelFormat.Csv, "panel.csv", ReadBack.Csv), iter: 100);

    [Fact]
    public void Any_panel_comes_back_from_parquet() =>
        GeneratedPanel.Any.Sample(
            panel => Same(panel, PanelFormat.Parquet, "panel.parquet", ReadBack.Parquet),
            iter: 60,
            threads: 1
        );

    [Theory]
    [InlineData(PanelFormat.Stata14)]
    [InlineData(PanelFormat.Stata12)]
    public void Any_panel_comes_back_from_stata_with_both_kinds_of_missing(PanelFormat format) =>
        GeneratedPanel.Any.Sample(panel => SameInStata(panel, format), iter: 100);

    [Fact]
    public void Many_rows_fill_several_row_groups_and_come_back()
    {
        // Years of uneven length, one of them longer than a row group.
        int[] lengths = [70_000, 1, 0, 150_000, 90_000];
        var panel = Long(lengths);
        using var folder = new TemporaryFolder();
        var written = PanelFiles.Write(
            panel,
            folder["panel.parquet"],
            PanelFormat.Parquet,
            SmallPanel.Options(2),
            null,
            TestContext.Current.CancellationToken
        );
        written.Rows.Should().Be(310_001);
        ReadBack
            .Ask<long>($"select count(distinct row_group_id) from parquet_metadata('{folder["panel.parquet"]}')")
            .Should()
            .Be(5);
        var (_, columns) = ReadBack.Parquet(folder["panel.parquet"]);
        for (int c = 0; c < columns.Length; c++)
            ReadBack.Bits(columns[c]).SequenceEqual(ReadBack.Bits(panel.Column(c))).Should().BeTrue();
    }

    [Fact]
    public void Keys_are_required_in_parquet_and_others_optional()
    {
        var column = new PanelColumn("score", PanelType.Whole, "A score", "points") { Least = -10, Greatest = 10 };
        double[] values = [1, 2, 3, 4, double.NaN, 6, 7, 8, 9];
        var panel = SmallPanel.StateYears((column, values), (Real("share"), values));
        using var folder = new TemporaryFolder();
        Write(panel, folder["panel.parquet"], PanelFormat.Parquet);
        ReadBack
            .Ask<string>(
                "select string_agg(name || ' ' || repetition_type, '; ') "
                    + $"from parquet_schema('{folder["panel.parquet"]}') where name <> 'schema'"
            )
            .Should()
            .Be("ccode REQUIRED; year REQUIRED; score OPTIONAL; share OPTIONAL");
        ReadBack
            .Ask<string>(
                "select string_agg(column_name || ' ' || column_type, '; ') "
                    + $"from (describe select * from '{folder["panel.parquet"]}')"
            )
            .Should()
            .Be("ccode SMALLINT; year SMALLINT; score TINYINT; share DOUBLE");
    }

    [Fact]
    public void A_parquet_file_carries_its_manifest_and_codebook()
    {
        using var folder = new TemporaryFolder();
        Write(SmallPanel.StateYears(), folder["panel.parquet"], PanelFormat.Parquet);
        ReadBack
            .Ask<string>(
                "select string_agg(decode(value), '' order by key) from "
                    + $"parquet_kv_metadata('{folder["panel.parquet"]}') where decode(key) like 'counterpoise.%'"
            )
            .Should()
            .Contain("\"command\": \"test\"")
            .And.Contain("\"label\": \"COW code of the state\"");
    }

    [Fact]
    public void Numbers_beyond_those_of_stata_are_refused_there_and_written_elsewhere()
    {
        var panel = SmallPanel.StateYears((Real("x"), [1, 2, 3, 4, 5, 1e308, 7, 8, 9]));
        using var folder = new TemporaryFolder();
        foreach (var format in (PanelFormat[])[PanelFormat.Stata12, PanelFormat.Stata14])
        {
            FluentActions
                .Invoking(() => Write(panel, folder["panel.dta"], format))
                .Should()
                .Throw<FaultyInputException>()
                .WithMessage("x: value 1E+308 of 1817 lies beyond what Stata holds in 8 bytes*write CSV or Parquet*");
        }
        Directory.GetFiles(folder.Path).Should().BeEmpty();
        Same(panel, PanelFormat.Csv, "panel.csv", ReadBack.Csv);
        Same(panel, PanelFormat.Parquet, "panel.parquet", ReadBack.Parquet);
    }

    [Fact]
    public void A_whole_number_without_a_stated_range_must_fit_statas_long()
    {
        var column = new PanelColumn("x", PanelType.Whole, "x", "");
        var panel = SmallPanel.StateYears((column, [1, 2, 3, 4, 5, 2_147_483_621, 7, 8, 9]));
        using var folder = new TemporaryFolder();
        FluentActions
            .Invoking(() => Write(panel, folder["panel.dta"], PanelFormat.Stata14))
            .Should()
            .Throw<FaultyInputException>()
            .WithMessage("x: value 2147483621 of 1817*");
    }

    [Theory]
    [InlineData(0, 1, 65530)]
    [InlineData(-127, 100, 65530)]
    [InlineData(0, 101, 65529)]
    [InlineData(-32_767, 32_740, 65529)]
    [InlineData(0, 32_741, 65528)]
    [InlineData(-2_147_483_647, 2_147_483_620, 65528)]
    [InlineData(0, 2_147_483_621, 65526)]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity, 65528)]
    public void A_column_has_the_smallest_type_that_holds_its_range(double least, double greatest, int type)
    {
        var column = new PanelColumn("x", PanelType.Whole, "x", "") { Least = least, Greatest = greatest };
        var panel = SmallPanel.StateYears((column, [0, 1, 0, 1, 0, 1, 0, 1, 0]));
        Stata(panel, PanelFormat.Stata14).Types.Should().Equal(65529, 65529, type);
        Stata(panel, PanelFormat.Stata12).Types.Should().Equal(65529, 65529, type);
    }

    internal static PanelColumn Real(string name) => new(name, PanelType.Real, $"Label of {name}", "units");

    internal static SmallPanel Long(int[] lengths)
    {
        var random = new Counterpoise.Statistics.Philox(5);
        var blocks = lengths.Select(
            (length, y) =>
                new SmallPanel.Block(
                    length,
                    [
                        [.. Enumerable.Range(1, length).Select(i => (double)i)],
                        [.. Enumerable.Repeat(1816.0 + y, length)],
                        [.. Enumerable.Range(0, length).Select(i => i % 7 == 0 ? double.NaN : random.NextNormal())],
                        [.. Enumerable.Range(0, length).Select(i => i % 11 == 0 ? double.NaN : i % 3)],
                    ],
                    [true, true, y != 0, true]
                )
        );
        return new(
            new(
                PanelUnit.StateYear,
                new(1816, 1816 + lengths.Length - 1),
                [
                    SmallPanel.Keys[0] with
                    {
                        Greatest = 1_000_000,
                    },
                    SmallPanel.Keys[1],
                    Real("x"),
                    new("y", PanelType.Whole, "y", ""),
                ],
                ""
            ),
            [.. blocks]
        );
    }

    private static void Same(
        SmallPanel panel,
        PanelFormat format,
        string file,
        Func<string, (string[] Names, double[][] Columns)> read
    )
    {
        using var folder = new TemporaryFolder();
        var written = Write(panel, folder[file], format);
        var (names, columns) = read(folder[file]);
        names.Should().Equal(panel.Layout.Columns.Select(column => column.Name));
        for (int c = 0; c < names.Length; c++)
            ReadBack.Bits(columns[c]).Should().Equal(ReadBack.Bits(panel.Column(c)));
        written.Rows.Should().Be(panel.Blocks.Sum(block => block.Rows));
    }

    private static void SameInStata(SmallPanel panel, PanelFormat format)
    {
        var table = Stata(panel, format);
        table.Names.Should().Equal(panel.Layout.Columns.Select(column => column.Name));
        table.SortList[..3].Should().Equal(2, 1, 0);
        for (int c = 0; c < table.Names.Length; c++)
        {
            var values = panel.Column(c);
            ReadBack.Bits(table.Columns[c]).Should().Equal(ReadBack.Bits(values));
            table
                .Missing[c]
                .Should()
                .Equal(panel.Covered(c).Zip(values, (covered, value) => double.IsNaN(value) ? (covered ? 3 : 2) : 0));
        }
    }

    internal static PlainStata Stata(SmallPanel panel, PanelFormat format)
    {
        using var folder = new TemporaryFolder();
        Write(panel, folder["panel.dta"], format);
        return PlainStata.Read(File.ReadAllBytes(folder["panel.dta"]));
    }

    private static WrittenPanel Write(SmallPanel panel, string path, PanelFormat format) =>
        PanelFiles.Write(panel, path, format, SmallPanel.Options(2), null, TestContext.Current.CancellationToken);
}
