using AwesomeAssertions;
using Counterpoise.Statistics;
using CsCheck;
using Xunit;

namespace Counterpoise.Tests.Statistics;

public sealed class QuantilesTests
{
    private static readonly Gen<double[]> Sorted = Gen.Double[-100, 100]
        .Array[1, 40]
        .Select(sample => sample.Order().ToArray());

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.1, 1.4)]
    [InlineData(0.25, 2)]
    [InlineData(0.5, 3)]
    [InlineData(0.9, 7.6)]
    [InlineData(1, 10)]
    public void Quantiles_agree_with_those_of_r(double probability, double quantile) =>
        Quantiles.OfSorted([1, 2, 3, 4, 10], probability).Should().BeApproximately(quantile, 1e-14);

    [Fact]
    public void Quantiles_agree_with_the_line_through_the_order_statistics() =>
        Gen.Select(Sorted, Gen.Double[0, 1])
            .Sample(
                (sorted, probability) =>
                {
                    // Each value stands as far along as the share of gaps before it; every other place is a mean of two.
                    var plain = 0.0;
                    for (var i = 0; i < sorted.Length; i++)
                        plain += sorted[i] * Math.Max(0, 1 - Math.Abs(((sorted.Length - 1) * probability) - i));
                    return Math.Abs(Quantiles.OfSorted(sorted, probability) - plain) < 1e-11;
                }
            );

    [Fact]
    public void Quantiles_rise_with_probability_and_stay_within_the_sample() =>
        Gen.Select(Sorted, Gen.Double[0, 1], Gen.Double[0, 1])
            .Sample(
                (sorted, one, other) =>
                {
                    var low = Quantiles.OfSorted(sorted, Math.Min(one, other));
                    var high = Quantiles.OfSorted(sorted, Math.Max(one, other));
                    return sorted[0] <= low && low <= high && high <= sorted[^1];
                }
            );

    [Fact]
    public void A_central_interval_leaves_equal_shares_on_either_side()
    {
        var sorted = Enumerable.Range(0, 101).Select(i => (double)i).ToArray();
        var (low, high) = Quantiles.CentralInterval(sorted, new Share(0.9));
        low.Should().BeApproximately(5, 1e-12);
        high.Should().BeApproximately(95, 1e-12);
        Quantiles.CentralInterval(sorted, new Share(1)).Should().Be((0, 100));
    }

    [Fact]
    public void Infinite_neighbours_keep_their_value()
    {
        double[] sorted =
        [
            double.NegativeInfinity,
            double.NegativeInfinity,
            0,
            double.PositiveInfinity,
            double.PositiveInfinity,
        ];
        Quantiles.OfSorted(sorted, 0.1).Should().Be(double.NegativeInfinity);
        Quantiles.OfSorted(sorted, 0.5).Should().Be(0);
        Quantiles.OfSorted(sorted, 0.9).Should().Be(double.PositiveInfinity);
    }

    [Fact]
    public void Empty_samples_unknown_values_and_impossible_probabilities_are_refused()
    {
        var empty = () => Quantiles.OfSorted([], 0.5);
        var unknown = () => Quantiles.OfSorted([.. new[] { 1, double.NaN, 2 }.Order()], 0.5);
        var impossible = () => Quantiles.OfSorted([1], 1.5);
        empty.Should().Throw<ArgumentException>();
        unknown.Should().Throw<ArgumentException>();
        impossible.Should().Throw<ArgumentOutOfRangeException>();
    }
}
