using AwesomeAssertions;
using Counterpoise.Files;
using Counterpoise.Measures;
using Counterpoise.Record;
using Counterpoise.Scenarios;
using Counterpoise.Tests.Measures;
using Xunit;

namespace Counterpoise.Tests.Scenarios;

public sealed class RecordDifferenceTests
{
    private static readonly World Told = CaseLibrary.Shipped.Open("japan-rok", _ => true).World;

    private static readonly Year Focus = new(2013);

    // The strongest of the case, and two neighbours, by place in the record.
    private static readonly StateCode Grower = Strongest();

    [Fact]
    public void Without_a_difference_every_figure_stays()
    {
        var same = new RecordDifference(Focus).Applied(Told);
        foreach (var year in (Year[])[new(1950), Focus.Plus(-1), Focus, Told.Years.Last])
        {
            SharesOf(same, year).Should().Equal(SharesOf(Told, year));
            foreach (var variable in Variables.All)
            {
                var (one, other) = (Told.At(year), same.At(year));
                if (variable.Level == VariableLevel.StateYear)
                    other.Column(variable).ToArray().Should().Equal(one.Column(variable).ToArray());
                else
                    other.Matrix(variable).ToArray().Should().Equal(one.Matrix(variable).ToArray());
            }
        }
    }

    [Fact]
    public void A_state_that_grows_in_a_case_grows_in_the_totals_of_the_system_too()
    {
        var grown = new RecordDifference(Focus) { Scaled = [new(Grower, Variables.Energy, 2)] }.Applied(Told);
        double own = Read(Told, Variables.Energy, Grower, Focus);
        Read(grown, Variables.Energy, Grower, Focus).Should().Be(2 * own);
        var (before, after) = (Told.At(Focus).System[Variables.Energy.Id], grown.At(Focus).System[Variables.Energy.Id]);
        after.Total.Should().BeApproximately(before.Total + own, 1e-9 * before.Total);
        (after.Known, after.Missing).Should().Be((before.Known, before.Missing));
        grown
            .At(Focus.Plus(-1))
            .System[Variables.Energy.Id]
            .Should()
            .Be(Told.At(Focus.Plus(-1)).System[Variables.Energy.Id]);
        SharesOf(grown, Focus).Zip(SharesOf(Told, Focus)).Count(pair => pair.First > pair.Second).Should().Be(1);
    }

    [Fact]
    public void The_record_itself_does_not_change()
    {
        double[] before = SharesOf(Told, Focus);
        new RecordDifference(Focus)
        {
            Scaled = [.. RecordDifference.Resources.Select(v => new ScaledFigure(Grower, v, 3))],
            Removed = [Told.At(Focus).States[0]],
        }.Applied(Told);
        SharesOf(Told, Focus).Should().Equal(before);
    }

    [Fact]
    public void A_state_that_leaves_is_gone_from_the_year_on_and_there_before()
    {
        var gone = Told.At(Focus).States[3];
        var without = new RecordDifference(Focus) { Removed = [gone] }.Applied(Told);
        without.At(Focus.Plus(-1)).IndexOf(gone).Should().BeGreaterThanOrEqualTo(0);
        for (var year = Focus; year <= Told.Years.Last; year = year.Plus(1))
            without.At(year).IndexOf(gone).Should().BeNegative();
        without
            .At(Focus)
            .System[Variables.TotalPopulation.Id]
            .Known.Should()
            .Be(Told.At(Focus).System[Variables.TotalPopulation.Id].Known - 1);
        var threat = new Threat(new Measurements(without, TestParameters.Shipped), Specification.Default);
        threat.Ranking(Grower, Focus).Find(gone).Should().BeNull();
    }

    [Fact]
    public void A_state_that_takes_in_another_has_what_both_counted_and_the_nearer_border()
    {
        var world = new SmallWorld
        {
            Borders = [(15, 14)],
            Trade = [(13, 12, 5), (15, 12, 7), (12, 13, 1), (12, 15, 2)],
        }.Build();
        var year = SmallWorld.Focus;
        var united = new RecordDifference(year) { United = [new(new(15), new(13))] }.Applied(world);
        Read(united, Variables.MilitaryPersonnel, new(13), year).Should().Be(780);
        Read(united, Variables.TotalPopulation, new(13), year).Should().Be(780 * 50);
        Read(united, Variables.CapitalLatitude, new(13), year).Should().Be(37);
        united.At(year).IndexOf(new(15)).Should().BeNegative();
        united
            .Read(Variables.Contiguity, SmallWorld.Seen(13, 14), year)
            .Should()
            .BeOfType<Reading<double>.Known>()
            .Which.Value.Should()
            .Be(1);
        united
            .Read(Variables.Imports, SmallWorld.Seen(13, 12), year)
            .Should()
            .BeOfType<Reading<double>.Known>()
            .Which.Value.Should()
            .Be(12);
        united
            .Read(Variables.Imports, SmallWorld.Seen(12, 13), year)
            .Should()
            .BeOfType<Reading<double>.Known>()
            .Which.Value.Should()
            .Be(3);
        united
            .At(year)
            .System[Variables.MilitaryPersonnel.Id]
            .Should()
            .Be(world.At(year).System[Variables.MilitaryPersonnel.Id] with { Greatest = 900, Known = 4 });
    }

