using System.Numerics.Tensors;

namespace Counterpoise.Statistics;

/// <summary>A likelihood, with beliefs held beforehand where there are any, at one place.</summary>
/// <param name="Place">The place, on the scale of fitting. Shape [terms].</param>
/// <param name="Height">Log likelihood and log density of the beliefs.</param>
/// <param name="Score">Slopes of the height. Shape [terms].</param>
/// <param name="Information">Expected information. Shape [terms * terms].</param>
internal sealed record HillShape(double[] Place, double Height, double[] Score, double[] Information);

/// <summary>Climbs a likelihood by Fisher's scoring with damped steps (marquardt1963).</summary>
internal static class FisherScoring
{
    private const int MostSteps = 200;
    private const double Enough = 1e-9;

    /// <summary>Climbs from a start to the top that lies above it.</summary>
    /// <param name="start">Where to begin. Shape [terms].</param>
    /// <param name="look">Tells the height and its shape at a place.</param>
    /// <param name="steps">Most steps.</param>
    public static HillShape Climb(double[] start, Func<double[], HillShape> look, int steps = MostSteps)
    {
        int p = start.Length;
        var here = look(start);
        double damping = 1e-3;
        for (int step = 0; step < steps; step++)
        {
            var damped = (double[])here.Information.Clone();
            for (int k = 0; k < p; k++)
                damped[(k * p) + k] *= 1 + damping;
            var factor = new double[p * p];
            var scale = new double[p];
            var move = (double[])here.Score.Clone();
            if (SymmetricMatrix.TryFactor(damped, p, factor, scale))
            {
                SymmetricMatrix.Solve(factor, scale, p, move);
                var tried = new double[p];
                TensorPrimitives.Add(here.Place, move, tried);
                var there = look(tried);
                double gained = there.Height - here.Height;
                if (gained >= 0)
                {
                    here = there;
                    damping = Math.Max(damping / 5, 1e-12);
                    if (TensorPrimitives.Dot<double>(there.Score, move) < Enough && gained < Enough)
                        break;
                    continue;
                }
            }
            damping *= 7;
            if (damping > 1e12)
                break;
        }
        return here;
    }
}
