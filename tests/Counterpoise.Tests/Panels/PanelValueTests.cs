using System.Globalization;
using AwesomeAssertions;
using Counterpoise.Measures;
using Counterpoise.Panels;
using Counterpoise.Record;
using Counterpoise.Tests.Archive;
using Counterpoise.Tests.Measures;
using CsCheck;
using Xunit;

namespace Counterpoise.Tests.Panels;

/// <summary>What stands in the rows, on the whole record.</summary>
public sealed class PanelValueTests(SharedArchive archive)
{
    private const int RowsLookedAt = 12;

    private static readonly YearSpan Years = new(1816, 2024);

    private static readonly World Empty = new SmallWorld().Build();

    // Looking one of these up by itself reads every state; they are compared apart.
    private static readonly string[] Slow = ["strategic_group", "strategic_group_size", "leeds_savun"];

    [Theory]
    [InlineData(PanelUnit.StateYear)]
    [InlineData(PanelUnit.DyadYear)]
    [InlineData(PanelUnit.DirectedDyadYear)]
    public void Every_value_is_what_the_record_and_the_measures_say_of_the_row_by_itself(PanelUnit unit)
    {
        var measurements = new Measurements(archive.World, TestParameters.Shipped);
        var plain = new PlainPanel(measurements, Specification.Default);
        Gen.Select(GeneratedMeasures.For(unit).Array[25], Gen.Int[1816, 2024], Gen.Int[0, 1 << 20])
            .Sample(
                (asked, year, seed) =>
                {
                    var measures = GeneratedMeasures.WithoutTwins(
                        asked.Where(measure => !Slow.Contains(measure.Variable.Id))
                    );
                    var panel = Panel.Of(measurements, Specification.Default, unit, Years, measures);
                    var batch = panel.Filled(year);
                    int column = unit == PanelUnit.StateYear ? 2 : 3;
                    foreach (var measure in measures)
                    {
                        int columns = ColumnsOf(measurements, unit, measure);
                        for (int looked = 0; looked < RowsLookedAt; looked++)
                        {
                            int row = (int)((seed + looked * 7919L) % batch.Rows);
                            for (int place = 0; place < columns; place++)
                                Compare(plain, measure, unit, panel.Layout, batch, column + place, place, row);
                        }
                        column += columns;
                    }
                    column.Should().Be(batch.Columns);
                },
                iter: 8,
                threads: 1
            );
    }

    [Theory]
    [InlineData(1823)]
    [InlineData(1950)]
    public void Threat_environments_are_those_of_their_measures(int year)
    {
        var measurements = new Measurements(archive.World, TestParameters.Shipped);
        var panel = PanelReading.Of(archive.World, PanelUnit.StateYear, Years, string.Join(',', Slow));
        var batch = panel.Filled(year);
        var group = StrategicReferenceGroup.Of(measurements, new Year(year));
        panel.Column(batch, "strategic_group").Should().Equal(group.Capability.ToArray());
        panel
            .Column(batch, "strategic_group_size")
            .Should()
            .Equal(
                Enumerable
                    .Range(0, batch.Rows)
                    .Select(i => group.WhyUnknown(i) is null ? group.Counted(i).Count : double.NaN)
            );
        panel
            .Column(batch, "leeds_savun")
            .Should()
            .Equal(LeedsSavun.Of(measurements, new Year(year)).Capability.ToArray());
    }

    [Fact]
    public void Every_default_column_stays_within_its_range_over_the_whole_record()
    {
        foreach (
            var (unit, measures) in (ReadOnlySpan<(PanelUnit, IReadOnlyList<PanelMeasure>)>)
                [
                    (PanelUnit.StateYear, [.. PanelMeasures.OfStateYears.Where(m => !IsThreat(m))]),
                    (PanelUnit.DyadYear, PanelMeasures.OfDyadYears),
                    (PanelUnit.DirectedDyadYear, PanelMeasures.OfDyadYears),
                ]
        )
            EveryYear(unit, measures, step: 1);
        EveryYear(PanelUnit.StateYear, PanelMeasures.OfStateYears, step: 13);
        EveryYear(PanelUnit.DirectedDyadYear, PanelMeasures.OfThreats, step: 19);
        EveryYear(PanelUnit.DyadYear, PanelMeasures.Whole(PanelUnit.DyadYear), step: 29);
    }

