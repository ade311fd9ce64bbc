using System.Globalization;
using System.Text;
using AwesomeAssertions;
using Counterpoise.Archive;
using Counterpoise.Files;
using Counterpoise.Measures;
using Counterpoise.Record;
using Xunit;

namespace Counterpoise.Tests.Archive;

public sealed class CaseFreezerTests(SharedArchive archive)
{
    private static readonly StateCode[] States = [new(740), new(732), new(2), new(710)];
    private static readonly YearSpan Years = new(1946, 2022);

    // Political relevance in the first year is read in the year before.
    private static readonly YearSpan WithTheYearBefore = new(1945, 2022);

    [Fact]
    public void Freezing_twice_gives_the_same_bytes_whatever_the_order_of_the_states()
    {
        var first = CaseFreezer.Freeze(archive.World, States, Years);
        var again = CaseFreezer.Freeze(
            ArchiveWorld
                .Load(archive.Store, WithTheYearBefore, cancellation: TestContext.Current.CancellationToken)
                .World,
            [.. States.Reverse()],
            Years
        );
        again.Keys.Should().BeEquivalentTo(first.Keys);
        foreach (var (file, bytes) in first)
            again[file].Should().Equal(bytes, file);
    }

    [Fact]
    public void Files_are_text_with_unix_line_ends_and_no_mark()
    {
        foreach (var (file, bytes) in CaseFreezer.Freeze(archive.World, States, Years))
        {
            bytes.Should().NotContain((byte)'\r', file);
            bytes[0].Should().BeInRange((byte)'a', (byte)'z', file);
            bytes[^1].Should().Be((byte)'\n', file);
        }
    }

    [Fact]
    public void Predecessors_come_with_their_heirs_and_nobody_else_does()
    {
        Column("states.csv", 0).Should().Equal("2", "710", "730", "732", "740");
        Lines("successions.csv").Should().Equal("730,732,1948");
        Column("wars.csv", 1).Distinct().Should().BeSubsetOf(["2", "710", "730", "732", "740"]);
    }

    [Fact]
    public void Series_that_may_not_be_passed_on_are_left_out()
    {
        foreach (var file in Freeze().Keys)
            Text(file).Should().NotContain("minimum-distance").And.NotContain("polity2");
    }

    [Fact]
    public void Every_data_column_names_its_data_set_version_and_licence()
    {
        var described = Lines("columns.csv").Select(l => l.Split(',')).ToArray();
        foreach (var file in (string[])["state-years.csv", "dyad-years.csv"])
        {
            var keys = file == "state-years.csv" ? 2 : 3;
            var columns = Text(file).Split('\n')[0].Split(',').Skip(keys);
            described.Where(d => d[0] == file).Select(d => d[1]).Should().Equal(columns);
        }
        described.Should().OnlyContain(d => d.Length >= 10);
    }

    [Fact]
    public void State_years_give_back_what_the_record_holds()
    {
        var header = Text("state-years.csv").Split('\n')[0].Split(',');
        foreach (var line in Lines("state-years.csv"))
        {
            var cells = line.Split(',');
            var slice = archive.World.At(new Year(Number(cells[1])));
            int index = slice.IndexOf(new StateCode(Number(cells[0])));
            for (int c = 2; c < cells.Length; c++)
            {
                var column = slice.Column(Variables.Find(header[c])!);
                double held = column.IsEmpty ? double.NaN : column[index];
                double written =
                    cells[c].Length == 0 ? double.NaN : double.Parse(cells[c], CultureInfo.InvariantCulture);
                written.Should().Be(held, $"{header[c]} of {cells[0]} in {cells[1]}");
            }
        }
    }

    [Fact]
    public void Every_missing_cell_has_a_reason()
    {
        var header = Text("state-years.csv").Split('\n')[0].Split(',');
        var missing = Lines("state-years.csv")
            .Select(l => l.Split(','))
            .Sum(cells => cells.Skip(2).Count(cell => cell.Length == 0));
        var explained = Lines("gaps.csv")
            .Select(l => l.Split(','))
            .Sum(cells => Number(cells[3]) - Number(cells[2]) + 1);
        header.Length.Should().BeGreaterThan(20);
        explained.Should().Be(missing).And.BePositive();
        Lines("gaps.csv").Should().OnlyContain(l => l.Split(',', 5)[4].Length > 10);
    }

    [Fact]
    public void Derived_figures_of_the_system_stand_among_its_totals()
    {
        var frozen = CaseFreezer.Freeze(
            archive.World,
            States,
            Years,
            slice => [("states-counted", new SystemFigure(slice.Count, double.NaN, slice.Count, 0))]
        );
        var lines = Encoding.UTF8.GetString(frozen["system-years.csv"]).Split('\n');
        lines.Should().Contain("1946,states-counted,66,,66,0");
        lines.Should().Contain(l => l.StartsWith("2012,milex,", StringComparison.Ordinal));
        // The Soviet stockpile, the greatest of that year, is not among the states frozen here.
        lines.Should().Contain(l => l.StartsWith("1986,warheads,64449,40159,", StringComparison.Ordinal));
    }

    [Fact]
    public void A_case_carries_the_base_rate_of_the_whole_system()
    {
        var told = CaseLibrary.Shipped.Open("japan-rok").World;
        for (var year = told.Years.First; year <= told.Years.Last; year = year.Plus(1))
            TreatyBaseRate.Of(told, year).Should().Be(TreatyBaseRate.Of(archive.World, year), year.ToString());
        TreatyBaseRate.Of(told, new(2018)).Should().BeOfType<Reading<TreatyBaseRate>.Known>();
        TreatyBaseRate.Of(told, new(2019)).Should().BeOfType<Reading<TreatyBaseRate>.Absent>();
    }

    [Fact]
    public void A_case_carries_the_trade_of_its_states_with_all_partners_and_not_only_its_own()
    {
        var told = CaseLibrary.Shipped.Open("japan-rok").World;
        told.CoverageOf(Variables.Trade).Should().Be(archive.World.CoverageOf(Variables.Imports));
        int compared = 0;
        foreach (var slice in told.Slices)
        {
            foreach (var state in slice.States)
            {
                if (
                    archive.World.Read(Variables.Trade, state, slice.Year)
                    is not Reading<double>.Known
                    (var total, var source)
                )
                    continue;
                compared++;
                told.Read(Variables.Trade, state, slice.Year)
                    .Should()
                    .Be(new Reading<double>.Known(total, source), $"{state} in {slice.Year}");
            }
        }
        compared.Should().BeGreaterThan(1_000);
    }

    private IReadOnlyDictionary<string, byte[]> Freeze() => CaseFreezer.Freeze(archive.World, States, Years);

    private string Text(string file) => Encoding.UTF8.GetString(Freeze()[file]);

    private string[] Lines(string file) => [.. Text(file).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)];

    private IEnumerable<string> Column(string file, int column) => Lines(file).Select(l => l.Split(',')[column]);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
