using AwesomeAssertions;
using Counterpoise.Statistics;
using CsCheck;
using Xunit;

namespace Counterpoise.Tests.Statistics;

public sealed class SimplexTests
{
    // Sixty-fourths: rounding then never hides on which side of level a score lies.
    private static readonly Gen<double> Leads = Gen.OneOf(Gen.Int[-192, 192], Gen.Int[-3, 3].Select(lead => 64 * lead))
        .Select(lead => lead / 64.0);

    private static readonly Gen<(double[] Weights, double[] Lead, double Floor)> Cases = Gen.Int[1, 5]
        .SelectMany(k =>
            Gen.Select(
                Gen.Int[0, 9].Array[k].Where(parts => parts.Sum() > 0),
                Leads.Array[k],
                Gen.OneOf(Gen.Const(0.0), Gen.Double[0, 1]),
                (parts, lead, floorShare) =>
                {
                    var floor = floorShare / k;
                    var total = parts.Sum();
                    var weights = parts.Select(part => floor + ((1 - floorShare) * part / total)).ToArray();
                    return (weights, lead, floor);
                }
            )
        );

    [Fact]
    public void The_change_found_is_the_least_of_all_corners() =>
        Cases.Sample(
            (weights, lead, floor) =>
            {
                var found = Simplex.NearestOverturning(weights, lead, new double[lead.Length], floor);
                var plain = Plain(weights, lead, floor);
                return found is { } distance
                    ? plain is { } least && Math.Abs(distance - least) < 1e-6
                    : plain is null || Math.Abs(LeastScore(lead, floor)) < 1e-9;
            },
            iter: 5000
        );

    [Fact]
    public void The_weights_found_lie_on_the_simplex_draw_level_and_lie_as_far_off_as_stated() =>
        Cases.Sample(
            (weights, lead, floor) =>
            {
                var overturning = new double[lead.Length];
                if (Simplex.NearestOverturning(weights, lead, overturning, floor) is not { } distance)
                    return true;
                var score = Score(weights, lead);
                return overturning.All(weight => weight >= floor - 1e-12)
                    && Math.Abs(overturning.Sum() - 1) < 1e-12
                    && Math.Abs(overturning.Zip(weights, (one, other) => Math.Abs(one - other)).Sum() - distance)
                        < 1e-12
                    && Math.Abs(Score(overturning, lead) - Math.Min(score, 0)) < 1e-12;
            },
            iter: 5000
        );

    [Fact]
    public void Mass_moves_from_the_greatest_lead_to_the_least()
    {
        var overturning = new double[4];
        // Score .25 (2 + 1 - 1 + 0) = .5; moving mass from lead 2 to lead -1 lowers it by 3 for each unit.
        Simplex
            .NearestOverturning([0.25, 0.25, 0.25, 0.25], [2, 1, -1, 0], overturning)
            .Should()
            .BeApproximately(1.0 / 3, 1e-15);
        overturning[0].Should().BeApproximately(0.25 - (1.0 / 6), 1e-15);
        overturning[2].Should().BeApproximately(0.25 + (1.0 / 6), 1e-15);
        overturning[1].Should().Be(0.25);
        overturning[3].Should().Be(0.25);
    }

    [Fact]
    public void A_leader_ahead_on_every_factor_is_never_overturned() =>
        Simplex.NearestOverturning([0.5, 0.5], [1, 0.1], new double[2]).Should().BeNull();

    [Fact]
    public void A_floor_may_keep_the_leader_ahead()
    {
        Simplex.NearestOverturning([0.5, 0.5], [2, -1], new double[2], 0.3).Should().NotBeNull();
        Simplex.NearestOverturning([0.5, 0.5], [2, -1], new double[2], 0.4).Should().BeNull();
    }

    [Fact]
    public void A_challenger_equal_on_one_factor_draws_level_there()
    {
        var overturning = new double[2];
        Simplex.NearestOverturning([0.5, 0.5], [1, 0], overturning).Should().Be(1);
        overturning.Should().Equal(0, 1);
    }

