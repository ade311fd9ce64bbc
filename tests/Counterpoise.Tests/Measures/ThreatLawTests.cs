using AwesomeAssertions;
using Counterpoise.Measures;
using CsCheck;
using Xunit;

namespace Counterpoise.Tests.Measures;

public sealed class ThreatLawTests
{
    private static readonly Gen<SmallWorld> Worlds = Gen.Select(
            Gen.Double[1, 1e6],
            Gen.Double[1, 5e3],
            Gen.Double[-80, 80],
            Gen.Double[-179, 179]
        )
        .Array[3, 9]
        .Select(figures => new SmallWorld
        {
            States = [.. figures.Select((f, i) => new SmallState(100 + i, f.Item1, f.Item2, f.Item3, f.Item4))],
        });

    [Fact]
    public void Shares_of_a_profile_sum_to_one() =>
        Worlds.Sample(world =>
        {
            var profile = TestParameters.ThreatOn(world.Build()).Profile(SmallWorld.Code(100), SmallWorld.Focus);
            profile.Entries.Sum(e => e.Share).Should().BeApproximately(1, 1e-12);
            profile.Entries.Should().OnlyContain(e => e.Share >= 0 && e.Bounds.Contains(e.Share));
        });

    [Fact]
    public void Shapley_contributions_sum_to_the_share_beyond_an_even_split() =>
        Worlds.Sample(world =>
        {
            var profile = TestParameters.ThreatOn(world.Build()).Profile(SmallWorld.Code(100), SmallWorld.Focus);
            foreach (var entry in profile.Entries)
                profile
                    .Contributions(entry.Index)
                    .Sum()
                    .Should()
                    .BeApproximately(entry.Share - 1.0 / profile.Entries.Count, 1e-10);
        });

    [Fact]
    public void The_unit_in_which_expenditure_is_counted_changes_no_share() =>
        Gen.Select(Worlds, Gen.Double[1e-3, 1e3])
            .Sample(
                (world, currency) =>
                {
                    var one = TestParameters.ThreatOn(world.Build()).Profile(SmallWorld.Code(100), SmallWorld.Focus);
                    var other = TestParameters
                        .ThreatOn((world with { Currency = currency }).Build())
                        .Profile(SmallWorld.Code(100), SmallWorld.Focus);
                    foreach (var entry in one.Entries)
                        other.Find(entry.Rival)!.Share.Should().BeApproximately(entry.Share, 1e-9);
                }
            );

    [Fact]
    public void The_order_in_which_states_are_listed_changes_nothing() =>
        Worlds.Sample(world =>
        {
            var turned = world with { Order = [.. Enumerable.Range(0, world.States.Count).Reverse()] };
            var one = TestParameters.ThreatOn(world.Build()).Profile(SmallWorld.Code(100), SmallWorld.Focus);
            var other = TestParameters.ThreatOn(turned.Build()).Profile(SmallWorld.Code(100), SmallWorld.Focus);
            other.Entries.Select(e => (e.Rival, e.Share)).Should().Equal(one.Entries.Select(e => (e.Rival, e.Share)));
        });

    [Theory]
    [InlineData(ThreatFactor.Capability)]
    [InlineData(ThreatFactor.Proximity)]
    [InlineData(ThreatFactor.Offense)]
    [InlineData(ThreatFactor.Intent)]
    public void Geometric_threat_rises_with_each_factor(ThreatFactor factor) =>
        Gen.Select(Gen.Float[-4, 4].Array[4], Gen.Float[0.01f, 3])
            .Sample(
                (logs, step) =>
                {
                    var raised = logs.ToArray();
                    raised[(int)factor] += step;
                    Span<float> before = stackalloc float[1];
                    Span<float> after = stackalloc float[1];
                    ThreatKernel.Geometric(logs, [0.25f, 0.25f, 0.25f, 0.25f], before);
                    ThreatKernel.Geometric(raised, [0.25f, 0.25f, 0.25f, 0.25f], after);
                    (after[0] > before[0]).Should().BeTrue();
                }
            );

    [Fact]
    public void Geometric_threat_agrees_with_its_plain_twin() =>
        Gen.Select(
                Gen.Int[1, 40]
                    .SelectMany(n => Gen.Frequency((9, Gen.Float[-5, 5]), (1, Gen.Const(float.NaN))).Array[4 * n]),
                Gen.Frequency((3, Gen.Float[0, 1]), (1, Gen.Const(0f))).Array[4]
            )
            .Sample(
                (rows, weights) =>
                {
                    int n = rows.Length / 4;
                    var kernel = new float[n];
                    ThreatKernel.Geometric(rows, weights, kernel);
                    for (int j = 0; j < n; j++)
                    {
                        double plain = 0;
                        for (int f = 0; f < 4; f++)
                        {
                            if (weights[f] > 0)
                                plain += (double)weights[f] * rows[f * n + j];
                        }
                        if (double.IsNaN(plain))
                            float.IsNaN(kernel[j]).Should().BeTrue();
                        else
                            ((double)kernel[j]).Should().BeApproximately(plain, 1e-5);
                    }
                }
            );

    [Fact]
    public void Geometric_threat_refuses_shapes_that_disagree()
    {
        var act = () => ThreatKernel.Geometric(new float[7], new float[4], new float[2]);
        act.Should().Throw<ArgumentException>().WithMessage("*[4, rivals]*");
    }

