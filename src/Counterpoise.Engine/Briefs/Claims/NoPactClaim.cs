using Counterpoise.Record;

namespace Counterpoise.Briefs.Claims;

/// <summary>Two states had no defence obligation toward each other in any year on record.</summary>
public static class NoPactClaim
{
    /// <summary>The kind of test.</summary>
    public static ClaimKind Kind { get; } =
        new(
            "no-pact",
            "No treaty on record binds either of the two to defend the other, in any year that the record covers, also after the year asked for: this is what happened, not a forecast.",
            [new("between", ClaimArgumentKind.Pair)],
            Find
        );

    private static ClaimFinding Find(ClaimArguments arguments, ClaimSetting claims)
    {
        var dyad = arguments.Pair("between");
        if (claims.World.CoverageOf(Variables.Obligations) is not { } treaties)
            return ClaimFinding.NoData("no treaty data on this record");
        List<Year> covered = [];
        List<Year> bound = [];
        (Year Year, string Kinds)? other = null;
        foreach (var year in claims.World.Slices.Select(s => s.Year).Where(y => treaties.Years.Contains(y) && Held(y)))
        {
            covered.Add(year);
            var slice = claims.World.At(year);
            var obligations = slice.Obligations(dyad.A, dyad.B) | slice.Obligations(dyad.B, dyad.A);
            if (obligations.HasFlag(Obligations.Defence))
                bound.Add(year);
            else if (obligations != Obligations.None)
                other ??= (year, Named(obligations));
        }
        if (covered.Count == 0)
            return ClaimFinding.NoData($"no treaty data of this record cover the two");
        string reason =
            $"{treaties.Source.Short}, {covered[0]}-{covered[^1]}: a defence obligation in {Shown.Years(bound)}"
            + (other is { } o ? $"; first other treaty {o.Year} ({o.Kinds})." : "; no other treaty either.");
        return claims.Judged(
            bound.Count,
            $"of {covered.Count} years with a defence obligation",
            bound.Count == 0,
            null,
            null,
            reason,
            Standing.Computed
        );

        bool Held(Year year) =>
            claims.World.At(year).IndexOf(dyad.A) >= 0 && claims.World.At(year).IndexOf(dyad.B) >= 0;
    }

    private static string Named(Obligations obligations) =>
        string.Join(
            ", ",
            Enum.GetValues<Obligations>()
                .Where(flag => flag != Obligations.None && obligations.HasFlag(flag))
                .Select(flag => Measures.Specification.NameOf(flag))
        );
}
