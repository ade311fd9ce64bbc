using System.Diagnostics;
using AwesomeAssertions;
using Counterpoise.Alignment;
using Counterpoise.Statistics;
using CsCheck;
using Xunit;

namespace Counterpoise.Tests.Alignment;

public sealed class LandscapeTests
{
    // Small whole numbers: energies are exact, and ties are as common as they can be.
    private static readonly Gen<(double[] Sizes, double[,] Propensities)> Coarse = Cases(
        Gen.Int[0, 3].Select(size => (double)size),
        Gen.Int[-3, 3].Select(propensity => (double)propensity)
    );

    // Whole numbers so wide apart that ties are rare.
    private static readonly Gen<(double[] Sizes, double[,] Propensities)> Fine = Cases(
        Gen.Int[1, 1000].Select(size => (double)size),
        Gen.Int[-100_000, 100_000].Select(propensity => (double)propensity)
    );

    private static readonly Gen<(double[] Sizes, double[,] Propensities)> Any = Gen.OneOf(Coarse, Fine);

    [Fact]
    public void A_landscape_agrees_with_its_plain_twin() =>
        Any.Sample(
            input =>
            {
                var plain = new PlainLandscape(input.Sizes, input.Propensities);
                var landscape = Computed(input.Sizes, input.Propensities);
                Minima(landscape).Should().BeEquivalentTo(plain.Minima);
                landscape.Ties.Should().Be(plain.Ties);
                landscape.Minima.Select(minimum => minimum.Energy).Should().BeInAscendingOrder();
                landscape
                    .Minima.Where(minimum => minimum.IsGlobal)
                    .Select(minimum => minimum.Camps)
                    .Should()
                    .Equal(landscape.Floor.GlobalMinima);
            },
            iter: 300
        );

    [Fact]
    public void The_lowest_points_and_the_best_of_every_pair_agree_with_the_plain_twin() =>
        Any.Sample(
            input =>
            {
                var plain = new PlainLandscape(input.Sizes, input.Propensities);
                var floor = Lowest(input.Sizes, input.Propensities);
                floor.Energy.Should().Be(plain.Least);
                floor.GlobalMinima.Select(PlainLandscape.Text).Should().BeEquivalentTo(plain.GlobalMinima);
                for (int i = 0; i < floor.States; i++)
                {
                    for (int j = 0; j < floor.States; j++)
                    {
                        if (i == j)
                            continue;
                        var (together, parted) = (plain.LeastWhere(i, j, true), plain.LeastWhere(i, j, false));
                        floor.Together(i, j).Should().Be(together);
                        floor.Parted(i, j).Should().Be(parted);
                        var gap = floor.Total == 0 ? 0 : (parted - together) / floor.Total;
                        floor.Gap(i, j).Should().BeApproximately(gap, 1e-12).And.BeInRange(-1, 1);
                    }
                }
            },
            iter: 300
        );

    [Theory]
    [InlineData(12)]
    [InlineData(17)]
    public void A_landscape_of_many_blocks_agrees_with_its_plain_twin(int states)
    {
        var (drawnSizes, drawn) = Drawn(states, 5);
        // Whole numbers, so that the twin's energies are exact.
        double[] sizes = [.. drawnSizes.Select(size => Math.Round(10 * size))];
        var propensities = Matrix(states, (i, j) => Math.Round(10 * drawn[i, j]));
        var plain = new PlainLandscape(sizes, propensities);
        var landscape = Computed(sizes, propensities);
        Minima(landscape).Should().BeEquivalentTo(plain.Minima);
        landscape.Ties.Should().Be(plain.Ties);
        landscape.Floor.GlobalMinima.Select(PlainLandscape.Text).Should().BeEquivalentTo(plain.GlobalMinima);
        for (int j = 1; j < states; j++)
        {
            for (int i = 0; i < j; i++)
            {
                landscape.Floor.Together(i, j).Should().Be(plain.LeastWhere(i, j, true));
                landscape.Floor.Parted(i, j).Should().Be(plain.LeastWhere(i, j, false));
            }
        }
    }

    [Fact]
    public void Basins_cover_every_configuration_once() =>
        Any.Sample(input =>
        {
            var landscape = Computed(input.Sizes, input.Propensities);
            landscape.Minima.Sum(minimum => minimum.Configurations).Should().Be(landscape.Configurations);
            landscape.Minima.Sum(minimum => minimum.Basin).Should().BeApproximately(1, 1e-12);
            landscape.Minima.Should().OnlyContain(minimum => minimum.Configurations >= 1);
        });

