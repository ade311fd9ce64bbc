namespace Counterpoise.Statistics;

/// <summary>A small linear program, by the simplex method on a dense tableau with Bland's rule, which cannot cycle.</summary>
internal static class LinearProgram
{
    private const double Tiny = 1e-10;

    /// <summary>Maximises objective x subject to rows x &lt;= limits and x &gt;= 0.</summary>
    /// <param name="objective">Shape [variables].</param>
    /// <param name="rows">Shape [rows][variables].</param>
    /// <param name="limits">0 or more, so that x = 0 is a corner to start from. Shape [rows].</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>A best corner; null where the objective has no limit.</returns>
    public static double[]? Maximise(
        ReadOnlySpan<double> objective,
        IReadOnlyList<double[]> rows,
        IReadOnlyList<double> limits,
        CancellationToken cancellation
    )
    {
        int n = objective.Length;
        int m = rows.Count;
        int width = n + 1;
        // Slack variables are swapped in for the columns that enter: only the other side of the tableau is kept.
        var table = new double[(m + 1) * width];
        var basic = new int[m];
        var apart = new int[n];
        for (int i = 0; i < m; i++)
        {
            rows[i].CopyTo(table.AsSpan(i * width, n));
            table[i * width + n] = limits[i];
            basic[i] = n + i;
        }
        for (int j = 0; j < n; j++)
        {
            table[m * width + j] = -objective[j];
            apart[j] = j;
        }
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            int enter = -1;
            for (int j = 0; j < n; j++)
            {
                if (table[m * width + j] < -Tiny && (enter < 0 || apart[j] < apart[enter]))
                    enter = j;
            }
            if (enter < 0)
                break;
            int leave = -1;
            double least = double.PositiveInfinity;
            for (int i = 0; i < m; i++)
            {
                double pivot = table[i * width + enter];
                if (pivot <= Tiny)
                    continue;
                double ratio = table[i * width + n] / pivot;
                if (ratio < least - Tiny || (ratio <= least + Tiny && (leave < 0 || basic[i] < basic[leave])))
                    (least, leave) = (Math.Min(ratio, least), i);
            }
            if (leave < 0)
                return null;
            Pivot(table, width, m, leave, enter);
            (basic[leave], apart[enter]) = (apart[enter], basic[leave]);
        }
        var solution = new double[n];
        for (int i = 0; i < m; i++)
        {
            if (basic[i] < n)
                solution[basic[i]] = table[i * width + n];
        }
        return solution;
    }

    private static void Pivot(double[] table, int width, int m, int leave, int enter)
    {
        double inverse = 1 / table[leave * width + enter];
        var row = table.AsSpan(leave * width, width);
        for (int j = 0; j < width; j++)
            row[j] *= inverse;
        row[enter] = inverse;
        for (int i = 0; i <= m; i++)
        {
            double factor = table[i * width + enter];
            if (i == leave || factor == 0)
                continue;
            var other = table.AsSpan(i * width, width);
            for (int j = 0; j < width; j++)
                other[j] -= j == enter ? 0 : factor * row[j];
            other[enter] = -factor * inverse;
            // Limits stay what they were proved to be.
            if (i < m && other[width - 1] < 0)
                other[width - 1] = 0;
        }
    }
}
