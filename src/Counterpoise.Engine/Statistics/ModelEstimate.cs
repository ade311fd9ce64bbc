using System.Globalization;

namespace Counterpoise.Statistics;

/// <summary>A coefficient with its errors.</summary>
/// <param name="Name">Column of the design.</param>
/// <param name="Estimate">Log odds a unit.</param>
/// <param name="Classical">Classical standard error.</param>
/// <param name="Cluster">Clustered standard error; null where none was asked for, NaN where the covariance leaves none.</param>
/// <param name="Dyadic">Dyadic-clustered standard error; null where none was asked for, NaN where the covariance leaves none.</param>
/// <param name="Error">The one of the three that p and the interval rest on; NaN where the covariance leaves none.</param>
public sealed record ModelCoefficient(
    string Name,
    double Estimate,
    double Classical,
    double? Cluster,
    double? Dyadic,
    double Error
)
{
    /// <summary>Share of the classical variance below which a robust one is rounding.</summary>
    internal const double Rounding = 1e-12;

    private static readonly double Normal95 = Normal.Quantile(0.975);

    /// <summary>Estimate over error; NaN where the covariance leaves no error.</summary>
    public double Z => Error > 0 ? Estimate / Error : double.NaN;

    /// <summary>Two-sided, by the normal law; NaN where the covariance leaves no error.</summary>
    public double P => NormalTail.TwoSided(Z);

    /// <summary>Lower end of the 95% interval; NaN where the covariance leaves no error.</summary>
    public double Low => Estimate - Normal95 * Error;

    /// <summary>Upper end of the 95% interval; NaN where the covariance leaves no error.</summary>
    public double High => Estimate + Normal95 * Error;

    // Scores that cancel within every cluster, or a repair, may leave a coefficient without any variance: that is no certainty.
    internal static double ErrorOf(RobustCovariance covariance, double classical, int column)
    {
        double variance = covariance.Covariance[column * covariance.Size + column];
        return variance > Rounding * classical * classical ? Math.Sqrt(variance) : double.NaN;
    }
}

/// <summary>The marginal effect of a variable.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="IsStep">Whether it is the change from 0 to 1, or a slope.</param>
/// <param name="Effect">The effect with its error.</param>
public sealed record VariableEffect(string Variable, bool IsStep, MarginalEffect Effect);

