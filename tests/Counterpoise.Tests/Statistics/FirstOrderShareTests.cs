using AwesomeAssertions;
using Counterpoise.Statistics;
using Xunit;

namespace Counterpoise.Tests.Statistics;

public sealed class FirstOrderShareTests
{
    private const int Draws = 4_000;

    [Fact]
    public void Shares_of_a_sum_are_those_of_its_parts()
    {
        // Variances 9, 1 and 0 of 10.
        var (x, y, z) = (Uniform(1), Uniform(2), Uniform(3));
        double[] sum = [.. x.Zip(y, (a, b) => (3 * a) + b)];
        FirstOrderShare.Of(x, sum).Should().BeApproximately(0.9, 0.03);
        FirstOrderShare.Of(y, sum).Should().BeApproximately(0.1, 0.03);
        FirstOrderShare.Of(z, sum).Should().BeApproximately(0, 4 * FirstOrderShare.Noise(Draws));
    }

    [Fact]
    public void What_only_matters_jointly_explains_nothing_by_itself()
    {
        var (x, y) = (Uniform(4), Uniform(5));
        double[] product = [.. x.Zip(y, (a, b) => (a - 0.5) * (b - 0.5))];
        FirstOrderShare.Of(x, product).Should().BeApproximately(0, 5 * FirstOrderShare.Noise(Draws));
    }

    [Fact]
    public void Ishigamis_function_has_its_known_shares()
    {
        // a = 7, b = 0.1: S1 = 0.314, S2 = 0.442, S3 = 0.
        double[][] inputs =
        [
            .. Enumerable.Range(6, 3).Select(s => Uniform((ulong)s).Select(u => Math.PI * ((2 * u) - 1)).ToArray()),
        ];
        double[] output =
        [
            .. Enumerable
                .Range(0, Draws)
                .Select(i =>
                    Math.Sin(inputs[0][i])
                    + (7 * Math.Pow(Math.Sin(inputs[1][i]), 2))
                    + (0.1 * Math.Pow(inputs[2][i], 4) * Math.Sin(inputs[0][i]))
                ),
        ];
        FirstOrderShare.Of(inputs[0], output).Should().BeApproximately(0.314, 0.05);
        FirstOrderShare.Of(inputs[1], output).Should().BeApproximately(0.442, 0.06);
        FirstOrderShare.Of(inputs[2], output).Should().BeApproximately(0, 0.03);
    }

    [Fact]
    public void An_output_that_stands_still_is_explained_by_nothing() =>
        FirstOrderShare.Of(Uniform(9), Enumerable.Repeat(0.3, Draws).ToArray()).Should().Be(0);

    [Fact]
    public void Few_draws_and_unknown_ones_tell_nothing()
    {
        FirstOrderShare.Of(new double[10], new double[10]).Should().Be(double.NaN);
        var gap = Uniform(9);
        gap[3] = double.NaN;
        FirstOrderShare.Of(gap, Uniform(1)).Should().Be(double.NaN);
        var unlike = () => FirstOrderShare.Of(new double[50], new double[51]);
        unlike.Should().Throw<ArgumentException>();
    }

    private static double[] Uniform(ulong stream)
    {
        var random = new Philox(11, stream);
        var values = new double[Draws];
        random.Fill(values);
        return values;
    }
}
