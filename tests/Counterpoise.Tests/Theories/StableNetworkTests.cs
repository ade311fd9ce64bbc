using AwesomeAssertions;
using Counterpoise.Files;
using Counterpoise.Measures;
using Counterpoise.Record;
using Counterpoise.Tests.Case;
using Counterpoise.Tests.Measures;
using Counterpoise.Theories;
using Xunit;

namespace Counterpoise.Tests.Theories;

public sealed class StableNetworkTests
{
    private static readonly World Told = CaseLibrary.Shipped.Open("japan-rok", _ => true).World;

    private static readonly Year Focus = new(1995);

    private static readonly Counterpoise.Theories.Theory OfThreat = TheoryCatalogue.Find(
        "balance-of-threat:stable-network"
    )!;

    private static readonly Counterpoise.Theories.Theory OfStructure = TheoryCatalogue.Find(
        "common-threat:stable-network"
    )!;

    [Fact]
    public void The_two_whom_they_fear_and_the_powerful_that_matter_to_them_play()
    {
        var setting = On(Told, state => state);
        var states = StatesThatMatter.Of(setting, 8);
        states.Should().HaveCount(8).And.OnlyHaveUniqueItems();
        states.Take(2).Should().Equal(setting.Dyad.A, setting.Dyad.B);
        foreach (var member in (StateCode[])[setting.Dyad.A, setting.Dyad.B])
        {
            var first = setting.Ranking(member).Top!.Rival;
            states.Should().Contain(first);
        }
        StatesThatMatter.Of(setting, 3).Should().HaveCount(3);
    }

    [Theory]
    [InlineData(0.9, 0.1, Stance.Alliance)]
    [InlineData(0.7, 0, Stance.Alliance)]
    [InlineData(0.3, 0.2, Stance.Aloofness)]
    [InlineData(0, 0, Stance.Aloofness)]
    [InlineData(0.5, 0.1, null)]
    [InlineData(0.9, 0.6, null)]
    [InlineData(0.1, 0.6, null)]
    public void Few_and_most_equilibria_decide_and_what_lies_between_is_indeterminate(
        double share,
        double some,
        Stance? expected
    )
    {
        var low = TestParameters.Shipped["theory.stable-network.low"];
        var high = TestParameters.Shipped["theory.stable-network.high"];
        var verdict = StableNetwork.VerdictOf(share, some, low, high, restsOnGap: false);
        if (expected is { } stance)
            verdict.Should().BeOfType<Verdict.Expects>().Which.Stance.Should().Be(stance);
        else
            verdict.Should().BeOfType<Verdict.Indeterminate>().Which.Stances.Should().HaveCount(2);
    }

    [Fact]
    public void The_strength_is_the_share_of_equilibria_that_the_argument_tells()
    {
        foreach (var theory in (Counterpoise.Theories.Theory[])[OfThreat, OfStructure])
        {
            var expectation = theory.Read(On(Told, state => state));
            var told = expectation.Argument.Premises.SelectMany(p => p.Figures);
            double share = told.First(f => f.Name == "share of equilibria with the link")
                .Value.Should()
                .BeOfType<Reading<double>.Known>()
                .Subject.Value;
            share.Should().BeInRange(0, 1);
            if (expectation.Verdict is Verdict.Expects(_, var strength, _))
                strength.Should().Be(share);
        }
    }

    [Fact]
    public void Without_intent_the_game_is_another()
    {
        var setting = On(Told, state => state);
        Played(setting).Link.GainOfFirst.Should().NotBe(Played(setting.Structure).Link.GainOfFirst);
        setting.Structure.Network.Should().BeSameAs(setting.Structure.Network);
    }

    [Fact]
    public void Renaming_every_state_changes_no_share()
    {
        static StateCode Renamed(StateCode state) => new(1_000 - state.Number);
        Network(On(Rewritten.Copy(Told, Renamed), Renamed))
            .Should()
            .BeApproximately(Network(On(Told, state => state)), 1e-9);
    }

    [Fact]
    public void What_happened_later_changes_no_share() =>
        Network(On(Rewritten.Copy(Told, state => state, last: Focus), state => state))
            .Should()
            .Be(Network(On(Told, state => state)));

    [Fact]
    public void Where_distance_acts_on_power_the_game_has_no_data()
    {
        var setting = On(Told, state => state)
            .Under(
                Specification.Default with
                {
                    Proximity = ProximityMeasure.PowerAdjusted,
                    Reach = ReachMeasure.None,
                }
            );
        OfThreat.Read(setting).Verdict.Should().BeOfType<Verdict.NoData>().Which.Reason.Should().Contain("apart");
    }

    private static double Network(Setting setting) => Played(setting).Link.ShareOfEquilibria;

    private static DyadNetwork Played(Setting setting) =>
        setting.Network.Should().BeOfType<Reading<DyadNetwork>.Known>().Subject.Value;

    // Two states of the year by place in the record, and not by name.
    private static Setting On(World world, Func<StateCode, StateCode> renamed)
    {
        var states = Told.At(Focus).States;
        return new(
            new Measurements(world, TestParameters.Shipped),
            Specification.Default,
            new Dyad(renamed(states[^6]), renamed(states[^7])),
            Focus,
            AdmissibleWeightings.Draw(10, 0, 1),
            AdmissibleWeightings.Draw(10, Setting.WeightFloor, 1)
        );
    }
}
