using AwesomeAssertions;
using Counterpoise.Briefs.Claims;
using Counterpoise.Measures;
using Counterpoise.Record;
using Counterpoise.Tests.Measures;
using Counterpoise.Theories;
using CsCheck;
using Xunit;

namespace Counterpoise.Tests.Briefs;

/// <summary>
/// Claims on allied pairs of a whole system: a town of equal states, of which 11 and 13 were conquered by 12, 14 and 15 by 16.
/// </summary>
public sealed class WholeRecordClaimTests
{
    private static readonly ClaimArguments EveryYear = Claimed.Nothing.Of("held-out").Counts("every", 1);
    private static readonly (int, int)[] FearTheSame = [(11, 13), (14, 15)];
    private static readonly (int, int)[] FearAnother = [(11, 14), (13, 15)];
    private static readonly (int, int)[] FearEachOther = [(11, 12), (14, 16)];

    [Fact]
    public void Allies_who_fear_the_same_rank_above_all_others()
    {
        var finding = EveryYear.On(Allied(FearTheSame), "shared-fear");
        finding.Value().Should().Be(1);
        finding.Verdict.Should().Be(ClaimVerdict.Holds);
        finding.Reason.Should().Contain("165 pairs and years, 22 of them allied; 15 pairs, of which 2 are ever allied");
    }

    [Fact]
    public void Allies_who_fear_different_states_rank_below()
    {
        var finding = EveryYear.On(Allied(FearAnother), "shared-fear");
        finding.Value().Should().BeLessThan(0.5);
        finding.IsTrueByDefault.Should().BeFalse();
    }

    [Fact]
    public void Fear_tells_allies_apart_where_power_is_equal()
    {
        var finding = EveryYear.On(Allied(FearTheSame), "fear-over-power");
        finding.IsTrueByDefault.Should().BeTrue();
        finding.Value().Should().BeApproximately(0.5, 1e-9, "by power alone every pair is level");
        EveryYear.On(Allied(FearEachOther), "fear-over-power").IsTrueByDefault.Should().BeFalse();
    }

    [Fact]
    public void A_factor_in_which_all_states_are_alike_helps_to_tell_nobody_apart()
    {
        var finding = EveryYear.On(Allied(FearTheSame), "every-factor");
        finding.IsTrueByDefault.Should().BeFalse();
        finding.Value().Should().Be(0);
        finding.Reason.Should().Contain("intent +0.500").And.Contain("proximity 0.000");
    }

    [Fact]
    public void Every_factor_helps_where_allies_share_fears_that_all_four_make_and_not_where_they_are_enemies()
    {
        // Found by a search over worlds of six states; the double loop says how much is lost without each factor.
        int[] expenditure = [500, 300, 700, 500, 300, 600];
        int[] personnel = [600, 500, 200, 600, 800, 300];
        int[] longitude = [100, 120, 108, 100, 112, 108];
        var world = new SmallWorld
        {
            States = [.. expenditure.Select((e, i) => new SmallState(11 + i, e, personnel[i], 30, longitude[i]))],
            Evidence = [Claimed.Conquest(12, 11), Claimed.Conquest(12, 14)],
            Treaties = [(11, 13, Obligations.Defence), (13, 14, Obligations.Defence)],
        };
        double all = Strength(ThreatFactors.EqualWeights);
        double least = ThreatFactors.All.Min(left =>
            all - Strength([.. ThreatFactors.All.Select(f => f == left ? 0 : 1.0 / 3)])
        );
        var finding = EveryYear.On(world, "every-factor");
        finding.Value().Should().BePositive().And.BeApproximately(least, 1e-9);
        finding.IsTrueByDefault.Should().BeTrue();
        var enemies = world with { Treaties = [(12, 11, Obligations.Defence), (12, 14, Obligations.Defence)] };
        EveryYear.On(enemies, "every-factor").IsTrueByDefault.Should().BeFalse();

        double Strength(IReadOnlyList<double> weights) =>
            Plain(world, FearLadder.SharedFear, Specification.Default, weights);
    }

    [Fact]
    public void Too_few_allies_years_apart_or_left_out_leave_no_verdict()
    {
        var world = Allied(FearTheSame);
        EveryYear.Counts("every", 2).On(world, "shared-fear").Verdict.Should().Be(ClaimVerdict.NoData);
        EveryYear.Of("held-out", 11).On(world, "shared-fear").Verdict.Should().Be(ClaimVerdict.NoData);
        EveryYear.On(Allied(), "shared-fear").Verdict.Should().Be(ClaimVerdict.NoData);
        EveryYear
            .On(world with { Uncovered = [Variables.Obligations] }, "shared-fear")
            .Verdict.Should()
            .Be(ClaimVerdict.NoData);
    }

