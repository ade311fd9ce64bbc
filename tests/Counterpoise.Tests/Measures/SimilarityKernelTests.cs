using AwesomeAssertions;
using Counterpoise.Measures;
using CsCheck;
using Xunit;

namespace Counterpoise.Tests.Measures;

public sealed class SimilarityKernelTests
{
    private const double Close = 1e-12;

    private static readonly SimilarityIndex[] OfPortfolios =
    [
        .. SimilarityIndex.All.Where(i => i.Positions == SimilarityPositions.Alliances),
    ];

    // Sparse and dense systems, with few unknown ties, of sizes around the widths of words, vectors and blocks.
    private static readonly Gen<(byte[] Ties, double[] Weights)> Systems =
        from states in Gen.OneOf(
            Gen.Int[1, 12],
            Gen.Int[1, 12],
            Gen.Int[1, 40],
            Gen.Int[60, 70],
            Gen.OneOf(Gen.Const(63), Gen.Const(64), Gen.Const(65), Gen.Const(128), Gen.Const(195))
        )
        from share in Gen.Double[0.02, 1]
        from unknown in Gen.OneOf(Gen.Const(0.0), Gen.Const(0.01))
        from weighing in Gen.OneOf(Gen.Const(0.0), Gen.Const(0.7), Gen.Const(1.0))
        from ordinary in Gen.Bool
        from seed in Gen.ULong
        select Draw(states, share, unknown, weighing, ordinary, seed);

    [Fact]
    public void Every_index_of_every_pair_agrees_with_its_definition()
    {
        var kernel = new SimilarityKernel();
        Systems.Sample(
            system =>
            {
                var (ties, weights) = system;
                int n = weights.Length;
                var found = Computed(kernel, ties, weights);
                foreach (var index in OfPortfolios)
                {
                    for (int i = 0; i < n; i++)
                    {
                        for (int j = i; j < n; j++)
                        {
                            double plain = PlainSimilarity.Of(
                                index,
                                ties.AsSpan(i * n, n),
                                ties.AsSpan(j * n, n),
                                weights
                            );
                            double fast = found[(index.Ordinal * n + i) * n + j];
                            double mirrored = found[(index.Ordinal * n + j) * n + i];
                            if (!Same(fast, mirrored))
                                Assert.Fail(
                                    $"{index} of {i} and {j} of {n}: {fast:R}, the other way round {mirrored:R}"
                                );
                            if (double.IsNaN(plain) != double.IsNaN(fast) || Math.Abs(plain - fast) > Close)
                                Assert.Fail($"{index} of {i} and {j} of {n}: {fast:R}, by the definition {plain:R}");
                        }
                    }
                }
            },
            iter: 60,
            threads: 1
        );
    }

    [Fact]
    public void What_a_kernel_computed_before_leaves_no_trace() =>
        Gen.Select(Systems, Systems)
            .Sample(
                (before, after) =>
                {
                    var used = new SimilarityKernel();
                    Computed(used, before.Ties, before.Weights);
                    Computed(used, after.Ties, after.Weights)
                        .Should()
                        .Equal(Computed(new(), after.Ties, after.Weights), Same);
                },
                iter: 15
            );

    [Fact]
    public void Unweighted_indices_follow_the_states_into_another_order_to_the_last_digit() =>
        Gen.Select(Systems, Gen.ULong)
            .Sample(
                (system, seed) =>
                {
                    var (ties, weights) = system;
                    int n = weights.Length;
                    int[] order = [.. Enumerable.Range(0, n)];
                    var random = new Counterpoise.Statistics.Philox(seed);
                    order = [.. order.OrderBy(_ => random.NextNormal())];
                    var moved = new byte[n * n];
                    for (int i = 0; i < n; i++)
                    {
                        for (int j = 0; j < n; j++)
                            moved[i * n + j] = ties[order[i] * n + order[j]];
                    }
                    var found = Computed(new(), ties, weights);
                    var after = Computed(new(), moved, [.. order.Select(k => weights[k])]);
                    foreach (var index in OfPortfolios)
                    {
                        for (int i = 0; i < n; i++)
                        {
                            for (int j = 0; j < n; j++)
                            {
                                double was = found[(index.Ordinal * n + order[i]) * n + order[j]];
                                double now = after[(index.Ordinal * n + i) * n + j];
                                if (
                                    index.Weighted
                                        ? !(Math.Abs(was - now) <= Close) && !Same(was, now)
                                        : !Same(was, now)
                                )
                                    Assert.Fail($"{index}: {was:R} became {now:R}");
                            }
                        }
                    }
                },
                iter: 15
            );

