using System.Globalization;
using Counterpoise.Briefs;
using Counterpoise.Figures;
using Counterpoise.Statistics;

namespace Counterpoise.Cli;

/// <summary>A fitted model as it is told: a table for machines, one as journals print it, a plot.</summary>
internal static class ModelReport
{
    private const string NoError = "the robust covariance leaves no error";

    /// <summary>Every figure, in the columns of the contract.</summary>
    public static Document Machine(ModelEstimate fit) =>
        new(fit.Model.Name, [new ResultTable(Columns(), [.. Rows(fit)]) { Notes = Notes(fit) }]);

    /// <summary>Errors in brackets beneath their estimates, figures of the whole below.</summary>
    public static Document Journal(ModelEstimate fit)
    {
        bool effects = fit.Effects.Count > 0;
        List<IReadOnlyList<Cell>> rows = [];
        foreach (var one in fit.Coefficients)
        {
            rows.Add([Cell.Of(one.Name), Cell.Of(Shown(one.Estimate)), P(one)]);
            rows.Add([Cell.Of(""), InBrackets(one.Error), Cell.Of("")]);
        }
        foreach (var (label, value) in Whole(fit))
            rows.Add([Cell.Of(label), Cell.Of(value), Cell.Of("")]);
        List<Block> blocks =
        [
            new ResultTable([Column.OfText("term", "term"), Right("estimate", "estimate"), Right("p", "p")], rows)
            {
                Caption = $"{fit.Model.Name}: {fit.Model.Outcome}",
                Notes = Notes(fit),
            },
        ];
        if (effects)
        {
            blocks.Add(
                new ResultTable(
                    [
                        Column.OfText("variable", "variable"),
                        Right("effect", "effect"),
                        Right("error", "error"),
                        Column.OfText("kind", "kind"),
                    ],
                    [
                        .. fit.Effects.Select(one =>
                            (IReadOnlyList<Cell>)
                                [
                                    Cell.Of(one.Variable),
                                    Cell.Of(Shown(one.Effect.Effect)),
                                    InBrackets(one.Effect.Error),
                                    Cell.Of(one.IsStep ? "from 0 to 1" : "slope"),
                                ]
                        ),
                    ]
                )
                {
                    Caption =
                        fit.Model.Effects == EffectKind.AtMeans
                            ? "Marginal effects on the probability, every variable at its mean"
                            : "Average marginal effects on the probability",
                }
            );
        }
        return new(fit.Model.Name, blocks);

        static Cell InBrackets(double error) => error > 0 ? Cell.Of($"({Shown(error)})") : new Cell.Missing(NoError);

        static Cell P(ModelCoefficient one) =>
            double.IsNaN(one.P)
                ? new Cell.Missing(NoError)
                : Cell.Of(one.P < 0.001 ? "<0.001" : one.P.ToString("0.000", CultureInfo.InvariantCulture));
    }

    /// <summary>The coefficients but the constant, with 95% intervals.</summary>
    public static string Plot(ModelEstimate fit) =>
        SvgCoefficientPlot.Render(
            $"{fit.Model.Name}: {fit.Model.Outcome}",
            $"Log odds with 95% intervals, errors {Kind(fit)}",
            [
                .. fit
                    .Coefficients.Where(one => one.Name != Design.Intercept)
                    .Select(one => new PlottedCoefficient(one.Name, one.Estimate, one.Low, one.High)),
            ]
        );

    private static Column Right(string id, string header) =>
        Column.OfText(id, header) with
        {
            Alignment = TextAlignment.Right,
        };

    private static IReadOnlyList<Column> Columns() =>
        [
            Column.OfText("term", "term"),
            Number("estimate"),
            Number("se_classical"),
            Number("se_cluster"),
            Number("se_dyadic"),
            Number("p"),
            Number("z"),
            Number("ci_lo"),
            Number("ci_hi"),
            Column.OfText("p_rests_on", "p rests on"),
            Column.OfText("effect_of", "effect of"),
            Number("effect"),
            Number("se_effect"),
            Column.OfIntegers("n", "rows"),
            Column.OfIntegers("events", "ones"),
            Number("log_likelihood"),
            Number("null_log_likelihood"),
            Number("aic"),
        ];

    private static Column Number(string id) => Column.OfNumbers(id, id.Replace('_', ' '), NumberFormat.Significant(4));

    private static IEnumerable<IReadOnlyList<Cell>> Rows(ModelEstimate fit)
    {
        // An effect stands on the first row whose term reads its variable alone, else on a row of its own.
        var waiting = fit.Effects.ToList();
        var kind = Cell.Of(Rests(fit));
        Cell[] whole =
        [
            Cell.Of((long)fit.Rows),
            Cell.Of((long)fit.Ones),
            Cell.Of(fit.LogLikelihood),
            Cell.Of(fit.NullLogLikelihood),
            Cell.Of(fit.Aic),
        ];
        foreach (var one in fit.Coefficients)
        {
            var effect = waiting.Find(e => VariablesOf(fit, one.Name) is [var only] && only == e.Variable);
            if (effect is not null)
                waiting.Remove(effect);
            yield return
            [
                Cell.Of(one.Name),
                Cell.Of(one.Estimate),
                Cell.Of(one.Classical),
                one.Cluster is { } cluster ? Cell.Of(cluster, NoError) : Cell.None,
                one.Dyadic is { } dyadic ? Cell.Of(dyadic, NoError) : Cell.None,
                Cell.Of(one.P, NoError),
                Cell.Of(one.Z, NoError),
                Cell.Of(one.Low, NoError),
                Cell.Of(one.High, NoError),
                kind,
                .. EffectCells(effect),
                .. whole,
            ];
        }
        foreach (var effect in waiting)
        {
            yield return
            [
                Cell.Of($"(effect of {effect.Variable})"),
                .. Enumerable.Repeat(Cell.None, 8),
                kind,
                .. EffectCells(effect),
                .. whole,
            ];
        }
    }

