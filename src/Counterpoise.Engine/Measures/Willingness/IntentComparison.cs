using Counterpoise.Statistics;

namespace Counterpoise.Measures.Willingness;

/// <summary>One state-year's threat profile under two sources of intent.</summary>
/// <param name="Year">The year.</param>
/// <param name="Perceiver">The state.</param>
/// <param name="FirstElicited">Whom it fears most at elicited weights; null where nobody is known.</param>
/// <param name="FirstEstimated">Whom it fears most at estimated weights; null where nobody is known.</param>
/// <param name="Moved">Half the sum of differences of shares: the part of fear that lies elsewhere, 0..1.</param>
public sealed record IntentComparison(
    Year Year,
    StateCode Perceiver,
    StateCode? FirstElicited,
    StateCode? FirstEstimated,
    double Moved
)
{
    /// <summary>Compares the profiles of state-years drawn at random.</summary>
    /// <param name="measurements">A record of the whole system, with both sets of parameters.</param>
    /// <param name="years">The years to draw from: every state-year of them is as likely as another.</param>
    /// <param name="count">How many to draw, without replacement; all where there are fewer.</param>
    /// <param name="seed">Seed of the draw.</param>
    /// <returns>In the order of years, then states.</returns>
    public static IReadOnlyList<IntentComparison> Of(Measurements measurements, YearSpan years, int count, ulong seed)
    {
        var world = measurements.World;
        List<(Year Year, StateCode State)> all = [];
        for (var year = years.First; year <= years.Last; year = year.Plus(1))
        {
            foreach (var state in world.At(year).States)
                all.Add((year, state));
        }
        var random = new Philox(seed);
        int drawn = Math.Min(count, all.Count);
        for (int i = 0; i < drawn; i++)
        {
            int other = i + random.NextInt32(all.Count - i);
            (all[i], all[other]) = (all[other], all[i]);
        }
        var specification = Specification.Default;
        var elicited = new Threat(measurements, specification with { Intent = IntentMeasure.Assumed });
        var estimated = new Threat(measurements, specification with { Intent = IntentMeasure.Estimated });
        return
        [
            .. all.Take(drawn)
                .OrderBy(one => one.Year)
                .ThenBy(one => one.State)
                .Select(one => Between(one.Year, one.State, elicited, estimated)),
        ];
    }

    private static IntentComparison Between(Year year, StateCode state, Threat elicited, Threat estimated)
    {
        var one = elicited.Ranking(state, year);
        var other = estimated.Ranking(state, year);
        double moved = one
            .Entries.Select(e => e.Rival)
            .Union(other.Entries.Select(e => e.Rival))
            .Sum(rival => Math.Abs((one.Find(rival)?.Share ?? 0) - (other.Find(rival)?.Share ?? 0)));
        return new(year, state, one.Top?.Rival, other.Top?.Rival, one.Top is null ? double.NaN : moved / 2);
    }
}
