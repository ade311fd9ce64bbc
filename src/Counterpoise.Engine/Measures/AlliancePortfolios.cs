using Counterpoise.Record;

namespace Counterpoise.Measures;

/// <summary>
/// The closest tie of each member of the system with each other in a year: 0 none, 1 entente (to consult), 2 neutrality or
/// non-aggression, 3 defence or offence.
/// </summary>
/// <remarks>
/// The scale is that of the literature on COW's types (signorinoritter1999), read from ATOP's obligations. Obligations to attack,
/// which it does not name, count as those to defend, as in published scores from ATOP (R package fpsim; these put consultation
/// beside neutrality and non-aggression below both, and keep directions, so that their figures differ). Ties have no direction:
/// the higher obligation of the two counts. A treaty that binds to nothing is no tie. Each state has a tie of 3 with itself
/// (signorinoritter1999; fpsim likewise).
/// </remarks>
public sealed class AlliancePortfolios
{
    /// <summary>The closest tie.</summary>
    public const byte Closest = 3;

    private readonly byte[] _ties;
    private readonly int _states;

    private AlliancePortfolios(byte[] ties, int states) => (_ties, _states) = (ties, states);

    /// <summary>
    /// The ties, row by row, symmetric; <see cref="SimilarityKernel.Unknown"/> where the record does not say what a treaty binds
    /// to. Shape [states, states], in the order of <see cref="YearSlice.States"/>.
    /// </summary>
    public ReadOnlySpan<byte> Ties => _ties;

    /// <summary>The ties of one state. Shape [states].</summary>
    /// <param name="index">Position of the state in the slice of the year.</param>
    public ReadOnlySpan<byte> Row(int index) => _ties.AsSpan(index * _states, _states);

    /// <summary>Reads the portfolios of a year. Treaties are not carried beyond the years that their data cover.</summary>
    /// <returns>The portfolios, with the treaty data as their source; absent where the record cannot tell them.</returns>
    /// <exception cref="FaultyInputException">The year lies outside the record.</exception>
    public static Reading<AlliancePortfolios> Of(World world, Year year)
    {
        var slice = world.At(year);
        if (!slice.HoldsWholeSystem)
        {
            return new Reading<AlliancePortfolios>.Absent(
                "this record holds only some states, and a portfolio of alliances is a state's ties with every member of the system"
            );
        }
        if (world.WhyNotCovered(Variables.Obligations, year) is { } uncovered)
            return new Reading<AlliancePortfolios>.Absent(uncovered);
        var owed = slice.Matrix(Variables.Obligations);
        int n = slice.Count;
        var ties = new byte[n * n];
        for (int i = 0; i < n; i++)
        {
            ties[i * n + i] = Closest;
            for (int j = i + 1; j < n; j++)
            {
                byte tie = owed.IsEmpty ? SimilarityKernel.Unknown : Closer(owed[i * n + j], owed[j * n + i]);
                ties[i * n + j] = tie;
                ties[j * n + i] = tie;
            }
        }
        return new Reading<AlliancePortfolios>.Known(new(ties, n), world.CoverageOf(Variables.Obligations)!.Source);
    }

    /// <summary>Place of what one state owes on the scale, 0..3.</summary>
    public static byte LevelOf(Obligations obligations) =>
        (obligations & (Obligations.Defence | Obligations.Offence)) != Obligations.None ? Closest
        : (obligations & (Obligations.Neutrality | Obligations.NonAggression)) != Obligations.None ? (byte)2
        : obligations.HasFlag(Obligations.Consultation) ? (byte)1
        : (byte)0;

    // What one side owes at the top of the scale decides, whatever the other owes; below that, both must be known.
    private static byte Closer(float forward, float backward)
    {
        byte level = Math.Max(Level(forward), Level(backward));
        return level < Closest && (float.IsNaN(forward) || float.IsNaN(backward)) ? SimilarityKernel.Unknown : level;
    }

    private static byte Level(float owed) => float.IsNaN(owed) ? (byte)0 : LevelOf((Obligations)(int)owed);
}
