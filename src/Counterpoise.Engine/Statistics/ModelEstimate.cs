namespace Counterpoise.Statistics;

/// <summary>A coefficient with its errors.</summary>
/// <param name="Name">Column of the design.</param>
/// <param name="Estimate">Log odds a unit.</param>
/// <param name="Classical">Classical standard error.</param>
/// <param name="Cluster">Clustered standard error; null where none was asked for.</param>
/// <param name="Dyadic">Dyadic-clustered standard error; null where none was asked for.</param>
/// <param name="Error">The one of the three that p and the interval rest on.</param>
public sealed record ModelCoefficient(
    string Name,
    double Estimate,
    double Classical,
    double? Cluster,
    double? Dyadic,
    double Error
)
{
    private static readonly double Normal95 = Normal.Quantile(0.975);

    /// <summary>Estimate over error; NaN where a repair left no error.</summary>
    public double Z => Error > 0 ? Estimate / Error : double.NaN;

    /// <summary>Two-sided, by the normal law; NaN where a repair left no error.</summary>
    public double P => NormalTail.TwoSided(Z);

    /// <summary>Lower end of the 95% interval.</summary>
    public double Low => Estimate - Normal95 * Error;

    /// <summary>Upper end of the 95% interval.</summary>
    public double High => Estimate + Normal95 * Error;
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
        var design = sample.Outcomes.Design;
        var options = new LogisticOptions
        {
            Epsilon = model.Epsilon,
            Threads = threads,
            Ridge = model.Ridge > 0 ? [.. design.Names.Select(name => name == Design.Intercept ? 0 : model.Ridge)] : [],
        };
        if (model.FixedEffects.Count > 0)
        {
            var (conditional, faults) = ConditionalLogit.TryFit(sample.Outcomes, sample.Groups, options, cancellation);
            return conditional is null ? throw DesignFault.Refusal(faults) : Of(model, sample, conditional, threads);
        }
        var fit = LogisticRegression.Fit(sample.Outcomes, options, cancellation);
        var scores = ScoreRows.Of(fit);
        var used = Counted(sample);
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
        var covariance = Chosen(model, fit.Covariance, cluster, dyadic);
        return model.Effects == EffectKind.None
            ? estimate
            : estimate with
            {
                Effects = [.. EffectsOf(model, sample, used, [.. fit.Coefficients], covariance)],
            };
    }

    private static ModelEstimate Of(RegressionModel model, ModelSample sample, ConditionalFit fit, int threads)
    {
        List<Fault> faults = [];
        ReadOnlyMemory<long> Grouped(ReadOnlyMemory<long> ids, string name)
        {
            if (fit.OfGroups(ids.Span) is { } grouped)
                return grouped;
            faults.Add(
                new(
                    "regression",
                    0,
                    $"'{name}' varies within a group of the fixed effects, whose rows share one score; cluster by what holds whole groups."
                )
            );
            return default;
        }
        ReadOnlyMemory<long>[] clusters = [.. sample.Clusters.Zip(model.Clusters, Grouped)];
        ReadOnlyMemory<long>[] members = [.. sample.Members.Zip(model.Members, Grouped)];
        if (faults.Count > 0)
            throw new FaultyInputException(faults, "nothing was estimated");
        var (cluster, dyadic) = Robust(model, fit.Scores, clusters, members, threads);
        return Of(model, sample, fit.Names, fit.Coefficients, fit.Covariance, cluster, dyadic) with
        {
            LogLikelihood = fit.LogLikelihood,
            NullLogLikelihood = fit.NullLogLikelihood,
            Rows = fit.Rows,
            Ones = fit.RowsOfGroups.SelectMany(rows => rows).Count(i => sample.Outcomes.Outcome.Span[i] == 1),
            Iterations = fit.Iterations,
            Conditional = fit,
        };
    }

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
        var chosen = CovarianceErrors.Of(Chosen(model, covariance, cluster, dyadic), k);
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
                        cluster?.Errors[j],
                        dyadic?.Errors[j],
                        chosen[j]
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
    )
    {
        for (int i = 0; members.Length == 2 && i < members[0].Length; i++)
        {
            if (members[0].Span[i] == members[1].Span[i])
            {
                throw new FaultyInputException(
                    "regression",
                    0,
                    $"the two members of a dyad are the same, {members[0].Span[i]}; name two columns of different states.",
                    "nothing was estimated"
                );
            }
        }
        return (
            clusters.Length == 0 ? null : RobustErrors.Clustered(scores, clusters, model.SmallSample, threads),
            members.Length == 0 ? null : RobustErrors.Dyadic(scores, members[0], members[1], threads)
        );
    }

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
