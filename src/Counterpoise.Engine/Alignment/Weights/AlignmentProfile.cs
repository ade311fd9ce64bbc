namespace Counterpoise.Alignment.Weights;

/// <summary>
/// How far the height falls where one quantity is held at the end that a parabola's range would have and all others are fitted anew, scaled to the
/// variance of that range; 1.92 either way where the height is a parabola.
/// </summary>
/// <param name="Id">Id of the parameter.</param>
/// <param name="Below">Fall at the lower end, 0 or more.</param>
/// <param name="Above">Fall at the upper end, 0 or more.</param>
public sealed record AlignmentProfile(string Id, double Below, double Above)
{
    /// <summary>The fall of a parabola.</summary>
    public const double OfParabola = 1.92;

    /// <summary>Whether the height somewhere on the profile lay above that of the fit: then the fit was not the highest place.</summary>
    public bool Higher { get; init; }

    /// <summary>Whether an end was sought in vain: then it is the last place that was tried.</summary>
    public bool Unsettled { get; init; }

    /// <summary>Whether either end falls by less than half or more than twice what a parabola would, so that its range is read on the profile.</summary>
    public bool Disagrees => IsOff(Below) || IsOff(Above);

    /// <summary>Whether a fall is less than half or more than twice that of a parabola.</summary>
    internal static bool IsOff(double fall) => fall is < OfParabola / 2 or > OfParabola * 2;
}