    [Fact]
    public void Of_two_mirror_images_one_is_told() =>
        Any.Sample(input =>
        {
            var minima = Computed(input.Sizes, input.Propensities).Minima;
            minima.Should().OnlyHaveUniqueItems(minimum => minimum.Camps);
            minima.Should().OnlyContain(minimum => minimum.Camps.CampOf(0) == 1);
        });

    [Fact]
    public void Relabelling_states_permutes_camps() =>
        Any.SelectMany(input =>
                Gen.Shuffle(Enumerable.Range(0, input.Sizes.Length).ToArray()).Select(order => (input, order))
            )
            .Sample(
                (input, order) =>
                {
                    var (sizes, propensities) = input;
                    int n = sizes.Length;
                    var landscape = Computed(sizes, propensities);
                    var relabelled = Computed(
                        [.. order.Select(k => sizes[k])],
                        Matrix(n, (i, j) => propensities[order[i], order[j]])
                    );
                    // Relabelled state i is state order[i]; whoever stands with state 0 there makes the first camp.
                    var back = relabelled.Minima.ToDictionary(
                        minimum =>
                        {
                            var camps = new int[n];
                            for (int i = 0; i < n; i++)
                                camps[order[i]] = minimum.Camps.CampOf(i);
                            return string.Concat(camps.Select(camp => camp == camps[0] ? '1' : '2'));
                        },
                        minimum => (minimum.Energy, minimum.Configurations)
                    );
                    var told = Minima(landscape);
                    back.Keys.Should().BeEquivalentTo(told.Keys);
                    back.Should().OnlyContain(minimum => minimum.Value.Energy == told[minimum.Key].Energy);
                    relabelled.Ties.Should().Be(landscape.Ties);
                    // The order of the list decides ties, so basins follow only where there are none.
                    if (landscape.Ties == 0)
                        back.Should().BeEquivalentTo(told);
                }
            );

    [Fact]
    public void Scaling_sizes_or_propensities_moves_nobody() =>
        Gen.Select(Any, Gen.Double[1e-6, 1e6], Gen.Double[1e-6, 1e6])
            .Sample(
                (input, bySize, byPropensity) =>
                {
                    var (sizes, propensities) = input;
                    var landscape = Computed(sizes, propensities);
                    var scaled = Computed(
                        [.. sizes.Select(size => size * bySize)],
                        Matrix(sizes.Length, (i, j) => propensities[i, j] * byPropensity)
                    );
                    var basins = landscape.Minima.ToDictionary(minimum => minimum.Camps, minimum => minimum.Basin);
                    scaled
                        .Minima.ToDictionary(minimum => minimum.Camps, minimum => minimum.Basin)
                        .Should()
                        .BeEquivalentTo(basins);
                    scaled.Ties.Should().Be(landscape.Ties);
                }
            );

    [Fact]
    public void States_that_all_work_well_together_form_one_camp() =>
        Cases(Gen.Double[0.01, 1], Gen.Double[0.01, 1])
            .Sample(input =>
            {
                var minima = Computed(input.Sizes, input.Propensities).Minima;
                minima.Should().Contain(minimum => minimum.Camps.InSecond == 0 && minimum.Energy == 0);
                minima.Where(minimum => minimum.IsGlobal).Should().ContainSingle().Which.Camps.InSecond.Should().Be(0);
            });

    [Fact]
    public void Two_blocs_that_repel_each_other_are_the_two_camps()
    {
        var bloc = new[] { 1, 2, 1, 2, 2 };
        var landscape = Computed([1, 2, 3, 4, 5], Matrix(5, (i, j) => bloc[i] == bloc[j] ? 1 : -1));
        var minimum = landscape.Minima.Should().ContainSingle().Subject;
        Enumerable.Range(0, 5).Select(minimum.Camps.CampOf).Should().Equal(bloc);
        minimum.Basin.Should().Be(1);
        minimum.Energy.Should().Be(-(1 + 3) * (2 + 4 + 5));
        landscape.Floor.Gap(0, 2).Should().BePositive();
        landscape.Floor.Gap(0, 1).Should().BeNegative();
    }

    [Fact]
    public void Three_states_that_repel_one_another_leave_one_pair_frustrated_in_three_ways()
    {
        var landscape = Computed([1, 1, 1], Matrix(3, (_, _) => -1));
        landscape.Minima.Should().HaveCount(3).And.OnlyContain(minimum => minimum.Energy == -2 && minimum.IsGlobal);
        // From one camp any of the three may leave: the first in the list does.
        landscape.Ties.Should().Be(1);
        landscape.Minima.Single(minimum => minimum.Camps.InSecond == 2).Configurations.Should().Be(2);
        landscape.Floor.Gap(0, 1).Should().Be(0);
    }

