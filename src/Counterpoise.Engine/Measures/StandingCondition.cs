using Counterpoise.Record;

namespace Counterpoise.Measures;

/// <summary>
/// A condition that holds until it is known to change, read in one year: carried from the last year covered, and read in
/// the year asked for where a state was no member in the year of reading.
/// </summary>
internal readonly struct StandingCondition
{
    private readonly World _world;
    private readonly Variable _variable;
    private readonly YearSlice _slice;
    private readonly Year? _latest;

    /// <summary>Prepares the reading.</summary>
    /// <param name="world">The record.</param>
    /// <param name="variable">The condition.</param>
    /// <param name="year">The year of reading.</param>
    /// <param name="latest">
    /// The last year that may be read at all; null where the year asked for may stand in for the year of reading.
    /// </param>
    public StandingCondition(World world, Variable variable, Year year, Year? latest = null)
    {
        _latest = latest;
        _world = world;
        _variable = variable;
        _slice = world.Standing(variable, year).Slice;
    }

    /// <summary>The value of a state; NaN where the record has none.</summary>
    public double Of(StateCode state, Year year)
    {
        var slice = _slice.IndexOf(state) < 0 ? _world.Standing(_variable, year).Slice : _slice;
        if (_latest < slice.Year)
            return double.NaN;
        int index = slice.IndexOf(state);
        var column = slice.Column(_variable);
        return index < 0 || column.IsEmpty ? double.NaN : column[index];
    }

    /// <summary>The value of a pair; NaN where the record has none.</summary>
    public double Of(StateCode from, StateCode toward, Year year)
    {
        var slice =
            _slice.IndexOf(from) < 0 || _slice.IndexOf(toward) < 0 ? _world.Standing(_variable, year).Slice : _slice;
        if (_latest < slice.Year)
            return double.NaN;
        int row = slice.IndexOf(from);
        int column = slice.IndexOf(toward);
        var matrix = slice.Matrix(_variable);
        return row < 0 || column < 0 || matrix.IsEmpty ? double.NaN : matrix[row * slice.Count + column];
    }
}
