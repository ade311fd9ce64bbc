using System.Globalization;

namespace Counterpoise.Statistics;

/// <summary>How a logistic regression is fitted.</summary>
public sealed record LogisticOptions
{
    /// <summary>Penalty on half the square of each coefficient, 0 or more; empty for none. Shape [columns] or [0].</summary>
    public IReadOnlyList<double> Ridge { get; init; } = [];

    /// <summary>The iteration ends where the deviance changes by less than this share of itself, as in R's <c>glm.control</c>.</summary>
    public double Epsilon { get; init; } = 1e-14;

    /// <summary>Most iterations.</summary>
    public int MostIterations { get; init; } = 60;

    /// <summary>Most threads; -1 for as many as there are. Results do not depend on it.</summary>
    public int Threads { get; init; } = -1;
}

/// <summary>A fitted logistic regression.</summary>
/// <param name="Names">Names of the coefficients.</param>
/// <param name="Coefficients">Log odds a unit. Shape [columns].</param>
/// <param name="Covariance">Inverse of the (penalised) information: the classical covariance. Shape [columns * columns].</param>
public sealed record LogisticFit(
    IReadOnlyList<string> Names,
    IReadOnlyList<double> Coefficients,
    IReadOnlyList<double> Covariance
)
{
    /// <summary>The sample without its rows of weight 0.</summary>
    public required BinaryOutcomes Sample { get; init; }

    /// <summary>Log likelihood, without any penalty.</summary>
    public required double LogLikelihood { get; init; }

    /// <summary>Log likelihood of the constant column alone (with the offset), or of no column where there is none.</summary>
    public required double NullLogLikelihood { get; init; }

    /// <summary>Iterations.</summary>
    public required int Iterations { get; init; }

    /// <summary>Rows of weight above 0.</summary>
    public int Rows => Sample.Rows;

    /// <summary>Minus twice the log likelihood; the saturated model of single outcomes has 0.</summary>
    public double Deviance => -2 * LogLikelihood;

    /// <summary>Deviance of the constant column alone.</summary>
    public double NullDeviance => -2 * NullLogLikelihood;

    /// <summary>Akaike's criterion: deviance and twice the number of coefficients.</summary>
    public double Aic => Deviance + 2 * Coefficients.Count;

    /// <summary>Classical standard errors. Shape [columns].</summary>
    public IReadOnlyList<double> Errors => CovarianceErrors.Of(Covariance, Coefficients.Count);
}

/// <summary>
/// Logistic regression by iteratively reweighted least squares, told apart from samples that have no estimate. One and the same
/// bits on any number of threads.
/// </summary>
/// <remarks>
/// McCullagh and Nelder (1989, ch. 4). Newton's steps, halved where they would lessen the (penalised) likelihood; at the canonical link these
/// are the steps of R's <c>glm</c>, from coefficients of 0.
/// </remarks>
public static class LogisticRegression
{
    private const int MostHalvings = 30;
    private const int ShownRows = 3;

    /// <summary>Fits.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="FaultyInputException">There is no estimate; every reason at once, with its columns.</exception>
    /// <exception cref="InvalidOperationException">Shapes do not fit.</exception>
    /// <exception cref="ArgumentException">A penalty is negative, or not one a column.</exception>
    public static LogisticFit Fit(
        BinaryOutcomes sample,
        LogisticOptions? options = null,
        CancellationToken cancellation = default
    )
    {
        var (fit, faults) = TryFit(sample, options, cancellation);
        return fit ?? throw DesignFault.Refusal(faults);
    }

    /// <summary>Fits, or says why there is no estimate.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>A fit, or else every reason why there is none.</returns>
    /// <exception cref="InvalidOperationException">Shapes do not fit.</exception>
    /// <exception cref="ArgumentException">A penalty is negative, or not one a column.</exception>
    public static (LogisticFit? Fit, IReadOnlyList<DesignFault> Faults) TryFit(
        BinaryOutcomes sample,
        LogisticOptions? options = null,
        CancellationToken cancellation = default
    )
    {
        options ??= new();
        sample.CheckShapes();
        int k = sample.Design.Columns;
        var ridge = options.Ridge.Count == 0 ? new double[k] : [.. options.Ridge];
        if (ridge.Length != k || ridge.Any(penalty => !(penalty >= 0) || double.IsInfinity(penalty)))
            throw new ArgumentException("A penalty is a number of 0 or more, one a column.", nameof(options));
        var faults = ValueFaults(sample, needsBoth: true).ToList();
        if (faults.Any(fault => fault.Kind is not DesignFaultKind.OneClass))
            return (null, faults);
        var used = sample.WithoutWeightless();
        var products = CrossProducts.Of(used.Design, default, options.Threads, cancellation);
        faults.AddRange(CollinearFaults(used.Design, products, ridge));
        if (faults.Count > 0)
            return (null, faults);
        var state = Iterate(used, ridge, options, cancellation);
        bool[] bounded = [.. ridge.Select(penalty => penalty > 0)];
        if (!state.Converged || !IsCertain(state.Pass, products, bounded))
        {
            var separations = Separation.Find(used, bounded, cancellation);
            if (separations.Count > 0)
                return (null, [.. separations.Select(one => SeparationFault(one, used.Rows))]);
            if (!state.Converged)
            {
                return (
                    null,
                    [
                        new(
                            DesignFaultKind.NotConverged,
                            used.Design.Names,
                            $"the iteration came to no end after {Shown(state.Iterations)} steps; rescale the columns or loosen epsilon."
                        ),
                    ]
                );
            }
        }
        return (
            new(used.Design.Names, state.Coefficients, state.Covariance)
            {
                Sample = used,
                LogLikelihood = state.Pass.LogLikelihood,
                NullLogLikelihood = NullOf(used, options, cancellation),
                Iterations = state.Iterations,
            },
            []
        );
    }

