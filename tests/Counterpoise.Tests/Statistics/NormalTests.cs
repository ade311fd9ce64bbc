using AwesomeAssertions;
using Counterpoise.Statistics;
using CsCheck;
using Xunit;

namespace Counterpoise.Tests.Statistics;

public sealed class NormalTests
{
    [Theory]
    [InlineData(0.25, -0.6744897501960817)]
    [InlineData(0.001, -3.090232306167813)]
    [InlineData(1e-20, -9.262340089798408)]
    [InlineData(0.975, 1.959963984540054)]
    public void Quantiles_agree_with_published_values(double probability, double quantile) =>
        Normal.Quantile(probability).Should().BeApproximately(quantile, 1e-15 * Math.Abs(quantile) * 4);

    [Fact]
    public void Quantiles_are_symmetric_and_rise_with_probability() =>
        Gen.Select(Gen.Double[1e-9, 0.5], Gen.Double[1e-9, 0.5])
            .Sample(
                (one, other) =>
                    Normal.Quantile(1 - one) == -Normal.Quantile(1 - (1 - one))
                    && (
                        one < other
                            ? Normal.Quantile(one) <= Normal.Quantile(other)
                            : Normal.Quantile(one) >= Normal.Quantile(other)
                    )
            );

    [Theory]
    [InlineData(0.075)]
    [InlineData(0.925)]
    [InlineData(1.3887943864964021e-11)]
    public void Quantiles_join_where_one_approximation_hands_over_to_the_next(double join)
    {
        var below = Normal.Quantile(join * (1 - 1e-13));
        var above = Normal.Quantile(join * (1 + 1e-13));
        (above - below).Should().BeInRange(0, 2e-12);
    }

    [Fact]
    public void Certainty_lies_at_infinity_and_no_probability_beyond_it()
    {
        Normal.Quantile(0).Should().Be(double.NegativeInfinity);
        Normal.Quantile(1).Should().Be(double.PositiveInfinity);
        foreach (var wrong in new[] { -0.1, 1.1, double.NaN })
        {
            var act = () => Normal.Quantile(wrong);
            act.Should().Throw<ArgumentOutOfRangeException>();
        }
    }
}
