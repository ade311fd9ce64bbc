namespace Counterpoise.Alignment.Weights;

/// <summary>Where the record puts a quantity when what is believed beforehand is held twice as firmly, and half as firmly.</summary>
/// <param name="Id">Id of the parameter.</param>
/// <param name="Assumed">What is believed beforehand, in the quantity's unit.</param>
/// <param name="Halved">Estimate with every spread halved.</param>
/// <param name="Believed">Estimate with spreads as they are.</param>
/// <param name="Doubled">Estimate with every spread doubled.</param>
/// <param name="MovedHalved">How far <paramref name="Halved"/> lies from what was assumed, in deviations of the belief as it is, not as changed.</param>
/// <param name="Moved">The same of <paramref name="Believed"/>.</param>
/// <param name="MovedDoubled">The same of <paramref name="Doubled"/>.</param>
/// <remarks>
/// All spreads are changed at once. A quantity that keeps moving away as its belief is loosened stands where the belief holds it, and not where the
/// record puts it.
/// </remarks>
public sealed record AlignmentSensitivity(
    string Id,
    double Assumed,
    double Halved,
    double Believed,
    double Doubled,
    double MovedHalved,
    double Moved,
    double MovedDoubled
)
{
    /// <summary>Fits anew under both beliefs; the maximum alone, without ranges.</summary>
    /// <param name="sample">The links.</param>
    /// <param name="fit">The fit to them, with spreads as they are.</param>
    /// <param name="threads">Most threads; -1 for as many as there are. The result does not depend on it.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="FaultyInputException">No pair is linked, all are, or there are no pairs.</exception>
    public static IReadOnlyList<AlignmentSensitivity> Of(
        AlignmentSample sample,
        AlignmentFit fit,
        int threads = -1,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(fit);
        var terms = fit.Terms;
        var (halved, believed, doubled) = (Fitted(0.5), fit.Top, Fitted(2));
        return
        [
            .. terms.Select(
                (term, t) =>
                    new AlignmentSensitivity(
                        term.Id,
                        term.Natural(term.Centre),
                        term.Natural(halved[t]),
                        term.Natural(believed[t]),
                        term.Natural(doubled[t]),
                        Away(term, halved[t]),
                        Away(term, believed[t]),
                        Away(term, doubled[t])
                    )
            ),
        ];

        IReadOnlyList<double> Fitted(double times) =>
            AlignmentFit
                .Of(
                    sample,
                    [.. terms.Select(term => term with { Spread = times * term.Spread })],
                    0,
                    threads: threads,
                    cancellation: cancellation
                )
                .Top;

        static double Away(AlignmentTerm term, double fitted) => (fitted - term.Centre) / term.Spread;
    }
}
