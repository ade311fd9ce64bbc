using Counterpoise.Record;

namespace Counterpoise.Measures;

/// <summary>Mean over the known of a state's shares of several system totals.</summary>
internal static class MeanShare
{
    public static StateMeasure Of(World world, Year year, ReadOnlySpan<Variable> components, AdmissibleRange range)
    {
        var slice = world.At(year);
        int n = slice.Count;
        var sum = new double[n];
        var low = new double[n];
        var high = new double[n];
        var known = new int[n];
        var bounded = new int[n];
        List<MissingComponent> missing = [];
        foreach (var component in components)
        {
            if (!slice.System.TryGetValue(component.Id, out var figure) || !(figure.Total > 0))
                continue;
            var column = slice.Column(component);
            for (int i = 0; i < n; i++)
            {
                if (!column.IsEmpty && !double.IsNaN(column[i]))
                {
                    double share = column[i] / figure.Total;
                    sum[i] += share;
                    low[i] += share;
                    high[i] += share;
                    known[i]++;
                    bounded[i]++;
                    continue;
                }
                var state = slice.States[i];
                missing.Add(new(state, component.Id, world.WhyMissing(component, state, year)));
                // The total leaves the missing state out, so its own value joins the denominator. Where nothing bounds
                // the value, its share may still be anything from nothing to all.
                var admissible = range.Of(component, state, year);
                low[i] += admissible is { } least ? least.Low / (figure.Total + least.Low) : 0;
                high[i] += admissible is { } most ? most.High / (figure.Total + most.High) : 1;
                bounded[i]++;
            }
        }
        for (int i = 0; i < n; i++)
        {
            double value = known[i] == 0 ? double.NaN : sum[i] / known[i];
            low[i] = bounded[i] == 0 ? double.NaN : low[i] / bounded[i];
            high[i] = bounded[i] == 0 ? double.NaN : high[i] / bounded[i];
            sum[i] = value;
            if (double.IsNaN(value))
                continue;
            // The convention's own value is admissible by definition, even where the missing component drags the mean.
            low[i] = Math.Min(low[i], value);
            high[i] = Math.Max(high[i], value);
        }
        return new(sum, low, high, missing);
    }
}
