namespace Counterpoise.Measures.Willingness;

/// <summary>What kind of quantity a term of the willingness model is.</summary>
public enum WillingnessTermKind
{
    /// <summary>The intercept, log odds at mean opportunity and without a past.</summary>
    Base,

    /// <summary>A coefficient of opportunity, log odds a standard deviation.</summary>
    Opportunity,

    /// <summary>What a full-sized event adds on its day, log odds.</summary>
    Weight,

    /// <summary>Years after which half of a weight is left.</summary>
    HalfLife,

    /// <summary>A part of a weight, 0..1.</summary>
    Factor,
}

/// <summary>One quantity that the willingness model estimates.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Id of the parameter that it becomes; for opportunity, the name of the column.</param>
/// <param name="Centre">Middle of what is believed beforehand, on the scale of fitting: log odds, log years, logit of the factor.</param>
/// <param name="Spread">Standard deviation of that belief; infinite where nothing is believed.</param>
internal sealed record WillingnessTerm(WillingnessTermKind Kind, string Name, double Centre, double Spread)
{
    /// <summary>The quantity in its own unit, from the scale of fitting.</summary>
    public double Natural(double fitted) =>
        Kind switch
        {
            WillingnessTermKind.HalfLife => Math.Exp(fitted),
            WillingnessTermKind.Factor => IntentParameters.Probability(fitted),
            _ => fitted,
        };

    /// <summary>Change of the quantity in its own unit with the scale of fitting.</summary>
    public double Slope(double fitted) =>
        Kind switch
        {
            WillingnessTermKind.HalfLife => Math.Exp(fitted),
            WillingnessTermKind.Factor => IntentParameters.Probability(fitted)
                * (1 - IntentParameters.Probability(fitted)),
            _ => 1,
        };
}