    [Fact]
    public void A_leader_who_does_not_lead_needs_no_change()
    {
        var overturning = new double[2];
        Simplex.NearestOverturning([0.5, 0.5], [1, -2], overturning).Should().Be(0);
        overturning.Should().Equal(0.5, 0.5);
    }

    [Fact]
    public void Weights_may_be_overwritten_by_those_found()
    {
        double[] weights = [0.25, 0.25, 0.5];
        var apart = new double[3];
        var distance = Simplex.NearestOverturning(weights, [3, 1, -1], apart);
        Simplex.NearestOverturning(weights, [3, 1, -1], weights).Should().Be(distance);
        weights.Should().Equal(apart);
    }

    [Theory]
    [InlineData(new[] { 0.5, 0.4 }, new[] { 1.0, 1.0 }, 0.0)]
    [InlineData(new[] { 1.5, -0.5 }, new[] { 1.0, 1.0 }, 0.0)]
    [InlineData(new[] { 0.9, 0.1 }, new[] { 1.0, 1.0 }, 0.2)]
    [InlineData(new[] { 0.5, 0.5 }, new[] { 1.0, double.NaN }, 0.0)]
    [InlineData(new[] { 0.5, 0.5 }, new[] { 1.0 }, 0.0)]
    [InlineData(new[] { 0.5, 0.5 }, new[] { 1.0, 1.0 }, 0.6)]
    [InlineData(new[] { double.NaN, 0.5 }, new[] { 1.0, 1.0 }, 0.0)]
    [InlineData(new double[0], new double[0], 0.0)]
    public void Weights_off_the_simplex_and_unknown_leads_are_refused(double[] weights, double[] lead, double floor)
    {
        var act = () => Simplex.NearestOverturning(weights, lead, new double[weights.Length], floor);
        act.Should().Throw<ArgumentException>();
    }

    private static double Score(double[] weights, double[] lead) => weights.Zip(lead, (weight, d) => weight * d).Sum();

    private static double LeastScore(double[] lead, double floor) =>
        (floor * lead.Sum()) + ((1 - (floor * lead.Length)) * lead.Min());

    /// <summary>
    /// The same linear programme by brute force. Its optimum lies at a corner, where all factors but one or two stand at the
    /// floor or at their old weight, and the rest follow from the sum and, if two, the score.
    /// </summary>
    private static double? Plain(double[] weights, double[] lead, double floor)
    {
        var k = weights.Length;
        double? least = null;
        for (var choice = 0; choice < 1 << k; choice++)
        {
            var corner = weights.Select((weight, i) => (choice >> i & 1) == 1 ? floor : weight).ToArray();
            for (var i = 0; i < k; i++)
            {
                var one = corner.ToArray();
                one[i] = 1 - (corner.Sum() - corner[i]);
                Consider(one);
                for (var j = 0; j < i; j++)
                {
                    if (lead[i].Equals(lead[j]))
                        continue;
                    var (rest, restScore) = (0.0, 0.0);
                    for (var other = 0; other < k; other++)
                    {
                        if (other == i || other == j)
                            continue;
                        rest += corner[other];
                        restScore += corner[other] * lead[other];
                    }
                    var two = corner.ToArray();
                    two[i] = (-restScore - ((1 - rest) * lead[j])) / (lead[i] - lead[j]);
                    two[j] = 1 - rest - two[i];
                    Consider(two);
                }
            }
        }
        return least;

        void Consider(double[] candidate)
        {
            if (candidate.Any(weight => !(weight >= floor - 1e-10)) || Score(candidate, lead) > 1e-10)
                return;
            var distance = candidate.Zip(weights, (one, other) => Math.Abs(one - other)).Sum();
            if (!(distance >= least))
                least = distance;
        }
    }
}
