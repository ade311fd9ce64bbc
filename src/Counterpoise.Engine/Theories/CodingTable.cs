using Counterpoise.Statistics;

namespace Counterpoise.Theories;

/// <summary>Lays the codings of items out as the table from which agreement is computed.</summary>
internal static class CodingTable
{
    /// <summary>Agreement over items, each with the codings that it has.</summary>
    /// <remarks>Alpha asks only which codings share an item, so a column may hold different coders.</remarks>
    public static Agreement Agreement(IEnumerable<IEnumerable<double>> items, CodingDifference difference)
    {
        double[][] rows = [.. items.Select(codings => codings.ToArray())];
        int coders = Math.Max(1, rows.Select(row => row.Length).DefaultIfEmpty().Max());
        double[] table = [.. rows.SelectMany(row => row.Concat(Enumerable.Repeat(double.NaN, coders - row.Length)))];
        return Krippendorff.Of(table, coders, difference);
    }
}