    [Fact]
    public void A_pair_once_holds_what_the_pair_twice_holds_in_each_direction()
    {
        const string measures = "imports,hostility,owes_defense,cinc,troops:lag,intent";
        var once = PanelReading.Of(archive.World, PanelUnit.DyadYear, Years, measures);
        var twice = PanelReading.Of(archive.World, PanelUnit.DirectedDyadYear, Years, measures);
        var pairs = once.Filled(1939);
        var rows = twice.Filled(1939);
        var places = Enumerable.Range(0, rows.Rows).ToDictionary(row => (rows.Column(0)[row], rows.Column(1)[row]));
        foreach (var name in (string[])["imports", "hostility", "owes_defense", "intent"])
        {
            var values = twice.Column(rows, name);
            for (int row = 0; row < pairs.Rows; row++)
            {
                var (a, b) = (pairs.Column(0)[row], pairs.Column(1)[row]);
                once.Column(pairs, name + "_12")[row].Should().Be(values[places[(a, b)]]);
                once.Column(pairs, name + "_21")[row].Should().Be(values[places[(b, a)]]);
            }
        }
        once.Layout.Columns.Select(column => column.Name)
            .Should()
            .Contain(["cinc1", "cinc2", "troops_12_lag1", "troops_21_lag1"]);
        twice.Layout.Columns.Select(column => column.Name).Should().Contain(["cinc1", "cinc2", "troops_lag1"]);
    }

