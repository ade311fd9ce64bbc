using Counterpoise.Record;

namespace Counterpoise.Panels;

/// <summary>A value of every state of a year.</summary>
internal abstract class StateTerm
{
    /// <summary>Values in the order of the year's states; NaN where unknown. Shape [states].</summary>
    public abstract ReadOnlySpan<double> Values(PanelYear year);

    /// <summary>A variable of the record.</summary>
    public sealed class Recorded(Variable variable) : StateTerm
    {
        public override ReadOnlySpan<double> Values(PanelYear year)
        {
            var column = year.Slice.Column(variable);
            return column.IsEmpty ? year.Unknown : column;
        }
    }

    /// <summary>What is worked out once a year.</summary>
    public sealed class Measured(Func<PanelYear, double[]> values) : StateTerm
    {
        public override ReadOnlySpan<double> Values(PanelYear year) => year.Kept(this, values);
    }

    /// <summary>The value of the same state some years before.</summary>
    public sealed class Lagged(StateTerm of, int years) : StateTerm
    {
        public override ReadOnlySpan<double> Values(PanelYear year) => year.Kept(this, Gather);

        private double[] Gather(PanelYear year)
        {
            var values = new double[year.Count];
            if (year.Before(years) is not { } before)
            {
                Array.Fill(values, double.NaN);
                return values;
            }
            var earlier = of.Values(before);
            var places = year.PlacesIn(before);
            for (int i = 0; i < values.Length; i++)
                values[i] = places[i] < 0 ? double.NaN : earlier[places[i]];
            return values;
        }
    }

    /// <summary>The natural logarithm; none of zero.</summary>
    public sealed class Logged(StateTerm of) : StateTerm
    {
        public override ReadOnlySpan<double> Values(PanelYear year) =>
            year.Kept(
                this,
                y =>
                {
                    var values = of.Values(y).ToArray();
                    PairTerm.Logged.Take(values);
                    return values;
                }
            );
    }
}