    private static string[] VariablesOf(ModelEstimate fit, string name) =>
        [
            .. fit
                .Model.Terms.Where(term => term.Names.Contains(name))
                .SelectMany(term => term.Factors)
                .Select(ModelTerm.VariableOf)
                .Distinct(StringComparer.Ordinal),
        ];

    private static Cell[] EffectCells(VariableEffect? effect) =>
        effect is null
            ? [Cell.None, Cell.None, Cell.None]
            :
            [
                Cell.Of(effect.Variable),
                Cell.Of(effect.Effect.Effect),
                effect.Effect.Error > 0 ? Cell.Of(effect.Effect.Error) : new Cell.Missing(NoError),
            ];

    private static IEnumerable<(string Label, string Value)> Whole(ModelEstimate fit)
    {
        yield return ("rows", Count(fit.Rows));
        yield return ($"{fit.Model.Outcome} = 1", Count(fit.Ones));
        if (fit.Conditional is { } conditional)
            yield return ("groups", Count(conditional.Groups));
        yield return ("log likelihood", fit.LogLikelihood.ToString("0.000", CultureInfo.InvariantCulture));
        yield return ("null log likelihood", fit.NullLogLikelihood.ToString("0.000", CultureInfo.InvariantCulture));
        yield return ("AIC", fit.Aic.ToString("0.0", CultureInfo.InvariantCulture));
        if (fit.Cluster is { } cluster)
            yield return ("clusters", string.Join(", ", cluster.Groups.Select(g => Count(g))));
        if (fit.Dyadic is { } dyadic)
            yield return ("states", Count(dyadic.Groups[0]));
    }

    private static List<string> Notes(ModelEstimate fit)
    {
        var model = fit.Model;
        List<string> notes =
        [
            (fit.Conditional is null ? "Logistic regression" : "Conditional logistic regression")
                + $"; errors in brackets, p and intervals (normal law) rest on errors {Kind(fit)}.",
        ];
        if (model.Clusters.Count > 0)
        {
            notes.Add(
                $"Clustered by {string.Join(" and ", model.Clusters)}: "
                    + (
                        model.SmallSample
                            ? "CR1, factor G/(G-1), as vcovCL of R's sandwich on a glm."
                            : "CR0, no factor."
                    )
            );
        }
        if (model.Members.Count > 0)
            notes.Add(
                "Dyadic errors: Aronow, Samii and Assenova (2015), rows of one dyad over time included; no factor."
            );
        if (fit.Cluster is { Repaired: true } || fit.Dyadic is { Repaired: true })
            notes.Add("The robust covariance was not positive semidefinite; its negative eigenvalues were set to 0.");
        string[] without = [.. fit.Coefficients.Where(one => double.IsNaN(one.Error)).Select(one => one.Name)];
        if (without.Length > 0)
            notes.Add($"No error, p or interval of {string.Join(", ", without)}: {NoError}.");
        if (model.IsPenalised)
        {
            notes.Add(
                $"Ridge: half the square of coefficients, times {Penalties(model)}; every kind of error, classical or robust, takes the inverse "
                    + "of the penalised information for its bread, and none tells the bias of the penalty."
            );
        }
        if (fit.Conditional is { } conditional)
        {
            notes.Add(
                $"Constants by {string.Join(" and ", model.FixedEffects)} conditioned out; {Count(conditional.GroupsLeftOut)} groups "
                    + $"({Count(conditional.RowsLeftOut)} rows) without variation in the outcome left out."
            );
        }
        var sample = fit.Sample;
        notes.Add(
            $"{Count(sample.RowsRead)} rows read"
                + string.Concat(sample.Dropped.Where(d => d.Rows > 0).Select(d => $"; {d.Reason}: {Count(d.Rows)}"))
                + (sample.RowsMissing > 0 ? $"; {Count(sample.RowsMissing)} rows left out for a missing value." : ".")
        );
        return notes;
    }

    private static string Penalties(RegressionModel model) =>
        model.TermRidges.Count == 0
            ? $"{model.Ridge.ToString(CultureInfo.InvariantCulture)} for all but the constant"
            : string.Join(
                ", ",
                model.Terms.Select(term => $"{model.RidgeOf(term).ToString(CultureInfo.InvariantCulture)} for {term}")
            );

    private static string Rests(ModelEstimate fit) =>
        fit.Model.PRestsOn switch
        {
            ErrorKind.Cluster => fit.Model.SmallSample ? "cluster-cr1" : "cluster-cr0",
            ErrorKind.Dyadic => "dyadic",
            _ => "classical",
        };

    private static string Kind(ModelEstimate fit) =>
        fit.Model.PRestsOn switch
        {
            ErrorKind.Cluster =>
                $"clustered by {string.Join(" and ", fit.Model.Clusters)} ({(fit.Model.SmallSample ? "CR1" : "CR0")})",
            ErrorKind.Dyadic => $"for dyads that share a member ({string.Join(", ", fit.Model.Members)})",
            _ => "of the classical kind",
        };

    private static string Shown(double value) => NumberFormat.Significant(4).Show(value);

    private static string Count(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
