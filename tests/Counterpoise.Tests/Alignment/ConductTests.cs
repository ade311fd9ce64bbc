using AwesomeAssertions;
using Counterpoise.Alignment;
using Counterpoise.Measures;
using Counterpoise.Record;
using Counterpoise.Tests.Measures;
using Counterpoise.Tests.Theories;
using CsCheck;
using Xunit;

namespace Counterpoise.Tests.Alignment;

public sealed class ConductTests
{
    private static readonly ConductTest[] Tests = Enum.GetValues<ConductTest>();

    // What is feared how much is known beforehand here, whatever the record teaches.
    private static readonly Specification Elicited = Specification.Default with { Intent = IntentMeasure.Assumed };

    [Theory]
    [InlineData(Conduct.Hide, new ConductTest[0])]
    [InlineData(Conduct.Balance, new[] { ConductTest.Threatened })]
    [InlineData(Conduct.Balance, new[] { ConductTest.Threatened, ConductTest.Weak, ConductTest.AllyAvailable })]
    [InlineData(Conduct.Balance, new[] { ConductTest.Threatened, ConductTest.Weak, ConductTest.AllyHeld })]
    [InlineData(Conduct.Bandwagon, new[] { ConductTest.Threatened, ConductTest.Weak, ConductTest.Appeasable })]
    [InlineData(Conduct.Bandwagon, new[] { ConductTest.Threatened, ConductTest.Weak, ConductTest.AccommodationPays })]
    [InlineData(Conduct.Hide, new[] { ConductTest.Threatened, ConductTest.Weak })]
    [InlineData(
        Conduct.BuckPass,
        new[]
        {
            ConductTest.Threatened,
            ConductTest.AnotherBears,
            ConductTest.BearerHolds,
            ConductTest.Multipolar,
            ConductTest.DefenceBelieved,
        }
    )]
    [InlineData(
        Conduct.Balance,
        new[] { ConductTest.Threatened, ConductTest.AnotherBears, ConductTest.BearerHolds, ConductTest.DefenceBelieved }
    )]
    [InlineData(
        Conduct.Balance,
        new[] { ConductTest.Threatened, ConductTest.AnotherBears, ConductTest.Multipolar, ConductTest.DefenceBelieved }
    )]
    [InlineData(
        Conduct.Balance,
        new[] { ConductTest.Threatened, ConductTest.AnotherBears, ConductTest.BearerHolds, ConductTest.Multipolar }
    )]
    public void Conditions_give_the_conduct_that_the_sources_say(Conduct expected, ConductTest[] holding) =>
        ConductRule.Of(holding.Contains).Should().Be(expected);

    [Fact]
    public void Figures_within_bounds_give_one_conduct_or_all_that_they_allow() =>
        Gen.Select(Gen.Double[-1, 2].Array[20], Gen.Bool.Array[10])
            .Sample(
                (ends, known) =>
                {
                    var conditions = Tests
                        .Select(
                            (test, t) =>
                                Condition(
                                    test,
                                    known[t]
                                        ? BoundedFigure.Exactly(ends[t])
                                        : new(
                                            double.NaN,
                                            Math.Min(ends[t], ends[t + 10]),
                                            Math.Max(ends[t], ends[t + 10])
                                        )
                                )
                        )
                        .ToArray();
                    var finding = ConductFinding.Of(new(1), new(2000), new(2), conditions, 50, 7);
                    // Every corner's conduct is among those told, and nothing else is.
                    var seen = new SortedSet<Conduct>();
                    for (int corner = 0; corner < 1 << 10; corner++)
                    {
                        seen.Add(
                            ConductRule.Of(test =>
                            {
                                var figure = conditions[(int)test].Figure;
                                double at = (corner >> (int)test & 1) == 0 ? figure.Low : figure.High;
                                return conditions[(int)test].HoldsBelow ? at < 0.5 : at >= 0.5;
                            })
                        );
                    }
                    finding.Admissible.Should().Equal(seen);
                    finding.IsIndeterminate.Should().Be(seen.Count > 1);
                    (finding.Conduct is Reading<Conduct>.Known).Should().Be(seen.Count == 1);
                    finding.ShareOfThresholds.Should().NotBeNull();
                },
                iter: 300
            );

