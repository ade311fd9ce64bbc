namespace Counterpoise.Statistics;

/// <summary>
/// How much of the variance of an output one input explains by itself: its first-order Sobol index, from draws that were made for any
/// purpose (plischke2013), the inputs drawn apart from each other.
/// </summary>
/// <remarks>
/// The draws are split by the input into classes of like size; the share is that of the variance between classes, less what chance would
/// put there (kelley1935: epsilon squared). What is left, 1 less all shares, is joint effects, chance and shape within classes: of a straight
/// line, 1 in the square of the number of classes stays unseen.
/// </remarks>
public static class FirstOrderShare
{
    /// <summary>Fewest draws for which shares are told.</summary>
    public const int FewestDraws = 40;

    private const int DrawsPerClass = 40;
    private const int MostClasses = 10;

    /// <summary>Computes the share.</summary>
    /// <param name="input">The input in each draw; ties are in the order of the draws. Shape [draws].</param>
    /// <param name="output">The output in each draw. Shape [draws].</param>
    /// <returns>At most 1; below 0 by chance; 0 where the output does not vary; NaN with too few draws or a NaN among them.</returns>
    /// <exception cref="ArgumentException">The shapes disagree.</exception>
    public static double Of(ReadOnlySpan<double> input, ReadOnlySpan<double> output)
    {
        if (input.Length != output.Length)
        {
            throw new ArgumentException(
                $"{input.Length} draws of the input and {output.Length} of the output.",
                nameof(output)
            );
        }
        int n = input.Length;
        if (n < FewestDraws)
            return double.NaN;
        var order = new int[n];
        for (int i = 0; i < n; i++)
        {
            if (double.IsNaN(input[i]) || double.IsNaN(output[i]))
                return double.NaN;
            order[i] = i;
        }
        var keys = input.ToArray();
        Array.Sort(order, (a, b) => (keys[a], a).CompareTo((keys[b], b)));
        double mean = 0;
        foreach (double value in output)
            mean += value / n;
        double all = 0;
        foreach (double value in output)
            all += (value - mean) * (value - mean);
        // What is left of rounding is no variance.
        if (all <= 1e-24 * n * Math.Max(1, mean * mean))
            return 0;
        int classes = Classes(n);
        double within = 0;
        for (int c = 0; c < classes; c++)
        {
            int from = c * n / classes;
            int to = (c + 1) * n / classes;
            double center = 0;
            for (int at = from; at < to; at++)
                center += output[order[at]] / (to - from);
            for (int at = from; at < to; at++)
                within += (output[order[at]] - center) * (output[order[at]] - center);
        }
        return 1 - (within / (n - classes) / (all / (n - 1)));
    }

    /// <summary>
    /// What chance gives an input that explains nothing: about one standard deviation of the share told for it.
    /// </summary>
    /// <param name="draws">Number of draws.</param>
    /// <returns>NaN with too few draws.</returns>
    public static double Noise(int draws) =>
        draws < FewestDraws ? double.NaN : Math.Sqrt(2.0 * (Classes(draws) - 1)) / draws;

    private static int Classes(int draws) => Math.Clamp(draws / DrawsPerClass, 2, MostClasses);
}
