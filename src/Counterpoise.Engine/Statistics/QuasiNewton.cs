using System.Numerics.Tensors;

namespace Counterpoise.Statistics;

/// <summary>Climbs the last of the way to a top by the quasi-Newton rule of Broyden, Fletcher, Goldfarb and Shanno (fletcher1970).</summary>
/// <remarks>
/// For models that are no regression on their slopes, where scoring nears the top by ever smaller steps: the curvature that it leaves out is
/// learnt on the way. The first curvature is the expected information.
/// </remarks>
internal static class QuasiNewton
{
    private const int MostSteps = 200;
    private const int MostTries = 25;
    private const double Enough = 1e-9;
    private const double LeastGain = 1e-4;

    /// <summary>Climbs on from a place.</summary>
    /// <param name="from">Where scoring ended.</param>
    /// <param name="look">Tells the height and its shape at a place.</param>
    public static HillShape Climb(HillShape from, Func<double[], HillShape> look)
    {
        int p = from.Place.Length;
        var here = from;
        var inverse = SymmetricMatrix.Inverse(from.Information, p);
        bool fresh = true;
        for (int step = 0; step < MostSteps && inverse is not null; step++)
        {
            var move = Product(inverse, here.Score);
            double rise = TensorPrimitives.Dot<double>(here.Score, move);
            if (rise < Enough)
                break;
            if (Tried(here, move, rise, look) is not { } there)
            {
                if (fresh)
                    break;
                (inverse, fresh) = (SymmetricMatrix.Inverse(here.Information, p), true);
                continue;
            }
            Learn(inverse, here, there);
            (here, fresh) = (there, false);
        }
        return here;
    }

    private static HillShape? Tried(HillShape here, double[] move, double rise, Func<double[], HillShape> look)
    {
        double length = 1;
        for (int attempt = 0; attempt < MostTries; attempt++)
        {
            var place = new double[move.Length];
            TensorPrimitives.MultiplyAdd(move, length, here.Place, place);
            var there = look(place);
            if (there.Height >= here.Height + (LeastGain * length * rise))
                return there;
            length *= 0.4;
        }
        return null;
    }

    private static void Learn(double[] inverse, HillShape here, HillShape there)
    {
        int p = here.Place.Length;
        var step = new double[p];
        var bend = new double[p];
        TensorPrimitives.Subtract(there.Place, here.Place, step);
        TensorPrimitives.Subtract(here.Score, there.Score, bend);
        double curve = TensorPrimitives.Dot<double>(step, bend);
        // Without curvature along the step nothing is learnt of it.
        if (!(curve > 1e-12))
            return;
        var turned = Product(inverse, bend);
        double along = 1 + (TensorPrimitives.Dot<double>(bend, turned) / curve);
        for (int i = 0; i < p; i++)
        {
            for (int j = 0; j < p; j++)
                inverse[(i * p) + j] +=
                    ((along * step[i] * step[j]) - (turned[i] * step[j]) - (step[i] * turned[j])) / curve;
        }
    }

    private static double[] Product(double[] matrix, double[] vector)
    {
        int p = vector.Length;
        var product = new double[p];
        for (int i = 0; i < p; i++)
            product[i] = TensorPrimitives.Dot<double>(matrix.AsSpan(i * p, p), vector);
        return product;
    }
}