    [Fact]
    public void Every_index_is_symmetric_lies_within_its_bounds_and_is_one_of_a_state_with_itself() =>
        Systems.Sample(
            system =>
            {
                int n = system.Weights.Length;
                var found = Computed(new(), system.Ties, system.Weights);
                foreach (var index in OfPortfolios)
                {
                    for (int i = 0; i < n; i++)
                    {
                        double itself = found[(index.Ordinal * n + i) * n + i];
                        (double.IsNaN(itself) || itself.Equals(1.0)).Should().BeTrue("{0} is {1}", index, itself);
                        for (int j = 0; j < i; j++)
                        {
                            double value = found[(index.Ordinal * n + i) * n + j];
                            Same(value, found[(index.Ordinal * n + j) * n + i]).Should().BeTrue();
                            if (!double.IsNaN(value))
                                value.Should().BeInRange(-1 - Close, 1 + Close);
                        }
                    }
                }
            },
            iter: 20
        );

    [Fact]
    public void States_with_which_neither_is_tied_raise_s_of_different_portfolios()
    {
        // Haege 2011: S counts two absent ties as agreement, so that the size of the system alone raises it.
        double before = -2;
        foreach (int strangers in (int[])[0, 1, 5, 50, 150])
        {
            double s = Pair([3, 0, 1, 0], [0, 3, 0, 2], strangers)[SimilarityIndex.SAbsolute.Ordinal];
            s.Should().BeGreaterThan(before);
            before = s;
        }
        before.Should().BeGreaterThan(0.9);
        double chance = Pair([3, 0, 1, 0], [0, 3, 0, 2], 150)[SimilarityIndex.KappaSquared.Ordinal];
        chance.Should().BeLessThan(0.01, "agreement that chance gives is no similarity");
    }

    [Fact]
    public void A_tie_that_both_share_matters_more_to_kappa_and_pi_the_rarer_ties_are()
    {
        foreach (var index in (SimilarityIndex[])[SimilarityIndex.KappaSquared, SimilarityIndex.PiSquared])
        {
            double among5 = Pair([3, 0, 3, 0], [0, 3, 3, 0], 5)[index.Ordinal];
            double among50 = Pair([3, 0, 3, 0], [0, 3, 3, 0], 50)[index.Ordinal];
            among50.Should().BeGreaterThan(among5);
        }
    }

    [Fact]
    public void Squared_agreement_follows_the_closed_forms() =>
        Gen.Select(Gen.Byte[0, 3].Array[2, 90], Gen.ULong)
            .Sample(
                (one, seed) =>
                {
                    var random = new Counterpoise.Statistics.Philox(seed);
                    byte[] other = [.. one.Select(t => random.NextNormal() > 0 ? t : (byte)(3 - t))];
                    int n = one.Length;
                    double apart = one.Zip(other, (a, b) => (double)(a - b) * (a - b)).Sum();
                    double s1 = one.Sum(t => (double)t);
                    double s2 = other.Sum(t => (double)t);
                    double ss = one.Concat(other).Sum(t => (double)t * t);
                    double kappa = 1 - apart / (ss - 2 * s1 * s2 / n);
                    double pi = 1 - apart / (ss - (s1 + s2) * (s1 + s2) / (2 * n));
                    double[] none = [.. Enumerable.Repeat(double.NaN, n)];
                    Told(PlainSimilarity.Of(SimilarityIndex.KappaSquared, one, other, none), kappa);
                    Told(PlainSimilarity.Of(SimilarityIndex.PiSquared, one, other, none), pi);

                    static void Told(double found, double closed)
                    {
                        if (!double.IsNaN(found))
                            found.Should().BeApproximately(closed, 1e-9);
                    }
                },
                iter: 200
            );

