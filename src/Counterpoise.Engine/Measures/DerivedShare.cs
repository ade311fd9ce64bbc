using Counterpoise.Record;

namespace Counterpoise.Measures;

/// <summary>A state's share of a system quantity that is made of two variables.</summary>
internal static class DerivedShare
{
    public static StateMeasure Of(
        World world,
        Year year,
        SystemQuantity quantity,
        Variable first,
        Variable second,
        Func<double, double, double> combine,
        AdmissibleRange range
    )
    {
        var slice = world.At(year);
        int n = slice.Count;
        var values = new double[n];
        var low = new double[n];
        var high = new double[n];
        List<MissingComponent> missing = [];
        double total = quantity.Figure(slice)?.Total ?? double.NaN;
        var own = quantity.Values(slice);
        for (int i = 0; i < n; i++)
        {
            values[i] = low[i] = high[i] = own[i] / total;
            if (!double.IsNaN(own[i]))
                continue;
            var state = slice.States[i];
            var corners = new List<double>(4);
            foreach (double a in Ends(first, state))
            {
                foreach (double b in Ends(second, state))
                    corners.Add(combine(a, b));
            }
            if (corners.Count > 0)
            {
                // The combination is monotone in each variable, so its extremes stand at the corners.
                low[i] = corners.Min() is var least ? least / (total + least) : double.NaN;
                high[i] = corners.Max() is var most ? most / (total + most) : double.NaN;
            }
        }
        return new(values, low, high, missing);

        double[] Ends(Variable variable, StateCode state)
        {
            var column = slice.Column(variable);
            if (!column.IsEmpty && column[slice.IndexOf(state)] is var value && !double.IsNaN(value))
                return [value];
            missing.Add(new(state, variable.Id, world.WhyMissing(variable, state, year)));
            return range.Of(variable, state, year) is { } bounds ? [bounds.Low, bounds.High] : [];
        }
    }
}
