namespace Counterpoise.Statistics;

/// <summary>Columns that tell outcomes apart so well that no finite estimate exists.</summary>
/// <param name="Columns">A least set of columns that does it; together with the constant one, where there is one.</param>
/// <param name="Complete">Whether every row is told apart, or some rows lie on the border.</param>
/// <param name="RowsToldApart">Rows strictly on their side.</param>
public sealed record Separation(IReadOnlyList<string> Columns, bool Complete, long RowsToldApart)
{
    /// <summary>Looks for separation by linear programming.</summary>
    /// <param name="sample">Finite values; rows of weight 0 do not count.</param>
    /// <param name="bounded">Columns that a penalty keeps finite; empty for none. Shape [columns] or [0].</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>Each least set of columns that separates once those before it are left out; none where the estimate exists.</returns>
    /// <remarks>
    /// Albert and Anderson (1984): the estimate exists if and only if no direction c but 0 has (2y - 1) x c >= 0 in every row, above 0 in
    /// some. Konis (2007) finds such a direction as the solution of a linear program: maximise the sum of (2y - 1) x c within a box.
    /// Rows enter the program as they are broken, so that a small tableau is enough for any number of rows.
    /// </remarks>
    public static IReadOnlyList<Separation> Find(
        BinaryOutcomes sample,
        IReadOnlyList<bool> bounded,
        CancellationToken cancellation = default
    )
    {
        sample.CheckShapes();
        return Find(new SignedRows(sample.WithoutWeightless()), sample.Design, bounded, cancellation);
    }

    internal static IReadOnlyList<Separation> Find(
        ISeparationRows rows,
        Design design,
        IReadOnlyList<bool> bounded,
        CancellationToken cancellation
    )
    {
        int k = design.Columns;
        var free = new bool[k];
        for (int j = 0; j < k; j++)
            free[j] = bounded.Count == 0 || !bounded[j];
        var program = new SeparationProgram(rows, k, cancellation);
        List<Separation> found = [];
        while (program.Direction(free, complete: false) is { } direction)
        {
            var least = free.ToArray();
            for (int j = 0; j < k; j++)
            {
                if (direction[j] == 0)
                    least[j] = false;
            }
            for (int j = k - 1; j >= 0; j--)
            {
                // The constant column only places the border.
                if (!least[j] || (j == 0 && design.HasIntercept))
                    continue;
                least[j] = false;
                if (program.Direction(least, complete: false) is null)
                    least[j] = true;
            }
            // It may place the border of a complete separation too.
            if (design.HasIntercept && free[0])
                least[0] = true;
            var whole = program.Direction(least, complete: true);
            var shown = whole ?? program.Direction(least, complete: false)!;
            string[] names =
            [
                .. Enumerable
                    .Range(0, k)
                    .Where(j => least[j] && !(j == 0 && design.HasIntercept))
                    .Select(j => design.Names[j]),
            ];
            if (names.Length == 0)
                names = [design.Names[0]];
            found.Add(new(names, whole is not null, rows.ToldApart(shown)));
            foreach (var name in names)
                free[design.Names.ToList().IndexOf(name)] = false;
        }
        return found;
    }

    private sealed class SignedRows(BinaryOutcomes sample) : ISeparationRows
    {
        public double[] Scale { get; } = SeparationProgram.ScaleOf(sample.Design);

        public double[] Total()
        {
            var total = new double[sample.Design.Columns];
            for (int j = 0; j < total.Length; j++)
            {
                var column = sample.Design.Column(j);
                var outcome = sample.Outcome.Span;
                var sum = default(CompensatedSum);
                for (int i = 0; i < column.Length; i++)
                    sum.Add(outcome[i] == 1 ? column[i] : -column[i]);
                total[j] = sum.Value * Scale[j];
            }
            return total;
        }

        public double[] Margins(double[] direction)
        {
            var margins = new double[sample.Rows];
            for (int j = 0; j < direction.Length; j++)
            {
                if (direction[j] == 0)
                    continue;
                System.Numerics.Tensors.TensorPrimitives.FusedMultiplyAdd(
                    sample.Design.Column(j),
                    direction[j] * Scale[j],
                    margins,
                    margins
                );
            }
            var outcome = sample.Outcome.Span;
            for (int i = 0; i < margins.Length; i++)
            {
                if (outcome[i] != 1)
                    margins[i] = -margins[i];
            }
            return margins;
        }

        public double[] Row(int index, double[] direction)
        {
            var row = new double[sample.Design.Columns];
            double sign = sample.Outcome.Span[index] == 1 ? 1 : -1;
            for (int j = 0; j < row.Length; j++)
                row[j] = sign * sample.Design.Column(j)[index] * Scale[j];
            return row;
        }
    }
}

