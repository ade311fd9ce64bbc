using AwesomeAssertions;
using Counterpoise.Statistics;
using CsCheck;
using Xunit;

namespace Counterpoise.Tests.Statistics;

public sealed class DirichletTests
{
    private static readonly Gen<(ulong Seed, int Count, double Floor)> Settings = Gen.Select(
        Gen.ULong,
        Gen.Int[1, 24],
        Gen.OneOf(Gen.Const(0.0), Gen.Const(1.0), Gen.Double[0, 1]),
        (seed, count, share) => (seed, count, share / count)
    );

    [Fact]
    public void Flat_weights_without_a_floor_sum_to_one_exactly_in_any_order() =>
        Settings.Sample(
            (seed, count, _) =>
            {
                var random = new Philox(seed);
                var (doubles, floats) = (new double[count], new float[count]);
                Dirichlet.DrawFlat(ref random, doubles);
                Dirichlet.DrawFlat(ref random, floats);
                return doubles.Aggregate(0.0, (sum, weight) => sum + weight) == 1
                    && doubles.Reverse().Aggregate(0.0, (sum, weight) => sum + weight) == 1
                    && floats.Aggregate(0f, (sum, weight) => sum + weight) == 1
                    && floats.Reverse().Aggregate(0f, (sum, weight) => sum + weight) == 1
                    && doubles.All(weight => weight >= 0)
                    && floats.All(weight => weight >= 0);
            }
        );

    [Fact]
    public void Flat_weights_agree_with_the_gaps_between_sorted_uniforms() =>
        Settings.Sample(
            (seed, count, floor) =>
            {
                var (random, plain) = (new Philox(seed), new Philox(seed));
                var weights = new double[count];
                Dirichlet.DrawFlat(ref random, weights, floor);
                double[] cuts = [0, .. Fit.Draw(count - 1, () => plain.NextDouble()).Order(), 1];
                var gaps = cuts.Zip(cuts.Skip(1), (one, next) => floor + ((1 - (count * floor)) * (next - one)));
                return gaps.Zip(weights, (gap, weight) => Math.Abs(gap - weight)).All(miss => miss < 1e-15)
                    && random == plain;
            }
        );

    [Fact]
    public void A_floor_holds_and_the_weights_still_sum_to_one() =>
        Settings.Sample(
            (seed, count, floor) =>
            {
                var random = new Philox(seed);
                var weights = new double[count];
                Dirichlet.DrawFlat(ref random, weights, floor);
                var single = Math.Min((float)floor, 1f / count);
                var floats = new float[count];
                Dirichlet.DrawFlat(ref random, floats, single);
                return weights.All(weight => weight >= floor)
                    && Math.Abs(weights.Sum() - 1) < 1e-14
                    && floats.All(weight => weight >= single)
                    && Math.Abs(floats.Sum() - 1) < 1e-5;
            }
        );

