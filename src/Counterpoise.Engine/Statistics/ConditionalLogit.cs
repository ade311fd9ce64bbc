namespace Counterpoise.Statistics;

/// <summary>A fitted conditional (fixed-effects) logistic regression.</summary>
/// <param name="Names">Names of the coefficients.</param>
/// <param name="Coefficients">Log odds a unit. Shape [columns].</param>
/// <param name="Covariance">Inverse of the information. Shape [columns * columns].</param>
public sealed record ConditionalFit(
    IReadOnlyList<string> Names,
    IReadOnlyList<double> Coefficients,
    IReadOnlyList<double> Covariance
)
{
    /// <summary>Conditional log likelihood.</summary>
    public required double LogLikelihood { get; init; }

    /// <summary>Conditional log likelihood with coefficients of 0.</summary>
    public required double NullLogLikelihood { get; init; }

    /// <summary>Groups with both outcomes.</summary>
    public required int Groups { get; init; }

    /// <summary>Rows of these groups.</summary>
    public required int Rows { get; init; }

    /// <summary>Groups left out, in which all outcomes are the same.</summary>
    public required int GroupsLeftOut { get; init; }

    /// <summary>Rows of these.</summary>
    public required int RowsLeftOut { get; init; }

    /// <summary>Iterations.</summary>
    public required int Iterations { get; init; }

    /// <summary>The score of every group, for errors that allow groups to hang together.</summary>
    public required ScoreRows Scores { get; init; }

    /// <summary>The rows of the sample that each group holds, in the order of the scores.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> RowsOfGroups { get; init; }

    /// <summary>Classical standard errors. Shape [columns].</summary>
    public IReadOnlyList<double> Errors => CovarianceErrors.Of(Covariance, Coefficients.Count);

    /// <summary>Ids of rows as ids of groups; null where a group holds several.</summary>
    /// <param name="ofRows">An id a row of the sample.</param>
    public ReadOnlyMemory<long>? OfGroups(ReadOnlySpan<long> ofRows)
    {
        var ids = new long[RowsOfGroups.Count];
        for (int g = 0; g < ids.Length; g++)
        {
            ids[g] = ofRows[RowsOfGroups[g][0]];
            foreach (int row in RowsOfGroups[g])
            {
                if (ofRows[row] != ids[g])
                    return null;
            }
        }
        return ids;
    }
}

/// <summary>
/// Logistic regression with a constant for every group, conditioned out by the number of ones in the group, so that no number of groups
/// biases it.
/// </summary>
/// <remarks>
/// Chamberlain (1980). The exact conditional likelihood by the recursion of Howard (1972) and Gail, Lubin and Rubinstein (1981), as R's
/// <c>clogit</c> with <c>method = "exact"</c>. A group costs its rows times its ones at every step.
/// </remarks>
public static class ConditionalLogit
{
    private const int MostHalvings = 30;

    // What lies further below the highest of its group is taken as this: a ratio of odds then never is 0 over 0.
    private const double LeastLogOdds = -300;