    [Fact]
    public void A_condition_of_which_nothing_is_known_may_hold_or_not()
    {
        var conditions = Tests.Select(test =>
            Condition(
                test,
                test == ConductTest.Threatened
                    ? new(double.NaN, double.NaN, double.NaN)
                    : BoundedFigure.Exactly(test is ConductTest.Weak or ConductTest.Appeasable ? 1 : 0)
            )
        );
        var finding = ConductFinding.Of(new(1), new(2000), new(2), [.. conditions], 50, 7);
        finding.Admissible.Should().Equal(Conduct.Balance, Conduct.Hide);
        finding.Conduct.Should().BeOfType<Reading<Conduct>.Absent>();
        finding.Rule.Should().BeEmpty();
    }

    [Fact]
    public void What_would_change_the_conduct_does_when_it_is_changed()
    {
        var conditions = Tests.Select(test => Condition(test, BoundedFigure.Exactly(1))).ToArray();
        var finding = ConductFinding.Of(new(1), new(2000), new(2), conditions, 50, 7);
        // Threatened, not weak, another bears, defence is believed.
        finding.Conduct.Should().Be(new Reading<Conduct>.Known(Conduct.BuckPass, new("counterpoise", "conduct")));
        finding
            .Turning.Should()
            .Equal(
                (ConductTest.Threatened, Conduct.Hide),
                (ConductTest.AnotherBears, Conduct.Balance),
                (ConductTest.BearerHolds, Conduct.Balance),
                (ConductTest.Multipolar, Conduct.Balance),
                (ConductTest.DefenceBelieved, Conduct.Balance)
            );
    }

    [Fact]
    public void A_condition_that_is_missing_is_a_callers_bug()
    {
        var short_ = () =>
            ConductFinding.Of(
                new(1),
                new(2000),
                new(2),
                [Condition(ConductTest.Weak, BoundedFigure.Exactly(1))],
                50,
                7
            );
        short_.Should().Throw<ArgumentException>().WithMessage("*Every condition*");
    }

    [Fact]
    public void A_weak_state_balances_while_a_great_ally_is_to_be_had()
    {
        var finding = SmallSetting.Of(Giants, 11, 13, Elicited).Conduct(new(11));
        finding.Against.Should().Be(new StateCode(12));
        finding.Conditions.Single(c => c.Test == ConductTest.Weak).Holds.Should().BeTrue();
        finding.Allies.Should().Equal(new StateCode(13));
        Told(finding).Should().Be(Conduct.Balance);
    }

    [Fact]
    public void A_weak_state_whose_strong_rival_means_no_force_bandwagons()
    {
        var world = new SmallWorld
        {
            States = [new(11, 20, 40, 35, 135), new(12, 900, 1800, 36, 134), new(13, 10, 20, 36, 136)],
            Borders = [(11, 12), (12, 13)],
        };
        Told(SmallSetting.Of(world, 11, 13).Conduct(new(11))).Should().Be(Conduct.Bandwagon);
    }

    [Fact]
    public void Where_no_data_tell_of_conquests_belief_in_defence_is_unknown()
    {
        var covered = SmallSetting.Of(new SmallWorld(), 11, 12).Conduct(new(11));
        var defence = covered.Conditions.Single(c => c.Test == ConductTest.DefenceBelieved);
        defence.Figure.Low.Should().Be(200, "the record goes back to 1800");
        var taken = new SmallWorld { Conquests = [new(new(12), new(13), new(1995)), new(new(12), new(13), new(2000))] };
        var near = SmallSetting.Of(taken, 11, 12).Conduct(new(11));
        near.Conditions.Single(c => c.Test == ConductTest.DefenceBelieved)
            .Figure.Should()
            .Be(
                near.Against == new StateCode(12) ? BoundedFigure.Exactly(5) : BoundedFigure.Exactly(200),
                "that of the year itself is not read"
            );
    }

    [Fact]
    public void Where_power_is_discounted_by_distance_there_is_no_conduct_and_the_reason_is_told()
    {
        var specification = Specification.Default with { Proximity = ProximityMeasure.PowerAdjusted };
        var finding = SmallSetting.Of(new SmallWorld(), 11, 12, specification).Conduct(new(11));
        finding
            .Conduct.Should()
            .BeOfType<Reading<Conduct>.Absent>()
            .Which.Reason.Should()
            .Contain("adjusted by distance");
    }

