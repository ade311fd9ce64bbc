using System.Numerics.Tensors;
using Counterpoise.Statistics;

namespace Counterpoise.Measures.Willingness;

/// <summary>The willingness model fitted to a range of rows.</summary>
/// <remarks>
/// Maximum of the likelihood times what was believed beforehand (normal on the scale of fitting), by Fisher's scoring with damped steps
/// (marquardt1963) from three starts. Errors are sandwiches around the penalised information: by dyad, and dyadic (aronow2015); what was
/// believed counts in them as an observation of its own.
/// </remarks>
public sealed class WillingnessFit
{
    // Half-lives are what the likelihood may have several tops in.
    private static readonly double[] Starts = [1, 1.0 / 3, 3];

    private readonly WillingnessModel _model;
    private readonly double[] _fitted;

    private WillingnessFit(WillingnessModel model, double[] fitted) => (_model, _fitted) = (model, fitted);

    /// <summary>The estimates.</summary>
    public required IReadOnlyList<WillingnessEstimate> Estimates { get; init; }

    /// <summary>Log likelihood, without what was believed beforehand.</summary>
    public required double LogLikelihood { get; init; }

    /// <summary>Number of rows fitted to.</summary>
    public required int Rows { get; init; }

    /// <summary>Rows in which a dispute followed.</summary>
    public required int Positives { get; init; }

    /// <summary>How many of the starts ended at the best fit.</summary>
    public required int StartsAgreeing { get; init; }

    /// <summary>Number of starts.</summary>
    public static int StartCount => Starts.Length;

    /// <summary>The estimate of an id.</summary>
    /// <exception cref="KeyNotFoundException">There is none of the id.</exception>
    public WillingnessEstimate this[string id] =>
        Estimates.FirstOrDefault(e => string.Equals(e.Id, id, StringComparison.Ordinal))
        ?? throw new KeyNotFoundException($"No estimate '{id}'.");

    /// <summary>Log odds of a dispute for rows of the sample, which may be others than were fitted to. Shape [rows].</summary>
    public double[] LogOdds(Range rows) => _model.LogOdds(_fitted, rows);

    /// <summary>What the past alone adds to the log odds of rows. Shape [rows].</summary>
    public double[] Past(Range rows) => _model.Past(_fitted, rows);

    /// <summary>Fits the model.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="parameters">What is believed beforehand.</param>
    /// <param name="types">The types of event that take part; none for opportunity alone.</param>
    /// <param name="rows">The rows to fit to.</param>
    /// <param name="threads">Most threads; -1 for as many as there are. The result does not depend on it.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="FaultyInputException">No dispute follows any row, or one follows every row.</exception>
    public static WillingnessFit Of(
        WillingnessSample sample,
        ParameterSet parameters,
        IReadOnlyCollection<IntentEventType> types,
        Range rows,
        int threads = -1,
        CancellationToken cancellation = default
    )
    {
        var (model, span, tops) = Climbed(sample, parameters, types, rows, threads, cancellation);
        var best = tops.MaxBy(top => top.Height)!;
        return new(model, best.Place)
        {
            Estimates = Told(sample, model, span, best),
            LogLikelihood = best.Height - model.Prior(best.Place),
            Rows = span.Count,
            Positives = sample.Positives(rows),
            StartsAgreeing = tops.Count(top => best.Height - top.Height < 1e-4),
        };
    }

    /// <summary>Log odds of some rows as learnt from others, without errors. Shape [rows told].</summary>
    internal static double[] LogOdds(
        WillingnessSample sample,
        ParameterSet parameters,
        IReadOnlyCollection<IntentEventType> types,
        Range learnt,
        Range told,
        int threads,
        CancellationToken cancellation
    )
    {
        var (model, _, tops) = Climbed(sample, parameters, types, learnt, threads, cancellation);
        return model.LogOdds(tops.MaxBy(top => top.Height)!.Place, told);
    }

