using Counterpoise.Measures;
using Counterpoise.Statistics;

namespace Counterpoise.Briefs.Claims;

/// <summary>The past weighed most when the other's capability was greatest too.</summary>
public static class PastAndCapabilityClaim
{
    private static readonly string[] Swept = ["capability"];

    /// <summary>The kind of test.</summary>
    public static ClaimKind Kind { get; } =
        new(
            "past-and-capability",
            "Over the years on record, what the past adds to perceived intent rises and falls with the rival's capability (r > 0).",
            [
                new("perceiver", ClaimArgumentKind.State),
                new("rival", ClaimArgumentKind.State),
                new("until", ClaimArgumentKind.Year),
            ],
            Find
        );

    private static ClaimFinding Find(ClaimArguments arguments, ClaimSetting claims)
    {
        var perceiver = arguments.State("perceiver");
        var rival = arguments.State("rival");
        var until = arguments.Year("until")!.Value;
        var series = Series(claims.Specification);
        var line = StraightLine.Through([.. series.Select(s => (s.Past, s.Capability))]);
        if (series.Count < 10 || double.IsNaN(line.Correlation))
            return ClaimFinding.NoData($"fewer than ten years by {claims.Year} have both readings");
        var peak = series.MaxBy(s => s.Past);
        var strongest = series.MaxBy(s => s.Capability);
        var finding = claims.Judged(
            line.Correlation,
            $"r over {series.Count} years",
            line.Correlation > 0,
            null,
            claims.ShareOfSpecifications(
                Swept,
                s =>
                {
                    var other = StraightLine.Through([.. Series(s).Select(x => (x.Past, x.Capability))]);
                    return other.Count < 10 || double.IsNaN(other.Correlation) ? null : other.Correlation > 0;
                }
            ),
            $"{series[0].Year}-{series[^1].Year}: the past added most in {peak.Year} ({Shown.Signed(peak.Past)} log odds), when "
                + $"{claims.NameOf(rival)} held {Shown.Share(peak.Capability)} of the system's capability; it held most in {strongest.Year} "
                + $"({Shown.Share(strongest.Capability)}). Years before {series[0].Year} are not on this record, so that the claim is tested on "
                + "what followed only. Two series with trends; no cause is shown.",
            Standing.Computed,
            Standing.Asserted,
            Standing.Assumed
        );
        // A peak at the edge of the record may stand before it: when the past was strongest is then not seen.
        return peak.Year == series[0].Year
            ? finding.Undecided(
                $"the past weighed most in the first year on record, and may have weighed more before. {finding.Reason}"
            )
            : finding;

        List<(Year Year, double Past, double Capability)> Series(Specification specification)
        {
            List<(Year, double, double)> read = [];
            foreach (var year in claims.YearsOf(perceiver, rival))
            {
                double capability = claims.Measurements.CapabilityOf(year, specification.Capability).Values[
                    claims.World.At(year).IndexOf(rival)
                ];
                if (
                    !double.IsNaN(capability)
                    && PastInIntent.Of(claims, specification, perceiver, rival, year, until) is { } past
                )
                    read.Add((year, past.Added, capability));
            }
            return read;
        }
    }
}
