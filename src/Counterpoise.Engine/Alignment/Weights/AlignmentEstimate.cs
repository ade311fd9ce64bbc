namespace Counterpoise.Alignment.Weights;

/// <summary>One estimated quantity of the model of links.</summary>
public sealed record AlignmentEstimate
{
    /// <summary>Narrowing below which the record is said to tell next to nothing of the size. Ours.</summary>
    public const double Hardly = Statistics.Belief.Hardly;

    /// <summary>How many deviations of the belief an estimate may lie from what was assumed where that is said to stand. Ours.</summary>
    public const double Far = 1;

    /// <summary>Id of the parameter.</summary>
    public required string Id { get; init; }

    /// <summary>What it is.</summary>
    public required AlignmentTermKind Kind { get; init; }

    /// <summary>The estimate, in its own unit.</summary>
    public required double Value { get; init; }

    /// <summary>Standard error if rows were independent, in the estimate's unit.</summary>
    public required double ErrorClassical { get; init; }

    /// <summary>The same, where rows of one treaty hang together, and rows without treaty of one pair: by resampling.</summary>
    public required double ErrorByTreaty { get; init; }

    /// <summary>The same, where rows that share a state hang together.</summary>
    public required double ErrorDyadic { get; init; }

    /// <summary>The same, where links of a year hang together as in networks that the fitted model draws.</summary>
    public required double ErrorByModel { get; init; }

    /// <summary>
    /// Lower end of the 95% range: the widest of resamples and of 1.96 errors, dyadic or by the model; where the height is no parabola, the place on its
    /// profile that answers to that.
    /// </summary>
    public required double Low { get; init; }

    /// <summary>Upper end, likewise.</summary>
    public required double High { get; init; }

    /// <summary>What was believed beforehand, in the same unit.</summary>
    public required double Assumed { get; init; }

    /// <summary>How far the estimate lies from what was assumed, in standard deviations of the belief; negative where it is smaller.</summary>
    public required double Moved { get; init; }

    /// <summary>
    /// How much narrower the record made what was believed: 1 less the ratio of variances after (by the width of the range) and before, at least 0.
    /// Where it is 0 the record tells nothing of the size.
    /// </summary>
    public required double Narrowed { get; init; }

    /// <summary>Id of the quantity that it is most correlated with over resamples.</summary>
    public required string Twin { get; init; }

    /// <summary>That correlation, -1..1.</summary>
    public required double Correlation { get; init; }

    /// <summary>Whether the range leaves out what was assumed: only then does the record want it smaller, or greater.</summary>
    public bool LeavesOutAssumed => Assumed < Low || Assumed > High;

    /// <summary>Whether the record tells next to nothing of it: what was assumed stands.</summary>
    public bool IsHardlyTold => Narrowed < Hardly && !LeavesOutAssumed && Math.Abs(Moved) <= Far;

    /// <summary>Whether the estimate lies far from what was assumed, and its range still holds that: the record does not tell which.</summary>
    public bool IsUntold => Narrowed < Hardly && !LeavesOutAssumed && Math.Abs(Moved) > Far;

    /// <summary>Whether the record wants it smaller or greater than assumed, and tells next to nothing of its size.</summary>
    public bool IsOnlyMoved => Narrowed < Hardly && LeavesOutAssumed;
}
