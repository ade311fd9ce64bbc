namespace Counterpoise.Statistics;

/// <summary>Standard errors out of a covariance.</summary>
internal static class CovarianceErrors
{
    /// <summary>Roots of the diagonal.</summary>
    public static IReadOnlyList<double> Of(IReadOnlyList<double> covariance, int size) =>
        [.. Enumerable.Range(0, size).Select(j => Math.Sqrt(covariance[j * size + j]))];
}
