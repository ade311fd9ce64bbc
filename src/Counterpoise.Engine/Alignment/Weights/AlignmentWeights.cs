using Counterpoise.Measures;
using Counterpoise.Statistics;

namespace Counterpoise.Alignment.Weights;

/// <summary>Estimates of the game's weights as parameters.</summary>
public static class AlignmentWeights
{
    /// <summary>Every parameter of the game that was estimated, value and 95% range. The firmness is none of the game.</summary>
    /// <param name="fit">The fit, with estimates.</param>
    /// <param name="assumed">The assumed set, for units.</param>
    public static IReadOnlyList<Parameter> Of(AlignmentFit fit, ParameterSet assumed)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(assumed);
        return
        [
            .. fit
                .Estimates.Where(one => one.Kind != AlignmentTermKind.Firmness)
                .Select(one =>
                {
                    double value = SignificantDigits.Of(one.Value);
                    return new Parameter(
                        one.Id,
                        value,
                        Math.Min(SignificantDigits.Of(one.Low), value),
                        Math.Max(SignificantDigits.Of(one.High), value),
                        assumed.Find(one.Id)?.Unit ?? throw new KeyNotFoundException($"No parameter '{one.Id}'."),
                        "ours",
                        Told(one)
                    );
                }),
        ];
    }

    private static string Told(AlignmentEstimate one) =>
        FormattableString.Invariant(
            $"Assumed {one.Assumed:0.###}; dyadic error {one.ErrorDyadic:0.###}; of the variance believed beforehand the record took {one.Narrowed:0%}"
        )
        + (
            one.IsHardlyTold ? ", next to nothing: what was assumed stands."
            : one.IsOnlyMoved
                ? FormattableString.Invariant(
                    $": it wants it {(one.Moved < 0 ? "smaller" : "greater")} than assumed ({Math.Abs(one.Moved):0.0} deviations of the belief) and does not tell how far."
                )
            : one.IsUntold
                ? FormattableString.Invariant(
                    $": moved by {one.Moved:0.0} deviations of the belief, and its range holds the assumed value: not told."
                )
            : FormattableString.Invariant(
                $"; correlated {one.Correlation:0.00} with {one.Twin["alignment".Length..].TrimStart('.', '-')}."
            )
        );
}