    [Fact]
    public void A_third_state_of_unknown_weight_counts_as_if_it_were_not_there()
    {
        byte[] ties = [3, 0, 2, 1, 0, 3, 0, 1, 2, 0, 3, 0, 1, 1, 0, 3];
        double[] weights = [0.5, 0.3, double.NaN, 0.2];
        double s = Computed(new(), ties, weights)[SimilarityIndex.SAbsoluteWeighted.Ordinal * 16 + 1];
        s.Should().BeApproximately(1 - 2 * (0.5 * 3 + 0.3 * 3) / 3, Close);
    }

    [Fact]
    public void Without_variance_chance_corrected_indices_are_not_defined()
    {
        var found = Computed(new(), [3, 3, 3, 3], [1, 1]);
        foreach (var index in OfPortfolios)
        {
            double value = found[index.Ordinal * 4 + 1];
            if (index.Measure == SimilarityMeasure.S)
                value.Should().Be(1);
            else
                value.Should().Be(double.NaN, "{0} has no variance to speak of", index);
        }
    }

    [Fact]
    public void What_is_no_portfolio_is_refused()
    {
        var kernel = new SimilarityKernel();
        var into = new double[SimilarityKernel.Indices * 4];
        ((Action)(() => kernel.Compute([3, 0, 0], [1, 1], into))).Should().Throw<ArgumentException>();
        ((Action)(() => kernel.Compute([3, 0, 1, 3], [1, 1], into))).Should().Throw<ArgumentException>();
        ((Action)(() => kernel.Compute([3, 4, 4, 3], [1, 1], into))).Should().Throw<ArgumentException>();
        ((Action)(() => kernel.Compute([3, 0, 0, 3], [1, -1], into))).Should().Throw<ArgumentException>();
        ((Action)(() => kernel.Compute([3, 0, 0, 3], [1, 1], into.AsSpan(1)))).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void A_kernel_that_has_seen_the_size_allocates_nothing()
    {
        var (ties, weights) = Draw(150, 0.3, 0, 1, true, 7);
        var into = new double[SimilarityKernel.Indices * 150 * 150];
        var kernel = new SimilarityKernel();
        kernel.Compute(ties, weights, into);
        long before = GC.GetAllocatedBytesForCurrentThread();
        kernel.Compute(ties, weights, into);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    private static bool Same(double one, double other) => one.Equals(other);

    private static double[] Computed(SimilarityKernel kernel, byte[] ties, double[] weights)
    {
        var found = new double[SimilarityKernel.Indices * ties.Length];
        kernel.Compute(ties, weights, found);
        return found;
    }

    // Two states' ties with the others, and so many more with which neither is tied. Returns every index of the two.
    private static double[] Pair(byte[] one, byte[] other, int strangers)
    {
        int n = one.Length + strangers;
        var ties = new byte[n * n];
        for (int k = 0; k < one.Length; k++)
        {
            ties[k] = ties[k * n] = one[k];
            ties[n + k] = ties[k * n + 1] = other[k];
        }
        var found = Computed(new(), ties, [.. Enumerable.Repeat(1.0, n)]);
        return [.. Enumerable.Range(0, SimilarityKernel.Indices).Select(index => found[index * n * n + 1])];
    }

    private static (byte[] Ties, double[] Weights) Draw(
        int states,
        double share,
        double unknown,
        double weighing,
        bool ordinary,
        ulong seed
    )
    {
        var random = new Counterpoise.Statistics.Philox(seed);
        var ties = new byte[states * states];
        for (int i = 0; i < states; i++)
        {
            // The kernel takes any diagonal; the year's portfolios have the closest tie there.
            ties[i * states + i] = ordinary ? (byte)3 : (byte)(Uniform() * 4);
            for (int j = 0; j < i; j++)
            {
                byte tie =
                    Uniform() < unknown ? SimilarityKernel.Unknown
                    : Uniform() < share ? (byte)(1 + Uniform() * 3)
                    : (byte)0;
                ties[i * states + j] = ties[j * states + i] = tie;
            }
        }
        var weights = new double[states];
        for (int i = 0; i < states; i++)
            weights[i] =
                Uniform() < weighing ? random.NextExponential()
                : Uniform() < 0.5 ? double.NaN
                : 0;
        return (ties, weights);

        double Uniform() => 1 - Math.Exp(-random.NextExponential());
    }
}
