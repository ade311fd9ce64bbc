using AwesomeAssertions;
using Counterpoise.Tests.Measures;
using Counterpoise.Theories;
using CsCheck;
using Xunit;

namespace Counterpoise.Tests.Theories;

public sealed class WeightedIndexTests
{
    private static readonly Source Invented = new("invented", "1");
    private static readonly StanceThresholds Thresholds = new(0.75, 0.5, 0.2);

    [Fact]
    public void An_index_is_the_weighted_mean_of_its_scores()
    {
        var index = IndexOf((Known("a", 0.4), 3), (Known("b", 0.8), 1));
        index.Value.Should().BeApproximately(0.5, 1e-12);
        index.Verdict.Should().Be(new Verdict.Expects(Stance.Alignment, index.Value));
    }

    [Theory]
    [InlineData(0.752, "above the nearest threshold by 0.002;")]
    [InlineData(0.73, "below the nearest threshold by 0.02;")]
    [InlineData(0.25, "above the nearest threshold by 0.05;")]
    [InlineData(0.75, "above the nearest threshold by less than 0.001;")]
    public void An_index_tells_how_near_it_came_to_another_verdict(double value, string told) =>
        IndexOf((Known("a", value), 1)).Position().Should().Contain(told);

    [Fact]
    public void An_unknown_term_that_could_change_the_stance_gives_no_data_and_says_so()
    {
        var verdict = IndexOf((Known("a", 0.9), 1), (Unknown("b"), 1)).Verdict;
        verdict.Should().BeOfType<Verdict.NoData>().Which.Reason.Should().Contain("b is not on the record");
    }

    [Fact]
    public void An_unknown_term_that_could_change_nothing_leaves_the_verdict_resting_on_a_gap()
    {
        var verdict = IndexOf((Known("a", 0.3), 9), (Unknown("b"), 1)).Verdict;
        verdict
            .Should()
            .BeOfType<Verdict.Expects>()
            .Which.Should()
            .Match<Verdict.Expects>(e => e.Stance == Stance.Aloofness && e.RestsOnGap);
    }

    [Fact]
    public void Bounds_that_touch_a_threshold_from_below_do_not_reach_it()
    {
        var below = Within("a", 0.4, new Bounds(0.3, 0.4999));
        var at = Within("a", 0.4, new Bounds(0.3, 0.5));
        IndexOf((below, 1)).Verdict.Should().BeOfType<Verdict.Expects>();
        IndexOf((at, 1)).Verdict.Should().BeOfType<Verdict.NoData>();
    }

    [Fact]
    public void A_falling_scale_scores_less_of_a_variable_higher()
    {
        var term = new IndexTerm(Known("distance", 500), 1, None: 1000, Full: 0);
        term.Score(1000).Should().Be(0);
        term.Score(500).Should().Be(0.5);
        term.Score(0).Should().Be(1);
        term.Score(double.PositiveInfinity).Should().Be(0);
        term.Score(double.NegativeInfinity).Should().Be(1);
    }

    [Fact]
    public void No_admissible_value_of_an_unknown_term_gives_another_stance_than_the_verdict() =>
        Gen.Select(Gen.Double[0, 1].Array[2, 5], Gen.Double[0.05, 1].Array[5], Gen.Double[0, 1], Gen.Double[0, 1])
            .Sample(
                (scores, weights, low, high) =>
                {
                    var bounds = new Bounds(Math.Min(low, high), Math.Max(low, high));
                    (DyadVariable, double)[] terms =
                    [
                        .. scores.Select(
                            (score, k) => (k == 0 ? Absent("gap", bounds) : Known($"v{k}", score), weights[k])
                        ),
                    ];
                    var verdict = IndexOf(terms).Verdict;
                    double sum = terms.Sum(t => t.Item2);
                    double rest = scores.Skip(1).Select((score, k) => score * weights[k + 1]).Sum();
                    var reached = Enumerable
                        .Range(0, 101)
                        .Select(i => bounds.Low + (bounds.High - bounds.Low) * i / 100)
                        .Select(x => Thresholds.Of((rest + x * weights[0]) / sum))
                        .ToHashSet();
                    return verdict is Verdict.Expects(var stance, _, _) ? reached.SetEquals([stance]) : true;
                }
            );

    [Fact]
    public void The_share_of_weightings_does_not_depend_on_how_often_it_is_asked()
    {
        var index = IndexOf((Known("a", 0.2), 1), (Known("b", 0.9), 1));
        double? first = index.ShareOfWeightings(Stance.Alignment, 1000, 0, 7);
        index.ShareOfWeightings(Stance.Alignment, 1000, 0, 7).Should().Be(first);
        // The index lies between .5 and .75 where the second weight lies between .4286 and .7857.
        first.Should().BeApproximately(0.357, 0.05);
    }

    [Fact]
    public void A_weighting_counts_only_where_every_value_of_what_is_unknown_calls_for_the_stance()
    {
        // Known low, unknown high: with little weight on the unknown the stance stands, with much it may turn.
        var share = IndexOf((Known("a", 0.3), 9), (Unknown("b"), 1)).ShareOfWeightings(Stance.Aloofness, 2000, 0, 7);
        // Below .5 at the most while w < .2 / .7, and not below .2 at the least while w < 1 / 3.
        share.Should().BeApproximately(0.2 / 0.7, 0.05);
    }

    [Fact]
    public void A_single_term_has_no_weights_to_vary() =>
        IndexOf((Known("a", 0.6), 1)).ShareOfWeightings(Stance.Alignment, 100, 0, 1).Should().BeNull();

    private static WeightedIndex IndexOf(params (DyadVariable Variable, double Weight)[] terms) =>
        new(
            SmallSetting.Of(new SmallWorld(), 11, 12),
            [.. terms.Select(t => new IndexTerm(t.Variable, t.Weight, 0, 1))],
            Thresholds
        );

    private static DyadVariable Known(string id, double value) => Variable(id, DyadReading.Exactly(value, Invented));

    private static DyadVariable Within(string id, double value, Bounds bounds) =>
        Variable(id, DyadReading.Within(value, Invented, bounds));

    private static DyadVariable Unknown(string id) => Absent(id, new Bounds(0, 1));

    private static DyadVariable Absent(string id, Bounds bounds) =>
        Variable(id, DyadReading.Absent($"{id} is not on the record", bounds));

    private static DyadVariable Variable(string id, DyadReading reading) =>
        new(id, LevelOfAnalysis.Unit, "0..1", id, new Bounds(0, 1)) { Read = _ => reading };
}
