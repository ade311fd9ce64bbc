namespace Counterpoise.Statistics;

/// <summary>How far two codings of one unit lie apart.</summary>
public enum CodingDifference
{
    /// <summary>Codings are names: the same or not. Any two names differ alike.</summary>
    Nominal,

    /// <summary>Codings are numbers with a unit: the square of their difference.</summary>
    Interval,
}

/// <summary>How far coders agree on units that two or more of them coded.</summary>
/// <param name="Alpha">
/// Krippendorff's alpha, at most 1: 1 for perfect agreement, 0 for what chance would give, below 0 for less. NaN where it
/// is undefined.
/// </param>
/// <param name="Identical">
/// Percent agreement as a share, 0..1: of all pairs of codings of one unit, those that are the same. It makes no allowance
/// for chance. NaN where no unit has two codings.
/// </param>
/// <param name="Units">Units with two or more codings; the others say nothing about agreement.</param>
/// <param name="Codings">Codings of those units.</param>
/// <param name="WhyUndefined">Why alpha is NaN, in a clause; null where it is defined.</param>
public sealed record Agreement(double Alpha, double Identical, int Units, int Codings, string? WhyUndefined = null);

/// <summary>Krippendorff's alpha: agreement between any number of coders beyond what chance would give.</summary>
/// <remarks>krippendorff2011, general form; hayes2007. Alpha is 1 - observed disagreement / disagreement by chance.</remarks>
public static class Krippendorff
{
    /// <summary>Agreement of coders.</summary>
    /// <param name="codings">Codings, unit-major; NaN marks a coding not made. Shape [units, coders].</param>
    /// <param name="coders">Number of columns, at least 1.</param>
    /// <param name="difference">Whether codings are names, written as any numbers, or measure something.</param>
    /// <exception cref="ArgumentException">The shape disagrees, or a coding is infinite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no column.</exception>
    public static Agreement Of(ReadOnlySpan<double> codings, int coders, CodingDifference difference)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(coders, 1);
        if (codings.Length % coders != 0)
            throw new ArgumentException($"{codings.Length} codings make no rows of {coders}.", nameof(codings));
        List<double[]> units = [];
        for (int start = 0; start < codings.Length; start += coders)
        {
            var made = codings.Slice(start, coders).ToArray().Where(value => !double.IsNaN(value)).ToArray();
            if (made.Any(double.IsInfinity))
                throw new ArgumentException("A coding is infinite.", nameof(codings));
            if (made.Length > 1)
                units.Add(made);
        }
        if (units.Count == 0)
            return new(double.NaN, double.NaN, 0, 0, "no unit was coded by two coders");
        double[] pairable = [.. units.SelectMany(unit => unit)];
        double identical = Identical(units);
        double least = pairable.Min();
        double greatest = pairable.Max();
        return least.Equals(greatest)
            ? new(
                double.NaN,
                identical,
                units.Count,
                pairable.Length,
                "every coding is the same, so agreement cannot be told from chance"
            )
            : new(Alpha(units, pairable, difference, least, greatest), identical, units.Count, pairable.Length);
    }

    private static double Alpha(
        List<double[]> units,
        double[] pairable,
        CodingDifference difference,
        double least,
        double greatest
    )
    {
        // Alpha does not depend on unit or origin; half the range keeps squares and ranges finite for any doubles.
        double halfRange = (greatest / 2) - (least / 2);
        double Apart(double one, double other) =>
            difference == CodingDifference.Nominal
                ? (one.Equals(other) ? 0 : 1)
                : Square(((one / 2) - (other / 2)) / halfRange);
        var within = new CompensatedSum();
        foreach (var unit in units)
            within.Add(SumOverPairs(unit, Apart) / (unit.Length - 1));
        int n = pairable.Length;
        double observed = within.Value / n;
        double byChance = ByChance(pairable, difference, least, halfRange) / ((double)n * (n - 1));
        return 1 - (observed / byChance);
    }

    /// <summary>Sum of differences over all ordered pairs of codings, whatever their unit.</summary>
    private static double ByChance(double[] pairable, CodingDifference difference, double least, double halfRange)
    {
        double n = pairable.Length;
        if (difference == CodingDifference.Nominal)
            return (n * n) - pairable.GroupBy(value => value).Sum(group => (double)group.Count() * group.Count());
        var scaled = pairable.Select(value => ((value / 2) - (least / 2)) / halfRange).ToArray();
        double mean = Sum(scaled) / n;
        return 2 * n * Sum(scaled.Select(value => Square(value - mean)));
    }

    private static double Identical(List<double[]> units)
    {
        double same = 0;
        double pairs = 0;
        foreach (var unit in units)
        {
            same += SumOverPairs(unit, (one, other) => one.Equals(other) ? 1 : 0);
            pairs += (double)unit.Length * (unit.Length - 1);
        }
        return same / pairs;
    }

    /// <summary>Sum over all ordered pairs of one unit's codings.</summary>
    private static double SumOverPairs(double[] unit, Func<double, double, double> of)
    {
        double sum = 0;
        for (int i = 1; i < unit.Length; i++)
        {
            for (int j = 0; j < i; j++)
                sum += 2 * of(unit[i], unit[j]);
        }
        return sum;
    }

    private static double Sum(IEnumerable<double> values)
    {
        var sum = new CompensatedSum();
        foreach (double value in values)
            sum.Add(value);
        return sum.Value;
    }

    private static double Square(double value) => value * value;
}
