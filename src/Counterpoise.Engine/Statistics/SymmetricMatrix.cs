namespace Counterpoise.Statistics;

/// <summary>Factorisations of small symmetric matrices, row by row in one array. Shape [size * size].</summary>
internal static class SymmetricMatrix
{
    private const int MostSweeps = 60;

    /// <summary>The inverse of a positive definite matrix; null where it is none to working precision.</summary>
    public static double[]? Inverse(ReadOnlySpan<double> matrix, int size)
    {
        var factor = new double[size * size];
        var scale = new double[size];
        if (!TryFactor(matrix, size, factor, scale))
            return null;
        var inverse = new double[size * size];
        var column = new double[size];
        for (int j = 0; j < size; j++)
        {
            Array.Clear(column);
            column[j] = 1;
            Solve(factor, scale, size, column);
            for (int i = 0; i < size; i++)
                inverse[i * size + j] = column[i];
        }
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < i; j++)
                inverse[i * size + j] = inverse[j * size + i] = (inverse[i * size + j] + inverse[j * size + i]) / 2;
        }
        return inverse;
    }

    /// <summary>The Cholesky factor of the matrix scaled to a diagonal of ones; false where it is not positive definite.</summary>
    public static bool TryFactor(ReadOnlySpan<double> matrix, int size, Span<double> factor, Span<double> scale)
    {
        for (int i = 0; i < size; i++)
        {
            double diagonal = matrix[i * size + i];
            if (!(diagonal > 0) || !double.IsFinite(diagonal))
                return false;
            scale[i] = 1 / Math.Sqrt(diagonal);
        }
        for (int j = 0; j < size; j++)
        {
            for (int i = j; i < size; i++)
            {
                var sum = default(CompensatedSum);
                sum.Add(matrix[i * size + j] * scale[i] * scale[j]);
                for (int m = 0; m < j; m++)
                    sum.Add(-factor[i * size + m] * factor[j * size + m]);
                if (i > j)
                    factor[i * size + j] = sum.Value / factor[j * size + j];
                else if (sum.Value > size * 1e-15)
                    factor[j * size + j] = Math.Sqrt(sum.Value);
                else
                    return false;
            }
        }
        return true;
    }

    /// <summary>Solves in place with what <see cref="TryFactor"/> gave.</summary>
    public static void Solve(ReadOnlySpan<double> factor, ReadOnlySpan<double> scale, int size, Span<double> vector)
    {
        for (int i = 0; i < size; i++)
        {
            double sum = vector[i] * scale[i];
            for (int m = 0; m < i; m++)
                sum -= factor[i * size + m] * vector[m];
            vector[i] = sum / factor[i * size + i];
        }
        for (int i = size - 1; i >= 0; i--)
        {
            double sum = vector[i];
            for (int m = i + 1; m < size; m++)
                sum -= factor[m * size + i] * vector[m];
            vector[i] = sum / factor[i * size + i];
        }
        for (int i = 0; i < size; i++)
            vector[i] *= scale[i];
    }

    /// <summary>left * middle * left, for symmetric matrices.</summary>
    public static double[] Sandwich(double[] bread, double[] meat, int size) =>
        Product(Product(bread, meat, size), bread, size);

    /// <summary>Eigenvalues and vectors by Jacobi's rotations; vectors stand in columns.</summary>
    public static (double[] Values, double[] Vectors) Eigen(ReadOnlySpan<double> matrix, int size)
    {
        var a = matrix.ToArray();
        var v = new double[size * size];
        for (int i = 0; i < size; i++)
            v[i * size + i] = 1;
        for (int sweep = 0; sweep < MostSweeps; sweep++)
        {
            bool turned = false;
            for (int p = 0; p < size; p++)
            {
                for (int q = p + 1; q < size; q++)
                    turned |= Rotate(a, v, size, p, q);
            }
            if (!turned)
                break;
        }
        var values = new double[size];
        for (int i = 0; i < size; i++)
            values[i] = a[i * size + i];
        return (values, v);
    }

    private static bool Rotate(double[] a, double[] v, int size, int p, int q)
    {
        double off = a[p * size + q];
        if (Math.Abs(off) <= 1e-17 * Math.Sqrt(Math.Abs(a[p * size + p] * a[q * size + q])) || off == 0)
            return false;
        double theta = (a[q * size + q] - a[p * size + p]) / (2 * off);
        double t = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1));
        double c = 1 / Math.Sqrt(t * t + 1);
        double s = t * c;
        for (int m = 0; m < size; m++)
        {
            (double x, double y) = (a[m * size + p], a[m * size + q]);
            (a[m * size + p], a[m * size + q]) = (c * x - s * y, s * x + c * y);
        }
        for (int m = 0; m < size; m++)
        {
            (double x, double y) = (a[p * size + m], a[q * size + m]);
            (a[p * size + m], a[q * size + m]) = (c * x - s * y, s * x + c * y);
            (x, y) = (v[m * size + p], v[m * size + q]);
            (v[m * size + p], v[m * size + q]) = (c * x - s * y, s * x + c * y);
        }
        return true;
    }

    private static double[] Product(double[] one, double[] other, int size)
    {
        var product = new double[size * size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                var sum = default(CompensatedSum);
                for (int m = 0; m < size; m++)
                    sum.Add(one[i * size + m] * other[m * size + j]);
                product[i * size + j] = sum.Value;
            }
        }
        return product;
    }
}
