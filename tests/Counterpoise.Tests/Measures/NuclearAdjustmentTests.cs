using AwesomeAssertions;
using Counterpoise.Measures;
using Counterpoise.Record;
using CsCheck;
using Xunit;

namespace Counterpoise.Tests.Measures;

public sealed class NuclearAdjustmentTests
{
    private const int Unarmed = 11;
    private const int Armed = 12;
    private const int Rival = 13;
    private const int Greatest = 14;

    private static readonly double Bonus = TestParameters.Shipped["offense.nuclear-bonus"];

    [Fact]
    public void The_larger_of_two_stockpiles_weighs_more() =>
        Gen.Select(Gen.Int[1, 60_000], Gen.Int[1, 60_000])
            .Where((one, other) => one != other)
            .Sample(
                (one, other) =>
                {
                    var (small, large) = (Math.Min(one, other), Math.Max(one, other));
                    var world = Possessing((Armed, small), (Rival, large), (Greatest, 60_000));
                    Factor(world, Armed).Should().BeInRange(1, Factor(world, Rival)).And.NotBe(Factor(world, Rival));
                }
            );

    [Fact]
    public void The_greatest_stockpile_of_the_year_earns_the_whole_bonus() =>
        Factor(Possessing((Armed, 30), (Greatest, 4_000)), Greatest).Should().BeApproximately(1 + Bonus, 1e-12);

