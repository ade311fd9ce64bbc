using Counterpoise.Measures;
using Counterpoise.Record;

namespace Counterpoise.Briefs.Claims;

/// <summary>One state was always ahead of another by some measures, and came to be so only lately by others.</summary>
public static class CrossingsClaim
{
    private static readonly IReadOnlyList<(string Name, Func<ClaimSetting, StateCode, Year, double> Read)> Series =
    [
        ("cinc", (c, s, y) => OfMeasure(c, s, y, CapabilityMeasure.Cinc)),
        ("population", (c, s, y) => OfVariable(c, s, y, Variables.TotalPopulation)),
        ("gdp", (c, s, y) => OfVariable(c, s, y, Variables.Gdp)),
        ("net-resources", (c, s, y) => OfMeasure(c, s, y, CapabilityMeasure.NetResources)),
        ("expenditure", (c, s, y) => OfVariable(c, s, y, Variables.MilitaryExpenditure)),
    ];

    /// <summary>The kind of test.</summary>
    public static ClaimKind Kind { get; } =
        new(
            "crossings",
            "By each measure named as potential the first state is ahead in every year on record; by each named as actual it was behind in "
                + "every year before one crossing, within claims.lately years of the year asked for, and ahead since.",
            [
                new("ahead", ClaimArgumentKind.State),
                new("behind", ClaimArgumentKind.State),
                new("potential", ClaimArgumentKind.Choices) { Choices = [.. Series.Select(s => s.Name)] },
                new("actual", ClaimArgumentKind.Choices) { Choices = [.. Series.Select(s => s.Name)] },
            ],
            Find
        );

    private static ClaimFinding Find(ClaimArguments arguments, ClaimSetting claims)
    {
        var ahead = arguments.State("ahead");
        var behind = arguments.State("behind");
        var potential = arguments.Words("potential");
        var actual = arguments.Words("actual");
        int lately = (int)claims.Parameters["claims.lately"];
        List<string> told = [];
        List<bool> fits = [];
        Year? last = null;
        foreach (var (name, read) in Series)
        {
            List<(Year Year, bool Ahead)> years = [];
            foreach (var year in claims.YearsOf(ahead, behind))
            {
                double one = read(claims, ahead, year);
                double other = read(claims, behind, year);
                if (!double.IsNaN(one) && !double.IsNaN(other))
                    years.Add((year, one > other));
            }
            bool asked = potential.Contains(name) || actual.Contains(name);
            if (years.Count == 0)
            {
                told.Add($"{name}: no year with both figures");
                if (asked)
                    return ClaimFinding.NoData($"no year by {claims.Year} has {name} of both");
                continue;
            }
            Year[] crossings =
            [
                .. years
                    .Skip(1)
                    .Zip(years, (now, before) => (now, before))
                    .Where(p => p.now.Ahead != p.before.Ahead)
                    .Select(p => p.now.Year),
            ];
            Year[] behindIn = [.. years.Where(y => !y.Ahead).Select(y => y.Year)];
            told.Add(
                $"{name} ({years[0].Year}-{years[^1].Year}, {years.Count} years): "
                    + (
                        behindIn.Length == 0 ? "ahead throughout"
                        : behindIn.Length == years.Count ? "behind throughout"
                        : $"behind in {Shown.Years(behindIn)}; crossings {string.Join(", ", crossings)}"
                    )
            );
            if (potential.Contains(name))
                fits.Add(behindIn.Length == 0);
            if (actual.Contains(name))
            {
                // Ahead long ago, then behind, is not "only lately": one crossing, from behind, within the time.
                fits.Add(years[^1].Ahead && crossings.Length == 1 && claims.Year.Since(crossings[0]) <= lately);
                if (crossings.Length > 0 && (last is null || crossings[^1] > last))
                    last = crossings[^1];
            }
        }
        string reason =
            $"{claims.NameOf(ahead)} against {claims.NameOf(behind)}. {string.Join(". ", told)}. Potential: {string.Join(", ", potential)}; actual: "
            + $"{string.Join(", ", actual)}; lately: within {lately} years. The record begins in {claims.World.Years.First}: what crossed earlier "
            + "is not seen.";
        return claims.Judged(
            last?.Value ?? double.NaN,
            "year of the last crossing by an actual measure",
            fits.All(f => f),
            null,
            (double)fits.Count(f => f) / fits.Count,
            reason + " The share of specifications is that of the measures named that say so.",
            Standing.Computed,
            Standing.Assumed
        );
    }

    private static double OfMeasure(ClaimSetting claims, StateCode state, Year year, CapabilityMeasure measure) =>
        claims.Measurements.CapabilityOf(year, measure).Values[claims.World.At(year).IndexOf(state)];

    private static double OfVariable(ClaimSetting claims, StateCode state, Year year, Variable variable) =>
        claims.World.Read(variable, state, year).Match((value, _) => value, _ => double.NaN);
}
