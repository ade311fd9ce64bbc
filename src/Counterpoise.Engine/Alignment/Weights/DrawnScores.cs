using Counterpoise.Statistics;

namespace Counterpoise.Alignment.Weights;

/// <summary>How the score of the pseudo-likelihood varies over networks that the fitted model itself draws.</summary>
/// <remarks>
/// Pseudo-likelihood takes links of a year to be independent once all others are given, and so knows neither that they depend on each other
/// through the game nor how much. The variance of its score does, and the sandwich of it (godambe1960) stands for what the parametric
/// bootstrap of networks would say (desmarais2012, schmid2017, schmid2023) at the cost of no further fit. Networks are drawn link by link
/// (geman1984), from the one that was observed.
/// </remarks>
internal static class DrawnScores
{
    // Over the games of a record, a hundred networks of each tell a variance to a twentieth or better.
    private const int Networks = 100;
    private const int Unused = 20;

    // Keeps these draws apart from those of treaties, which have the same seed.
    private const ulong Stream = 1UL << 32;

    /// <summary>Variance of the score of all games together, of the record alone. Shape [terms * terms].</summary>
    /// <param name="model">The model.</param>
    /// <param name="terms">The terms.</param>
    /// <param name="place">The top. Shape [terms].</param>
    /// <param name="seed">Seed.</param>
    public static double[] Variance(
        PseudoLikelihood model,
        IReadOnlyList<AlignmentTerm> terms,
        double[] place,
        ulong seed
    )
    {
        var parts = new double[model.Gains.Count][];
        model.EachGame(g => parts[g] = OfGame(model.Gains[g], terms, place, new Philox(seed, Stream + (ulong)g)));
        return RowBlocks.Add(parts);
    }

    private static double[] OfGame(LinkGains game, IReadOnlyList<AlignmentTerm> terms, double[] place, Philox random)
    {
        int p = LinkGains.Terms;
        var links = game.Copy();
        for (int sweep = 0; sweep < Unused; sweep++)
            links.Redraw(terms, place, ref random);
        var (odds, slopes) = (new double[links.Rows], new double[links.Rows * p]);
        var score = new double[p];
        var variance = new double[p * p];
        for (int network = 0; network < Networks; network++)
        {
            links.Redraw(terms, place, ref random);
            links.Read(terms, place, odds, slopes);
            Array.Clear(score);
            for (int r = 0; r < odds.Length; r++)
            {
                double missed = (links.IsLinked(r) ? 1 : 0) - (1 / (1 + Math.Exp(-odds[r])));
                for (int t = 0; t < p; t++)
                    score[t] += slopes[(r * p) + t] * missed;
            }
            // About nought, which is the mean of the score in its own model.
            for (int i = 0; i < p; i++)
            {
                for (int j = 0; j < p; j++)
                    variance[(i * p) + j] += score[i] * score[j] / Networks;
            }
        }
        return variance;
    }
}