    [Fact]
    public void What_two_states_that_are_both_taken_in_had_between_them_goes_over_to_those_that_took_them_in()
    {
        var world = new SmallWorld
        {
            Borders = [(15, 14)],
            Trade = [(13, 12, 1), (13, 14, 2), (15, 12, 4), (15, 14, 8)],
        }.Build();
        var year = SmallWorld.Focus;
        var united = new RecordDifference(year) { United = [new(new(15), new(13)), new(new(14), new(12))] }.Applied(
            world
        );
        Between(united, Variables.Imports, 13, 12).Should().Be(15);
        Between(united, Variables.Contiguity, 13, 12).Should().Be(1);
        Between(united, Variables.Contiguity, 12, 13).Should().Be(1);
    }

    [Fact]
    public void A_state_that_takes_in_two_has_the_product_a_head_of_all_three()
    {
        var world = new SmallWorld().Build();
        var year = SmallWorld.Focus;
        var united = new RecordDifference(year) { United = [new(new(15), new(13)), new(new(14), new(13))] }.Applied(
            world
        );
        double product = 0;
        double people = 0;
        foreach (int part in (int[])[13, 14, 15])
        {
            double own = Read(world, Variables.Population, new(part), year);
            people += own;
            product += own * Read(world, Variables.GdpPerCapita, new(part), year);
        }
        Read(united, Variables.Population, new(13), year).Should().BeApproximately(people, 1e-9);
        Read(united, Variables.GdpPerCapita, new(13), year).Should().BeApproximately(product / people, 1e-9);
    }

    [Fact]
    public void What_the_parts_of_a_union_trade_with_each_other_is_no_trade_of_the_union()
    {
        var year = SmallWorld.Focus;
        var world = new SmallWorld
        {
            HoldsWholeSystem = false,
            Trade = [(13, 15, 7), (15, 13, 3), (14, 15, 1), (12, 13, 20)],
            Also = builder =>
            {
                builder.Cover(
                    Variables.Trade,
                    new Coverage(new Source("invented", "1"), new YearSpan(1800, 2000), "ours")
                );
                builder.Set(Variables.Trade, new(13), year, 100);
                builder.Set(Variables.Trade, new(14), year, 60);
                builder.Set(Variables.Trade, new(15), year, 50);
            },
        }.Build();
        var two = new RecordDifference(year) { United = [new(new(15), new(13))] }.Applied(world);
        Read(two, Variables.Trade, new(13), year).Should().Be(150 - (2 * 10));
        var three = new RecordDifference(year) { United = [new(new(15), new(13)), new(new(14), new(13))] }.Applied(
            world
        );
        Read(three, Variables.Trade, new(13), year).Should().Be(210 - (2 * 11));
    }

    [Fact]
    public void A_sum_of_which_a_part_is_unknown_is_unknown()
    {
        var world = new SmallWorld
        {
            States = [new(11, 100, 200, 35, 135), new(12, 400, 900, 40, 116), new(13, double.NaN, 80, 37, 127)],
        }.Build();
        var united = new RecordDifference(SmallWorld.Focus) { United = [new(new(13), new(11))] }.Applied(world);
        united
            .Read(Variables.MilitaryExpenditure, SmallWorld.Code(11), SmallWorld.Focus)
            .Should()
            .BeOfType<Reading<double>.Absent>();
        Read(united, Variables.MilitaryPersonnel, new(11), SmallWorld.Focus).Should().Be(280);
    }

    [Fact]
    public void A_figure_is_replaced_after_it_is_scaled()
    {
        var changed = new RecordDifference(Focus)
        {
            Scaled = [new(Grower, Variables.NuclearStatus, 0.5)],
            Replaced = [new(Grower, Variables.NuclearStatus, 1)],
        }.Applied(Told);
        Read(changed, Variables.NuclearStatus, Grower, Focus).Should().Be(1);
    }

    [Fact]
    public void A_state_cannot_end_twice_nor_go_on_in_one_that_ends()
    {
        var (one, other) = (Told.At(Focus).States[0], Told.At(Focus).States[1]);
        RecordDifference[] faulty =
        [
            new(Focus) { Removed = [one], United = [new(one, other)] },
            new(Focus) { Removed = [other], United = [new(one, other)] },
            new(Focus) { Scaled = [new(one, Variables.Imports, 2)] },
        ];
        foreach (var difference in faulty)
            difference.Invoking(d => d.Applied(Told)).Should().Throw<ArgumentException>();
    }

    private static StateCode Strongest()
    {
        var values = new Measurements(Told, TestParameters.Shipped).CapabilityOf(Focus, CapabilityMeasure.Cinc).Values;
        int best = Enumerable.Range(0, Told.At(Focus).Count).Where(i => !double.IsNaN(values[i])).MaxBy(i => values[i]);
        return Told.At(Focus).States[best];
    }

    private static double[] SharesOf(World world, Year year) =>
        [.. new Measurements(world, TestParameters.Shipped).CapabilityOf(year, CapabilityMeasure.Cinc).Values];

    private static double Between(World world, Variable variable, int from, int toward) =>
        world
            .Read(variable, SmallWorld.Seen(from, toward), SmallWorld.Focus)
            .Should()
            .BeOfType<Reading<double>.Known>()
            .Subject.Value;

    private static double Read(World world, Variable variable, StateCode state, Year year) =>
        world.Read(variable, state, year).Should().BeOfType<Reading<double>.Known>().Subject.Value;
}