    private static (WillingnessModel Model, Span Rows, HillShape[] Tops) Climbed(
        WillingnessSample sample,
        ParameterSet parameters,
        IReadOnlyCollection<IntentEventType> types,
        Range rows,
        int threads,
        CancellationToken cancellation
    )
    {
        var (first, count) = rows.GetOffsetAndLength(sample.Rows);
        int positives = sample.Positives(rows);
        if (positives == 0 || positives == count)
        {
            throw new FaultyInputException(
                "--years",
                0,
                $"{positives} of {count} directed dyad-years are followed by a dispute; both kinds are needed, choose more years.",
                "nothing was estimated"
            );
        }
        var model = new WillingnessModel(sample, parameters, types, rows);
        var span = new Span(first, count);
        double base0 = IntentParameters.Logit((double)positives / count);
        // Without a past the likelihood has one top.
        var tops = Starts
            .Take(types.Count == 0 ? 1 : Starts.Length)
            .Select(start =>
                FisherScoring.Climb(
                    Begin(model, base0, start),
                    fitted => Look.At(sample, model, span, fitted, threads, cancellation)
                )
            )
            .ToArray();
        return (model, span, tops);
    }

    private static double[] Begin(WillingnessModel model, double base0, double start)
    {
        var fitted = model.Terms.Select(term => term.Centre).ToArray();
        fitted[0] = base0;
        for (int k = 0; k < fitted.Length; k++)
        {
            if (model.Terms[k].Kind == WillingnessTermKind.HalfLife)
                fitted[k] += Math.Log(start);
        }
        return fitted;
    }

    private static WillingnessEstimate[] Told(
        WillingnessSample sample,
        WillingnessModel model,
        Span rows,
        HillShape top
    )
    {
        int p = top.Place.Length;
        var bread =
            SymmetricMatrix.Inverse(top.Information, p)
            ?? throw new InvalidOperationException(
                "The information of a fit with beliefs held beforehand is never singular."
            );
        var (scores, first, second, dyads) = Scores(sample, model, rows, top.Place, bread);
        var clustered = RobustErrors.Clustered(scores, [dyads], smallSample: true).Errors;
        var dyadic = RobustErrors.Dyadic(scores, first, second).Errors;
        var counts = Counts(sample, rows);
        double[] spreads = [.. model.Terms.Select(term => term.Spread)];
        var estimates = new WillingnessEstimate[p];
        for (int k = 0; k < p; k++)
        {
            var term = model.Terms[k];
            double slope = Math.Abs(term.Slope(top.Place[k]));
            double variance = bread[(k * p) + k];
            double ofBelief = Belief.Variance(bread, spreads, k);
            double wide = Root(dyadic[k], ofBelief);
            bool believed = term.Kind is not (WillingnessTermKind.Base or WillingnessTermKind.Opportunity);
            estimates[k] = new(
                term.Name,
                term.Kind,
                term.Natural(top.Place[k]),
                slope * Math.Sqrt(variance),
                slope * Root(clustered[k], ofBelief),
                slope * wide,
                term.Natural(top.Place[k] - (Normal.Quantile(0.975) * wide)),
                term.Natural(top.Place[k] + (Normal.Quantile(0.975) * wide)),
                believed ? term.Natural(term.Centre) : double.NaN,
                believed ? Belief.Narrowed(wide, term.Spread) : double.NaN,
                counts.GetValueOrDefault(term.Name)
            )
            {
                P =
                    term.Kind is WillingnessTermKind.HalfLife or WillingnessTermKind.Factor || wide == 0
                        ? double.NaN
                        : NormalTail.TwoSided(top.Place[k] / wide),
            };
        }
        return estimates;
    }