    [Theory]
    [InlineData("shared-fear")]
    [InlineData("fear-over-power")]
    [InlineData("every-factor")]
    public void On_some_states_of_a_system_there_is_no_data_and_an_archive_is_asked_for(string kind)
    {
        var finding = EveryYear.On(Allied(FearTheSame) with { HoldsWholeSystem = false }, kind);
        finding.Verdict.Should().Be(ClaimVerdict.NoData);
        finding.Reason.Should().Contain("this record holds 6 states").And.Contain("--archive");
    }

    [Fact]
    public void The_figure_is_that_of_every_two_pairs_compared_one_by_one() =>
        // Sizes without a common measure: pairs that are level but for rounding would be ranked by the order of a sum.
        Gen.Select(Gen.Shuffle((double[])[1.03, 2.31, 4.17, 6.73, 9.29]), Gen.Int[0, 4].Array[6])
            .Sample(
                (sizes, picks) =>
                {
                    int[] codes = [11, 12, 13, 14, 15];
                    var pairs = picks
                        .Select((p, i) => (codes[p], codes[(p + 1 + i % 4) % 5]))
                        .Append((11, 12))
                        .Append((13, 14))
                        .ToArray();
                    var world = new SmallWorld
                    {
                        States =
                        [
                            .. codes.Select(
                                (code, i) =>
                                    new SmallState(
                                        code,
                                        50 * sizes[i],
                                        20 * sizes[(i + 1) % 5],
                                        30 + 2 * sizes[i],
                                        100 + 5 * i
                                    )
                            ),
                        ],
                        Evidence = [Claimed.Conquest(11, codes[1 + picks[0] % 4])],
                        Treaties = [.. pairs.Select(p => (p.Item1, p.Item2, Obligations.Defence))],
                    };
                    double found = EveryYear.On(world, "shared-fear").Value();
                    double strength = Plain(
                        world,
                        FearLadder.SharedFear,
                        Specification.Default,
                        ThreatFactors.EqualWeights
                    );
                    double power = Plain(
                        world,
                        FearLadder.SharedFear,
                        Specification.Default with
                        {
                            Intent = IntentMeasure.None,
                        },
                        [.. ThreatFactors.All.Select(f => f == ThreatFactor.Capability ? 1.0 : 0.0)]
                    );
                    found
                        .Should()
                        .BeApproximately(
                            Plain(world, FearLadder.Common, Specification.Default, ThreatFactors.EqualWeights),
                            1e-9
                        );
                    EveryYear.On(world, "fear-over-power").Value().Should().BeApproximately(strength - power, 1e-9);
                },
                iter: 6
            );

    // Every allied pair and year against every other, by the ladder's own measures.
    private static double Plain(
        SmallWorld small,
        Func<Dyad, ThreatProfile, ThreatProfile, double> score,
        Specification specification,
        IReadOnlyList<double> weights
    )
    {
        var world = small.Build();
        var threat = TestParameters.ThreatOn(world, specification with { Pledges = false });
        List<double> allied = [];
        List<double> others = [];
        for (var year = SmallWorld.Years.First; year <= SmallWorld.Years.Last; year = year.Plus(1))
        {
            var profiles = small.States.Select(s => threat.Ranking(threat.Row(new(s.Code), year), weights)).ToArray();
            for (int i = 0; i < profiles.Length; i++)
            {
                for (int j = i + 1; j < profiles.Length; j++)
                {
                    var dyad = new Dyad(profiles[i].Row.Perceiver, profiles[j].Row.Perceiver);
                    bool bound = small.Treaties.Any(t => new Dyad(new(t.From), new(t.Toward)) == dyad);
                    (bound ? allied : others).Add(score(dyad, profiles[i], profiles[j]));
                }
            }
        }
        double won = allied.Sum(a =>
            others.Sum(b =>
                a > b ? 1
                : a == b ? 0.5
                : 0
            )
        );
        return won / allied.Count / others.Count;
    }

    private static SmallWorld Allied(params (int One, int Other)[] pairs) =>
        Claimed.OneTown(11, 12, 13, 14, 15, 16) with
        {
            Evidence =
            [
                Claimed.Conquest(11, 12),
                Claimed.Conquest(13, 12),
                Claimed.Conquest(14, 16),
                Claimed.Conquest(15, 16),
            ],
            Treaties = [.. pairs.Select(p => (p.One, p.Other, Obligations.Defence))],
        };
}