    [Fact]
    public void Who_is_bound_to_defend_the_rival_is_no_ally_against_it()
    {
        var bound = Giants with { Treaties = [(13, 12, Obligations.Defence)] };
        var finding = SmallSetting.Of(bound, 11, 13).Conduct(new(11));
        finding.Against.Should().Be(new StateCode(12));
        finding.Allies.Should().BeEmpty();
        finding.Bearer.Should().BeNull();
        finding.Conditions.Single(c => c.Test == ConductTest.AllyAvailable).Holds.Should().BeFalse();
        // What binds the rival to it binds nobody against the state.
        var other = Giants with
        {
            Treaties = [(12, 13, Obligations.Defence)],
        };
        SmallSetting.Of(other, 11, 13).Conduct(new(11)).Allies.Should().Equal(new StateCode(13));
    }

    [Fact]
    public void Who_is_bound_to_defend_the_state_is_named_before_those_who_would_only_consent()
    {
        var third = Giants with
        {
            States = [.. Giants.States, new(14, 90, 180, 36, 136)],
            Treaties = [(14, 11, Obligations.Defence)],
        };
        var finding = SmallSetting.Of(third, 11, 13, Elicited).Conduct(new(11));
        finding.Allies.Should().Equal(new StateCode(14), new StateCode(13));
        finding.Held.Should().Equal(new StateCode(14));
        finding.Rule.Should().Contain("allies by treaty");
    }

    [Fact]
    public void A_threat_is_judged_by_its_place_among_those_of_relevant_pairs()
    {
        var most = Threat(SmallSetting.Of(Giants, 11, 13, Elicited).Conduct(new(11)));
        most.Figure.Should().Be(BoundedFigure.Exactly(1), "nobody relevant sees more of a threat");
        var least = Threat(SmallSetting.Of(Giants, 11, 13, Elicited).Conduct(new(12)));
        least.Figure.Value.Should().BeLessThan(0.75);
        var apart = Threat(
            SmallSetting
                .Of(new SmallWorld { States = [new(11, 20, 40, 35, 135), new(12, 90, 180, 36, 134)] }, 11, 12)
                .Conduct(new(11))
        );
        apart.Figure.IsBounded.Should().BeFalse("no pair is relevant");

        static ConductCondition Threat(ConductFinding finding) =>
            finding.Conditions.Single(c => c.Test == ConductTest.Threatened);
    }

    [Fact]
    public void Where_polarity_is_not_known_it_is_told_and_may_be_either()
    {
        var known = Poles(Giants).Figure;
        known.IsExact.Should().BeTrue();
        var unknown = Poles(Giants with { Uncovered = [Variables.Pole] });
        unknown.Admissible.Should().HaveCount(2);
        unknown.Note.Should().Contain("no data on polarity");

        static ConductCondition Poles(SmallWorld world) =>
            SmallSetting.Of(world, 11, 13).Conduct(new(11)).Conditions.Single(c => c.Test == ConductTest.Multipolar);
    }

    // One giant has conquered before and may again; the other giant fears it too.
    private static SmallWorld Giants =>
        new()
        {
            States = [new(11, 20, 40, 35, 135), new(12, 900, 1800, 36, 134), new(13, 900, 1800, 36, 136)],
            Borders = [(11, 12), (12, 13)],
            Evidence = [Conquered(11), Conquered(13)],
        };

    private static EvidenceItem Conquered(int state) =>
        SmallWorld.Item($"conquest-{state}", 1990, EvidenceType.Conquest) with
        {
            Perceiver = new(state),
            Actor = new(12),
            Open = true,
        };

    private static Conduct Told(ConductFinding finding) =>
        finding.Conduct.Match(
            (conduct, _) => conduct,
            reason => throw new InvalidOperationException($"No conduct: {reason}")
        );

    private static ConductCondition Condition(ConductTest test, BoundedFigure figure) =>
        new(
            test,
            figure,
            "unit",
            new Parameter("conduct.invented", 0.5, 0.4, 0.6, "unit", "ours", "Invented."),
            Standing.Assumed,
            "invented"
        );
}
