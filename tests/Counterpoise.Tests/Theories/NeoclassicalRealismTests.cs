using AwesomeAssertions;
using Counterpoise.Tests.Measures;
using Counterpoise.Theories;
using Xunit;

namespace Counterpoise.Tests.Theories;

public sealed class NeoclassicalRealismTests
{
    [Fact]
    public void States_that_can_respond_stand_as_balance_of_threat_has_it()
    {
        var setting = Settings.Of(With((_, _) => 0.9, 40).Build(), 11, 13);
        Settings
            .StanceOf(NeoclassicalRealism.Theory, setting)
            .Should()
            .Be(Settings.StanceOf(BalanceOfThreat.Theory, setting));
    }

    [Fact]
    public void A_state_that_cannot_extract_underbalances()
    {
        var able = Settings.Of(With((_, _) => 0.9, 40).Build(), 11, 13);
        var unable = Settings.Of(With((_, _) => 0.9, 400).Build(), 11, 13);
        Settings.StanceOf(NeoclassicalRealism.Theory, able).Should().Be(Stance.Alliance);
        Settings.StanceOf(NeoclassicalRealism.Theory, unable).Should().Be(Stance.Alignment);
    }

    [Fact]
    public void A_state_whose_regime_just_changed_underbalances()
    {
        var setting = Settings.Of(With((code, year) => code == 13 && year < 1998 ? 0.1 : 0.7, 40).Build(), 11, 13);
        setting.ResponsivenessOf(SmallWorld.Code(13)).Weakest.Admissible.High.Should().BeLessThan(0.5);
        Settings.StanceOf(NeoclassicalRealism.Theory, setting).Should().Be(Stance.Alignment);
    }

    [Fact]
    public void A_state_that_can_respond_balances_what_it_fears_though_the_other_cannot_respond()
    {
        Settings.StanceOf(NeoclassicalRealism.Theory, Feared(400)).Should().Be(Stance.Opposition);
        Settings.StanceOf(NeoclassicalRealism.Theory, Feared(40)).Should().Be(Stance.Opposition);
        var setting = Feared(400);
        setting.ResponsivenessOf(SmallWorld.Code(13)).Weakest.Admissible.High.Should().BeLessThan(0.5);
    }

    [Fact]
    public void Opposition_becomes_aloofness_where_no_state_that_fears_the_other_first_can_respond()
    {
        var setting = Feared(40, (code, year) => code == 11 && year < 1998 ? 0.1 : 0.7);
        setting.Profile(SmallWorld.Code(13)).Top!.Rival.Should().NotBe(SmallWorld.Code(11));
        Settings.StanceOf(BalanceOfThreat.Theory, setting).Should().Be(Stance.Opposition);
        Settings.StanceOf(NeoclassicalRealism.Theory, setting).Should().Be(Stance.Aloofness);
        var answer = NeoclassicalRealism.Theory.Read(setting);
        answer.Argument.Conclusion.Should().Contain("State 11 cannot respond in full");
        NeoclassicalRealism.Theory.SketchOf(setting).Should().Be(answer.Verdict);
    }

    [Fact]
    public void Cohesion_is_the_steadiness_of_the_regime_whatever_the_regime()
    {
        var changed = Settings.Of(With((code, year) => code == 13 && year < 1998 ? 0.1 : 0.9, 40).Build(), 11, 13);
        CohesionOf13(changed).Should().Be(0, "the regime was overturned");
        foreach (double steady in (double[])[0.05, 0.5, 0.9])
            CohesionOf13(Settings.Of(With((code, _) => code == 13 ? steady : 0.9, 40).Build(), 11, 13)).Should().Be(1);

        static double CohesionOf13(Setting setting) =>
            setting.ResponsivenessOf(SmallWorld.Code(13)).Cohesion.Value.Match((value, _) => value, _ => double.NaN);
    }

    [Fact]
    public void An_unknown_component_that_decides_gives_no_data()
    {
        var setting = Settings.Of(With((code, _) => code == 13 ? double.NaN : 0.9, 40).Build(), 11, 13);
        NeoclassicalRealism
            .Theory.Read(setting)
            .Verdict.Should()
            .BeOfType<Verdict.NoData>()
            .Which.Reason.Should()
            .Contain("electoral democracy");
    }

    [Fact]
    public void An_unknown_component_that_cannot_decide_leaves_a_verdict_that_rests_on_a_gap()
    {
        var setting = Settings.Of(With((code, _) => code == 13 ? double.NaN : 0.9, 400).Build(), 11, 13);
        NeoclassicalRealism
            .Theory.Read(setting)
            .Verdict.Should()
            .BeOfType<Verdict.Expects>()
            .Which.RestsOnGap.Should()
            .BeTrue();
    }

    [Fact]
    public void The_sketch_says_what_the_whole_expectation_says()
    {
        foreach (double product in new[] { 40.0, 400 })
        {
            var setting = Settings.Of(With((_, _) => 0.9, product).Build(), 11, 13);
            NeoclassicalRealism.Theory.SketchOf(setting).Should().Be(NeoclassicalRealism.Theory.Read(setting).Verdict);
        }
    }

    // The first fears the other of the two, which made war on it; the other fears the neighbour more.
    private static Setting Feared(double productOf13, Func<int, int, double>? polyarchy = null) =>
        Settings.Of(
            (
                With(polyarchy ?? ((_, _) => 0.9), productOf13) with
                {
                    Disputes =
                    [
                        new(1, SmallWorld.Seen(11, 13), new(1999), new(1999), 5, true, true),
                        new(2, SmallWorld.Seen(13, 12), new(1999), new(1999), 5, true, true),
                    ],
                }
            ).Build(),
            11,
            13
        );

    // The neighbour of both made war on both, so that both fear it most; one state's product is told apart.
    private static SmallWorld With(Func<int, int, double> polyarchy, double productOf13) =>
        new()
        {
            Polyarchy = polyarchy,
            States =
            [
                .. new SmallWorld().States.Select(s =>
                    s.Code == 13 ? s with { ProductPerExpenditure = productOf13 } : s
                ),
            ],
            Disputes =
            [
                new(1, SmallWorld.Seen(11, 12), new(1999), new(1999), 5, true, true),
                new(1, SmallWorld.Seen(13, 12), new(1999), new(1999), 5, true, true),
            ],
        };
}
