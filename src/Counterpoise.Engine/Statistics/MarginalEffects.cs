namespace Counterpoise.Statistics;

/// <summary>A change of probability.</summary>
/// <param name="Effect">Change, -1..1 for a step of one variable, without limit a unit.</param>
/// <param name="Error">Standard error by the delta method; NaN where the covariance leaves none.</param>
public readonly record struct MarginalEffect(double Effect, double Error);

/// <summary>Marginal effects of a logistic regression, averaged over rows, with errors by the delta method.</summary>
public static class MarginalEffects
{
    /// <summary>The mean slope of the probability in a variable that enters some columns.</summary>
    /// <param name="sample">Rows to average over, by their weights.</param>
    /// <param name="coefficients">Shape [columns].</param>
    /// <param name="covariance">Of the coefficients. Shape [columns * columns].</param>
    /// <param name="slopes">Of every column, its derivative in the variable; empty for 0. Shape [columns][rows or 0].</param>
    public static MarginalEffect Slope(
        BinaryOutcomes sample,
        IReadOnlyList<double> coefficients,
        IReadOnlyList<double> covariance,
        IReadOnlyList<ReadOnlyMemory<double>> slopes
    )
    {
        int k = coefficients.Count;
        double[] b = [.. coefficients];
        var predictor = Predictors(sample, b);
        var effect = default(CompensatedSum);
        var gradient = new double[k];
        double total = 0;
        for (int i = 0; i < sample.Rows; i++)
        {
            var (one, zero) = LogisticPass.Chances(predictor[i]);
            double weight = sample.WeightOf(i);
            double density = weight * one * zero;
            double slope = 0;
            for (int j = 0; j < k; j++)
                slope += slopes[j].IsEmpty ? 0 : b[j] * slopes[j].Span[i];
            effect.Add(density * slope);
            total += weight;
            for (int j = 0; j < k; j++)
            {
                gradient[j] +=
                    density * (zero - one) * slope * sample.Design.Column(j)[i]
                    + (slopes[j].IsEmpty ? 0 : density * slopes[j].Span[i]);
            }
        }
        return Mean(effect.Value, gradient, total, covariance);
    }

    /// <summary>The mean change of the probability from one design to another, as with a variable at 0 and at 1.</summary>
    /// <param name="before">Rows to average over, by their weights.</param>
    /// <param name="after">The same rows, changed.</param>
    /// <param name="coefficients">Shape [columns].</param>
    /// <param name="covariance">Of the coefficients. Shape [columns * columns].</param>
    public static MarginalEffect Step(
        BinaryOutcomes before,
        BinaryOutcomes after,
        IReadOnlyList<double> coefficients,
        IReadOnlyList<double> covariance
    )
    {
        int k = coefficients.Count;
        double[] b = [.. coefficients];
        var low = Predictors(before, b);
        var high = Predictors(after, b);
        var effect = default(CompensatedSum);
        var gradient = new double[k];
        double total = 0;
        for (int i = 0; i < before.Rows; i++)
        {
            double weight = before.WeightOf(i);
            var (from, notFrom) = LogisticPass.Chances(low[i]);
            var (to, notTo) = LogisticPass.Chances(high[i]);
            effect.Add(weight * (to - from));
            total += weight;
            for (int j = 0; j < k; j++)
            {
                gradient[j] +=
                    weight * (to * notTo * after.Design.Column(j)[i] - from * notFrom * before.Design.Column(j)[i]);
            }
        }
        return Mean(effect.Value, gradient, total, covariance);
    }

    private static double[] Predictors(BinaryOutcomes sample, double[] coefficients)
    {
        var predictor = new double[sample.Rows];
        LogisticPass.Predictor(sample, coefficients, 0, predictor);
        return predictor;
    }

    private static MarginalEffect Mean(double effect, double[] gradient, double total, IReadOnlyList<double> covariance)
    {
        int k = gradient.Length;
        double variance = 0;
        for (int i = 0; i < k; i++)
        {
            for (int j = 0; j < k; j++)
                variance += gradient[i] / total * covariance[i * k + j] * (gradient[j] / total);
        }
        return new(effect / total, Math.Sqrt(Math.Max(0, variance)));
    }
}