    [Fact]
    public void Hostility_is_that_of_the_first_state_toward_the_second()
    {
        var panel = PanelReading.Of(
            archive.World,
            PanelUnit.DirectedDyadYear,
            Years,
            "hostility,originator,revisionist"
        );
        var lines = File.ReadLines(SharedRecord.File("dyadic_mid_4.02.csv")).Select(line => line.Split(',')).ToArray();
        var names = lines[0].ToList();
        int checkedRows = 0;
        foreach (
            var year in lines
                .Skip(1)
                .GroupBy(line => int.Parse(line[names.IndexOf("year")], CultureInfo.InvariantCulture))
                .Where(year => year.Key % 17 == 3)
        )
        {
            var batch = panel.Filled(year.Key);
            var places = Enumerable
                .Range(0, batch.Rows)
                .ToDictionary(row => ((int)batch.Column(0)[row], (int)batch.Column(1)[row]));
            foreach (var own in year.GroupBy(line => (Of(line, "statea"), Of(line, "stateb"))))
            {
                if (!places.TryGetValue(own.Key, out int row))
                    continue;
                panel.Column(batch, "hostility")[row].Should().Be(own.Max(line => Of(line, "hihosta")));
                panel.Column(batch, "originator")[row].Should().Be(own.Max(line => Of(line, "orignata")));
                panel.Column(batch, "revisionist")[row].Should().Be(own.Max(line => Of(line, "revstata")));
                checkedRows++;
            }
        }
        checkedRows.Should().BeGreaterThan(200);

        int Of(string[] line, string name) => int.Parse(line[names.IndexOf(name)], CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Outside_its_data_sets_a_column_is_uncovered_and_inside_them_a_gap_is_not()
    {
        var panel = PanelReading.Of(
            archive.World,
            PanelUnit.DirectedDyadYear,
            Years,
            "dispute,dispute:peace-years,war,imports,nuclear_status,polity2,dispute:lag=3"
        );
        int last = archive.World.CoverageOf(EventList.Disputes)!.Years.Last.Value;
        Covered(last, "dispute").Should().BeTrue();
        Covered(last + 1, "dispute").Should().BeFalse("an unlisted dispute is not one that did not happen");
        Covered(last + 1, "dispute_peace").Should().BeTrue("it reads the years before");
        Covered(last + 2, "dispute_peace").Should().BeFalse();
        Covered(last + 3, "dispute_lag3").Should().BeTrue();
        Covered(last + 4, "dispute_lag3").Should().BeFalse();
        Covered(1818, "dispute_lag3").Should().BeFalse();
        Covered(1850, "imports").Should().BeFalse();
        Covered(1950, "imports").Should().BeTrue();
        panel.Column(panel.Filled(1950), "imports").Should().Contain(double.NaN).And.Contain(0);
        Covered(1900, "polity21").Should().BeTrue();
        // UCDP lists conflicts of later years; ones without their zeros are no variable.
        archive.World.Disputes.Should().Contain(dispute => dispute.Year.Value > last);

        bool Covered(int year, string name) =>
            panel.Filled(year).IsCovered(panel.Layout.Columns.ToList().FindIndex(column => column.Name == name));
    }

    [Fact]
    public void Rows_do_not_depend_on_the_first_year_asked_for()
    {
        const string measures = "cinc,dispute:peace-years=3,imports:lag=2,relevant,threat_share";
        var whole = PanelReading.Of(archive.World, PanelUnit.DirectedDyadYear, Years, measures);
        var part = PanelReading.Of(archive.World, PanelUnit.DirectedDyadYear, new(1950, 1951), measures);
        Same(whole.Filled(1950), part.Filled(1950));
        Same(whole.Filled(1951), part.Filled(1951));
    }

    [Fact]
    public void A_record_that_ends_with_a_year_gives_the_same_rows_up_to_it()
    {
        var cut = ArchiveWorld(1930);
        var specification = Specification.Default;
        foreach (var unit in (PanelUnit[])[PanelUnit.StateYear, PanelUnit.DirectedDyadYear])
        {
            var measures = PanelMeasures.Whole(unit);
            var whole = Panel.Of(
                new Measurements(archive.World, TestParameters.Shipped),
                specification,
                unit,
                new(1816, 1930),
                measures
            );
            var early = Panel.Of(
                new Measurements(cut, TestParameters.Shipped),
                specification,
                unit,
                new(1816, 1930),
                measures
            );
            foreach (int year in (int[])[1817, 1914, 1930])
                Same(whole.Filled(year), early.Filled(year));
        }
    }

    [Fact]
    public void Years_filled_at_once_are_the_years_filled_in_turn()
    {
        var panel = PanelReading.Of(
            archive.World,
            PanelUnit.DirectedDyadYear,
            Years,
            "cinc:ratio:lag,s_abs,stance,imports:log"
        );
        int[] years = [.. Enumerable.Range(1900, 24)];
        var inTurn = years.Select(panel.Filled).ToArray();
        var atOnce = new PanelBatch[years.Length];
        Parallel.For(0, years.Length, i => atOnce[i] = panel.Filled(years[^(i + 1)]));
        for (int i = 0; i < years.Length; i++)
            Same(inTurn[i], atOnce[^(i + 1)]);
    }

    [Fact]
    public void A_buffer_of_another_shape_and_a_year_outside_are_callers_bugs()
    {
        var panel = PanelReading.Of(archive.World, PanelUnit.StateYear, new(1900, 1910), "cinc");
        panel.Invoking(p => p.Filled(1911)).Should().Throw<ArgumentException>();
        panel.Invoking(p => p.RowsOf(new Year(1911))).Should().Throw<ArgumentException>();
        panel.Invoking(p => p.Fill(new Year(1905), new PanelBatch(2))).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Years_outside_the_record_and_relevance_of_single_states_are_told_together()
    {
        var asked = () =>
            PanelReading.Of(archive.World, PanelUnit.StateYear, new(1800, 2100), "cinc", relevantOnly: true);
        asked.Should().Throw<FaultyInputException>().Which.Faults.Should().HaveCount(2);
    }

    private static bool IsThreat(PanelMeasure measure) =>
        measure.Variable.Id.Contains("threat", StringComparison.Ordinal);

    private static int ColumnsOf(Measurements measurements, PanelUnit unit, PanelMeasure measure) =>
        Panel
            .Of(
                new Measurements(Empty, measurements.Parameters),
                Specification.Default,
                unit,
                SmallWorld.Years,
                [measure]
            )
            .Layout.Columns.Count - (unit == PanelUnit.StateYear ? 2 : 3);

    private World ArchiveWorld(int last) =>
        Counterpoise.Archive.ArchiveWorld.Load(archive.Store, new YearSpan(1816, last)).World;

    private void EveryYear(PanelUnit unit, IReadOnlyList<PanelMeasure> measures, int step)
    {
        var panel = Panel.Of(
            new Measurements(archive.World, TestParameters.Shipped),
            Specification.Default,
            unit,
            Years,
            measures
        );
        Parallel.For(
            0,
            Years.Count / step,
            () => new PanelBatch(panel.Layout.Columns.Count),
            (i, _, batch) =>
            {
                panel.Fill(new Year(1816 + i * step), batch);
                for (int c = 0; c < batch.Columns; c++)
                    InRange(panel.Layout.Columns[c], batch.Column(c), batch.Year);
                return batch;
            },
            _ => { }
        );
    }

    private static void InRange(PanelColumn column, ReadOnlySpan<double> values, Year year)
    {
        foreach (double value in values)
        {
            if (double.IsNaN(value) ? !column.IsKey : IsFit(column, value))
                continue;
            Assert.Fail(
                $"{column.Name} is {value} in {year}, outside {column.Least}..{column.Greatest} ({column.Type})"
            );
        }
    }

    private static bool IsFit(PanelColumn column, double value) =>
        double.IsFinite(value)
        && value >= column.Least
        && value <= column.Greatest
        && (column.Type == PanelType.Real || (value == Math.Truncate(value) && Math.Abs(value) <= int.MaxValue))
        && (column.ValueLabels.Count == 0 || column.ValueLabels.Any(label => label.Value == value));

    private static void Compare(
        PlainPanel plain,
        PanelMeasure measure,
        PanelUnit unit,
        PanelLayout layout,
        PanelBatch batch,
        int column,
        int place,
        int row
    )
    {
        var one = new StateCode((int)batch.Column(0)[row]);
        StateCode? other = unit == PanelUnit.StateYear ? null : new StateCode((int)batch.Column(1)[row]);
        var name = layout.Columns[column].Name;
        bool counts = measure.Transforms is [{ Kind: PanelTransformKind.PeaceYears }, ..];
        bool joined = measure.Transforms.Any(t => t.Kind is not (PanelTransformKind.Lag or PanelTransformKind.Log));
        bool sides = unit != PanelUnit.StateYear && measure.Variable.Level == VariableLevel.StateYear && !joined;
        var expected =
            sides ? plain.Value(measure, 1, place == 0 ? one : other!.Value, null, batch.Year)
            : place == 1 && !counts ? plain.Value(measure, 1, other!.Value, one, batch.Year)
            : plain.Value(measure, counts ? place + 1 : 1, one, other, batch.Year);
        double found = batch.Column(column)[row];
        if (!found.Equals(expected))
            Assert.Fail($"{name} of {one} {other} in {batch.Year} is {found} and not {expected}");
        if (!batch.IsCovered(column) && !double.IsNaN(found))
            Assert.Fail($"{name} has a value in {batch.Year}, which it does not cover");
    }

    private static void Same(PanelBatch one, PanelBatch other)
    {
        other.Rows.Should().Be(one.Rows);
        for (int c = 0; c < one.Columns; c++)
        {
            if (!one.Column(c).SequenceEqual(other.Column(c)))
                Assert.Fail($"column {c} of {one.Year} differs");
            other.IsCovered(c).Should().Be(one.IsCovered(c));
        }
    }
}