    /// <summary>What is wrong with single values and with the outcome.</summary>
    internal static IEnumerable<DesignFault> ValueFaults(BinaryOutcomes sample, bool needsBoth)
    {
        int counted = 0;
        bool positive = false;
        bool negative = false;
        for (int i = 0; i < sample.Rows; i++)
        {
            if (!(sample.WeightOf(i) > 0))
                continue;
            counted++;
            positive |= sample.Outcome.Span[i] == 1;
            negative |= sample.Outcome.Span[i] == 0;
        }
        if (sample.Design.Columns == 0)
            yield return new(DesignFaultKind.Empty, [], "the model has no column; name a term or keep the intercept.");
        if (counted == 0)
        {
            yield return new(
                DesignFaultKind.Empty,
                [],
                "no row of positive weight is left; choose other years, columns or conditions."
            );
        }
        (string Name, ReadOnlyMemory<double> Values)[] all =
        [
            .. Enumerable
                .Range(0, sample.Design.Columns)
                .Select(j => (sample.Design.Names[j], sample.Design.Memory(j))),
            (sample.OutcomeName, sample.Outcome),
            (sample.WeightsName, sample.Weights),
            (sample.OffsetName, sample.Offset),
        ];
        foreach (var (name, values) in all)
        {
            if (Rows(sample, values.Span, value => !double.IsFinite(value)) is var (rows, first))
            {
                yield return new(
                    DesignFaultKind.NotFinite,
                    [name],
                    $"column '{name}' is NaN or infinite in {rows}; leave these rows out or mend the column."
                )
                {
                    Place = first,
                };
            }
        }
        if (
            Rows(sample, sample.Outcome.Span, value => double.IsFinite(value) && value is not (0 or 1))
            is var (neither, firstOfThese)
        )
        {
            yield return new(
                DesignFaultKind.NotBinary,
                [sample.OutcomeName],
                $"outcome '{sample.OutcomeName}' is neither 0 nor 1 in {neither}; choose an outcome of 0 and 1."
            )
            {
                Place = firstOfThese,
            };
        }
        if (Rows(sample, sample.Weights.Span, value => value < 0) is var (below, firstBelow))
        {
            yield return new(
                DesignFaultKind.NegativeWeight,
                [sample.WeightsName],
                $"weight '{sample.WeightsName}' is negative in {below}; weights are 0 or more."
            )
            {
                Place = firstBelow,
            };
        }
        if (needsBoth && counted > 0 && positive != negative)
        {
            yield return new(
                DesignFaultKind.OneClass,
                [sample.OutcomeName],
                $"outcome '{sample.OutcomeName}' is {(positive ? "1" : "0")} in every row; both outcomes are needed, choose more years or rows."
            );
        }
    }

    internal static IEnumerable<DesignFault> CollinearFaults(Design design, double[] products, double[] ridge) =>
        Collinearity
            .Find(design, products)
            .Where(one => ridge[design.Names.ToList().IndexOf(one.Column)] == 0)
            .Select(one => new DesignFault(
                DesignFaultKind.Collinear,
                [one.Column, .. one.Of.Select(part => part.Column)],
                one.Of.Count == 0
                    ? $"column '{one.Column}' is 0 in every row; leave it out."
                    : $"column '{one.Column}' is a linear combination of others ({one}); leave one of them out."
            ));

    internal static DesignFault SeparationFault(Separation one, long rows, string unit = "rows")
    {
        var names = string.Join(", ", one.Columns.Select(name => $"'{name}'"));
        return one.Complete
            ? new(
                DesignFaultKind.Separated,
                one.Columns,
                $"{names} tell every outcome apart (complete separation): no finite estimate exists; leave out a column or give a ridge penalty."
            )
            : new(
                DesignFaultKind.QuasiSeparated,
                one.Columns,
                $"{names} tell {Shown(one.RowsToldApart)} of {Shown(rows)} {unit} apart and none wrongly (quasi-complete separation): no finite "
                    + "estimate exists; leave out a column or give a ridge penalty."
            );
    }