    [Fact]
    public void Decimals_that_balance_are_ties_in_spite_of_rounding()
    {
        // To the first state the second and third weigh 0.1 + 0.2 and the fourth 0.3; in binary the two sums differ.
        var landscape = Computed(
            [1, 1, 1, 1],
            new[,]
            {
                { 0, 0.1, 0.2, 0.3 },
                { 0.1, 0, 1, -1 },
                { 0.2, 1, 0, -1 },
                { 0.3, -1, -1, 0 },
            }
        );
        landscape.Floor.GlobalMinima.Should().HaveCount(2);
        landscape.Floor.Gap(0, 3).Should().Be(0);
    }

    [Fact]
    public void A_state_to_whom_camps_are_alike_doubles_the_minima()
    {
        var landscape = Computed([1, 1, 0], Matrix(3, (_, _) => 1));
        landscape.Minima.Should().HaveCount(2).And.OnlyContain(minimum => minimum.Camps.Together(0, 1));
        landscape.Floor.Gap(0, 2).Should().Be(0);
    }

    [Fact]
    public void Where_nothing_pulls_every_configuration_is_a_minimum_and_no_pair_leans()
    {
        var landscape = Computed([0.5, 0.25, 0.25], new double[3, 3]);
        landscape.Minima.Should().HaveCount(4).And.OnlyContain(minimum => minimum.IsGlobal && minimum.Basin == 0.25);
        landscape.Floor.Gap(1, 2).Should().Be(0);
    }

    [Theory]
    [InlineData(17)]
    [InlineData(19)]
    public void The_number_of_threads_changes_nothing(int states)
    {
        var (sizes, propensities) = Drawn(states, 7);
        var token = TestContext.Current.CancellationToken;
        var one = Landscape.Of(sizes, propensities, 1, token);
        foreach (int threads in (int[])[2, 3, 8, -1])
        {
            var many = Landscape.Of(sizes, propensities, threads, token);
            many.Minima.Should().Equal(one.Minima);
            many.Ties.Should().Be(one.Ties);
            many.Floor.GlobalMinima.Should().Equal(one.Floor.GlobalMinima);
            for (int j = 1; j < states; j++)
            {
                for (int i = 0; i < j; i++)
                    many.Floor.Gap(i, j).Should().Be(one.Floor.Gap(i, j));
            }
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(16)]
    public void Energies_hold_to_the_stated_bound(int states)
    {
        var (sizes, propensities) = Drawn(states, 11);
        var landscape = Landscape.Of(sizes, propensities, -1, TestContext.Current.CancellationToken);
        foreach (var minimum in landscape.Minima)
        {
            var energy = EnergyOf(minimum.Camps, sizes, propensities);
            ((double)Math.Abs(energy - (decimal)minimum.Energy))
                .Should()
                .BeLessThanOrEqualTo(landscape.Floor.Total * Math.ScaleB(1, -50));
        }
    }

    [Fact]
    public void Twenty_four_states_are_practical()
    {
        var (sizes, propensities) = Drawn(24, 1993);
        var clock = Stopwatch.StartNew();
        var landscape = Landscape.Of(sizes, propensities, -1, TestContext.Current.CancellationToken);
        // The bench measures; this only tells minutes from seconds on a busy machine.
        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(30));
        landscape.Minima.Sum(minimum => minimum.Configurations).Should().Be(1 << 23);
        var lowest = landscape.Minima[0];
        landscape.Floor.Energy.Should().Be(lowest.Energy);
        for (int j = 1; j < 24; j++)
        {
            for (int i = 0; i < j; i++)
            {
                var held = lowest.Camps.Together(i, j) ? landscape.Floor.Together(i, j) : landscape.Floor.Parted(i, j);
                held.Should().Be(lowest.Energy);
            }
        }
        // No minimum has a lower neighbour, by definition.
        foreach (var minimum in landscape.Minima)
        {
            for (int k = 0; k < 24; k++)
                Change(minimum.Camps, k, sizes, propensities).Should().BeGreaterThan(-1e-9);
        }
    }

    [Fact]
    public void States_too_few_or_too_many_are_refused()
    {
        foreach (int states in (int[])[0, 1, 25])
        {
            var act = () => Computed(new double[states], new double[states, states]);
            act.Should().Throw<ArgumentOutOfRangeException>().WithMessage("*2..24*");
        }
    }