    /// <summary>Fits, or says why there is no estimate.</summary>
    /// <param name="sample">The sample, without a constant column and without weights.</param>
    /// <param name="groups">Group of each row. Shape [rows].</param>
    /// <param name="options">How; no penalty.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>A fit, or else every reason why there is none.</returns>
    /// <exception cref="ArgumentException">Shapes do not fit, or weights or a penalty are given.</exception>
    public static (ConditionalFit? Fit, IReadOnlyList<DesignFault> Faults) TryFit(
        BinaryOutcomes sample,
        ReadOnlyMemory<long> groups,
        LogisticOptions? options = null,
        CancellationToken cancellation = default
    )
    {
        options ??= new();
        sample.CheckShapes();
        if (groups.Length != sample.Rows || !sample.Weights.IsEmpty || options.Ridge.Any(penalty => penalty != 0))
            throw new ArgumentException("A group a row, no weights and no penalty.", nameof(groups));
        var faults = LogisticRegression.ValueFaults(sample, needsBoth: true).ToList();
        if (faults.Count > 0)
            return (null, faults);
        int[][] all =
        [
            .. Enumerable.Range(0, sample.Rows).GroupBy(i => groups.Span[i]).Select(group => group.ToArray()),
        ];
        int[][] varied = [.. all.Where(rows => rows.Any(i => sample.Outcome.Span[i] != sample.Outcome.Span[rows[0]]))];
        if (varied.Length == 0)
        {
            return (
                null,
                [
                    new(
                        DesignFaultKind.OneClass,
                        [sample.OutcomeName],
                        $"outcome '{sample.OutcomeName}' is the same throughout every group; group by another column."
                    ),
                ]
            );
        }
        var within = Within(sample, varied);
        var products = CrossProducts.Of(within.Design, default, options.Threads, cancellation);
        faults.AddRange(
            LogisticRegression
                .CollinearFaults(within.Design, products, new double[within.Design.Columns])
                .Select(fault =>
                    fault.Columns.Count > 1
                        ? fault
                        : fault with
                        {
                            Message =
                                $"column '{fault.Columns[0]}' is constant within every group, where fixed effects take it up; leave it out.",
                        }
                )
        );
        if (faults.Count > 0)
            return (null, faults);
        int[] starts = Starts(varied);
        var climb = Climb(within, starts, options, cancellation);
        if (climb.Separates || !climb.Converged)
        {
            var separations = Separation.Find(new GroupRows(within, starts), within.Design, [], cancellation);
            if (separations.Count > 0)
            {
                return (
                    null,
                    [.. separations.Select(one => LogisticRegression.SeparationFault(one, varied.Length, "groups"))]
                );
            }
            if (!climb.Converged)
            {
                return (
                    null,
                    [
                        new(
                            DesignFaultKind.NotConverged,
                            sample.Design.Names,
                            "the iteration came to no end; rescale the columns, or group by less."
                        ),
                    ]
                );
            }
        }
        int k = within.Design.Columns;
        var scores = new double[k][];
        for (int j = 0; j < k; j++)
            scores[j] = [.. climb.Parts.Select(part => part.Score[j])];
        var ones = new double[varied.Length];
        Array.Fill(ones, 1);
        var names = sample.Design.Names;
        return (
            new(names, climb.Coefficients, climb.Covariance)
            {
                LogLikelihood = climb.LogLikelihood,
                NullLogLikelihood = climb.NullLogLikelihood,
                Groups = varied.Length,
                Rows = within.Rows,
                GroupsLeftOut = all.Length - varied.Length,
                RowsLeftOut = sample.Rows - within.Rows,
                Iterations = climb.Iterations,
                Scores = new(new(names, [.. scores.Select(s => (ReadOnlyMemory<double>)s)]), ones, climb.Covariance),
                RowsOfGroups = varied,
            },
            []
        );
    }

    private static int[] Starts(int[][] groups)
    {
        var starts = new int[groups.Length + 1];
        for (int g = 0; g < groups.Length; g++)
            starts[g + 1] = starts[g] + groups[g].Length;
        return starts;
    }

    // Rows by group, each column less its mean in the group: the likelihood is the same, and better conditioned.
    private static BinaryOutcomes Within(BinaryOutcomes sample, int[][] groups)
    {
        int rows = groups.Sum(group => group.Length);
        var columns = new ReadOnlyMemory<double>[sample.Design.Columns];
        for (int j = 0; j < columns.Length; j++)
        {
            var column = new double[rows];
            int next = 0;
            foreach (var group in groups)
            {
                var values = sample.Design.Column(j);
                double mean = 0;
                bool constant = true;
                foreach (int i in group)
                {
                    mean += values[i] / group.Length;
                    constant &= values[i] == values[group[0]];
                }
                foreach (int i in group)
                    column[next++] = constant ? 0 : values[i] - mean;
            }
            columns[j] = column;
        }
        int[] order = [.. groups.SelectMany(group => group)];
        return new(new(sample.Design.Names, columns), (double[])[.. order.Select(i => sample.Outcome.Span[i])])
        {
            OutcomeName = sample.OutcomeName,
            Offset = sample.Offset.IsEmpty ? default : (double[])[.. order.Select(i => sample.Offset.Span[i])],
        };
    }

    private sealed record Climbed(
        double[] Coefficients,
        double[] Covariance,
        GroupPart[] Parts,
        double LogLikelihood,
        double NullLogLikelihood,
        bool Converged,
        bool Separates,
        int Iterations
    );

    private sealed record GroupPart(double LogLikelihood, double[] Score, double[] Information);

