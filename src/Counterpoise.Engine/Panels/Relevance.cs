using Counterpoise.Measures;
using Counterpoise.Record;

namespace Counterpoise.Panels;

/// <summary>Which pairs of a year are politically relevant, by the rule of <see cref="PoliticalRelevance"/>, for all pairs at once.</summary>
internal static class Relevance
{
    /// <summary>1 relevant, 0 not, NaN where the record knows too little to tell. Shape [states, states].</summary>
    public static double[] Of(PanelYear year)
    {
        var before = PoliticalRelevance.Before(year.World, year.Year);
        var majors = new StandingCondition(year.World, Variables.MajorPower, before);
        int n = year.Count;
        var major = new double[n];
        for (int i = 0; i < n; i++)
            major[i] = majors.Of(year.Slice.States[i], year.Year);
        var earlier = year.World.Standing(Variables.Contiguity, before).Slice;
        var later = year.World.Standing(Variables.Contiguity, year.Year).Slice;
        var inEarlier = year.PlacesIn(earlier);
        var inLater = year.PlacesIn(later);
        var relevant = year.Matrix();
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                // A state that was no member in the year of reading is read in the year asked for.
                double steps =
                    inEarlier[i] >= 0 && inEarlier[j] >= 0
                        ? Steps(earlier, inEarlier[i], inEarlier[j])
                        : Steps(later, inLater[i], inLater[j]);
                relevant[i * n + j] = PoliticalRelevance.IsRelevant(major[i], major[j], steps) switch
                {
                    true => 1,
                    false => 0,
                    null => double.NaN,
                };
            }
        }
        return relevant;
    }

    private static double Steps(YearSlice slice, int one, int other)
    {
        var matrix = slice.Matrix(Variables.Contiguity);
        return matrix.IsEmpty || one < 0 || other < 0 ? double.NaN : matrix[one * slice.Count + other];
    }
}
