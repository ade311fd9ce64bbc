namespace Counterpoise.Measures;

/// <summary>
/// Threat environment of Leeds and Savun: the sum of the CINC of the politically relevant states whose portfolio of alliances is
/// less similar to the state's own than the median pair's is.
/// </summary>
/// <remarks>
/// leedssavun2007. Relevance is that of <see cref="PoliticalRelevance"/>, from the year before; portfolios and capability are those
/// of the year. Similarity is S, absolute and unweighted (our reading). The median is taken over the dyads of the year, so that
/// no later year decides who counts (ours: a median over all years would).
/// </remarks>
public static class LeedsSavun
{
    /// <summary>The environment of every state of a year.</summary>
    /// <exception cref="FaultyInputException">The year lies outside the record.</exception>
    public static ThreatEnvironment Of(Measurements measurements, Year year) =>
        Of(measurements, Similarity.Of(measurements, year));

    /// <summary>The environment of every state of a year whose similarities are at hand.</summary>
    public static ThreatEnvironment Of(Measurements measurements, Similarity similarity) =>
        Of(measurements, similarity, SimilarityIndex.SAbsolute);

    /// <summary>The environment by another index of similarity.</summary>
    public static ThreatEnvironment Of(Measurements measurements, Similarity similarity, SimilarityIndex index)
    {
        var world = measurements.World;
        var slice = world.At(similarity.Year);
        if (similarity.WhyAbsent(index) is { } absent)
            return ThreatEnvironment.Absent(slice, absent);
        var matrix = similarity.Matrix(index);
        double median = Median(matrix, slice.Count);
        if (double.IsNaN(median))
            return ThreatEnvironment.Absent(slice, $"no two states of {similarity.Year} have a known similarity");
        var isRelevant = PoliticalRelevance.Rule(world, similarity.Year);
        var capability = measurements.CapabilityOf(similarity.Year, CapabilityMeasure.Cinc).Values;
        var counted = new IReadOnlyList<ThreateningState>[slice.Count];
        var whyUnknown = new string?[slice.Count];
        for (int i = 0; i < slice.Count; i++)
        {
            List<ThreateningState> threats = [];
            for (int j = 0; j < slice.Count; j++)
            {
                if (j == i)
                    continue;
                double s = matrix[i * slice.Count + j];
                // A similar state does not count, whether it is relevant or not; nor an irrelevant one, however similar.
                if (s >= median)
                    continue;
                var relevant = isRelevant(slice.States[i], slice.States[j]);
                if (relevant == false)
                    continue;
                if (relevant is null)
                    whyUnknown[i] ??= $"whether {Name(j)} is politically relevant is not known";
                else if (double.IsNaN(s))
                    whyUnknown[i] ??= $"the similarity to {Name(j)}, which is politically relevant, is not known";
                else
                    threats.Add(new(slice.States[j], ThreatGrounds.Dissimilar, capability[j]));
            }
            counted[i] = threats;
        }
        return ThreatEnvironment.Of(world, slice, counted, whyUnknown);

        string Name(int index) => world.Identity.NameOf(world.At(similarity.Year).States[index]);
    }

    // Over the pairs of different states that have a value; the mean of the two in the middle where their number is even.
    private static double Median(ReadOnlySpan<double> matrix, int states)
    {
        List<double> known = [];
        for (int i = 0; i < states; i++)
        {
            for (int j = i + 1; j < states; j++)
            {
                double s = matrix[i * states + j];
                if (!double.IsNaN(s))
                    known.Add(s);
            }
        }
        if (known.Count == 0)
            return double.NaN;
        known.Sort();
        return Statistics.Quantiles.OfSorted(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(known), 0.5);
    }
}
