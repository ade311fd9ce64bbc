using AwesomeAssertions;
using Counterpoise.Statistics;
using CsCheck;
using Xunit;

namespace Counterpoise.Tests.Statistics;

/// <summary>Logistic regression: what it recovers, what it refuses and names, and its plain twins.</summary>
public sealed class LogisticRegressionTests
{
    private const double Close = 1e-9;

    [Fact]
    public void A_sample_of_one_binary_column_has_the_log_odds_of_its_table()
    {
        // Of x = 0: 3 of 8; of x = 1: 6 of 9.
        var x = Enumerable.Range(0, 17).Select(i => i < 8 ? 0.0 : 1.0).ToArray();
        var y = Enumerable.Range(0, 17).Select(i => i is < 3 or (>= 8 and < 14) ? 1.0 : 0.0).ToArray();
        var fit = Fit(Sample(y, ("x", x)));
        fit.Coefficients[0].Should().BeApproximately(Math.Log(3 / 5.0), 1e-13);
        fit.Coefficients[1].Should().BeApproximately(Math.Log(6 / 3.0) - Math.Log(3 / 5.0), 1e-13);
        fit.Errors[1].Should().BeApproximately(Math.Sqrt(1 / 3.0 + 1 / 5.0 + 1 / 6.0 + 1 / 3.0), 1e-13);
        fit.LogLikelihood.Should()
            .BeApproximately(
                3 * Math.Log(3 / 8.0) + 5 * Math.Log(5 / 8.0) + 6 * Math.Log(6 / 9.0) + 3 * Math.Log(3 / 9.0),
                1e-12
            );
        fit.NullLogLikelihood.Should().BeApproximately(9 * Math.Log(9 / 17.0) + 8 * Math.Log(8 / 17.0), 1e-12);
    }

    [Fact]
    public void A_weight_counts_a_row_as_often_and_a_weight_of_zero_never()
    {
        var planted = Planted(1, 400);
        double[] weights = [.. Enumerable.Range(0, 400).Select(i => (double)(i % 4))];
        int[] repeated = [.. Enumerable.Range(0, 400).SelectMany(i => Enumerable.Repeat(i, i % 4))];
        var weighted = Fit(planted.Sample with { Weights = weights });
        var counted = Fit(Rows(planted.Sample, repeated));
        weighted.Coefficients.Should().Equal(counted.Coefficients, (a, b) => Math.Abs(a - b) < Close);
        weighted.Errors.Should().Equal(counted.Errors, (a, b) => Math.Abs(a - b) < Close);
        weighted.LogLikelihood.Should().BeApproximately(counted.LogLikelihood, 1e-8);
    }

    [Fact]
    public void An_offset_takes_a_coefficient_of_one()
    {
        var planted = Planted(2, 500);
        var shift = planted.Sample.Design.Column(1).ToArray();
        var plain = Fit(planted.Sample);
        var offset = Fit(planted.Sample with { Offset = shift });
        offset.Coefficients[1].Should().BeApproximately(plain.Coefficients[1] - 1, Close);
        offset.Coefficients[0].Should().BeApproximately(plain.Coefficients[0], Close);
        offset.LogLikelihood.Should().BeApproximately(plain.LogLikelihood, 1e-8);
    }

    [Fact]
    public void A_ridge_leaves_the_penalised_score_at_zero_and_bounds_what_separates()
    {
        double[] x = [-3, -2, -1, 1, 2, 3];
        double[] y = [0, 0, 0, 1, 1, 1];
        var fit = Fit(Sample(y, ("x", x)), new() { Ridge = [0, 0.5] });
        double b = fit.Coefficients[1];
        double score = x.Zip(y)
            .Sum(row => row.First * (row.Second - 1 / (1 + Math.Exp(-fit.Coefficients[0] - b * row.First))));
        score.Should().BeApproximately(0.5 * b, 1e-10);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(16)]
    public void The_bits_do_not_depend_on_the_threads(int threads)
    {
        var planted = Planted(3, 40_000);
        var one = Fit(planted.Sample, new() { Threads = 1 });
        var many = Fit(planted.Sample, new() { Threads = threads });
        many.Coefficients.Should().Equal(one.Coefficients);
        many.Covariance.Should().Equal(one.Covariance);
        many.LogLikelihood.Should().Be(one.LogLikelihood);
        long[] clusters = [.. Enumerable.Range(0, 40_000).Select(i => (long)(i % 97))];
        RobustErrors
            .Clustered(ScoreRows.Of(many), [clusters], true, threads)
            .Covariance.Should()
            .Equal(RobustErrors.Clustered(ScoreRows.Of(one), [clusters], true, 1).Covariance);
    }

