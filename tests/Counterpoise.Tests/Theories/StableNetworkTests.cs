using AwesomeAssertions;
using Counterpoise.Briefs;
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
    public void What_evidence_asserts_of_leverage_enters_the_reading_of_threat_and_not_that_of_structure()
    {
        var setting = On(Told, state => state);
        var rival = setting.Ranking(setting.Dyad.A).Entries.First(entry => entry.Rival != setting.Dyad.B).Rival;
        var lever = SmallWorld.Item("lever", Focus.Value - 1, EvidenceType.Leverage) with
        {
            Perceiver = setting.Dyad.A,
            Actor = setting.Dyad.B,
            About = rival,
        };
        var (with, without) = (On(Told.With([lever]), state => state), On(Told.With([]), state => state));
        Gains(with.Structure).Should().Be(Gains(without.Structure));
        Gains(with).Should().NotBe(Gains(without));

        static (double, double, double) Gains(Setting of) =>
            Played(of).Link is var link
                ? (link.GainOfFirst, link.GainOfSecond, link.ShareOfEquilibria)
                : throw new InvalidOperationException();
    }

    [Fact]
    public void Risk_taken_away_less_what_the_link_costs_is_what_the_two_gain_and_it_is_against_a_third()
    {
        foreach (var theory in (Counterpoise.Theories.Theory[])[OfThreat, OfStructure])
        {
            var setting = On(Told, state => state);
            var premises = theory.Read(setting).Argument.Premises;
            double both =
                Figure($"gain of {setting.NameOf(setting.Dyad.A)}")
                + Figure($"gain of {setting.NameOf(setting.Dyad.B)}");
            double net = Figure("gain of the two together: risk taken away, less what the link costs");
            net.Should().BeApproximately(both, 1e-9);
            Figure("risk taken away in all").Should().BeGreaterThanOrEqualTo(Math.Max(0, net));
            var against = premises.Single(p => p.Figures.Any(f => f.Name == "risk taken away in all"));
            foreach (var member in (StateCode[])[setting.Dyad.A, setting.Dyad.B])
            {
                against.Text.Should().NotContain(setting.NameOf(member));
                against.Figures.Should().NotContain(f => f.Name == $"risk from {setting.NameOf(member)} taken away");
            }

            double Figure(string name) =>
                premises
                    .SelectMany(p => p.Figures)
                    .Single(f => f.Name == name)
                    .Value.Should()
                    .BeOfType<Reading<double>.Known>()
                    .Subject.Value;
        }
    }

    [Fact]
    public void A_state_that_matters_is_found_or_named_though_its_figures_are_unknown()
    {
        var world = new SmallWorld
        {
            Borders = [(11, 15), (13, 15)],
            States =
            [
                new(11, 100, 200, 35, 135),
                new(12, 400, 900, 40, 116),
                new(13, 50, 80, 37, 127),
                new(14, 1000, 500, 38, -77),
                new(15, double.NaN, double.NaN, 39, 126),
            ],
        }.Build();
        var setting = Asked.Of(world, 11, 13);
        var found = StatesThatMatter.Of(setting, 5, out var unplaced);
        found.Concat(unplaced).Should().Contain(new StateCode(15)).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public void Where_nobody_is_told_what_the_games_say_they_are_not_played()
    {
        var setting = On(Told, state => state);
        var pair = (setting.Dyad.A, setting.Dyad.B);
        var without = DyadAnswers.Of(
            setting,
            TheoryCatalogue.All,
            pair,
            1,
            games: false,
            TestContext.Current.CancellationToken
        );
        var others = without.Theories.SelectMany(t => t.OtherReadings).Select(t => t.Theory).ToArray();
        others.Should().NotBeEmpty().And.NotContain(t => t.PlaysGame);
        var asked = DyadAnswers.Of(
            setting,
            [OfStructure],
            pair,
            1,
            games: false,
            TestContext.Current.CancellationToken
        );
        asked.Theories.Single().Theory.Should().BeSameAs(OfStructure);
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
