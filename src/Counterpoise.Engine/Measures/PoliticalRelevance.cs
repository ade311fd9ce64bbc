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
        var isRelevant = Rule(world, year);
        var row = new bool[slice.Count];
        for (int j = 0; j < row.Length; j++)
        {
            var other = slice.States[j];
            row[j] = j != self && isRelevant(state, other) == true;
        }
        return row;
    }

    /// <summary>The rule for two states of a year; null where the record knows too little to tell.</summary>
    internal static Func<StateCode, StateCode, bool?> Rule(World world, Year year)
    {
        var before = Before(world, year);
        var majors = new StandingCondition(world, Variables.MajorPower, before);
        var contiguity = new StandingCondition(world, Variables.Contiguity, before);
        return (one, other) =>
            IsRelevant(majors.Of(one, year), majors.Of(other, year), contiguity.Of(one, other, year));
    }

    /// <summary>The rule itself: whether each is a major power, and their class of contiguity; NaN where unknown.</summary>
    internal static bool? IsRelevant(double firstMajor, double secondMajor, double contiguity) =>
        firstMajor > 0 || secondMajor > 0 || contiguity > 0 ? true
        : double.IsNaN(firstMajor + secondMajor + contiguity) ? null
        : false;

    /// <summary>The year before, or the same one where the record begins.</summary>
    internal static Year Before(World world, Year year) => world.Years.Contains(year.Plus(-1)) ? year.Plus(-1) : year;
}
