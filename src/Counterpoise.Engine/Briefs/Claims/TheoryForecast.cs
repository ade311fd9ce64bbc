using Counterpoise.Measures;
using Counterpoise.Theories;

namespace Counterpoise.Briefs.Claims;

/// <summary>Whether one theory forecasts a stance, and how far weights and measures decide that.</summary>
/// <param name="Theory">The theory.</param>
/// <param name="Verdict">What it says under the default choices.</param>
/// <param name="IsForecast">Whether it forecasts the stance; null where a gap decides.</param>
/// <param name="OfWeightings">
/// Share of weightings under which it does; where the default says another stance, the most that the share could be; null where
/// the theory has no weights.
/// </param>
/// <param name="OfSpecifications">Share of the specifications that answer under which it does; null where none does.</param>
internal sealed record TheoryForecast(
    Theory Theory,
    Verdict Verdict,
    bool? IsForecast,
    double? OfWeightings,
    double? OfSpecifications
)
{
    public static TheoryForecast Of(ClaimSetting claims, Theory theory, Dyad dyad, Stance stance)
    {
        var setting = claims.At(dyad);
        var expectation = theory.Read(setting);
        bool? forecast = expectation.Verdict switch
        {
            Verdict.Expects e => e.Stance == stance,
            Verdict.NoData => null,
            _ => false,
        };
        double? weightings = expectation.ShareOfWeightings is { } share
            ? forecast == true
                ? share
                : 1 - share
            : null;
        var specifications = claims.ShareOfSpecifications(
            theory.Measures,
            specification =>
                theory.SketchOf(setting.Under(specification)) switch
                {
                    Verdict.NoData or Verdict.Silent => null,
                    Verdict.Expects e => e.Stance == stance,
                    _ => false,
                }
        );
        return new(theory, expectation.Verdict, forecast, weightings, specifications);
    }

    /// <summary>The theory's strength; NaN where it expects nothing.</summary>
    public double Strength => Verdict is Verdict.Expects e ? e.Strength : double.NaN;

    /// <summary>What the theory says, in a clause.</summary>
    public string Clause => $"{Theory.Name}: {Describe(Verdict)}";

    /// <summary>A verdict in a clause.</summary>
    public static string Describe(Verdict verdict) =>
        verdict switch
        {
            Verdict.Expects e => $"{Specification.NameOf(e.Stance)} (strength {Shown.Decimals(e.Strength)})"
                + (e.RestsOnGap ? ", resting on a gap" : ""),
            Verdict.Silent => "silent",
            Verdict.Indeterminate i =>
                $"indeterminate between {string.Join(", ", i.Stances.Select(Specification.NameOf))}",
            Verdict.NoData n => $"no data, {n.Reason}",
            _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "No such verdict."),
        };
}
