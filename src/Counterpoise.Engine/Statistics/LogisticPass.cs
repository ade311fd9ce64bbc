using System.Numerics.Tensors;

namespace Counterpoise.Statistics;

/// <summary>One look at every row: log likelihood, score and information at given coefficients.</summary>
/// <param name="LogLikelihood">Sum of weighted log probabilities of the outcomes.</param>
/// <param name="Score">X'w(y - p). Shape [columns].</param>
/// <param name="Information">X' w p (1 - p) X. Shape [columns * columns]; empty where it was not asked for.</param>
/// <param name="LeastMiss">The least weighted probability of the outcome that was not observed, over rows.</param>
internal sealed record LogisticPass(double LogLikelihood, double[] Score, double[] Information, double LeastMiss)
{
    /// <summary>Looks at every row.</summary>
    public static LogisticPass At(
        BinaryOutcomes sample,
        double[] coefficients,
        int threads,
        CancellationToken cancellation
    )
    {
        int k = sample.Design.Columns;
        int blocks = RowBlocks.Count(sample.Rows);
        var information = new double[blocks][];
        // The score, then the log likelihood.
        var scores = new double[blocks][];
        var misses = new double[blocks];
        RowBlocks.Run(
            sample.Rows,
            threads,
            () => new Scratch(k),
            (scratch, block, start, length) =>
            {
                information[block] = new double[k * k];
                scores[block] = new double[k + 1];
                misses[block] = scratch.Run(sample, coefficients, start, length, information[block], scores[block]);
            },
            cancellation
        );
        var sums = RowBlocks.Add(information);
        CrossProducts.Mirror(sums, k);
        var score = RowBlocks.Add(scores);
        return new(score[k], score[..k], sums, misses.Min());
    }

    /// <summary>The linear predictor of some rows.</summary>
    public static void Predictor(BinaryOutcomes sample, double[] coefficients, int start, Span<double> predictor)
    {
        if (sample.Offset.IsEmpty)
            predictor.Clear();
        else
            sample.Offset.Span.Slice(start, predictor.Length).CopyTo(predictor);
        for (int j = 0; j < coefficients.Length; j++)
        {
            TensorPrimitives.FusedMultiplyAdd(
                sample.Design.Column(j).Slice(start, predictor.Length),
                coefficients[j],
                predictor,
                predictor
            );
        }
    }

    /// <summary>Probability of 1 and of 0, each to full precision.</summary>
    public static (double One, double Zero) Chances(double predictor)
    {
        if (predictor >= 0)
        {
            double e = Math.Exp(-predictor);
            return (1 / (1 + e), e / (1 + e));
        }
        double f = Math.Exp(predictor);
        return (f / (1 + f), 1 / (1 + f));
    }

    private sealed class Scratch(int columns)
    {
        private readonly CrossProducts _products = new(columns);
        private readonly double[] _predictor = new double[CrossProducts.Slice];
        private readonly double[] _weights = new double[CrossProducts.Slice];
        private readonly double[] _exponentials = new double[CrossProducts.Slice];
        private readonly double[] _residuals = new double[CrossProducts.Slice];

        public double Run(
            BinaryOutcomes sample,
            double[] coefficients,
            int start,
            int length,
            double[] information,
            double[] score
        )
        {
            double least = double.PositiveInfinity;
            var likelihood = default(CompensatedSum);
            for (int r = 0; r < length; r += CrossProducts.Slice)
            {
                int rows = Math.Min(CrossProducts.Slice, length - r);
                int first = start + r;
                var predictor = _predictor.AsSpan(0, rows);
                var weights = _weights.AsSpan(0, rows);
                var residuals = _residuals.AsSpan(0, rows);
                Predictor(sample, coefficients, first, predictor);
                var exponentials = _exponentials.AsSpan(0, rows);
                TensorPrimitives.Abs(predictor, exponentials);
                TensorPrimitives.Negate(exponentials, exponentials);
                TensorPrimitives.Exp(exponentials, exponentials);
                var outcome = sample.Outcome.Span.Slice(first, rows);
                var priors = sample.Weights.IsEmpty ? [] : sample.Weights.Span.Slice(first, rows);
                // The logarithm of a product of numbers from 1 to 2 is taken once for rows without weights.
                double product = 1;
                double far = 0;
                for (int i = 0; i < rows; i++)
                {
                    double e = exponentials[i];
                    double likely = 1 / (1 + e);
                    double unlikely = e * likely;
                    bool happened = outcome[i] == 1;
                    bool expected = happened == predictor[i] >= 0;
                    double prior = priors.IsEmpty ? 1 : priors[i];
                    double miss = prior * (expected ? unlikely : likely);
                    weights[i] = prior * likely * unlikely;
                    residuals[i] = happened ? miss : -miss;
                    least = Math.Min(least, miss);
                    if (!expected)
                        far += prior * Math.Abs(predictor[i]);
                    if (priors.IsEmpty)
                        product *= 1 + e;
                    else
                        likelihood.Add(-prior * Math.Log(1 + e));
                }
                likelihood.Add(-far);
                likelihood.Add(-Math.Log(product));
                _products.Add(sample.Design, first, weights, information);
                for (int j = 0; j < columns; j++)
                    score[j] += TensorPrimitives.Dot(sample.Design.Column(j).Slice(first, rows), residuals);
            }
            score[columns] = likelihood.Value;
            return least;
        }
    }
}