/// <summary>A model fitted.</summary>
/// <param name="Model">The model.</param>
/// <param name="Sample">Its rows.</param>
/// <param name="Coefficients">In the order of the design.</param>
public sealed record ModelEstimate(
    RegressionModel Model,
    ModelSample Sample,
    IReadOnlyList<ModelCoefficient> Coefficients
)
{
    /// <summary>Log likelihood; of a conditional model the conditional one.</summary>
    public required double LogLikelihood { get; init; }

    /// <summary>Log likelihood of the constant alone; of a conditional model with coefficients of 0.</summary>
    public required double NullLogLikelihood { get; init; }

    /// <summary>Rows that count.</summary>
    public required int Rows { get; init; }

    /// <summary>Rows of them in which the outcome is 1.</summary>
    public required int Ones { get; init; }

    /// <summary>Iterations.</summary>
    public required int Iterations { get; init; }

    /// <summary>Of a conditional model its groups; null for an ordinary one.</summary>
    public ConditionalFit? Conditional { get; init; }

    /// <summary>Clustered covariance; null where none was asked for.</summary>
    public RobustCovariance? Cluster { get; init; }

    /// <summary>Dyadic-clustered covariance; null where none was asked for.</summary>
    public RobustCovariance? Dyadic { get; init; }

    /// <summary>Marginal effects, their errors by the covariance that p rests on.</summary>
    public IReadOnlyList<VariableEffect> Effects { get; init; } = [];

    /// <summary>Akaike's criterion.</summary>
    public double Aic => -2 * LogLikelihood + 2 * Coefficients.Count;

    /// <summary>Fits a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="sample">Its rows.</param>
    /// <param name="threads">Most threads; -1 for as many as there are.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="FaultyInputException">There is no estimate; every reason at once, with its columns.</exception>
    public static ModelEstimate Of(
        RegressionModel model,
        ModelSample sample,
        int threads = -1,
        CancellationToken cancellation = default
    )
    {
        var (estimate, faults) = TryOf(model, sample, threads, cancellation);
        return estimate ?? throw DesignFault.Refusal(faults);
    }

    /// <summary>Fits a model, or says why there is no estimate.</summary>
    /// <param name="model">The model.</param>
    /// <param name="sample">Its rows.</param>
    /// <param name="threads">Most threads; -1 for as many as there are.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>An estimate, or else every reason why there is none.</returns>
    public static (ModelEstimate? Estimate, IReadOnlyList<DesignFault> Faults) TryOf(
        RegressionModel model,
        ModelSample sample,
        int threads = -1,
        CancellationToken cancellation = default
    )
    {
        var outcomes = sample.Outcomes;
        if (outcomes.Rows == 0)
            return (null, [new(DesignFaultKind.Empty, [], sample.WhyEmpty)]);
        var used = Counted(sample);
        var faults = KeyFaults(model, sample, used).ToList();
        var options = new LogisticOptions
        {
            Epsilon = model.Epsilon,
            Threads = threads,
            Ridge = model.IsPenalised ? Penalties(model, outcomes.Design) : [],
        };
        if (model.FixedEffects.Count > 0)
        {
            var (conditional, refused) = ConditionalLogit.TryFit(outcomes, sample.Groups, options, cancellation);
            faults.AddRange(refused);
            return conditional is null || faults.Count > 0
                ? (null, faults)
                : TryOf(model, sample, conditional, threads);
        }
        var (fit, reasons) = LogisticRegression.TryFit(outcomes, options, cancellation);
        faults.AddRange(reasons);
        if (fit is null || faults.Count > 0)
            return (null, faults);
        var scores = ScoreRows.Of(fit);
        var (cluster, dyadic) = Robust(
            model,
            scores,
            [.. sample.Clusters.Select(way => Counted(way, used))],
            [.. sample.Members.Select(member => Counted(member, used))],
            threads
        );
        var estimate = Of(model, sample, fit.Names, fit.Coefficients, fit.Covariance, cluster, dyadic) with
        {
            LogLikelihood = fit.LogLikelihood,
            NullLogLikelihood = fit.NullLogLikelihood,
            Rows = fit.Rows,
            Ones = fit.Sample.Outcome.Span.Count(1.0),
            Iterations = fit.Iterations,
        };
        if (model.Effects == EffectKind.None)
            return (estimate, []);
        var effects = By(Chosen(model, fit.Covariance, cluster, dyadic));
        if (estimate.Coefficients.Any(one => double.IsNaN(one.Error)))
            effects = [.. effects.Zip(By(fit.Covariance), WithoutRounding)];
        return (estimate with { Effects = effects }, []);

        VariableEffect[] By(IReadOnlyList<double> covariance) =>
            [.. EffectsOf(model, sample, used, [.. fit.Coefficients], covariance)];

        static VariableEffect WithoutRounding(VariableEffect one, VariableEffect classical)
        {
            double least = Math.Sqrt(ModelCoefficient.Rounding) * classical.Effect.Error;
            return one.Effect.Error > least ? one : one with { Effect = one.Effect with { Error = double.NaN } };
        }
    }

    private static (ModelEstimate? Estimate, IReadOnlyList<DesignFault> Faults) TryOf(
        RegressionModel model,
        ModelSample sample,
        ConditionalFit fit,
        int threads
    )
    {
        List<DesignFault> faults = [];
        ReadOnlyMemory<long> Grouped(ReadOnlyMemory<long> ids, string name)
        {
            if (fit.OfGroups(ids.Span) is not { } grouped)
            {
                faults.Add(
                    new(
                        DesignFaultKind.Clusters,
                        [name],
                        $"'{name}' varies within a group of the fixed effects, whose rows share one score; cluster by what holds whole groups."
                    )
                );
                return default;
            }
            if (model.Clusters.Contains(name) && IsOne(grouped.Span))
                faults.Add(OneCluster(name));
            return grouped;
        }
        ReadOnlyMemory<long>[] clusters = [.. sample.Clusters.Zip(model.Clusters, Grouped)];
        ReadOnlyMemory<long>[] members = [.. sample.Members.Zip(model.Members, Grouped)];
        if (faults.Count > 0)
            return (null, [.. faults.DistinctBy(fault => fault.Message)]);
        var (cluster, dyadic) = Robust(model, fit.Scores, clusters, members, threads);
        return (
            Of(model, sample, fit.Names, fit.Coefficients, fit.Covariance, cluster, dyadic) with
            {
                LogLikelihood = fit.LogLikelihood,
                NullLogLikelihood = fit.NullLogLikelihood,
                Rows = fit.Rows,
                Ones = fit.RowsOfGroups.SelectMany(rows => rows).Count(i => sample.Outcomes.Outcome.Span[i] == 1),
                Iterations = fit.Iterations,
                Conditional = fit,
            },
            []
        );
    }

    // A penalty a column of the design, 0 for the constant.
    private static double[] Penalties(RegressionModel model, Design design)
    {
        var penalties = model
            .Terms.SelectMany(term => term.Names.Select(name => (name, Penalty: model.RidgeOf(term))))
            .ToDictionary(one => one.name, one => one.Penalty, StringComparer.Ordinal);
        return [.. design.Names.Select(name => penalties.GetValueOrDefault(name))];
    }

    // What is wrong with clusters and members, of rows that count.
    private static IEnumerable<DesignFault> KeyFaults(RegressionModel model, ModelSample sample, bool[] used)
    {
        if (!used.AsSpan().Contains(true))
            yield break;
        foreach (var (way, name) in sample.Clusters.Zip(model.Clusters))
        {
            if (IsOne(Counted(way, used).Span))
                yield return OneCluster(name);
        }
        for (int i = 0; sample.Members.Count == 2 && i < used.Length; i++)
        {
            if (!used[i] || sample.Members[0].Span[i] != sample.Members[1].Span[i])
                continue;
            int place = sample.Outcomes.PlaceOf(i);
            yield return new(
                DesignFaultKind.Members,
                model.Members,
                $"{string.Join(" and ", model.Members)} are the same in {sample.Outcomes.PlaceWord} {place.ToString(CultureInfo.InvariantCulture)}, "
                    + "and a dyad has two members; name two columns of different states."
            )
            {
                Place = place,
            };
            yield break;
        }
    }

    private static bool IsOne(ReadOnlySpan<long> ids)
    {
        foreach (long id in ids)
        {
            if (id != ids[0])
                return false;
        }
        return true;
    }

    private static DesignFault OneCluster(string name) =>
        new(
            DesignFaultKind.Clusters,
            [name],
            $"clustered errors need two clusters or more, and '{name}' has one value throughout; choose another column."
        );

    private static ModelEstimate Of(
        RegressionModel model,
        ModelSample sample,
        IReadOnlyList<string> names,
        IReadOnlyList<double> coefficients,
        IReadOnlyList<double> covariance,
        RobustCovariance? cluster,
        RobustCovariance? dyadic
    )
    {
        int k = names.Count;
        var classical = CovarianceErrors.Of(covariance, k);
        double?[] clustered =
        [
            .. classical.Select((e, j) => cluster is null ? (double?)null : ModelCoefficient.ErrorOf(cluster, e, j)),
        ];
        double?[] shared =
        [
            .. classical.Select((e, j) => dyadic is null ? (double?)null : ModelCoefficient.ErrorOf(dyadic, e, j)),
        ];
        return new(
            model,
            sample,
            [
                .. Enumerable
                    .Range(0, k)
                    .Select(j => new ModelCoefficient(
                        names[j],
                        coefficients[j],
                        classical[j],
                        clustered[j],
                        shared[j],
                        model.PRestsOn switch
                        {
                            ErrorKind.Cluster => clustered[j]!.Value,
                            ErrorKind.Dyadic => shared[j]!.Value,
                            _ => classical[j],
                        }
                    )),
            ]
        )
        {
            LogLikelihood = 0,
            NullLogLikelihood = 0,
            Rows = 0,
            Ones = 0,
            Iterations = 0,
            Cluster = cluster,
            Dyadic = dyadic,
        };
    }

    private static IReadOnlyList<double> Chosen(
        RegressionModel model,
        IReadOnlyList<double> classical,
        RobustCovariance? cluster,
        RobustCovariance? dyadic
    ) =>
        model.PRestsOn switch
        {
            ErrorKind.Cluster => cluster!.Covariance,
            ErrorKind.Dyadic => dyadic!.Covariance,
            _ => classical,
        };

    private static (RobustCovariance? Cluster, RobustCovariance? Dyadic) Robust(
        RegressionModel model,
        ScoreRows scores,
        ReadOnlyMemory<long>[] clusters,
        ReadOnlyMemory<long>[] members,
        int threads
    ) =>
        (
            clusters.Length == 0 ? null : RobustErrors.Clustered(scores, clusters, model.SmallSample, threads),
            members.Length == 0 ? null : RobustErrors.Dyadic(scores, members[0], members[1], threads)
        );

    // Rows of positive weight.
    private static bool[] Counted(ModelSample sample)
    {
        var used = new bool[sample.Outcomes.Rows];
        for (int i = 0; i < used.Length; i++)
            used[i] = sample.Outcomes.WeightOf(i) > 0;
        return used;
    }

    private static ReadOnlyMemory<long> Counted(ReadOnlyMemory<long> ids, bool[] used) =>
        used.AsSpan().Contains(false) ? (long[])[.. ids.ToArray().Where((_, i) => used[i])] : ids;

    private static IEnumerable<VariableEffect> EffectsOf(
        RegressionModel model,
        ModelSample sample,
        bool[] used,
        double[] coefficients,
        IReadOnlyList<double> covariance
    )
    {
        int count = used.AsSpan().Count(true);
        var outcomes = sample.Outcomes.WithoutWeightless();
        IReadOnlyList<IReadOnlyList<ReadOnlyMemory<double>>> factors =
        [
            .. sample.Factors.Select(columns =>
                (IReadOnlyList<ReadOnlyMemory<double>>)
                    [.. columns.Select(column => (ReadOnlyMemory<double>)Design.Kept(column.Span, used, count))]
            ),
        ];
        var variables = model
            .Terms.SelectMany((term, t) => term.Factors.Select((factor, f) => (factor, Column: factors[t][f])))
            .GroupBy(one => ModelTerm.VariableOf(one.factor), StringComparer.Ordinal)
            .Select(same =>
                (
                    Name: same.Key,
                    IsStep: IsBinary(same.First().Column.Span)
                        && same.All(one =>
                            one.factor.Transform
                                is not (TermTransform.Log or TermTransform.Peace or TermTransform.Cubic)
                        )
                )
            )
            .ToArray();
        if (model.Effects == EffectKind.AtMeans)
        {
            factors =
            [
                .. factors.Select(columns =>
                    (IReadOnlyList<ReadOnlyMemory<double>>)
                        [.. columns.Select(column => (ReadOnlyMemory<double>)new[] { Mean(outcomes, column.Span) })]
                ),
            ];
            outcomes = new(DesignOf(model, factors, 1), new double[1])
            {
                Offset = outcomes.Offset.IsEmpty ? default : new[] { Mean(outcomes, outcomes.Offset.Span) },
            };
        }
        foreach (var (name, isStep) in variables)
        {
            yield return new(
                name,
                isStep,
                isStep
                    ? MarginalEffects.Step(With(0), With(1), coefficients, covariance)
                    : MarginalEffects.Slope(outcomes, coefficients, covariance, Slopes(name))
            );

            BinaryOutcomes With(double value)
            {
                var fixedAt = new double[outcomes.Rows];
                Array.Fill(fixedAt, value);
                var changed = model
                    .Terms.Select(
                        (term, t) =>
                            (IReadOnlyList<ReadOnlyMemory<double>>)
                                [
                                    .. term.Factors.Select(
                                        (factor, f) => ModelTerm.VariableOf(factor) == name ? fixedAt : factors[t][f]
                                    ),
                                ]
                    )
                    .ToArray();
                return outcomes with { Design = DesignOf(model, changed, outcomes.Rows) };
            }
        }

        List<ReadOnlyMemory<double>> Slopes(string variable)
        {
            List<ReadOnlyMemory<double>> slopes = [];
            if (model.HasIntercept)
                slopes.Add(default);
            for (int t = 0; t < model.Terms.Count; t++)
                slopes.AddRange(
                    model.Terms[t].Slopes(variable, factors[t]).Select(slope => (ReadOnlyMemory<double>)slope)
                );
            return slopes;
        }
    }

    private static Design DesignOf(
        RegressionModel model,
        IReadOnlyList<IReadOnlyList<ReadOnlyMemory<double>>> factors,
        int rows
    )
    {
        (string Name, double[] Values)[] columns =
        [
            .. model.Terms.SelectMany((term, t) => term.Names.Zip(term.Values(factors[t]))),
        ];
        var design = new Design(
            [.. columns.Select(one => one.Name)],
            [.. columns.Select(one => (ReadOnlyMemory<double>)one.Values)]
        );
        if (!model.HasIntercept)
            return design;
        var ones = new double[rows];
        Array.Fill(ones, 1);
        return new(
            [Design.Intercept, .. design.Names],
            [ones, .. columns.Select(one => (ReadOnlyMemory<double>)one.Values)]
        );
    }

    private static bool IsBinary(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (value is not (0 or 1))
                return false;
        }
        return true;
    }

    private static double Mean(BinaryOutcomes outcomes, ReadOnlySpan<double> values)
    {
        var sum = default(CompensatedSum);
        var total = default(CompensatedSum);
        for (int i = 0; i < values.Length; i++)
        {
            sum.Add(outcomes.WeightOf(i) * values[i]);
            total.Add(outcomes.WeightOf(i));
        }
        return sum.Value / total.Value;
    }
}