    [Fact]
    public void The_blocked_sweep_of_weightings_agrees_with_its_plain_twin() =>
        Gen.Select(
                Gen.Int[1, 30].SelectMany(n => Gen.Float[-5, 5].Array[4 * n]),
                Gen.Int[1, 150].SelectMany(d => Gen.Float[0, 1].Array[4 * d])
            )
            .Sample(
                (factors, weightings) =>
                {
                    int n = factors.Length / 4;
                    int draws = weightings.Length / 4;
                    var top = new int[draws];
                    var second = new int[draws];
                    ThreatKernel.TopRival(factors, weightings, top);
                    ThreatKernel.SecondRival(factors, weightings, top, second);
                    for (int d = 0; d < draws; d++)
                    {
                        double Score(int j) =>
                            Enumerable.Range(0, 4).Sum(f => (double)factors[f * n + j] * weightings[f * draws + d]);
                        double best = Enumerable.Range(0, n).Max(Score);
                        Score(top[d]).Should().BeApproximately(best, 1e-4);
                        if (n == 1)
                            second[d].Should().Be(-1);
                        else
                            Score(second[d])
                                .Should()
                                .BeApproximately(Enumerable.Range(0, n).Where(j => j != top[d]).Max(Score), 1e-4);
                    }
                }
            );

    [Fact]
    public void The_same_profiles_come_from_one_thread_and_from_sixteen()
    {
        var world = new SmallWorld().Build();
        var alone = SmallWorldProfiles(1);
        var crowd = SmallWorldProfiles(16);
        crowd.Should().Equal(alone);

        List<(int, int, double)> SmallWorldProfiles(int threads)
        {
            var threat = TestParameters.ThreatOn(world);
            var results = new ThreatProfile[world.Years.Count * 5];
            Parallel.For(
                0,
                results.Length,
                new ParallelOptions { MaxDegreeOfParallelism = threads },
                k =>
                {
                    var year = world.Years.First.Plus(k / 5);
                    results[k] = threat.Profile(world.At(year).States[k % 5], year);
                }
            );
            return [.. results.SelectMany((p, k) => p.Entries.Select(e => (k, e.Rival.Number, e.Share)))];
        }
    }

    [Fact]
    public void A_state_absent_from_the_system_threatens_nobody()
    {
        var small = new SmallWorld();
        var gone = small.States.Select(s => s.Code == 12 ? s with { Membership = new YearSpan(1990, 1995) } : s);
        var threat = TestParameters.ThreatOn((small with { States = [.. gone] }).Build());
        threat.Profile(SmallWorld.Code(11), new Year(1995)).Find(SmallWorld.Code(12)).Should().NotBeNull();
        threat.Profile(SmallWorld.Code(11), new Year(1996)).Find(SmallWorld.Code(12)).Should().BeNull();
    }

    [Fact]
    public void A_rival_without_any_figure_is_named_and_bounded_and_never_a_zero()
    {
        var small = new SmallWorld();
        var states = small.States.Select(s =>
            s.Code == 15 ? s with { Expenditure = double.NaN, Personnel = double.NaN } : s
        );
        var profile = TestParameters
            .ThreatOn((small with { States = [.. states] }).Build())
            .Profile(SmallWorld.Code(13), SmallWorld.Focus);
        profile.Find(SmallWorld.Code(15)).Should().BeNull();
        var absent = profile.Absent.Should().ContainSingle().Subject;
        absent.Rival.Should().Be(SmallWorld.Code(15));
        absent.Reasons.Should().NotBeEmpty().And.OnlyContain(r => r.Reason.Contains("State 15"));
        absent.Bounds!.Value.High.Should().BeGreaterThan(absent.Bounds.Value.Low).And.BeGreaterThan(0);
    }

    [Fact]
    public void A_rival_with_half_its_figures_keeps_its_place_and_shows_bounds()
    {
        var small = new SmallWorld();
        var states = small.States.Select(s => s.Code == 15 ? s with { Expenditure = double.NaN } : s);
        var profile = TestParameters
            .ThreatOn((small with { States = [.. states] }).Build())
            .Profile(SmallWorld.Code(13), SmallWorld.Focus);
        var entry = profile.Find(SmallWorld.Code(15))!;
        entry.Bounds.IsExact.Should().BeFalse();
        entry.Bounds.Contains(entry.Share).Should().BeTrue();
        profile.Row.Missing.Should().Contain(m => m.State == SmallWorld.Code(15));
    }

    [Fact]
    public void Weightings_lie_on_the_simplex_and_respect_their_floor() =>
        Gen.Select(Gen.Int[1, 200], Gen.Double[0, 0.2], Gen.ULong)
            .Sample(
                (draws, floor, seed) =>
                {
                    var weightings = AdmissibleWeightings.Draw(draws, floor, seed);
                    for (int d = 0; d < draws; d++)
                    {
                        weightings.Of(d).Sum().Should().BeApproximately(1, 1e-6);
                        weightings.Of(d).Should().OnlyContain(w => w >= floor - 1e-6);
                    }
                }
            );

    [Fact]
    public void The_overturning_change_puts_the_challenger_level_and_no_smaller_one_is_found() =>
        Worlds.Sample(world =>
        {
            var profile = TestParameters.ThreatOn(world.Build()).Profile(SmallWorld.Code(100), SmallWorld.Focus);
            if (profile.LeastOverturningChange() is not { } change)
                return;
            double Score(int rival, IReadOnlyList<double> weights) =>
                Enumerable.Range(0, 4).Sum(f => weights[f] * profile.Row.Scores[f * profile.Row.Rivals.Count + rival]);
            int challenger = profile.Find(change.Challenger)!.Index;
            Score(challenger, change.Weights).Should().BeApproximately(Score(profile.Top!.Index, change.Weights), 1e-9);
            change.Weights.Sum().Should().BeApproximately(1, 1e-9);
        });
}