    private static Dictionary<string, int> Counts(WillingnessSample sample, Span rows)
    {
        var events = sample.Events.AsSpan(sample.EventStarts[rows.First]..sample.EventStarts[rows.First + rows.Count]);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var one in events)
        {
            string id = IntentParameters.ProbabilityId(one.Type);
            counts[id] = counts.GetValueOrDefault(id) + 1;
        }
        return counts;
    }

    private static double Root(double error, double added) => Math.Sqrt((error * error) + added);

    // The score of a row is its slopes times what the model missed by, as in a regression on the slopes.
    private static (ScoreRows Scores, long[] First, long[] Second, ReadOnlyMemory<long> Dyads) Scores(
        WillingnessSample sample,
        WillingnessModel model,
        Span rows,
        double[] fitted,
        double[] bread
    )
    {
        int p = fitted.Length;
        var decays = model.Decays(fitted);
        var logits = new double[rows.Count];
        var slopes = new double[p * rows.Count];
        model.Read(fitted, decays, rows.First, logits, slopes);
        var first = new long[rows.Count];
        var second = new long[rows.Count];
        var dyads = new long[rows.Count];
        for (int r = 0; r < rows.Count; r++)
        {
            int row = rows.First + r;
            logits[r] = (sample.Outcomes[row] ? 1 : 0) - IntentParameters.Probability(logits[r]);
            (first[r], second[r]) = (sample.Perceivers[row].Number, sample.Rivals[row].Number);
            dyads[r] = (Math.Min(first[r], second[r]) << 32) | Math.Max(first[r], second[r]);
        }
        var design = new Design(
            [.. model.Terms.Select(term => term.Name)],
            [.. Enumerable.Range(0, p).Select(k => (ReadOnlyMemory<double>)slopes.AsMemory(k * rows.Count, rows.Count))]
        );
        return (new(design, logits, bread), first, second, dyads);
    }

    private readonly record struct Span(int First, int Count);

    /// <summary>Height, slope and information of likelihood and beliefs at one place.</summary>
    private static class Look
    {
        public const int Slice = 256;

        public static HillShape At(
            WillingnessSample sample,
            WillingnessModel model,
            Span rows,
            double[] fitted,
            int threads,
            CancellationToken cancellation
        )
        {
            int p = fitted.Length;
            var decays = model.Decays(fitted);
            // Information, score, log likelihood.
            var parts = new double[RowBlocks.Count(rows.Count)][];
            RowBlocks.Run(
                rows.Count,
                threads,
                () => new Scratch(p),
                (scratch, block, start, length) =>
                {
                    var sums = parts[block] = new double[(p * p) + p + 1];
                    for (int at = 0; at < length; at += Slice)
                    {
                        int n = Math.Min(Slice, length - at);
                        scratch.Add(sample, model, fitted, decays, rows.First + start + at, n, sums);
                    }
                },
                cancellation
            );
            var total = RowBlocks.Add(parts);
            var information = total[..(p * p)];
            var score = total[(p * p)..((p * p) + p)];
            for (int i = 0; i < p; i++)
            {
                for (int j = 0; j < i; j++)
                    information[(j * p) + i] = information[(i * p) + j];
                double precision = 1 / (model.Terms[i].Spread * model.Terms[i].Spread);
                information[(i * p) + i] += precision;
                score[i] -= (fitted[i] - model.Terms[i].Centre) * precision;
            }
            return new(fitted, total[^1] + model.Prior(fitted), score, information);
        }
    }

    private sealed class Scratch(int p)
    {
        private readonly double[] _logits = new double[Look.Slice];
        private readonly double[] _slopes = new double[p * Look.Slice];
        private readonly double[] _weighted = new double[p * Look.Slice];
        private readonly double[] _residuals = new double[Look.Slice];
        private readonly double[] _weights = new double[Look.Slice];
        private readonly bool[] _empty = new bool[p];

        public void Add(
            WillingnessSample sample,
            WillingnessModel model,
            double[] fitted,
            double[]?[] decays,
            int first,
            int n,
            double[] sums
        )
        {
            var logits = _logits.AsSpan(0, n);
            var slopes = _slopes.AsSpan(0, p * n);
            model.Read(fitted, decays, first, logits, slopes);
            var height = default(CompensatedSum);
            for (int r = 0; r < n; r++)
            {
                bool followed = sample.Outcomes[first + r];
                double signed = followed ? logits[r] : -logits[r];
                // log(1 / (1 + e^-x)) without overflow.
                height.Add(signed > 0 ? -Math.Log(1 + Math.Exp(-signed)) : signed - Math.Log(1 + Math.Exp(signed)));
                double probability = IntentParameters.Probability(logits[r]);
                _residuals[r] = (followed ? 1 : 0) - probability;
                _weights[r] = probability * (1 - probability);
            }
            sums[^1] += height.Value;
            for (int i = 0; i < p; i++)
            {
                var column = slopes.Slice(i * n, n);
                // Few types of event are met with in every slice: a column of noughts adds nothing.
                _empty[i] = !column.ContainsAnyExcept(0.0);
                if (_empty[i])
                    continue;
                var weighted = _weighted.AsSpan(i * n, n);
                TensorPrimitives.Multiply(column, _weights.AsSpan(0, n), weighted);
                sums[(p * p) + i] += TensorPrimitives.Dot<double>(column, _residuals.AsSpan(0, n));
                for (int j = 0; j <= i; j++)
                {
                    if (!_empty[j])
                        sums[(i * p) + j] += TensorPrimitives.Dot<double>(weighted, slopes.Slice(j * n, n));
                }
            }
        }
    }
}
