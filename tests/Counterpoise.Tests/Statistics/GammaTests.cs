using AwesomeAssertions;
using Counterpoise.Statistics;
using Xunit;

namespace Counterpoise.Tests.Statistics;

public sealed class GammaTests
{
    [Fact]
    public void A_gamma_variable_of_shape_one_is_exponential() =>
        Fit.Kolmogorov(Drawn(301, 1), value => 1 - Math.Exp(-value)).Should().BeLessThan(Fit.OnceInAThousand);

    [Fact]
    public void A_gamma_variable_of_shape_three_follows_erlangs_law() =>
        Fit.Kolmogorov(Drawn(302, 3), value => 1 - (Math.Exp(-value) * (1 + value + (value * value / 2))))
            .Should()
            .BeLessThan(Fit.OnceInAThousand);

    [Fact]
    public void A_gamma_variable_of_shape_a_half_is_half_a_squared_normal()
    {
        var random = new Philox(304);
        double[] squares = Fit.Draw(50_000, () => random.NextNormal() is var normal ? normal * normal / 2 : 0);
        Fit.Kolmogorov(Drawn(303, 0.5), squares).Should().BeLessThan(Fit.OnceInAThousand);
    }

    [Fact]
    public void A_great_shape_has_its_mean_and_variance()
    {
        var drawn = Drawn(305, 1e6);
        OrderedSum.Mean(drawn).Should().BeApproximately(1e6, 4 * 1e3 / Math.Sqrt(drawn.Length));
        OrderedSum.Variance(drawn).Should().BeApproximately(1e6, 0.03e6);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1e10)]
    [InlineData(double.NaN)]
    public void Shapes_out_of_range_are_refused(double shape)
    {
        var draw = () => Drawn(1, shape);
        draw.Should().Throw<ArgumentOutOfRangeException>();
    }

    private static double[] Drawn(ulong seed, double shape)
    {
        var random = new Philox(seed);
        return Fit.Draw(50_000, () => Gamma.Draw(ref random, shape));
    }
}