/// <summary>Rows a with a c >= 0 asked of a separating direction c.</summary>
internal interface ISeparationRows
{
    /// <summary>What each column is multiplied with before it enters.</summary>
    double[] Scale { get; }

    /// <summary>The sum of all rows, scaled.</summary>
    double[] Total();

    /// <summary>a c of every row, or of the worst rows of every group.</summary>
    double[] Margins(double[] direction);

    /// <summary>A row, scaled, by its index among the margins of a direction.</summary>
    double[] Row(int index, double[] direction);

    /// <summary>Rows strictly on their side.</summary>
    long ToldApart(double[] direction) => Margins(direction).LongCount(margin => margin > SeparationProgram.Strictly);
}

/// <summary>The linear program behind <see cref="Separation"/>, with the rows that it has met.</summary>
internal sealed class SeparationProgram(ISeparationRows rows, int columns, CancellationToken cancellation)
{
    /// <summary>Margin, in units of a column's greatest value, above which a row is strictly on its side.</summary>
    public const double Strictly = 1e-6;

    private const double Broken = 1e-8;
    private const int MostRounds = 2000;
    private readonly double[] _total = rows.Total();
    private readonly List<double[]> _met = [];

    /// <summary>The reciprocals of each column's greatest magnitude.</summary>
    public static double[] ScaleOf(Design design)
    {
        var scale = new double[design.Columns];
        for (int j = 0; j < scale.Length; j++)
        {
            double greatest = System.Numerics.Tensors.TensorPrimitives.MaxMagnitude(design.Column(j));
            scale[j] = greatest == 0 ? 1 : 1 / Math.Abs(greatest);
        }
        return scale;
    }

    /// <summary>A separating direction of the free columns; null where there is none.</summary>
    /// <param name="free">Columns that may take part.</param>
    /// <param name="complete">Whether every row must be strictly on its side.</param>
    public double[]? Direction(bool[] free, bool complete)
    {
        int[] used = [.. Enumerable.Range(0, columns).Where(j => free[j])];
        int n = used.Length;
        if (n == 0)
            return null;
        double greatest = used.Max(j => Math.Abs(_total[j]));
        for (int round = 0; round < MostRounds; round++)
        {
            var best = Solve(used, greatest, complete);
            var direction = new double[columns];
            for (int u = 0; u < n; u++)
            {
                double value = best[u] - best[n + u];
                direction[used[u]] = Math.Abs(value) < Broken ? 0 : value;
            }
            double margin = complete ? best[2 * n] : 0;
            if (complete && margin <= Strictly)
                return null;
            var margins = rows.Margins(direction);
            int[] broken = [.. Worst(margins, complete ? margin - Broken : -Broken, 2 * n + 20)];
            if (broken.Length == 0)
                return margins.Any(one => one > Strictly) ? direction : null;
            if (!complete && direction.All(d => d == 0))
                return null;
            foreach (int index in broken)
                _met.Add(rows.Row(index, direction));
        }
        return null;
    }

    private static IEnumerable<int> Worst(double[] margins, double least, int most) =>
        Enumerable
            .Range(0, margins.Length)
            .Where(i => margins[i] < least)
            .OrderBy(i => margins[i])
            .ThenBy(i => i)
            .Take(most);

    private double[] Solve(int[] used, double greatest, bool complete)
    {
        int n = used.Length;
        int variables = 2 * n + (complete ? 1 : 0);
        var objective = new double[variables];
        if (complete)
            objective[2 * n] = 1;
        else
        {
            for (int u = 0; u < n; u++)
            {
                objective[u] = greatest == 0 ? 0 : _total[used[u]] / greatest;
                objective[n + u] = -objective[u];
            }
        }
        List<double[]> limits = [];
        List<double> bounds = [];
        foreach (var met in _met)
        {
            var row = new double[variables];
            double length = used.Max(j => Math.Abs(met[j]));
            if (length == 0 && !complete)
                continue;
            for (int u = 0; u < n; u++)
            {
                row[u] = -met[used[u]];
                row[n + u] = met[used[u]];
            }
            if (complete)
                row[2 * n] = 1;
            limits.Add(row);
            bounds.Add(0);
        }
        for (int v = 0; v < variables; v++)
        {
            var row = new double[variables];
            row[v] = 1;
            limits.Add(row);
            bounds.Add(1);
        }
        return LinearProgram.Maximise(objective, limits, bounds, cancellation)
            ?? throw new InvalidOperationException("A program within a box has a greatest value.");
    }
}
