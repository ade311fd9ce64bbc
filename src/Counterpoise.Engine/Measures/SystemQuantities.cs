using Counterpoise.Record;

namespace Counterpoise.Measures;

/// <summary>
/// Quantities derived from several variables, with their figures over the whole system. A record of the whole system
/// computes them; a case carries them.
/// </summary>
public sealed record SystemQuantity
{
    private readonly Func<YearSlice, double[]> _values;

    private SystemQuantity(string id, string unit, string meaning, Func<YearSlice, double[]> values) =>
        (Id, Unit, Meaning, _values) = (id, unit, meaning, values);

    /// <summary>GDP times GDP per head (Beckley 2018, pp. 18-19). Million 2017 int. $ times 2011 int. $ per head.</summary>
    public static SystemQuantity NetResources { get; } =
        new(
            "net-resources",
            "million 2017 international $ x 2011 international $ per head",
            "GDP times GDP per head",
            slice => Combine(slice, Variables.Gdp, Variables.GdpPerCapita, (gdp, perHead) => gdp * perHead)
        );

    /// <summary>
    /// GDP above subsistence of 1,095 $ a head and year, three $ a day (Anders, Fariss and Markowitz 2020). Million $.
    /// </summary>
    /// <remarks>
    /// The authors deflate to 2011 $; the latent GDP used here is in 2017 $. The subsistence line is left at the
    /// published 1,095, which understates it slightly.
    /// </remarks>
    public static SystemQuantity Surplus { get; } =
        new(
            "surplus",
            "million 2017 international $",
            "GDP above subsistence",
            slice =>
                Combine(slice, Variables.Gdp, Variables.Population, (gdp, people) => Math.Max(0, gdp - 1095 * people))
        );

    /// <summary>Mean over the known of the shares of military expenditure and personnel, 0..1.</summary>
    public static SystemQuantity MilitaryShare { get; } =
        new(
            "military-share",
            "share",
            "mean share of military expenditure and personnel",
            OffensivePower.MilitaryShares
        );

    /// <summary>Every derived quantity.</summary>
    public static IReadOnlyList<SystemQuantity> All { get; } = [NetResources, Surplus, MilitaryShare];

    /// <summary>Name in files.</summary>
    public string Id { get; }

    /// <summary>Unit.</summary>
    public string Unit { get; }

    /// <summary>What is counted.</summary>
    public string Meaning { get; }

    /// <summary>The quantity of each state held. Shape [states]; NaN where a part of it is unknown.</summary>
    public double[] Values(YearSlice slice) => _values(slice);

    /// <summary>The figures over the whole system; null where a case does not carry them.</summary>
    public SystemFigure? Figure(YearSlice slice)
    {
        if (slice.System.TryGetValue(Id, out var carried))
            return carried;
        if (!slice.HoldsWholeSystem)
            return null;
        var figure = SystemFigure.Of(Values(slice));
        return figure.Known == 0 ? null : figure;
    }

    private static double[] Combine(
        YearSlice slice,
        Variable left,
        Variable right,
        Func<double, double, double> combine
    )
    {
        var result = new double[slice.Count];
        Array.Fill(result, double.NaN);
        var a = slice.Column(left);
        var b = slice.Column(right);
        if (a.IsEmpty || b.IsEmpty)
            return result;
        for (int i = 0; i < result.Length; i++)
            result[i] = combine(a[i], b[i]);
        return result;
    }
}