    // A direction c of separation has score * c >= (least miss) * |Xc|, and never above |score| in the metric of (X'X)^-1 times |Xc|: where the
    // score is that small, none exists and the estimate does.
    private static bool IsCertain(LogisticPass pass, double[] products, bool[] bounded)
    {
        int[] free = [.. Enumerable.Range(0, bounded.Length).Where(j => !bounded[j])];
        if (free.Length == 0)
            return true;
        int k = bounded.Length;
        var gram = new double[free.Length * free.Length];
        var score = new double[free.Length];
        for (int a = 0; a < free.Length; a++)
        {
            score[a] = pass.Score[free[a]];
            for (int b = 0; b < free.Length; b++)
                gram[a * free.Length + b] = products[free[a] * k + free[b]];
        }
        var factor = new double[gram.Length];
        var scale = new double[free.Length];
        if (!SymmetricMatrix.TryFactor(gram, free.Length, factor, scale))
            return false;
        var solved = score.ToArray();
        SymmetricMatrix.Solve(factor, scale, free.Length, solved);
        double square = 0;
        for (int a = 0; a < free.Length; a++)
            square += solved[a] * score[a];
        return Math.Sqrt(Math.Max(0, square)) < pass.LeastMiss / 2;
    }

    private sealed record State(
        double[] Coefficients,
        double[] Covariance,
        LogisticPass Pass,
        bool Converged,
        int Iterations
    );

    private static State Iterate(
        BinaryOutcomes sample,
        double[] ridge,
        LogisticOptions options,
        CancellationToken cancellation
    )
    {
        int k = ridge.Length;
        var coefficients = new double[k];
        var factor = new double[k * k];
        var scale = new double[k];
        var pass = LogisticPass.At(sample, coefficients, options.Threads, cancellation);
        double value = Penalised(pass, coefficients, ridge);
        int settled = 0;
        for (int iteration = 1; iteration <= options.MostIterations; iteration++)
        {
            var information = WithPenalty(pass.Information, ridge);
            if (!SymmetricMatrix.TryFactor(information, k, factor, scale))
                return new(coefficients, [], pass, false, iteration);
            var step = new double[k];
            for (int j = 0; j < k; j++)
                step[j] = pass.Score[j] - ridge[j] * coefficients[j];
            SymmetricMatrix.Solve(factor, scale, k, step);
            double share = 1;
            double before = value;
            for (int halving = 0; ; halving++, share /= 2)
            {
                double[] next = [.. coefficients.Select((b, j) => b + share * step[j])];
                var there = LogisticPass.At(sample, next, options.Threads, cancellation);
                double reached = Penalised(there, next, ridge);
                // At the summit rounding decides which of two is the higher.
                bool rises = reached >= value - 1e-13 * Math.Abs(value);
                if (!rises && halving < MostHalvings)
                    continue;
                if (!rises)
                    return new(coefficients, [], pass, false, iteration);
                (coefficients, pass, value) = (next, there, reached);
                break;
            }
            // One step more after the deviance has settled: coefficients then stand to full precision.
            bool still = Math.Abs(value - before) <= Math.Max(options.Epsilon, 4e-16) * (Math.Abs(value) + 0.05);
            settled = still ? settled + 1 : 0;
            if (settled >= 2)
            {
                return SymmetricMatrix.Inverse(WithPenalty(pass.Information, ridge), k) is { } covariance
                    ? new(coefficients, covariance, pass, true, iteration)
                    : new(coefficients, [], pass, false, iteration);
            }
        }
        return new(coefficients, [], pass, false, options.MostIterations);
    }

    private static double Penalised(LogisticPass pass, double[] coefficients, double[] ridge)
    {
        double penalty = 0;
        for (int j = 0; j < ridge.Length; j++)
            penalty += ridge[j] * coefficients[j] * coefficients[j] / 2;
        return pass.LogLikelihood - penalty;
    }

    private static double[] WithPenalty(double[] information, double[] ridge)
    {
        var sum = information.ToArray();
        for (int j = 0; j < ridge.Length; j++)
            sum[j * ridge.Length + j] += ridge[j];
        return sum;
    }

    private static double NullOf(BinaryOutcomes sample, LogisticOptions options, CancellationToken cancellation)
    {
        if (!sample.Design.HasIntercept)
        {
            var none = sample with { Design = new(["none"], [new double[sample.Rows]]) };
            return LogisticPass.At(none, [0], options.Threads, cancellation).LogLikelihood;
        }
        var constant = sample with { Design = new([Design.Intercept], [sample.Design.Memory(0)]) };
        return Iterate(constant, [0], options, cancellation).Pass.LogLikelihood;
    }

    private static (string Rows, int First)? Rows(
        BinaryOutcomes sample,
        ReadOnlySpan<double> values,
        Func<double, bool> isFaulty
    )
    {
        long count = 0;
        List<int> first = [];
        for (int i = 0; i < values.Length; i++)
        {
            if (!isFaulty(values[i]))
                continue;
            if (count++ < ShownRows)
                first.Add(sample.PlaceOf(i));
        }
        if (count == 0)
            return null;
        var word = sample.PlaceWord;
        var places = string.Join(", ", first.Select(place => Shown(place)));
        var told = count switch
        {
            1 => $"{word} {places}",
            <= ShownRows => $"{word}s {places}",
            _ => $"{Shown(count)} {word}s (first {places})",
        };
        return (told, first[0]);
    }

    private static string Shown(long number) => number.ToString(CultureInfo.InvariantCulture);
}
