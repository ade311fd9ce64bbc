using Counterpoise.Measures;
using Counterpoise.Theories;

namespace Counterpoise.Briefs.Claims;

/// <summary>States are no poles, so that a theory of poles does not speak about them.</summary>
public static class OutsidePolesClaim
{
    private static readonly string[] Swept = ["poles", "capability"];

    /// <summary>The kind of test.</summary>
    public static ClaimKind Kind { get; } =
        new(
            "outside-poles",
            "None of the states is a pole in the year asked for.",
            [new("states", ClaimArgumentKind.States)],
            Find
        );

    private static ClaimFinding Find(ClaimArguments arguments, ClaimSetting claims)
    {
        var states = arguments.States("states");
        Year[] years = [.. claims.YearsOf(states)];
        if (years.Length == 0)
            return ClaimFinding.NoData($"the states are not all members in any year by {claims.Year}");
        List<string> options = [];
        foreach (var poles in Enum.GetValues<PolesMeasure>())
        {
            var choice = claims.Specification with { Poles = poles };
            List<string> inside = [];
            foreach (var state in states)
            {
                Year[] asPole = [.. years.Where(year => Outside([state], choice, year) == false)];
                if (asPole.Length > 0)
                    inside.Add($"{claims.NameOf(state)} is one in {Shown.Years(asPole)}");
            }
            bool unknown = Outside(states, choice, claims.Year) is null;
            options.Add(
                $"{Specification.NameOf(poles)}: "
                    + (
                        unknown ? "no data"
                        : inside.Count == 0 ? "none in any year"
                        : string.Join(", ", inside)
                    )
            );
        }
        string reason = $"Poles by {string.Join("; by ", options)}.";
        if (Outside(states, claims.Specification, claims.Year) is not { } isTrue)
        {
            return ClaimFinding.NoData(
                ((Reading<Poles>.Absent)Poles.Of(claims.Measurements, claims.Specification, claims.Year)).Reason
                    + ". "
                    + reason
            );
        }
        bool?[] known =
        [
            .. years.Select(year => Outside(states, claims.Specification, year)).Where(o => o is not null),
        ];
        return claims.Judged(
            (double)known.Count(outside => outside == true) / known.Length,
            $"share of the {known.Length} years by {claims.Year} in which none is a pole",
            isTrue,
            null,
            claims.ShareOfSpecifications(Swept, s => Outside(states, s, claims.Year)),
            reason,
            Standing.Computed,
            Standing.Assumed
        );

        bool? Outside(IReadOnlyList<StateCode> group, Specification specification, Year year) =>
            Poles
                .Of(claims.Measurements, specification, year)
                .Match<bool?>((poles, _) => !group.Any(poles.Include), _ => null);
    }
}
