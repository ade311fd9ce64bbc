namespace Counterpoise.Briefs.Claims;

/// <summary>Figures in the reasons of claims.</summary>
internal static class Shown
{
    public static string Share(double value) => NumberFormat.Percent().Show(value);

    public static string Decimals(double value, int decimals = 2) =>
        double.IsFinite(value) ? NumberFormat.Decimals(decimals).Show(value) : "undefined";

    public static string Signed(double value, int decimals = 2) => (value > 0 ? "+" : "") + Decimals(value, decimals);

    /// <summary>Years in runs: 1955-1960, 1963.</summary>
    public static string Years(IReadOnlyList<Year> years)
    {
        List<string> runs = [];
        for (int i = 0; i < years.Count; )
        {
            int last = i;
            while (last + 1 < years.Count && years[last + 1].Since(years[last]) == 1)
                last++;
            runs.Add(last == i ? $"{years[i]}" : $"{years[i]}-{years[last]}");
            i = last + 1;
        }
        return runs.Count == 0 ? "no year" : string.Join(", ", runs);
    }
}