    [Fact]
    public void Fits_of_any_shape_equal_a_plain_twin() =>
        Gen.Select(Gen.Int[1, 11], Gen.Int[150, 900], Gen.UInt)
            .Sample(
                (columns, rows, seed) =>
                {
                    var uniform = new Uniforms(seed);
                    double[][] values =
                    [
                        .. Enumerable
                            .Range(0, columns)
                            .Select(_ => Enumerable.Range(0, rows).Select(_ => uniform.Next() - 0.5).ToArray()),
                    ];
                    double[] y =
                    [
                        .. Enumerable.Range(0, rows).Select(i => uniform.Next() < 0.5 + 0.4 * values[0][i] ? 1.0 : 0.0),
                    ];
                    var design = new Design(
                        [.. values.Select((_, j) => $"x{j}")],
                        [.. values.Select(v => (ReadOnlyMemory<double>)v)]
                    );
                    var fit = Fit(new(design, y));
                    var (coefficients, information) = PlainNewton(values, y);
                    fit.Coefficients.Should().Equal(coefficients, (a, b) => Math.Abs(a - b) < 1e-8);
                    // Covariance times information is one.
                    for (int i = 0; i < columns; i++)
                    {
                        for (int j = 0; j < columns; j++)
                        {
                            double cell = Enumerable
                                .Range(0, columns)
                                .Sum(m => fit.Covariance[i * columns + m] * information[m, j]);
                            cell.Should().BeApproximately(i == j ? 1 : 0, 1e-8);
                        }
                    }
                },
                iter: 25
            );

    [Fact]
    public void Dyadic_errors_equal_the_sum_over_every_pair_of_rows_that_share_a_member()
    {
        var planted = PlantedDyads(5, states: 9, years: 3);
        var fit = Fit(planted.Sample);
        var scores = ScoreRows.Of(fit);
        var fast = RobustErrors.Dyadic(scores, planted.First, planted.Second);
        int k = fit.Coefficients.Count;
        var meat = new double[k * k];
        for (int i = 0; i < fit.Rows; i++)
        {
            for (int j = 0; j < fit.Rows; j++)
            {
                bool shares =
                    planted.First[i] == planted.First[j]
                    || planted.First[i] == planted.Second[j]
                    || planted.Second[i] == planted.First[j]
                    || planted.Second[i] == planted.Second[j];
                for (int e = 0; shares && e < k * k; e++)
                    meat[e] += Score(i, e / k) * Score(j, e % k);
            }
        }
        var plain = Sandwich(fit.Covariance, meat, k);
        if (!fast.Repaired)
            fast.Covariance.Should().Equal(plain, (a, b) => Math.Abs(a - b) < 1e-9);
        fast.Repaired.Should().BeFalse();
        fast.Groups.Should().Equal(9);

        double Score(int row, int column) => scores.Design.Column(column)[row] * scores.Factor.Span[row];
    }