    [Theory]
    [InlineData(double.NaN, 1, 1)]
    [InlineData(-1, 1, 1)]
    [InlineData(double.PositiveInfinity, 1, 1)]
    [InlineData(1, double.NaN, double.NaN)]
    [InlineData(1, double.NegativeInfinity, double.NegativeInfinity)]
    [InlineData(1, 1, 2)]
    public void What_is_unknown_or_askew_is_refused(double size, double one, double other)
    {
        var propensities = new[,]
        {
            { 0, one },
            { other, 0 },
        };
        var whole = () => Computed([1, size], propensities);
        var floor = () => Lowest([1, size], propensities);
        whole.Should().ThrowExactly<ArgumentException>();
        floor.Should().ThrowExactly<ArgumentException>();
    }

    [Fact]
    public void Shapes_that_disagree_are_refused()
    {
        var act = () => Computed([1, 1, 1], new double[3, 2]);
        act.Should().ThrowExactly<ArgumentException>().WithMessage("*[3, 2]*");
    }

    [Fact]
    public void A_pair_is_two_states_of_the_landscape()
    {
        var floor = Lowest([1, 1], Matrix(2, (_, _) => 1));
        foreach (var (i, j) in new[] { (0, 0), (-1, 0), (0, 2) })
        {
            var act = () => floor.Gap(i, j);
            act.Should().Throw<ArgumentOutOfRangeException>();
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-2)]
    public void Work_needs_threads(int threads)
    {
        var act = () => Landscape.Of([1, 1], new double[2, 2], threads, TestContext.Current.CancellationToken);
        act.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void A_landscape_takes_few_bytes_a_configuration()
    {
        // Small enough to stay on this thread, whose allocations are told apart from those of other tests.
        var (sizes, propensities) = Drawn(16, 1);
        Landscape.Of(sizes, propensities, 1, TestContext.Current.CancellationToken);
        long before = GC.GetAllocatedBytesForCurrentThread();
        var landscape = Landscape.Of(sizes, propensities, 1, TestContext.Current.CancellationToken);
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        bytes.Should().BeLessThan(4L * landscape.Configurations);
    }

    [Fact]
    public void Work_that_is_called_off_stops()
    {
        var (sizes, propensities) = Drawn(20, 3);
        using var source = new CancellationTokenSource();
        source.Cancel();
        var act = () => Landscape.Of(sizes, propensities, 2, source.Token);
        act.Should().Throw<OperationCanceledException>();
    }

    private static Landscape Computed(double[] sizes, double[,] propensities) =>
        Landscape.Of(sizes, propensities, -1, TestContext.Current.CancellationToken);

    private static LandscapeFloor Lowest(double[] sizes, double[,] propensities) =>
        LandscapeFloor.Of(sizes, propensities, -1, TestContext.Current.CancellationToken);

    private static Dictionary<string, (double Energy, int Configurations)> Minima(Landscape landscape) =>
        landscape.Minima.ToDictionary(
            minimum => PlainLandscape.Text(minimum.Camps),
            minimum => (minimum.Energy, minimum.Configurations)
        );

    private static Gen<(double[] Sizes, double[,] Propensities)> Cases(Gen<double> size, Gen<double> propensity) =>
        Gen.Int[2, 10]
            .SelectMany(n =>
                Gen.Select(
                    size.Array[n],
                    propensity.Array[n * n],
                    (sizes, p) => (sizes, Matrix(n, (i, j) => p[(Math.Min(i, j) * n) + Math.Max(i, j)]))
                )
            );

    private static double[,] Matrix(int n, Func<int, int, double> propensity)
    {
        var matrix = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
                matrix[i, j] = i == j ? 0 : propensity(i, j);
        }
        return matrix;
    }

    private static (double[] Sizes, double[,] Propensities) Drawn(int states, ulong seed)
    {
        var random = new Philox(seed);
        var sizes = new double[states];
        var propensities = new double[states, states];
        for (int i = 0; i < states; i++)
        {
            sizes[i] = random.NextExponential();
            for (int j = 0; j < i; j++)
                propensities[i, j] = propensities[j, i] = random.NextNormal();
        }
        return (sizes, propensities);
    }

    private static decimal EnergyOf(TwoCamps camps, double[] sizes, double[,] propensities)
    {
        decimal energy = 0;
        for (int j = 0; j < sizes.Length; j++)
        {
            for (int i = 0; i < j; i++)
            {
                if (!camps.Together(i, j))
                    energy += (decimal)sizes[i] * (decimal)sizes[j] * (decimal)propensities[i, j];
            }
        }
        return energy;
    }

    private static double Change(TwoCamps camps, int mover, double[] sizes, double[,] propensities)
    {
        double change = 0;
        for (int k = 0; k < sizes.Length; k++)
        {
            if (k != mover)
                change += (camps.Together(k, mover) ? 1 : -1) * sizes[k] * sizes[mover] * propensities[k, mover];
        }
        return change;
    }
}
