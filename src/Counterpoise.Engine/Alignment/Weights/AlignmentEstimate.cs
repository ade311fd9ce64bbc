namespace Counterpoise.Alignment.Weights;

/// <summary>One estimated quantity of the model of links.</summary>
/// <param name="Id">Id of the parameter.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Value">The estimate, in its own unit.</param>
/// <param name="ErrorClassical">Standard error if rows were independent, in the estimate's unit.</param>
/// <param name="ErrorByTreaty">The same, where rows of one treaty hang together, and rows without treaty of one pair: by resampling.</param>
/// <param name="ErrorDyadic">The same, where rows that share a state do.</param>
/// <param name="Low">Lower end of the 95% interval: of resamples, widened where the dyadic error is the greater.</param>
/// <param name="High">Its upper end.</param>
/// <param name="Assumed">What was believed beforehand, in the same unit.</param>
/// <param name="Narrowed">
/// How much narrower the record made what was believed: 1 less the ratio of variances after (by the greater error) and before, at least 0. Where it is
/// 0 the record taught nothing.
/// </param>
/// <param name="Twin">Id of the quantity that it is most correlated with over resamples.</param>
/// <param name="Correlation">That correlation, -1..1.</param>
public sealed record AlignmentEstimate(
    string Id,
    AlignmentTermKind Kind,
    double Value,
    double ErrorClassical,
    double ErrorByTreaty,
    double ErrorDyadic,
    double Low,
    double High,
    double Assumed,
    double Narrowed,
    string Twin,
    double Correlation
)
{
    /// <summary>Narrowing below which the record is said to tell next to nothing of the size. Ours.</summary>
    public const double Hardly = 0.25;

    /// <summary>Whether the record tells next to nothing of it: what was assumed stands.</summary>
    public bool IsHardlyTold => Narrowed < Hardly && !IsMoved;

    /// <summary>Whether the record moves it without telling its size: the range does not hold what was assumed, and is hardly narrower.</summary>
    public bool IsOnlyMoved => Narrowed < Hardly && IsMoved;

    private bool IsMoved => Assumed < Low || Assumed > High;
}

/// <summary>
/// How far the height falls where one quantity is held two classical standard errors (1.96) below or above its estimate and all others are fitted
/// anew; 1.92 either way where the height is a parabola.
/// </summary>
/// <param name="Id">Id of the parameter.</param>
/// <param name="Below">Fall at the lower end, 0 or more.</param>
/// <param name="Above">Fall at the upper end, 0 or more.</param>
public sealed record AlignmentProfile(string Id, double Below, double Above)
{
    /// <summary>The fall of a parabola.</summary>
    public const double OfParabola = 1.92;

    /// <summary>Whether either end falls by less than half or more than twice what a parabola would.</summary>
    public bool Disagrees =>
        Below is < OfParabola / 2 or > OfParabola * 2 || Above is < OfParabola / 2 or > OfParabola * 2;
}
