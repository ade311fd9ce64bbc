namespace Counterpoise.Briefs.Claims;

/// <summary>
/// One rule from truth to verdict, for every claim. It is symmetric: what makes a claim hold makes its denial fail.
/// </summary>
/// <param name="LeastShare">Share of other choices that must agree with the default, 0.5..1.</param>
public sealed record ClaimRule(double LeastShare)
{
    // Shares are parts of whole numbers; what is level but for rounding is level.
    private const double Rounding = 1e-9;

    /// <summary>
    /// A claim holds where it is true by default and in at least the least share of weightings and of specifications; it fails
    /// where it is false by default and false in at least that share of each; all else is sensitive.
    /// </summary>
    /// <param name="isTrue">Whether it is true under the default choices.</param>
    /// <param name="ofWeightings">Share of weightings under which it is true, 0..1; null where none is asked.</param>
    /// <param name="ofSpecifications">Share of specifications that answer under which it is true, 0..1; null where none is asked.</param>
    public ClaimVerdict Judge(bool isTrue, double? ofWeightings, double? ofSpecifications)
    {
        bool agree = Agrees(ofWeightings) && Agrees(ofSpecifications);
        return !agree ? ClaimVerdict.Sensitive
            : isTrue ? ClaimVerdict.Holds
            : ClaimVerdict.Fails;

        bool Agrees(double? share) => share is not { } s || (isTrue ? s : 1 - s) >= LeastShare - Rounding;
    }
}
