using Counterpoise.Record;

namespace Counterpoise.Alignment;

/// <summary>How far a state's trade depends on another: trade between the two over all of the state's trade (barbieri1996).</summary>
/// <remarks>
/// Where a flow is not known the dependence lies between what the known flow gives and the greatest dependence on record that year of the
/// state on anybody; the pair's own last reading narrows that as time allows (a doubling in so many years). Both are ours. Years after
/// the one of reading are never looked at.
/// </remarks>
internal sealed class TradeDependence
{
    private const int MostYearsBack = 20;

    private readonly World _world;
    private readonly YearSlice _slice;
    private readonly Dictionary<StateCode, double> _greatest = [];

    /// <summary>Prepares the reading of a year.</summary>
    /// <param name="world">The record.</param>
    /// <param name="year">The year of reading; one that the record holds, or nothing is known.</param>
    public TradeDependence(World world, Year year)
    {
        _world = world;
        _slice = world.At(world.Years.Contains(year) ? year : world.Years.First);
    }

    /// <summary>Dependence of a state on a holder, 0..1.</summary>
    /// <param name="holder">The state that is depended on.</param>
    /// <param name="over">The state that depends.</param>
    /// <param name="year">The year asked about, from which the age of an earlier reading counts.</param>
    /// <param name="doublingYears">Years in which a dependence may double or halve.</param>
    public BoundedFigure Of(StateCode holder, StateCode over, Year year, double doublingYears)
    {
        var (known, flowed) = Read(_slice, holder, over);
        if (!double.IsNaN(known))
            return BoundedFigure.Exactly(known);
        var range = (Low: flowed, High: Math.Max(flowed, Greatest(over)));
        for (int back = 1; back <= MostYearsBack && _world.Years.Contains(_slice.Year.Plus(-back)); back++)
        {
            var (earlier, _) = Read(_world.At(_slice.Year.Plus(-back)), holder, over);
            // A reading of zero does not grow by doubling: it says nothing of what came after.
            if (double.IsNaN(earlier) || earlier == 0)
                continue;
            double factor = Math.Pow(2, (year.Since(_slice.Year) + back) / doublingYears);
            return new(double.NaN, Math.Max(flowed, earlier / factor), Math.Max(flowed, Math.Min(1, earlier * factor)));
        }
        return new(double.NaN, range.Low, range.High);
    }

    // The greatest dependence on anybody; 1 where nothing is known of the state's trade.
    private double Greatest(StateCode over)
    {
        if (_greatest.TryGetValue(over, out double known))
            return known;
        double greatest = double.NaN;
        foreach (var holder in _slice.States)
        {
            double dependence = holder == over ? double.NaN : Read(_slice, holder, over).Known;
            if (!double.IsNaN(dependence) && !(dependence <= greatest))
                greatest = dependence;
        }
        return _greatest[over] = double.IsNaN(greatest) ? 1 : greatest;
    }

    // NaN where a flow or the total is not known; then what the flow that is known gives, at least.
    private static (double Known, double AtLeast) Read(YearSlice slice, StateCode holder, StateCode over)
    {
        var imports = slice.Matrix(Variables.Imports);
        var totals = slice.Column(Variables.Trade);
        int j = slice.IndexOf(holder);
        int k = slice.IndexOf(over);
        if (j < 0 || k < 0 || imports.IsEmpty || totals.IsEmpty || double.IsNaN(totals[k]))
            return (double.NaN, 0);
        double one = imports[(j * slice.Count) + k];
        double other = imports[(k * slice.Count) + j];
        double total = totals[k];
        if (total == 0)
            return (0, 0);
        if (!double.IsNaN(one + other))
            return (Math.Min(1, (one + other) / total), 0);
        double known = (double.IsNaN(one) ? 0 : one) + (double.IsNaN(other) ? 0 : other);
        return (double.NaN, Math.Min(1, known / total));
    }
}
