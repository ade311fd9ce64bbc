namespace Counterpoise.Statistics;

/// <summary>Draws from the gamma law of scale one.</summary>
/// <remarks>marsaglia2000, section 2; shapes below one by the power of a uniform given in their section 6.</remarks>
public static class Gamma
{
    /// <summary>Least shape that is drawn from: below it the logarithm of a draw leaves the range of a double.</summary>
    public const double LeastShape = 1e-300;

    /// <summary>Greatest shape that is drawn from: above it rounding would weigh in the rejections.</summary>
    public const double GreatestShape = 1e9;

    /// <summary>Draws from the gamma law; mean and variance both equal the shape.</summary>
    /// <param name="random">Stream, moved on by as many words as the rejections take.</param>
    /// <param name="shape">Shape, <see cref="LeastShape"/>..<see cref="GreatestShape"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The shape lies outside its range or is not a number.</exception>
    public static double Draw(ref Philox random, double shape) => Math.Exp(DrawLogarithm(ref random, shape));

    /// <summary>Draws the natural logarithm of a gamma variable, finite where a small shape makes the variable itself vanish.</summary>
    /// <param name="random">Stream, moved on by as many words as the rejections take.</param>
    /// <param name="shape">Shape, <see cref="LeastShape"/>..<see cref="GreatestShape"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The shape lies outside its range or is not a number.</exception>
    public static double DrawLogarithm(ref Philox random, double shape)
    {
        if (!(shape is >= LeastShape and <= GreatestShape))
            throw new ArgumentOutOfRangeException(nameof(shape), shape, "A shape lies in 1e-300..1e9.");
        return shape < 1
            ? DrawFromOneUp(ref random, shape + 1) + (Math.Log(random.NextOpenDouble()) / shape)
            : DrawFromOneUp(ref random, shape);
    }

    private static double DrawFromOneUp(ref Philox random, double shape)
    {
        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var normal = random.NextNormal();
            var root = 1 + (c * normal);
            if (root <= 0)
                continue;
            var logCube = 3 * Math.Log(root);
            var uniform = random.NextOpenDouble();
            var square = normal * normal;
            // The first test spares most draws the second logarithm.
            if (
                uniform < 1 - (0.0331 * square * square)
                || Math.Log(uniform) < (square / 2) + (d * (1 - (root * root * root) + logCube))
            )
                return Math.Log(d) + logCube;
        }
    }
}
