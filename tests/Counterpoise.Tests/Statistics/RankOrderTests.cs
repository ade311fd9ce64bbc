using AwesomeAssertions;
using Counterpoise.Statistics;
using CsCheck;
using Xunit;

namespace Counterpoise.Tests.Statistics;

public sealed class RankOrderTests
{
    // Few distinct scores, so that many are level.
    private static readonly Gen<double[]> Scores = Gen.Int[-3, 3].Select(s => s / 2.0).Array[1, 12];

    [Fact]
    public void The_share_above_is_that_of_every_pair_compared_and_level_pairs_count_half() =>
        Gen.Select(Scores, Scores)
            .Sample(
                (above, below) =>
                {
                    double won = 0;
                    foreach (double a in above)
                    {
                        foreach (double b in below)
                            won +=
                                a > b ? 1
                                : a == b ? 0.5
                                : 0;
                    }
                    double share = RankOrder.ShareAbove(above, below);
                    return Math.Abs(share - won / (above.Length * below.Length)) < 1e-12
                        && Math.Abs(share + RankOrder.ShareAbove(below, above) - 1) < 1e-12;
                }
            );

    [Fact]
    public void A_class_without_a_case_has_no_share()
    {
        RankOrder.ShareAbove([], [1]).Should().Be(double.NaN);
        RankOrder.ShareAbove([1], []).Should().Be(double.NaN);
    }

    [Fact]
    public void No_score_stands_above_itself_and_infinite_ones_stand_at_the_ends()
    {
        RankOrder.ShareAbove([1], [1]).Should().Be(0.5);
        RankOrder.ShareAbove([double.PositiveInfinity], [1, double.NegativeInfinity]).Should().Be(1);
    }
}
