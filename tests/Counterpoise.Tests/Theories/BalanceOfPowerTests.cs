using AwesomeAssertions;
using Counterpoise.Measures;
using Counterpoise.Tests.Measures;
using Counterpoise.Theories;
using Xunit;

namespace Counterpoise.Tests.Theories;

public sealed class BalanceOfPowerTests
{
    private static readonly Specification ByThreshold = Specification.Default with { Poles = PolesMeasure.Threshold };

    [Fact]
    public void Balance_of_power_is_silent_on_two_non_poles_and_says_why()
    {
        var verdict = BalanceOfPower.Theory.Read(SmallSetting.Of(new SmallWorld(), 11, 13, ByThreshold)).Verdict;
        verdict.Should().BeOfType<Verdict.Silent>().Which.Reason.Should().Contain("not poles").And.Contain("waltz1979");
    }

    [Fact]
    public void A_pole_and_a_lesser_state_are_no_matter_for_it_either() =>
        BalanceOfPower
            .Theory.Read(SmallSetting.Of(new SmallWorld(), 14, 13, ByThreshold))
            .Verdict.Should()
            .BeOfType<Verdict.Silent>();

    [Fact]
    public void The_two_poles_of_a_bipolar_system_balance_against_each_other()
    {
        var setting = SmallSetting.Of(new SmallWorld(), 12, 14, ByThreshold);
        setting.Poles.Match((poles, _) => poles.States.Count, _ => 0).Should().Be(2);
        var verdict = BalanceOfPower.Theory.Read(setting).Verdict;
        verdict.Should().BeOfType<Verdict.Expects>().Which.Stance.Should().Be(Stance.Opposition);
    }

    [Fact]
    public void Among_several_poles_any_partner_will_do()
    {
        var everybody = TestParameters.Shipped.With("poles.share-of-strongest", 0.01);
        var setting = SmallSetting.Of(new SmallWorld().Build(), 11, 12, ByThreshold, everybody);
        var verdict = BalanceOfPower.Theory.Read(setting).Verdict;
        verdict.Should().BeOfType<Verdict.Indeterminate>().Which.Stances.Should().HaveCount(4);
    }

    [Fact]
    public void Without_a_list_of_poles_there_is_no_data()
    {
        var world = new SmallWorld { Uncovered = [Counterpoise.Record.Variables.Pole] };
        BalanceOfPower.Theory.Read(SmallSetting.Of(world, 11, 12)).Verdict.Should().BeOfType<Verdict.NoData>();
    }

    [Fact]
    public void In_the_contested_reading_the_strongest_is_opposed_and_the_others_ally_against_it()
    {
        var contested = BalanceOfPower.Theory.OtherReadings.Single();
        contested.Name.Should().Contain("contested");
        StanceIn(14, 12).Should().Be(Stance.Opposition);
        StanceIn(11, 12).Should().Be(Stance.Alliance);

        Stance? StanceIn(int one, int other) =>
            contested.Read(SmallSetting.Of(new SmallWorld(), one, other)).Verdict is Verdict.Expects(var stance, _, _)
                ? stance
                : null;
    }

    [Fact]
    public void A_gap_that_may_decide_who_is_strongest_gives_no_data_in_the_contested_reading()
    {
        var world = new SmallWorld
        {
            States =
            [
                new(11, 100, 200, 35, 135),
                new(12, 400, double.NaN, 40, 116),
                new(13, 50, 80, 37, 127),
                new(14, 420, 500, 38, -77),
                new(15, 20, 700, 39, 126),
            ],
        };
        var verdict = BalanceOfPower.Theory.OtherReadings.Single().Read(SmallSetting.Of(world, 12, 11)).Verdict;
        verdict.Should().BeOfType<Verdict.NoData>().Which.Reason.Should().Contain("State 12");
    }
}
