using Counterpoise.Record;

namespace Counterpoise.Measures;

/// <summary>
/// Politically relevant: directly contiguous (classes 1-5), or at least one of the two a major power, in the year before.
/// </summary>
/// <remarks>
/// Where the record begins, or a state was no member in the year before, the same year is read instead.
/// </remarks>
public static class PoliticalRelevance
{
    /// <summary>Which states are relevant to one. Shape [states of the year]; false for the state itself.</summary>
    /// <exception cref="ArgumentException">The state is not held in the year.</exception>
    public static bool[] Row(World world, StateCode state, Year year)
    {
        var slice = world.At(year);
        int self = slice.IndexOf(state);
        if (self < 0)
            throw new ArgumentException($"State {state} is not held in {year}.", nameof(state));
        var before = Before(world, slice);
        var row = new bool[slice.Count];
        for (int j = 0; j < row.Length; j++)
            row[j] = j != self && IsRelevant(slice, before, self, j);
        return row;
    }

    /// <summary>The slice of the year before, or the same one where the record begins.</summary>
    internal static YearSlice Before(World world, YearSlice slice) =>
        world.Years.Contains(slice.Year.Plus(-1)) ? world.At(slice.Year.Plus(-1)) : slice;

    private static bool IsRelevant(YearSlice slice, YearSlice before, int one, int other)
    {
        int i = before.IndexOf(slice.States[one]);
        int j = before.IndexOf(slice.States[other]);
        if (i < 0 || j < 0)
            (before, i, j) = (slice, one, other);
        var majors = before.Column(Variables.MajorPower);
        if (!majors.IsEmpty && (majors[i] > 0 || majors[j] > 0))
            return true;
        var contiguity = before.Matrix(Variables.Contiguity);
        return !contiguity.IsEmpty && contiguity[i * before.Count + j] > 0;
    }
}