    private static Climbed Climb(
        BinaryOutcomes sample,
        int[] starts,
        LogisticOptions options,
        CancellationToken cancellation
    )
    {
        int k = sample.Design.Columns;
        var coefficients = new double[k];
        var parts = Look(sample, starts, coefficients, options, cancellation);
        double value = Sum(parts, part => part.LogLikelihood);
        double atZero = value;
        var factor = new double[k * k];
        var scale = new double[k];
        int settled = 0;
        for (int iteration = 1; iteration <= options.MostIterations; iteration++)
        {
            var information = Information(parts, k);
            var step = new double[k];
            for (int j = 0; j < k; j++)
                step[j] = Sum(parts, part => part.Score[j]);
            if (!SymmetricMatrix.TryFactor(information, k, factor, scale))
                return Ended(false, iteration);
            SymmetricMatrix.Solve(factor, scale, k, step);
            double before = value;
            double share = 1;
            for (int halving = 0; ; halving++, share /= 2)
            {
                double[] next = [.. coefficients.Select((b, j) => b + share * step[j])];
                var there = Look(sample, starts, next, options, cancellation);
                double reached = Sum(there, part => part.LogLikelihood);
                bool rises = reached >= value - 1e-13 * Math.Abs(value);
                if (!rises && halving < MostHalvings)
                    continue;
                if (!rises)
                    return Ended(false, iteration);
                (coefficients, parts, value) = (next, there, reached);
                break;
            }
            settled =
                Math.Abs(value - before) <= Math.Max(options.Epsilon, 4e-16) * (Math.Abs(value) + 0.05)
                    ? settled + 1
                    : 0;
            if (settled >= 2)
                return Ended(true, iteration);
        }
        return Ended(false, options.MostIterations);

        Climbed Ended(bool converged, int iterations)
        {
            var covariance = SymmetricMatrix.Inverse(Information(parts, k), k);
            // Far out along a direction without end the predictor grows with every step: such an end is looked at again.
            bool far = converged && Spread(sample, starts, coefficients) > 12;
            return new(
                coefficients,
                covariance ?? [],
                parts,
                value,
                atZero,
                converged && covariance is not null,
                far,
                iterations
            );
        }
    }

    // The greatest difference of the predictor within a group.
    private static double Spread(BinaryOutcomes sample, int[] starts, double[] coefficients)
    {
        double spread = 0;
        for (int g = 0; g + 1 < starts.Length; g++)
        {
            var predictor = new double[starts[g + 1] - starts[g]];
            LogisticPass.Predictor(sample with { Offset = default }, coefficients, starts[g], predictor);
            spread = Math.Max(spread, predictor.Max() - predictor.Min());
        }
        return spread;
    }

    private static double[] Information(GroupPart[] parts, int k)
    {
        var information = new double[k * k];
        for (int e = 0; e < information.Length; e++)
            information[e] = Sum(parts, part => part.Information[e]);
        return information;
    }

    private static double Sum(GroupPart[] parts, Func<GroupPart, double> of)
    {
        var sum = default(CompensatedSum);
        foreach (var part in parts)
            sum.Add(of(part));
        return sum.Value;
    }

    private static GroupPart[] Look(
        BinaryOutcomes sample,
        int[] starts,
        double[] coefficients,
        LogisticOptions options,
        CancellationToken cancellation
    )
    {
        var parts = new GroupPart[starts.Length - 1];
        Parallel.For(
            0,
            parts.Length,
            new ParallelOptions
            {
                MaxDegreeOfParallelism = options.Threads > 0 ? options.Threads : -1,
                CancellationToken = cancellation,
            },
            g => parts[g] = Look(sample, starts[g], starts[g + 1] - starts[g], coefficients)
        );
        return parts;
    }

