using System.Numerics;
using AwesomeAssertions;
using Counterpoise.Statistics;
using CsCheck;
using Xunit;

namespace Counterpoise.Tests.Statistics;

public sealed class OrderedSumTests
{
    private static readonly Gen<double> Terms = Gen.Select(Gen.Double[-1, 1], Gen.Int[-60, 60], Math.ScaleB);

    /// <summary>Terms that cancel nearly or wholly, so that plain addition keeps no figure.</summary>
    private static readonly Gen<double[]> Cancelling = Gen.Select(Terms.Array[0, 40], Gen.Int[0, 40], Gen.Double[-1, 1])
        .Select(
            (terms, seam, rest) =>
                (double[])
                    [
                        .. terms.Skip(Math.Min(seam, terms.Length)),
                        rest,
                        .. terms.Take(seam),
                        .. terms.Select(term => -term),
                    ]
        );

    private static readonly Gen<double[]> Samples = Gen.OneOf(Terms.Array[0, 100], Cancelling);

    [Fact]
    public void Sums_agree_with_rational_arithmetic() =>
        Samples.Sample(terms => Exact.Of(terms).Admits(OrderedSum.Of(terms), terms.Length), iter: 1000);

    [Fact]
    public void Running_sums_agree_with_rational_arithmetic() =>
        Samples.Sample(
            terms =>
            {
                var sum = default(CompensatedSum);
                foreach (var term in terms)
                    sum.Add(term);
                return Exact.Of(terms).Admits(sum.Value, terms.Length);
            },
            iter: 1000
        );

    [Fact]
    public void Plain_addition_would_not_pass_for_a_sum()
    {
        double[] terms = [1, 1e20, 1, -1e20];
        Exact.Of(terms).Admits(terms.Sum(), terms.Length).Should().BeFalse();
        OrderedSum.Of(terms).Should().Be(2);
    }

    [Fact]
    public void Sums_follow_the_stated_order_to_the_last_bit() =>
        Samples.Sample(terms => OrderedSum.Of(terms).Equals(FourRunningSums(terms)), iter: 1000);

    [Fact]
    public void Sums_of_products_agree_with_rational_arithmetic() =>
        Gen.Select(Cancelling, Terms.Array[121])
            .Sample(
                (left, drawn) =>
                {
                    // Each factor meets its own negative, so the products cancel as well.
                    var right = left.Select((_, i) => drawn[i % Math.Max(1, left.Length / 2)]).ToArray();
                    return Exact.OfProducts(left, right).Admits(OrderedSum.Dot(left, right), 2 * left.Length);
                },
                iter: 1000
            );

    [Fact]
    public void Means_and_variances_agree_with_decimal_arithmetic() =>
        Gen.Select(Gen.Int[-1_000_000, 1_000_000], Gen.Int[-8000, 8000].Array[2, 60])
            .Sample(
                (centre, eighths) =>
                {
                    var decimals = eighths.Select(eighth => centre + (eighth / 8m)).ToArray();
                    var mean = decimals.Average();
                    var variance = decimals.Sum(value => (value - mean) * (value - mean)) / (decimals.Length - 1);
                    double[] sample = [.. decimals.Select(value => (double)value)];
                    return Near(OrderedSum.Mean(sample), (double)mean, 1e-15)
                        && Near(OrderedSum.Variance(sample), (double)variance, 1e-13)
                        && Near(OrderedSum.StandardDeviation(sample), Math.Sqrt((double)variance), 1e-13);
                }
            );

    [Fact]
    public void A_variance_survives_a_great_offset() =>
        OrderedSum.Variance([1e15 + 1, 1e15 + 2, 1e15 + 3, 1e15 + 4]).Should().BeApproximately(5.0 / 3, 1e-15);

    [Fact]
    public void Equal_values_have_no_variance() => OrderedSum.Variance([0.1, 0.1, 0.1]).Should().BeLessThan(1e-33);

    [Fact]
    public void Infinite_terms_sum_as_in_plain_addition() =>
        Gen.OneOf(
                Gen.Double[-1, 1],
                Gen.Const(double.PositiveInfinity),
                Gen.Const(double.NegativeInfinity),
                Gen.Const(double.NaN)
            )
            .Array[0, 12]
            .Sample(terms =>
            {
                var (sum, plain) = (OrderedSum.Of(terms), terms.Sum());
                return double.IsFinite(plain) ? Math.Abs(sum - plain) < 1e-12 : sum.Equals(plain);
            });

    [Fact]
    public void No_terms_sum_to_zero_but_have_no_mean_and_one_has_no_variance()
    {
        OrderedSum.Of([]).Should().Be(0);
        OrderedSum.Dot([], []).Should().Be(0);
        var mean = () => OrderedSum.Mean([]);
        var variance = () => OrderedSum.Variance([1]);
        var dot = () => OrderedSum.Dot([1, 2], [1]);
        mean.Should().Throw<ArgumentException>();
        variance.Should().Throw<ArgumentException>();
        dot.Should().Throw<ArgumentException>();
    }

    private static bool Near(double value, double expected, double relative) =>
        Math.Abs(value - expected) <= relative * Math.Abs(expected);

    private static double FourRunningSums(double[] terms)
    {
        var (totals, errors) = (new double[4], new double[4]);
        var whole = terms.Length / 4 * 4;
        for (var i = 0; i < whole; i++)
        {
            var total = totals[i % 4] + terms[i];
            var added = total - totals[i % 4];
            errors[i % 4] += (totals[i % 4] - (total - added)) + (terms[i] - added);
            totals[i % 4] = total;
        }
        var sum = default(CompensatedSum);
        for (var lane = 0; lane < 4; lane++)
        {
            sum.Add(totals[lane]);
            sum.Add(errors[lane]);
        }
        foreach (var term in terms[whole..])
            sum.Add(term);
        return sum.Value;
    }

    /// <summary>A sum and the sum of its magnitudes as whole multiples of 2^-2148, the square of the least double.</summary>
    private readonly record struct Exact(BigInteger Sum, BigInteger Magnitude)
    {
        private const int Places = 2148;

        public static Exact Of(double[] terms) => OfProducts(terms, [.. terms.Select(_ => 1.0)]);

        public static Exact OfProducts(double[] left, double[] right)
        {
            var products = left.Zip(right, (one, other) => Whole(one) * Whole(other)).ToArray();
            return new(
                products.Aggregate(BigInteger.Zero, (sum, product) => sum + product),
                products.Aggregate(BigInteger.Zero, (sum, product) => sum + BigInteger.Abs(product))
            );
        }

        /// <summary>Whether a sum of n terms keeps the bound u |sum| + (n u)^2 (sum of magnitudes), u = 2^-53.</summary>
        public bool Admits(double sum, int terms)
        {
            var miss = BigInteger.Abs((Whole(sum) << (Places / 2)) - Sum);
            var bound = (BigInteger.Abs(Sum) << 53) + (Magnitude * terms * terms);
            return miss << 106 <= bound;
        }

        private static BigInteger Whole(double value)
        {
            var bits = BitConverter.DoubleToInt64Bits(value);
            var exponent = (int)(bits >> 52 & 0x7ff);
            BigInteger fraction = bits & ((1L << 52) - 1);
            var magnitude = exponent == 0 ? fraction : (fraction + (1L << 52)) << (exponent - 1);
            return value < 0 ? -magnitude : magnitude;
        }
    }
}