    [Fact]
    public void A_covariance_that_is_not_positive_is_repaired_and_says_so()
    {
        // Three states, each pair once: the sum over pairs that share a member is that over all pairs, whose scores add to nothing.
        var design = new Design(["a", "b"], [new double[] { 1, 0, 0, -1 }, new double[] { 0, 1, -1, 0 }]);
        var scores = new ScoreRows(design, new double[] { 1, 1, 1, 1 }, [1, 0, 0, 1]);
        // Rows 1 and 4 share one member and so do 2 and 3, no others: the sums are 0 and so are they where their rows cancel.
        var robust = RobustErrors.Dyadic(scores, new long[] { 1, 3, 1, 3 }, new long[] { 2, 4, 3, 2 });
        robust.Covariance.Should().OnlyContain(value => double.IsFinite(value));
        int k = 2;
        double determinant =
            robust.Covariance[0] * robust.Covariance[k + 1] - robust.Covariance[1] * robust.Covariance[k];
        determinant.Should().BeGreaterThanOrEqualTo(-1e-12);
        robust.Errors.Should().OnlyContain(error => error >= 0);
        robust.Repaired.Should().Be(PlainIsNegative());

        bool PlainIsNegative()
        {
            (long, long)[] dyads = [(1, 2), (3, 4), (1, 3), (3, 2)];
            double[][] s =
            [
                [1, 0],
                [0, 1],
                [0, -1],
                [-1, 0],
            ];
            double a = 0;
            double b = 0;
            double c = 0;
            for (int i = 0; i < 4; i++)
            {
                for (int j = 0; j < 4; j++)
                {
                    var (p, q) = (dyads[i], dyads[j]);
                    if (p.Item1 != q.Item1 && p.Item1 != q.Item2 && p.Item2 != q.Item1 && p.Item2 != q.Item2)
                        continue;
                    a += s[i][0] * s[j][0];
                    b += s[i][0] * s[j][1];
                    c += s[i][1] * s[j][1];
                }
            }
            return (a + c) / 2 - Math.Sqrt((a - c) * (a - c) / 4 + b * b) < -1e-9;
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Intervals_of_planted_coefficients_cover_them_where_rows_hang_together(int kind)
    {
        // Of 95% intervals 90 to 99 in a hundred hold the coefficient, give or take three standard errors of 200 sets; classical ones fall short
        // where rows hang together.
        const int Sets = 200;
        int held = 0;
        int heldByClassical = 0;
        for (int set = 0; set < Sets; set++)
        {
            LogisticFit fit;
            double error;
            if (kind == 2)
            {
                var planted = PlantedDyads((ulong)(1000 + set), states: 70, years: 1);
                fit = Fit(planted.Sample);
                error = RobustErrors.Dyadic(ScoreRows.Of(fit), planted.First, planted.Second).Errors[1];
            }
            else
            {
                // Of clusters: the column and the outcome are the same in eight rows each.
                int copies = kind == 0 ? 1 : 8;
                int[] rows = [.. Enumerable.Range(0, 150).SelectMany(i => Enumerable.Repeat(i, copies))];
                fit = Fit(Rows(Planted((ulong)(500 + set), 150).Sample, rows));
                error =
                    kind == 0
                        ? fit.Errors[1]
                        : RobustErrors
                            .Clustered(ScoreRows.Of(fit), [rows.Select(i => (long)i).ToArray()], smallSample: true)
                            .Errors[1];
            }
            if (Math.Abs(fit.Coefficients[1] - Slope) <= 1.96 * error)
                held++;
            if (Math.Abs(fit.Coefficients[1] - Slope) <= 1.96 * fit.Errors[1])
                heldByClassical++;
        }
        (held / (double)Sets).Should().BeInRange(0.90, 0.99);
        if (kind > 0)
            (heldByClassical / (double)Sets).Should().BeLessThan(0.85);
    }

    [Fact]
    public void Complete_separation_is_named_with_its_column()
    {
        var uniform = new Uniforms(7);
        double[] noise = [.. Enumerable.Range(0, 60).Select(_ => uniform.Next())];
        double[] guilty = [.. Enumerable.Range(0, 60).Select(i => i + uniform.Next() / 2)];
        double[] y = [.. Enumerable.Range(0, 60).Select(i => i < 25 ? 0.0 : 1.0)];
        var (fit, faults) = TryFit(Sample(y, ("noise", noise), ("guilty", guilty)));
        fit.Should().BeNull();
        faults.Should().ContainSingle().Which.Kind.Should().Be(DesignFaultKind.Separated);
        faults[0].Columns.Should().Equal("guilty");
        faults[0].Message.Should().Contain("'guilty'").And.Contain("complete separation").And.Contain("ridge");
    }

    [Fact]
    public void Quasi_complete_separation_by_several_columns_names_each()
    {
        // No outcome of 1 where 'neutral' is 1, and none of 0 where 'hostile' is.
        var planted = Planted(8, 300);
        double[] y = planted.Sample.Outcome.ToArray();
        double[] neutral = new double[300];
        double[] hostile = new double[300];
        for (int i = 0; i < 300; i += 9)
        {
            if (y[i] == 0)
                neutral[i] = 1;
            else
                hostile[i] = 1;
        }
        var (fit, faults) = TryFit(
            Sample(y, ("x", planted.Sample.Design.Column(1).ToArray()), ("neutral", neutral), ("hostile", hostile))
        );
        fit.Should().BeNull();
        faults.Should().OnlyContain(fault => fault.Kind == DesignFaultKind.QuasiSeparated);
        faults.SelectMany(fault => fault.Columns).Should().BeEquivalentTo(["neutral", "hostile"]);
    }

    [Fact]
    public void Separation_by_a_combination_of_columns_is_found_where_no_column_alone_does_it()
    {
        var uniform = new Uniforms(9);
        double[] a = [.. Enumerable.Range(0, 200).Select(_ => uniform.Next())];
        double[] b = [.. Enumerable.Range(0, 200).Select(_ => uniform.Next())];
        double[] y = [.. a.Zip(b, (p, q) => p > q ? 1.0 : 0.0)];
        var (_, faults) = TryFit(Sample(y, ("a", a), ("b", b), ("c", [.. a.Select(p => p * p)])));
        faults.Should().ContainSingle().Which.Columns.Should().BeEquivalentTo(["a", "b"]);
        faults[0].Kind.Should().Be(DesignFaultKind.Separated);
    }

    [Fact]
    public void A_large_coefficient_is_no_separation()
    {
        // One row of 2,000 lies on the wrong side of an almost perfect rule.
        double[] x = [.. Enumerable.Range(0, 2000).Select(i => i < 1000 ? -1 - i / 1000.0 : 1 + i / 1000.0)];
        double[] y = [.. Enumerable.Range(0, 2000).Select(i => i < 999 || i == 1999 ? 0.0 : 1.0)];
        var fit = Fit(Sample(y, ("x", x)));
        fit.Coefficients[1].Should().BeGreaterThan(2);
        Separations(Sample(y, ("x", x))).Should().BeEmpty();
    }

    [Fact]
    public void Separation_found_by_programming_agrees_with_a_search_over_every_border_of_two_columns() =>
        Gen.Select(Gen.Int[4, 12], Gen.UInt)
            .Sample(
                (rows, seed) =>
                {
                    var uniform = new Uniforms(seed);
                    double[] x = [.. Enumerable.Range(0, rows).Select(_ => Math.Floor(6 * uniform.Next()))];
                    double[] y = [.. Enumerable.Range(0, rows).Select(_ => uniform.Next() < 0.5 ? 1.0 : 0.0)];
                    if (y.Distinct().Count() < 2 || x.Distinct().Count() < 2)
                        return;
                    double[] ones = [.. x.Where((_, i) => y[i] == 1)];
                    double[] zeros = [.. x.Where((_, i) => y[i] == 0)];
                    bool separated = zeros.Max() <= ones.Min() || ones.Max() <= zeros.Min();
                    bool complete = zeros.Max() < ones.Min() || ones.Max() < zeros.Min();
                    var found = Separations(Sample(y, ("x", x)));
                    (found.Count > 0).Should().Be(separated);
                    if (separated)
                        found[0].Complete.Should().Be(complete);
                    LogisticRegression
                        .TryFit(Sample(y, ("x", x)))
                        .Fit.Should()
                        .Match<LogisticFit?>(fit => (fit == null) == separated);
                },
                iter: 300
            );

    [Fact]
    public void Collinear_columns_are_named_with_what_they_combine()
    {
        var uniform = new Uniforms(11);
        double[] a = [.. Enumerable.Range(0, 100).Select(_ => 1e6 * uniform.Next())];
        double[] b = [.. Enumerable.Range(0, 100).Select(_ => uniform.Next())];
        double[] y = [.. Enumerable.Range(0, 100).Select(i => (double)(i % 2))];
        var (_, faults) = TryFit(
            Sample(
                y,
                ("a", a),
                ("b", b),
                ("sum", [.. a.Zip(b, (p, q) => 2 * p - 3 * q + 1)]),
                ("same", [.. a.Select(_ => 7.0)]),
                ("nothing", new double[100]),
                ("near", [.. a.Select((p, i) => p * (1 + 1e-5 * (i % 3)))])
            )
        );
        faults.Should().HaveCount(3).And.OnlyContain(fault => fault.Kind == DesignFaultKind.Collinear);
        faults[0].Columns.Should().BeEquivalentTo(["sum", "a", "b", Design.Intercept]);
        faults[0].Message.Should().Contain("2 a").And.Contain("-3 b");
        faults[1].Columns.Should().Equal("same", Design.Intercept);
        faults[2].Columns.Should().Equal("nothing");
    }

    [Fact]
    public void Empty_one_class_and_unfit_values_are_named_all_at_once()
    {
        var (_, empty) = TryFit(Sample([], ("x", [])));
        empty.Should().Contain(fault => fault.Kind == DesignFaultKind.Empty);
        var (_, faults) = TryFit(
            Sample([1, 1, 1, 1], ("x", [1, double.NaN, 3, 4]), ("z", [double.PositiveInfinity, 2, 3, 5]))
        );
        faults
            .Select(fault => fault.Kind)
            .Should()
            .Equal(DesignFaultKind.NotFinite, DesignFaultKind.NotFinite, DesignFaultKind.OneClass);
        faults[0].Message.Should().Contain("'x'").And.Contain("row 2");
        faults[1].Message.Should().Contain("'z'").And.Contain("row 1");
        faults[2].Message.Should().Contain("'y'").And.Contain("1 in every row");
        var (_, third) = TryFit(Sample([0, 1, 2], ("x", [1, 2, 3])));
        third.Should().ContainSingle().Which.Kind.Should().Be(DesignFaultKind.NotBinary);
    }

    [Fact]
    public void The_conditional_likelihood_equals_a_sum_over_every_subset()
    {
        var uniform = new Uniforms(13);
        const int Groups = 12;
        const int Of = 6;
        int rows = Groups * Of;
        double[] x = [.. Enumerable.Range(0, rows).Select(_ => uniform.Next())];
        double[] z = [.. Enumerable.Range(0, rows).Select(_ => uniform.Next())];
        double[] y =
        [
            .. Enumerable
                .Range(0, rows)
                .Select(i =>
                    i / Of == 3 ? 0.0
                    : uniform.Next() < 0.3 + 0.4 * x[i] ? 1.0
                    : 0.0
                ),
        ];
        long[] groups = [.. Enumerable.Range(0, rows).Select(i => (long)(i / Of))];
        var sample = new BinaryOutcomes(new(["x", "z"], [x, z]), y);
        var (fit, faults) = WithinGroups(sample, groups);
        faults.Should().BeEmpty();
        fit!.GroupsLeftOut.Should().BeGreaterThanOrEqualTo(1);
        (fit.Groups + fit.GroupsLeftOut).Should().Be(Groups);
        double[] b = [.. fit.Coefficients];
        fit.LogLikelihood.Should().BeApproximately(Plain(b), 1e-10);
        // At the summit no step raises it.
        foreach (
            var step in (double[][])
                [
                    [1e-4, 0],
                    [-1e-4, 0],
                    [0, 1e-4],
                    [0, -1e-4],
                ]
        )
            Plain([b[0] + step[0], b[1] + step[1]]).Should().BeLessThan(fit.LogLikelihood);
        const double H = 1e-4;
        double curvature = -(Plain([b[0] + H, b[1]]) - 2 * Plain(b) + Plain([b[0] - H, b[1]])) / (H * H);
        double determinant = fit.Covariance[0] * fit.Covariance[3] - fit.Covariance[1] * fit.Covariance[2];
        (fit.Covariance[3] / determinant).Should().BeApproximately(curvature, 1e-4 * curvature);

        double Plain(double[] c)
        {
            double sum = 0;
            for (int g = 0; g < Groups; g++)
            {
                int ones = Enumerable.Range(g * Of, Of).Count(i => y[i] == 1);
                double all = 0;
                for (int set = 0; set < 1 << Of; set++)
                {
                    if (int.PopCount(set) == ones)
                        all += Math.Exp(
                            Enumerable
                                .Range(0, Of)
                                .Where(i => (set >> i & 1) == 1)
                                .Sum(i => c[0] * x[g * Of + i] + c[1] * z[g * Of + i])
                        );
                }
                sum +=
                    Enumerable.Range(g * Of, Of).Where(i => y[i] == 1).Sum(i => c[0] * x[i] + c[1] * z[i])
                    - Math.Log(all);
            }
            return sum;
        }
    }

    [Fact]
    public void A_conditional_model_of_large_groups_balances_the_noncentral_hypergeometric_law()
    {
        // Two groups of 1,100 rows, 550 ones each: their subsets are more than a double can count.
        const int Of = 1100;
        const int Ones = 550;
        int[] exposed = [400, 700];
        int[] exposedOnes = [230, 380];
        List<double> x = [];
        List<double> y = [];
        List<long> groups = [];
        for (int g = 0; g < 2; g++)
        {
            for (int i = 0; i < Of; i++)
            {
                bool isExposed = i < exposed[g];
                int before = isExposed ? exposedOnes[g] : Ones - exposedOnes[g];
                x.Add(isExposed ? 1 : 0);
                y.Add((isExposed ? i : i - exposed[g]) < before ? 1 : 0);
                groups.Add(g);
            }
        }
        var (fit, faults) = WithinGroups(new(new(["x"], [x.ToArray()]), y.ToArray()), [.. groups]);
        faults.Should().BeEmpty();
        double b = fit!.Coefficients[0];
        var moments = Enumerable.Range(0, 2).Select(g => Moments(exposed[g], b)).ToArray();
        moments.Sum(m => m.Mean).Should().BeApproximately(exposedOnes.Sum(), 1e-6);
        (1 / fit.Covariance[0]).Should().BeApproximately(moments.Sum(m => m.Variance), 1e-6);

        static (double Mean, double Variance) Moments(int exposed, double b)
        {
            double[] logs =
            [
                .. Enumerable
                    .Range(0, Math.Min(exposed, Ones) + 1)
                    .Select(u =>
                        Ones - u > Of - exposed
                            ? double.NegativeInfinity
                            : LogChoose(exposed, u) + LogChoose(Of - exposed, Ones - u) + b * u
                    ),
            ];
            double[] shares = [.. logs.Select(l => Math.Exp(l - logs.Max()))];
            double total = shares.Sum();
            double mean = shares.Select((s, u) => s * u).Sum() / total;
            return (mean, shares.Select((s, u) => s * (u - mean) * (u - mean)).Sum() / total);
        }

        static double LogChoose(int n, int k) => Enumerable.Range(1, k).Sum(i => Math.Log(n - k + i) - Math.Log(i));
    }

    [Theory]
    [InlineData(1e-200)]
    [InlineData(1e-310)]
    [InlineData(1e300)]
    public void A_column_of_any_size_is_collinear_only_with_what_explains_it(double size)
    {
        double[] x = [1, 2, 4, 3];
        double[] z = [3, 1, 2, 2];
        double[] tiny = [.. x.Select(value => value * size)];
        Collinearity.Find(new(["z", "tiny"], [z, tiny]), cancellation: Cancellation).Should().BeEmpty();
        var found = Collinearity.Find(new(["z", "x", "tiny"], [z, x, tiny]), cancellation: Cancellation);
        var one = found.Should().ContainSingle().Which;
        one.Column.Should().Be("tiny");
        one.Of.Should().ContainSingle().Which.Column.Should().Be("x");
        (one.Of[0].Factor / size).Should().BeApproximately(1, 1e-6);
    }

    [Fact]
    public void Clusters_and_members_keep_their_ids_apart_whole_or_not()
    {
        // A running number for 0.5 would be 1, the id of another cluster.
        double[] first = [1, 0.5, 1, 0.5, 2, 3];
        double[] second = [2, 1, 0.5, 3, 0.5, 1];
        var columns = new Dictionary<string, double[]>(StringComparer.Ordinal)
        {
            ["y"] = [0, 1, 0, 1, 1, 0],
            ["x"] = [1, 2, 3, 4, 5, 6],
            ["a"] = first,
            ["b"] = second,
        };
        var model = new RegressionModel("y", [new([new(TermTransform.Plain, "x")])])
        {
            Clusters = ["a"],
            Members = ["a", "b"],
        };
        var sample = ModelSample.Of(
            model,
            6,
            name => columns.TryGetValue(name, out var values) ? values : (ReadOnlyMemory<double>?)null
        );
        (double Value, long Id)[] all =
        [
            .. first.Zip(sample.Members[0].ToArray()),
            .. second.Zip(sample.Members[1].ToArray()),
            .. first.Zip(sample.Clusters[0].ToArray()),
        ];
        all.Select(one => one.Value).Distinct().Should().HaveCount(4);
        all.Distinct().Should().HaveCount(4);
        all.Select(one => one.Id).Distinct().Should().HaveCount(4);
    }

    [Fact]
    public void A_coefficient_that_a_repair_leaves_without_error_has_neither_p_nor_interval()
    {
        var one = new ModelCoefficient("x", 1.5, 0.2, null, double.NaN, double.NaN);
        new[] { one.P, one.Z, one.Low, one.High }.Should().OnlyContain(value => double.IsNaN(value));
    }

    [Fact]
    public void A_conditional_model_names_what_is_constant_in_every_group_and_what_separates()
    {
        long[] groups = [1, 1, 1, 2, 2, 2, 3, 3, 3];
        double[] y = [0, 0, 1, 1, 0, 0, 0, 1, 0];
        double[] fixedHere = [5, 5, 5, 6, 6, 6, 7, 7, 7];
        double[] mixed = [1, 2, 1.5, 4, 3, 5, 2, 2.5, 1];
        var (_, constant) = WithinGroups(new(new(["mixed", "land"], [mixed, fixedHere]), y), groups);
        constant.Should().ContainSingle().Which.Columns.Should().Equal("land");
        constant[0].Message.Should().Contain("constant within every group");
        double[] guilty = [1, 2, 3, 9, 8, 7, 10, 20, 15];
        var (_, separated) = WithinGroups(new(new(["mixed", "guilty"], [mixed, guilty]), y), groups);
        separated.Should().ContainSingle().Which.Columns.Should().Equal("guilty");
        separated[0].Kind.Should().Be(DesignFaultKind.Separated);
    }

    [Fact]
    public void Peace_counts_calendar_years_since_the_last_event_over_lapses_and_never_reads_its_own_year()
    {
        long[] units = [1, 1, 1, 1, 1, 2, 2, 2];
        double[] years = [1950, 1951, 1952, 1955, 1956, 1950, 1951, 1953];
        double[] events = [0, 1, 0, 0, 1, double.NaN, 1, 0];
        PeaceYears.Of(units, years, events).Should().Equal(0, 1, 0, 3, 4, 0, double.NaN, 1);
    }

    [Fact]
    public void Tails_of_the_normal_law_agree_with_its_tables()
    {
        NormalTail.Above(1.959963984540054).Should().BeApproximately(0.025, 1e-15);
        NormalTail.Above(0).Should().Be(0.5);
        NormalTail.Above(-1).Should().BeApproximately(0.8413447460685429, 1e-15);
        (NormalTail.Above(5) / 2.866515718791939e-07).Should().BeApproximately(1, 1e-12);
        (NormalTail.Above(10) / 7.619853024160527e-24).Should().BeApproximately(1, 1e-12);
        NormalTail.TwoSided(-3).Should().BeApproximately(0.0026997960632601866, 1e-16);
    }

    [Fact]
    public void Marginal_effects_equal_differences_of_mean_probabilities_and_their_errors_those_of_the_coefficients()
    {
        var planted = Planted(17, 600);
        var fit = Fit(planted.Sample);
        double[] x = planted.Sample.Design.Column(1).ToArray();
        double[] ones = [.. x.Select(_ => 1.0)];
        var effect = MarginalEffects.Slope(fit.Sample, fit.Coefficients, fit.Covariance, [default, ones]);
        const double H = 1e-5;
        effect
            .Effect.Should()
            .BeApproximately((Mean(fit.Coefficients, H) - Mean(fit.Coefficients, -H)) / (2 * H), 1e-8);
        double variance = 0;
        double[] gradient = [.. Enumerable.Range(0, 2).Select(Gradient)];
        for (int i = 0; i < 2; i++)
        {
            for (int j = 0; j < 2; j++)
                variance += gradient[i] * gradient[j] * fit.Covariance[i * 2 + j];
        }
        effect.Error.Should().BeApproximately(Math.Sqrt(variance), 1e-6);

        double Mean(IReadOnlyList<double> b, double shift) =>
            x.Average(value => 1 / (1 + Math.Exp(-b[0] - b[1] * (value + shift))));

        double Gradient(int coefficient)
        {
            double[] up = [.. fit.Coefficients];
            double[] down = [.. fit.Coefficients];
            up[coefficient] += H;
            down[coefficient] -= H;
            return (Of(up) - Of(down)) / (2 * H);
        }

        double Of(double[] b) => MarginalEffects.Slope(fit.Sample, b, fit.Covariance, [default, ones]).Effect;
    }

    private const double Slope = 0.8;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static LogisticFit Fit(BinaryOutcomes sample, LogisticOptions? options = null) =>
        LogisticRegression.Fit(sample, options, Cancellation);

    private static (LogisticFit? Fit, IReadOnlyList<DesignFault> Faults) TryFit(BinaryOutcomes sample) =>
        LogisticRegression.TryFit(sample, cancellation: Cancellation);

    private static (ConditionalFit? Fit, IReadOnlyList<DesignFault> Faults) WithinGroups(
        BinaryOutcomes sample,
        long[] groups
    ) => ConditionalLogit.TryFit(sample, groups, cancellation: Cancellation);

    private static IReadOnlyList<Separation> Separations(BinaryOutcomes sample) =>
        Separation.Find(sample, [], Cancellation);

    // Newton's steps with Gauss-Jordan elimination, row by row.
    private static (double[] Coefficients, double[,] Information) PlainNewton(double[][] values, double[] y)
    {
        int k = values.Length;
        var b = new double[k];
        var information = new double[k, k];
        for (int step = 0; step < 30; step++)
        {
            information = new double[k, k];
            var system = new double[k, k + 1];
            for (int i = 0; i < y.Length; i++)
            {
                double p = 1 / (1 + Math.Exp(-Enumerable.Range(0, k).Sum(j => b[j] * values[j][i])));
                for (int a = 0; a < k; a++)
                {
                    system[a, k] += values[a][i] * (y[i] - p);
                    for (int c = 0; c < k; c++)
                        information[a, c] += values[a][i] * values[c][i] * p * (1 - p);
                }
            }
            for (int a = 0; a < k; a++)
            {
                for (int c = 0; c < k; c++)
                    system[a, c] = information[a, c];
            }
            for (int a = 0; a < k; a++)
            {
                for (int c = 0; c < k; c++)
                {
                    double factor = c == a ? 0 : system[c, a] / system[a, a];
                    for (int d = 0; d <= k; d++)
                        system[c, d] -= factor * system[a, d];
                }
            }
            for (int a = 0; a < k; a++)
                b[a] += system[a, k] / system[a, a];
        }
        return (b, information);
    }

    private static BinaryOutcomes Sample(double[] y, params (string Name, double[] Values)[] columns) =>
        new(
            new Design(
                [.. columns.Select(c => c.Name)],
                [.. columns.Select(c => (ReadOnlyMemory<double>)c.Values)]
            ).WithIntercept(),
            y
        )
        {
            OutcomeName = "y",
        };

    private static BinaryOutcomes Rows(BinaryOutcomes sample, int[] rows) =>
        new(
            new Design(
                sample.Design.Names,
                [
                    .. Enumerable
                        .Range(0, sample.Design.Columns)
                        .Select(j => (ReadOnlyMemory<double>)rows.Select(i => sample.Design.Column(j)[i]).ToArray()),
                ]
            ),
            rows.Select(i => sample.Outcome.Span[i]).ToArray()
        );

    private static (BinaryOutcomes Sample, double[] Chances) Planted(ulong seed, int rows)
    {
        var uniform = new Uniforms(seed);
        double[] x = [.. Enumerable.Range(0, rows).Select(_ => 3 * (uniform.Next() - 0.5))];
        double[] chances = [.. x.Select((value) => 1 / (1 + Math.Exp(0.3 - Slope * value)))];
        return (Sample([.. chances.Select(p => uniform.Next() < p ? 1.0 : 0.0)], ("x", x)), chances);
    }

    // Each state leaves its mark on the column and on the outcome, so that rows of dyads that share it hang together.
    private static (BinaryOutcomes Sample, long[] First, long[] Second) PlantedDyads(ulong seed, int states, int years)
    {
        var uniform = new Uniforms(seed);
        double[] mark = [.. Enumerable.Range(0, states).Select(_ => 2 * (uniform.Next() - 0.5))];
        double[] shock = [.. Enumerable.Range(0, states).Select(_ => Normal.Quantile(uniform.Next()))];
        List<long> first = [];
        List<long> second = [];
        List<double> x = [];
        List<double> y = [];
        for (int a = 0; a < states; a++)
        {
            for (int b = a + 1; b < states; b++)
            {
                for (int t = 0; t < years; t++)
                {
                    (long one, long other) = t % 2 == 0 ? (a, b) : (b, a);
                    first.Add(one + 2);
                    second.Add(other + 2);
                    double value = mark[a] + mark[b] + uniform.Next() - 0.5;
                    x.Add(value);
                    // A Gaussian copula: outcomes of one state hang together, and each has its chance as planted.
                    double draw = (shock[a] + shock[b]) / 2 + Normal.Quantile(uniform.Next()) / Math.Sqrt(2);
                    y.Add(NormalTail.Above(draw) < 1 / (1 + Math.Exp(0.3 - Slope * value)) ? 1 : 0);
                }
            }
        }
        return (Sample([.. y], ("x", [.. x])), [.. first], [.. second]);
    }

    private static double[] Sandwich(IReadOnlyList<double> bread, double[] meat, int k)
    {
        var result = new double[k * k];
        for (int i = 0; i < k; i++)
        {
            for (int j = 0; j < k; j++)
            {
                for (int a = 0; a < k; a++)
                {
                    for (int b = 0; b < k; b++)
                        result[i * k + j] += bread[i * k + a] * meat[a * k + b] * bread[b * k + j];
                }
            }
        }
        return result;
    }

    // Uniform numbers of one stream.
    private sealed class Uniforms(ulong seed)
    {
        private ulong _state = (seed + 1) * 0xD1342543DE82EF95 ^ (seed << 40);

        public double Next()
        {
            // splitmix64 (Steele, Lea and Flood 2014).
            _state += 0x9E3779B97F4A7C15;
            ulong z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            z ^= z >> 31;
            return (z >> 11) / (double)(1UL << 53);
        }
    }
}
