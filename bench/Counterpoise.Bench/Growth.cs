namespace Counterpoise.Bench;

/// <summary>How cost grows with size.</summary>
internal static class Growth
{
    /// <summary>Exponent b of cost = a size^b, by least squares on the logarithms.</summary>
    public static double Exponent(IReadOnlyList<(double Size, double Cost)> points)
    {
        double meanSize = points.Average(p => Math.Log(p.Size));
        double meanCost = points.Average(p => Math.Log(p.Cost));
        return points.Sum(p => (Math.Log(p.Size) - meanSize) * (Math.Log(p.Cost) - meanCost))
            / points.Sum(p => (Math.Log(p.Size) - meanSize) * (Math.Log(p.Size) - meanSize));
    }
}