    [Fact]
    public void Each_order_of_magnitude_adds_as_much_as_the_one_before()
    {
        var world = Possessing((Armed, 9), (Rival, 99), (Greatest, 999));
        Factor(world, Armed).Should().BeApproximately(1 + Bonus / 3, 1e-12);
        Factor(world, Rival).Should().BeApproximately(1 + 2 * Bonus / 3, 1e-12);
        Factor(world, Greatest).Should().BeApproximately(1 + Bonus, 1e-12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_state_that_possesses_none_is_not_changed(int status)
    {
        var world = Possessing([(Unarmed, status)], (Greatest, 4_000));
        Factor(world, Unarmed).Should().Be(1);
        Offense(world).Missing.Should().NotContain(m => m.State == new StateCode(Unarmed));
    }

    [Fact]
    public void A_possessor_whose_stockpile_is_estimated_at_zero_is_not_changed() =>
        Factor(Possessing((Armed, 0), (Greatest, 4_000)), Armed).Should().Be(1);

    [Fact]
    public void A_possessor_without_an_estimate_is_bounded_and_not_zero()
    {
        var world = Possessing([(Armed, 3)], (Greatest, 999));
        int at = Index(world, Armed);
        var (plain, adjusted) = (Plain(world), Offense(world));
        adjusted.Values[at].Should().Be(double.NaN);
        adjusted.Low[at].Should().BeApproximately(plain.Values[at] * (1 + Bonus * Math.Log(2) / Math.Log(1000)), 1e-12);
        adjusted.High[at].Should().BeApproximately(plain.Values[at] * (1 + Bonus), 1e-12);
        adjusted
            .Missing.Should()
            .ContainSingle()
            .Which.Should()
            .Be(
                new MissingComponent(
                    new(Armed),
                    "warheads",
                    "invented 1 gives no nuclear warheads for State 12 in 2000"
                )
            );
    }

    [Fact]
    public void Whatever_stockpile_a_possessor_is_given_lies_in_the_bounds_that_it_had_without() =>
        Gen.Int[1, 999]
            .Sample(warheads =>
            {
                var without = Offense(Possessing([(Armed, 3)], (Greatest, 999)));
                var world = Possessing((Armed, warheads), (Greatest, 999));
                int at = Index(world, Armed);
                Offense(world)
                    .Values[at]
                    .Should()
                    .BeInRange(without.Low[at] * (1 - 1e-12), without.High[at] * (1 + 1e-12));
            });

    [Fact]
    public void Where_nobody_estimates_stockpiles_possessors_are_unknown_and_the_others_plain()
    {
        SmallWorld[] silent =
        [
            Worlds([(Armed, 3), (Greatest, 3)]),
            Worlds([(Armed, 3), (Greatest, 3)]) with
            {
                Uncovered = [Variables.Warheads],
            },
        ];
        foreach (var world in silent.Select(s => s.Build()))
        {
            var (plain, adjusted) = (Plain(world), Offense(world));
            foreach (int state in (int[])[Armed, Greatest])
            {
                int at = Index(world, state);
                adjusted.Values[at].Should().Be(double.NaN);
                adjusted.Low[at].Should().Be(plain.Values[at]);
                adjusted.High[at].Should().Be(plain.Values[at] * (1 + Bonus));
            }
            Factor(world, Unarmed).Should().Be(1);
            adjusted
                .Missing.Select(m => (m.State.Number, m.Component))
                .Should()
                .Equal((12, "warheads"), (14, "warheads"));
        }
    }

    [Theory]
    [InlineData(NuclearAdjustment.Status)]
    [InlineData(NuclearAdjustment.Warheads)]
    public void A_state_of_unknown_status_has_anything_from_no_bonus_to_all(NuclearAdjustment nuclear)
    {
        var world = new SmallWorld
        {
            Uncovered = [Variables.NuclearStatus],
            Also = builder => builder.Set(Variables.Warheads, new(Greatest), SmallWorld.Focus, 4_000),
        }.Build();
        var (plain, adjusted) = (Plain(world), Offense(world, nuclear));
        for (int i = 0; i < plain.Values.Count; i++)
        {
            adjusted.Values[i].Should().Be(double.NaN);
            adjusted.Low[i].Should().Be(plain.Values[i]);
            adjusted.High[i].Should().Be(plain.Values[i] * (1 + Bonus));
        }
        adjusted.Missing.Should().HaveCount(plain.Values.Count).And.OnlyContain(m => m.Component == "nuclear-status");
    }

    [Fact]
    public void A_case_without_the_state_of_the_greatest_stockpile_agrees_with_the_whole_record()
    {
        var whole = Possessing([(Unarmed, 0), (Rival, 3)], (Armed, 30), (Greatest, 4_000));
        var some = Case(whole, [Unarmed, Armed, Rival], (_, figure) => figure);
        var (expected, told) = (Offense(whole), Offense(some));
        foreach (int state in (int[])[Unarmed, Armed, Rival])
        {
            var (there, here) = (Index(whole, state), Index(some, state));
            told.Values[here].Should().Be(expected.Values[there]);
            told.Low[here].Should().Be(expected.Low[there]);
            told.High[here].Should().Be(expected.High[there]);
        }
        told.Missing.Should().Equal(expected.Missing);
    }

    [Fact]
    public void A_case_that_does_not_tell_the_greatest_stockpile_leaves_possessors_unknown()
    {
        var whole = Possessing((Armed, 30), (Greatest, 4_000));
        var some = Case(
            whole,
            [Unarmed, Armed],
            (quantity, figure) => quantity == "warheads" ? figure with { Greatest = double.NaN } : figure
        );
        var adjusted = Offense(some);
        adjusted.Values[Index(some, Armed)].Should().Be(double.NaN);
        adjusted
            .Missing.Should()
            .Equal(
                new MissingComponent(
                    new(Armed),
                    "warheads",
                    "the greatest stockpile of the system in 2000 is not known"
                )
            );
        Factor(some, Unarmed).Should().Be(1);
    }

    [Fact]
    public void Measures_that_share_what_is_adjusted_give_what_each_gives_alone()
    {
        var world = Possessing([(Rival, 3)], (Armed, 30), (Greatest, 4_000));
        var range = new AdmissibleRange(world, TestParameters.Shipped);
        var measurements = new Measurements(world, TestParameters.Shipped);
        foreach (var measure in Enum.GetValues<OffenseMeasure>())
        {
            foreach (var nuclear in Enum.GetValues<NuclearAdjustment>())
            {
                var shared = measurements.OffenseOf(SmallWorld.Focus, measure, nuclear);
                var alone = OffensivePower.Of(world, SmallWorld.Focus, measure, nuclear, TestParameters.Shipped, range);
                shared.Values.Should().Equal(alone.Values);
                shared.Low.Should().Equal(alone.Low);
                shared.High.Should().Equal(alone.High);
                shared.Missing.Should().Equal(alone.Missing);
            }
        }
    }

    [Fact]
    public void Stockpiles_are_swept_only_where_the_record_holds_them()
    {
        Swept(new SmallWorld()).Should().Equal(Enum.GetValues<NuclearAdjustment>());
        var without = new SmallWorld { Uncovered = [Variables.Warheads] };
        Swept(without).Should().Equal(NuclearAdjustment.None, NuclearAdjustment.Status);
        Swept(without, NuclearAdjustment.Warheads).Should().Contain(NuclearAdjustment.Warheads);

        static IEnumerable<NuclearAdjustment> Swept(
            SmallWorld world,
            NuclearAdjustment basis = NuclearAdjustment.None
        ) =>
            SpecificationSweep
                .Over(world.Build(), Specification.Default with { Nuclear = basis }, ["nuclear"])
                .Select(s => s.Nuclear);
    }

    private static World Possessing(params (int State, double Warheads)[] stockpiles) => Possessing([], stockpiles);

    private static World Possessing(
        (int State, int Status)[] statuses,
        params (int State, double Warheads)[] stockpiles
    ) => Worlds(statuses, stockpiles).Build();

    // Who has a stockpile possesses; the status of the others is as stated.
    private static SmallWorld Worlds(
        (int State, int Status)[] statuses,
        params (int State, double Warheads)[] stockpiles
    ) =>
        new()
        {
            Also = builder =>
            {
                foreach (var (state, status) in statuses)
                    builder.Set(Variables.NuclearStatus, new(state), SmallWorld.Focus, status);
                foreach (var (state, warheads) in stockpiles)
                {
                    builder.Set(Variables.NuclearStatus, new(state), SmallWorld.Focus, 3);
                    builder.Set(Variables.Warheads, new(state), SmallWorld.Focus, warheads);
                }
            },
        };

    // A few states of a record, with the figures of its whole system.
    private static World Case(World whole, int[] states, Func<string, SystemFigure, SystemFigure> told) =>
        new SmallWorld
        {
            States = [.. new SmallWorld().States.Where(s => states.Contains(s.Code))],
            HoldsWholeSystem = false,
            Also = builder =>
            {
                foreach (var slice in whole.Slices)
                {
                    foreach (var (quantity, figure) in slice.System)
                        builder.SetSystem(quantity, slice.Year, told(quantity, figure));
                    foreach (int state in states)
                    {
                        foreach (var variable in (Variable[])[Variables.NuclearStatus, Variables.Warheads])
                        {
                            if (
                                whole.Read(variable, new StateCode(state), slice.Year) is Reading<double>.Known(
                                    var value,
                                    _
                                )
                            )
                                builder.Set(variable, new(state), slice.Year, value);
                        }
                    }
                }
            },
        }.Build();

    private static StateMeasure Offense(World world, NuclearAdjustment nuclear = NuclearAdjustment.Warheads) =>
        new Measurements(world, TestParameters.Shipped).OffenseOf(SmallWorld.Focus, OffenseMeasure.Military, nuclear);

    private static StateMeasure Plain(World world) => Offense(world, NuclearAdjustment.None);

    private static double Factor(World world, int state) =>
        Offense(world).Values[Index(world, state)] / Plain(world).Values[Index(world, state)];

    private static int Index(World world, int state) => world.At(SmallWorld.Focus).IndexOf(new StateCode(state));
}
