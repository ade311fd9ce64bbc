using Counterpoise.Statistics;
using Counterpoise.Theories;

namespace Counterpoise.Briefs.Claims;

/// <summary>A share of equilibria over draws of the game of alignment, with what so many draws leave open.</summary>
/// <param name="Mean">Mean over the draws that came to rest, 0..1.</param>
/// <param name="Low">Lower end of Wilson's interval at 95% (wilson1927), 0..1: draws are apart from each other, shares lie in 0..1.</param>
/// <param name="High">Upper end, 0..1.</param>
internal readonly record struct GameShare(double Mean, double Low, double High)
{
    // Half of what an interval at 95% leaves out lies above it.
    private static readonly double Point = Normal.Quantile(0.975);

    /// <summary>Whether something stands in half of equilibria or more.</summary>
    public bool IsStable => Mean >= 0.5;

    /// <summary>The share as a reader sees it.</summary>
    public string Text => $"{Shown.Share(Mean)} ({Shown.Share(Low)}-{Shown.Share(High)})";

    /// <summary>The share of a dyad's link.</summary>
    public static GameShare Of(DyadNetwork network) =>
        Of(network.Link.ShareOfEquilibria, network.Ensemble.Draws.Count(draw => draw.Places > 0));

    /// <summary>The share over draws; null where none came to rest.</summary>
    /// <param name="draws">Share of each draw, NaN where it came to rest nowhere.</param>
    public static GameShare? Of(IReadOnlyList<double> draws)
    {
        double[] known = [.. draws.Where(share => !double.IsNaN(share))];
        return known.Length == 0 ? null : Of(known.Average(), known.Length);
    }

    private static GameShare Of(double mean, int draws)
    {
        double z = Point * Point / draws;
        double middle = (mean + (z / 2)) / (1 + z);
        double half = Point * Math.Sqrt((mean * (1 - mean) / draws) + (z / (4 * draws))) / (1 + z);
        return new(mean, Math.Max(0, middle - half), Math.Min(1, middle + half));
    }
}
