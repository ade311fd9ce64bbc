using Counterpoise.Record;

namespace Counterpoise.Panels;

/// <summary>A value of every ordered pair of a year, given a row at a time.</summary>
internal abstract class PairTerm
{
    /// <summary>
    /// The values from one state toward each, NaN where unknown; what stands at the state itself means nothing.
    /// </summary>
    /// <param name="year">The year.</param>
    /// <param name="from">Position of the first state.</param>
    /// <param name="row">Filled whole. Shape [states].</param>
    public abstract void Row(PanelYear year, int from, Span<double> row);

    /// <summary>A state's own value, of the first or of the second state of each pair.</summary>
    public sealed class OfState(StateTerm of, bool second) : PairTerm
    {
        public override void Row(PanelYear year, int from, Span<double> row)
        {
            var values = of.Values(year);
            if (second)
                values.CopyTo(row);
            else
                row.Fill(values[from]);
        }
    }

    /// <summary>A variable of the record, in its direction or against it.</summary>
    public sealed class Recorded(Variable variable, bool reversed) : PairTerm
    {
        public override void Row(PanelYear year, int from, Span<double> row)
        {
            var matrix = year.Slice.Matrix(variable);
            int n = year.Count;
            if (matrix.IsEmpty)
                row.Fill(double.NaN);
            else if (!reversed)
                ShortestDecimal.Of(matrix.Slice(from * n, n), row);
            else
            {
                for (int j = 0; j < n; j++)
                    row[j] = ShortestDecimal.Of(matrix[j * n + from]);
            }
        }
    }

    /// <summary>What the obligations of the two toward each other amount to.</summary>
    public sealed class Obliged(Func<float, float, double> amount, bool reversed) : PairTerm
    {
        public override void Row(PanelYear year, int from, Span<double> row)
        {
            var matrix = year.Slice.Matrix(Variables.Obligations);
            int n = year.Count;
            if (matrix.IsEmpty)
            {
                row.Fill(double.NaN);
                return;
            }
            for (int j = 0; j < n; j++)
            {
                float own = matrix[from * n + j];
                float others = matrix[j * n + from];
                row[j] = reversed ? amount(others, own) : amount(own, others);
            }
        }
    }

    /// <summary>What is worked out once a year for every ordered pair.</summary>
    public sealed class Measured(Func<PanelYear, double[]> matrix, bool reversed) : PairTerm
    {
        // Both directions share what was worked out.
        private object Key => matrix;

        public override void Row(PanelYear year, int from, Span<double> row)
        {
            ReadOnlySpan<double> values = year.Kept(Key, matrix);
            int n = year.Count;
            if (!reversed)
                values.Slice(from * n, n).CopyTo(row);
            else
            {
                for (int j = 0; j < n; j++)
                    row[j] = values[j * n + from];
            }
        }
    }

    /// <summary>What is worked out row by row.</summary>
    public sealed class Reckoned(PairRow rule) : PairTerm
    {
        public override void Row(PanelYear year, int from, Span<double> row) => rule(year, from, row);
    }

    /// <summary>What happened between the two in the year; zero where nothing did.</summary>
    public sealed class Marked(Func<PairEvents, MarkedPairs> marks, bool reversed) : PairTerm
    {
        public override void Row(PanelYear year, int from, Span<double> row)
        {
            row.Clear();
            foreach (var mark in marks(year.Events).In(year.Year, year.Slice.States[from]))
            {
                int toward = year.Slice.IndexOf(mark.Toward);
                if (toward >= 0)
                    row[toward] = reversed ? mark.Against : mark.Value;
            }
        }
    }

    /// <summary>
    /// Whole calendar years since something last happened between the two, before the year; else since both were first members
    /// together, or the list began. Raised to a power.
    /// </summary>
    public sealed class PeaceYears(Func<PairEvents, MarkedPairs> marks, EventList list, int power) : PairTerm
    {
        public override void Row(PanelYear year, int from, Span<double> row)
        {
            if (year.World.CoverageOf(list) is not { } coverage)
            {
                row.Fill(double.NaN);
                return;
            }
            var one = year.Slice.States[from];
            year.Events.FirstTogether(one, year.Slice.States, coverage.Years.First, row);
            foreach (ref var first in row)
                first = year.Year.Value - first;
            foreach (var (toward, years) in marks(year.Events).Partners(one))
            {
                int place = year.Slice.IndexOf(toward);
                if (place < 0)
                    continue;
                int next = Array.BinarySearch(years, year.Year.Value);
                int last = (next < 0 ? ~next : next) - 1;
                if (last >= 0)
                    row[place] = year.Year.Value - years[last] - 1;
            }
            // Powers of whole numbers, which are exact.
            foreach (ref var peace in row)
            {
                double once = peace;
                for (int p = 1; p < power; p++)
                    peace *= once;
            }
        }
    }

    /// <summary>Whether nothing happened between the two before the year that their years of peace could be counted from.</summary>
    public sealed class PeaceCensored(Func<PairEvents, MarkedPairs> marks, EventList list) : PairTerm
    {
        public override void Row(PanelYear year, int from, Span<double> row)
        {
            bool isCovered = year.World.CoverageOf(list) is not null;
            row.Fill(isCovered ? 1 : double.NaN);
            if (!isCovered)
                return;
            foreach (var (toward, years) in marks(year.Events).Partners(year.Slice.States[from]))
            {
                if (years[0] < year.Year.Value && year.Slice.IndexOf(toward) is >= 0 and var place)
                    row[place] = 0;
            }
        }
    }

    /// <summary>The value of the same two states some years before.</summary>
    public sealed class Lagged(PairTerm of, int years) : PairTerm
    {
        public override void Row(PanelYear year, int from, Span<double> row)
        {
            if (year.Before(years) is not { } before || year.PlacesIn(before)[from] is not (>= 0 and var place))
            {
                row.Fill(double.NaN);
                return;
            }
            var places = year.PlacesIn(before);
            var earlier = before.Scratch();
            of.Row(before, place, earlier);
            for (int j = 0; j < row.Length; j++)
                row[j] = places[j] < 0 ? double.NaN : earlier[places[j]];
            before.Return(earlier);
        }
    }

    /// <summary>One value made of two.</summary>
    public sealed class Linked(PairTerm one, PairTerm other, Link link) : PairTerm
    {
        public override void Row(PanelYear year, int from, Span<double> row)
        {
            var second = year.Scratch();
            one.Row(year, from, row);
            other.Row(year, from, second);
            link(row, second);
            year.Return(second);
        }
    }

    /// <summary>The natural logarithm; none of zero.</summary>
    public sealed class Logged(PairTerm of) : PairTerm
    {
        public override void Row(PanelYear year, int from, Span<double> row)
        {
            of.Row(year, from, row);
            Take(row);
        }

        public static void Take(Span<double> values)
        {
            foreach (ref var value in values)
                value = value > 0 ? Math.Log(value) : double.NaN;
        }
    }
}

/// <summary>Fills a row; see <see cref="PairTerm.Row"/>.</summary>
internal delegate void PairRow(PanelYear year, int from, Span<double> row);

/// <summary>Makes one value of two, into the first. Both have shape [states].</summary>
internal delegate void Link(Span<double> first, ReadOnlySpan<double> second);