    // Means over all subsets of as many rows as have the outcome, each by the product of its odds. The sums themselves run out of doubles in
    // groups of a thousand rows: of them only the ratio of each to the one of a row less is kept, with mean and covariance of x.
    private static GroupPart Look(BinaryOutcomes sample, int start, int rows, double[] coefficients)
    {
        int k = coefficients.Length;
        var predictor = new double[rows];
        LogisticPass.Predictor(sample, coefficients, start, predictor);
        var outcome = sample.Outcome.Span.Slice(start, rows);
        int ones = outcome.Count(1.0);
        double highest = predictor.Max();
        var ratio = new double[ones + 1];
        var mean = new double[(ones + 1) * k];
        var covariance = new double[(ones + 1) * k * k];
        double observed = 0;
        var score = new double[k];
        var x = new double[k];
        var apart = new double[k];
        for (int i = 0; i < rows; i++)
        {
            double odds = Math.Exp(Math.Max(predictor[i] - highest, LeastLogOdds));
            for (int j = 0; j < k; j++)
                x[j] = sample.Design.Column(j)[start + i];
            if (outcome[i] == 1)
            {
                observed += predictor[i] - highest;
                for (int j = 0; j < k; j++)
                    score[j] += x[j];
            }
            for (int r = Math.Min(i + 1, ones); r >= 1; r--)
            {
                // The share of subsets of r rows that hold this one.
                double share = odds / (ratio[r] + odds);
                var own = mean.AsSpan(r * k, k);
                var less = mean.AsSpan((r - 1) * k, k);
                var spread = covariance.AsSpan(r * k * k, k * k);
                var spreadLess = covariance.AsSpan((r - 1) * k * k, k * k);
                for (int a = 0; a < k; a++)
                    apart[a] = less[a] + x[a] - own[a];
                for (int a = 0; a < k; a++)
                {
                    double between = share * (1 - share) * apart[a];
                    for (int b = 0; b < k; b++)
                    {
                        int e = a * k + b;
                        spread[e] = (1 - share) * spread[e] + share * spreadLess[e] + between * apart[b];
                    }
                }
                for (int a = 0; a < k; a++)
                    own[a] += share * apart[a];
                ratio[r] = r == 1 ? ratio[1] + odds : ratio[r - 1] * ((ratio[r] + odds) / (ratio[r - 1] + odds));
            }
        }
        var total = default(CompensatedSum);
        for (int r = 1; r <= ones; r++)
            total.Add(Math.Log(ratio[r]));
        for (int a = 0; a < k; a++)
            score[a] -= mean[ones * k + a];
        return new(observed - total.Value, score, covariance[(ones * k * k)..]);
    }

    /// <summary>Of every group, its one with the least value less its other with the greatest.</summary>
    private sealed class GroupRows(BinaryOutcomes sample, int[] starts) : ISeparationRows
    {
        public double[] Scale { get; } = SeparationProgram.ScaleOf(sample.Design);

        public double[] Total()
        {
            var total = new double[sample.Design.Columns];
            for (int g = 0; g + 1 < starts.Length; g++)
            {
                var outcome = sample.Outcome.Span[starts[g]..starts[g + 1]];
                int ones = outcome.Count(1.0);
                for (int j = 0; j < total.Length; j++)
                {
                    var column = sample.Design.Column(j)[starts[g]..starts[g + 1]];
                    for (int i = 0; i < outcome.Length; i++)
                        total[j] += Scale[j] * column[i] * (outcome[i] == 1 ? outcome.Length - ones : -ones);
                }
            }
            return total;
        }

        public double[] Margins(double[] direction)
        {
            var margins = new double[starts.Length - 1];
            for (int g = 0; g < margins.Length; g++)
            {
                var (one, other, values) = Ends(g, direction);
                margins[g] = values[one] - values[other];
            }
            return margins;
        }

        public double[] Row(int index, double[] direction)
        {
            var (one, other, _) = Ends(index, direction);
            var row = new double[sample.Design.Columns];
            for (int j = 0; j < row.Length; j++)
            {
                var column = sample.Design.Column(j);
                row[j] = Scale[j] * (column[starts[index] + one] - column[starts[index] + other]);
            }
            return row;
        }

        private (int One, int Other, double[] Values) Ends(int group, double[] direction)
        {
            var values = new double[starts[group + 1] - starts[group]];
            for (int j = 0; j < direction.Length; j++)
            {
                var column = sample.Design.Column(j);
                for (int i = 0; i < values.Length; i++)
                    values[i] += direction[j] * Scale[j] * column[starts[group] + i];
            }
            int one = -1;
            int other = -1;
            for (int i = 0; i < values.Length; i++)
            {
                if (sample.Outcome.Span[starts[group] + i] == 1)
                    one = one < 0 || values[i] < values[one] ? i : one;
                else
                    other = other < 0 || values[i] > values[other] ? i : other;
            }
            return (one, other, values);
        }
    }
}
