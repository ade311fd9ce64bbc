namespace Counterpoise.Measures.Willingness;

/// <summary>One estimated quantity of the willingness model.</summary>
/// <param name="Id">Id of the parameter that it becomes; for opportunity, the name of the column.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Value">The estimate, in its own unit: log odds, years, or a factor.</param>
/// <param name="ErrorClassical">Standard error if rows were independent, in the estimate's unit.</param>
/// <param name="ErrorByDyad">The same, where rows of one pair of states may depend on each other.</param>
/// <param name="ErrorDyadic">The same, where rows that share a state may.</param>
/// <param name="Low">Lower end of the 95% interval by the dyadic error, within the quantity's limits.</param>
/// <param name="High">Its upper end.</param>
/// <param name="Elicited">What was believed beforehand, in the same unit; NaN for base and opportunity.</param>
/// <param name="Narrowed">
/// How much narrower the record made what was believed: 1 less the ratio of variances after (by the width of the range) and before. 0 where
/// it taught nothing; NaN where nothing was believed.
/// </param>
/// <param name="Events">Events of the type in the sample's rows; 0 where it has none of its own.</param>
public sealed record WillingnessEstimate(
    string Id,
    WillingnessTermKind Kind,
    double Value,
    double ErrorClassical,
    double ErrorByDyad,
    double ErrorDyadic,
    double Low,
    double High,
    double Elicited,
    double Narrowed,
    int Events
)
{
    /// <summary>Probability of an estimate as far from zero if there were none, by the dyadic error; NaN for half-lives and factors.</summary>
    public double P { get; init; } = double.NaN;

    /// <summary>Whether the record tells next to nothing of its size; false where nothing was believed.</summary>
    public bool IsHardlyTold => Narrowed < Statistics.Belief.Hardly;
}