    [Fact]
    public void Many_sets_agree_with_sets_drawn_one_by_one() =>
        Gen.Select(Settings, Gen.Int[0, 40])
            .Sample(
                (setting, sets) =>
                {
                    var (bulk, single) = (new Philox(setting.Seed), new Philox(setting.Seed));
                    var (doubles, floats) = (new double[sets * setting.Count], new float[sets * setting.Count]);
                    Dirichlet.FillFlat(ref bulk, setting.Count, doubles, setting.Floor);
                    Dirichlet.FillFlat(ref bulk, setting.Count, floats);
                    var (oneDouble, oneFloat) = (new double[setting.Count], new float[setting.Count]);
                    foreach (var set in doubles.Chunk(setting.Count))
                    {
                        Dirichlet.DrawFlat(ref single, oneDouble, setting.Floor);
                        if (!set.SequenceEqual(oneDouble))
                            return false;
                    }
                    foreach (var set in floats.Chunk(setting.Count))
                    {
                        Dirichlet.DrawFlat(ref single, oneFloat);
                        if (!set.SequenceEqual(oneFloat))
                            return false;
                    }
                    return bulk == single;
                }
            );

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(20)]
    public void Every_flat_weight_follows_the_beta_law(int count)
    {
        const int Sets = 20_000;
        var random = new Philox(201);
        var (doubles, floats) = (new double[Sets * count], new float[Sets * count]);
        Dirichlet.FillFlat(ref random, count, doubles);
        Dirichlet.FillFlat(ref random, count, floats);
        for (var place = 0; place < count; place++)
        {
            Fit.Kolmogorov([.. doubles.Chunk(count).Select(set => set[place])], Beta)
                .Should()
                .BeLessThan(Fit.OnceInAThousand);
            Fit.Kolmogorov([.. floats.Chunk(count).Select(set => (double)set[place])], Beta)
                .Should()
                .BeLessThan(Fit.OnceInAThousand);
        }

        double Beta(double weight) => 1 - Math.Pow(1 - weight, count - 1);
    }

    [Fact]
    public void Weights_with_a_floor_follow_the_law_of_flat_weights_that_happen_to_keep_it()
    {
        const int Sets = 40_000;
        const double Floor = 0.05;
        var random = new Philox(202);
        var (free, held) = (new double[Sets * 4], new double[Sets * 4]);
        Dirichlet.FillFlat(ref random, 4, free);
        Dirichlet.FillFlat(ref random, 4, held, Floor);
        var kept = free.Chunk(4).Where(set => set.All(weight => weight >= Floor)).ToArray();
        // The part of the simplex above the floor has sides shorter by the factor .8, hence .8 cubed of its volume.
        Math.Abs(Fit.Deviations(kept.Length, Sets, 0.512)).Should().BeLessThan(4);
        foreach (
            var figure in new Func<double[], double>[]
            {
                set => set[0],
                set => set[3],
                set => set.Max(),
                set => set[1] * set[2],
            }
        )
        {
            Fit.Kolmogorov([.. kept.Select(figure)], [.. held.Chunk(4).Select(figure)])
                .Should()
                .BeLessThan(Fit.OnceInAThousand);
        }
    }

    [Fact]
    public void The_highest_floor_leaves_equal_weights()
    {
        var random = new Philox(1);
        var weights = new double[4];
        Dirichlet.DrawFlat(ref random, weights, 0.25);
        weights.Should().Equal(0.25, 0.25, 0.25, 0.25);
    }

    [Fact]
    public void Concentrations_of_one_give_the_flat_law()
    {
        var sets = Sets(203, 20_000, 1, 1, 1, 1);
        for (var place = 0; place < 4; place++)
        {
            Fit.Kolmogorov([.. sets.Select(set => set[place])], weight => 1 - Math.Pow(1 - weight, 3))
                .Should()
                .BeLessThan(Fit.OnceInAThousand);
        }
    }

    [Fact]
    public void Weights_have_the_means_and_covariances_of_their_concentrations()
    {
        const int Count = 40_000;
        double[] concentrations = [0.3, 1, 2.5, 6.2];
        var total = concentrations.Sum();
        var sets = Sets(204, Count, concentrations);
        for (var i = 0; i < 4; i++)
        {
            var mean = concentrations[i] / total;
            var variance = mean * (1 - mean) / (total + 1);
            var weights = sets.Select(set => set[i]).ToArray();
            Math.Abs(OrderedSum.Mean(weights) - mean).Should().BeLessThan(4 * Math.Sqrt(variance / Count));
            OrderedSum.Variance(weights).Should().BeApproximately(variance, 0.04 * variance);
            for (var j = 0; j < i; j++)
            {
                var product = OrderedSum.Mean([.. sets.Select(set => set[i] * set[j])]);
                var expected = concentrations[i] * concentrations[j] / (total * (total + 1));
                product.Should().BeApproximately(expected, 0.04 * expected);
            }
        }
    }

    [Fact]
    public void Two_weights_of_concentration_a_half_follow_the_arcsine_law() =>
        Fit.Kolmogorov(
                [.. Sets(205, 20_000, 0.5, 0.5).Select(set => set[0])],
                weight => 2 / Math.PI * Math.Asin(Math.Sqrt(weight))
            )
            .Should()
            .BeLessThan(Fit.OnceInAThousand);

    [Fact]
    public void Minute_concentrations_put_all_weight_on_one_place_each_as_often()
    {
        var sets = Sets(206, 3_000, 1e-200, 1e-200, 1e-200);
        sets.Should().OnlyContain(set => set.Max() == 1 && set.Sum() == 1);
        for (var place = 0; place < 3; place++)
            Math.Abs(Fit.Deviations(sets.Count(set => set[place] == 1), sets.Length, 1.0 / 3)).Should().BeLessThan(4);
    }

    [Theory]
    [InlineData(4, 8, 0.26)]
    [InlineData(4, 8, -0.1)]
    [InlineData(4, 8, double.NaN)]
    [InlineData(4, 9, 0)]
    [InlineData(0, 8, 0)]
    public void Floors_out_of_range_and_broken_sets_are_refused(int count, int length, double floor)
    {
        var random = new Philox(1);
        var fill = () => Dirichlet.FillFlat(ref random, count, new double[length], floor);
        fill.Should().Throw<ArgumentException>();
        random.Position.Should().Be(0);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Concentrations_must_be_above_zero_and_finite(double concentration)
    {
        var draw = () => Sets(1, 1, 1, concentration);
        draw.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Concentrations_and_weights_must_be_as_many()
    {
        var random = new Philox(1);
        var draw = () => Dirichlet.Draw(ref random, [1, 1], new double[3]);
        draw.Should().Throw<ArgumentException>();
    }

    private static double[][] Sets(ulong seed, int count, params double[] concentrations)
    {
        var random = new Philox(seed);
        var sets = new double[count][];
        for (var i = 0; i < count; i++)
        {
            sets[i] = new double[concentrations.Length];
            Dirichlet.Draw(ref random, concentrations, sets[i]);
        }
        return sets;
    }
}
