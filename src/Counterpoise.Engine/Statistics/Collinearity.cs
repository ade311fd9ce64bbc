using System.Globalization;
using System.Numerics.Tensors;

namespace Counterpoise.Statistics;

/// <summary>A column that is a linear combination of columns before it.</summary>
/// <param name="Column">The column.</param>
/// <param name="Of">The columns that it combines, each with its factor; none where the column is 0 throughout.</param>
public sealed record LinearCombination(string Column, IReadOnlyList<(string Column, double Factor)> Of)
{
    /// <summary>As an equation.</summary>
    public override string ToString() =>
        Of.Count == 0
            ? $"{Column} = 0"
            : $"{Column} = "
                + string.Join(
                    " + ",
                    Of.Select(one => $"{one.Factor.ToString("G4", CultureInfo.InvariantCulture)} {one.Column}")
                );
}

/// <summary>Finds columns that are linear combinations of others, from left to right as R's glm does.</summary>
/// <remarks>
/// The Cholesky factor of the scaled cross-products finds suspects; what least squares leaves of each is then computed from the rows,
/// twice, so that the tolerance of R's QR decomposition (1e-7 of the column's length; dqrdc2) can be told from rounding.
/// </remarks>
public static class Collinearity
{
    // Squares of what is left, as shares: below the first a column is suspect, below the second it is guilty.
    private const double Suspect = 1e-8;
    private const double Guilty = 1e-14;

    // Sums of squares beyond these may have lost or overrun what they are made of.
    private const double Least = 1e-200;
    private const double Greatest = 1e200;

    /// <summary>Every column that the columns before it explain.</summary>
    /// <param name="design">Finite values.</param>
    /// <param name="threads">Most threads; -1 for as many as there are.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static IReadOnlyList<LinearCombination> Find(
        Design design,
        int threads = -1,
        CancellationToken cancellation = default
    ) => Find(design, CrossProducts.Of(design, default, threads, cancellation));

    internal static IReadOnlyList<LinearCombination> Find(Design design, double[] products)
    {
        int k = design.Columns;
        for (int j = 0; j < k; j++)
        {
            if (
                products[j * k + j] is not (> Least and < Greatest)
                && TensorPrimitives.MaxMagnitude(design.Column(j)) > 0
            )
                return Scaled(design);
        }
        return Found(design, products);
    }

    // Squares of such values run out of doubles: each column is taken in the power of two below its greatest value.
    private static IReadOnlyList<LinearCombination> Scaled(Design design)
    {
        var powers = new Dictionary<string, int>(StringComparer.Ordinal);
        var columns = new ReadOnlyMemory<double>[design.Columns];
        for (int j = 0; j < columns.Length; j++)
        {
            double greatest = Math.Abs(TensorPrimitives.MaxMagnitude(design.Column(j)));
            int power = powers[design.Names[j]] = greatest > 0 ? Math.ILogB(greatest) : 0;
            columns[j] = (double[])[.. design.Column(j).ToArray().Select(value => Math.ScaleB(value, -power))];
        }
        var scaled = new Design(design.Names, columns);
        return
        [
            .. Found(scaled, CrossProducts.Of(scaled, default, threads: 1, CancellationToken.None))
                .Select(one => new LinearCombination(
                    one.Column,
                    [
                        .. one.Of.Select(part =>
                            (part.Column, Math.ScaleB(part.Factor, powers[one.Column] - powers[part.Column]))
                        ),
                    ]
                )),
        ];
    }

    private static List<LinearCombination> Found(Design design, double[] products)
    {
        int k = design.Columns;
        List<int> basis = [];
        List<LinearCombination> found = [];
        for (int j = 0; j < k; j++)
        {
            double length = products[j * k + j];
            if (length == 0)
            {
                found.Add(new(design.Names[j], []));
                continue;
            }
            if (basis.Count == 0)
            {
                basis.Add(j);
                continue;
            }
            var (factors, left) = Explain(design, products, basis, j);
            if (left > Guilty * length)
            {
                basis.Add(j);
                continue;
            }
            (string, double)[] parts =
            [
                .. basis
                    .Select((b, i) => (Column: b, Factor: factors[i]))
                    .Where(one =>
                        Math.Abs(one.Factor) * Math.Sqrt(products[one.Column * k + one.Column])
                        > 1e-10 * Math.Sqrt(length)
                    )
                    .Select(one => (design.Names[one.Column], one.Factor)),
            ];
            found.Add(new(design.Names[j], parts));
        }
        return found;
    }

    // Coefficients of a column on the basis, and the square of what is left.
    private static (double[] Factors, double Left) Explain(
        Design design,
        double[] products,
        List<int> basis,
        int column
    )
    {
        int k = design.Columns;
        int size = basis.Count;
        var gram = new double[size * size];
        var factors = new double[size];
        for (int a = 0; a < size; a++)
        {
            factors[a] = products[basis[a] * k + column];
            for (int b = 0; b < size; b++)
                gram[a * size + b] = products[basis[a] * k + basis[b]];
        }
        var triangle = new double[size * size];
        var scale = new double[size];
        double length = products[column * k + column];
        // The basis was found independent at a coarser tolerance than the factor's own.
        if (!SymmetricMatrix.TryFactor(gram, size, triangle, scale))
            return (factors, length);
        double explained = 0;
        var projected = factors.ToArray();
        SymmetricMatrix.Solve(triangle, scale, size, projected);
        for (int a = 0; a < size; a++)
            explained += projected[a] * factors[a];
        if (length - explained > Suspect * length)
            return (projected, length - explained);
        var left = design.Column(column).ToArray();
        Subtract(left, projected);
        for (int again = 0; again < 2; again++)
        {
            var correction = new double[size];
            for (int a = 0; a < size; a++)
                correction[a] = TensorPrimitives.Dot(design.Column(basis[a]), left);
            SymmetricMatrix.Solve(triangle, scale, size, correction);
            Subtract(left, correction);
            for (int a = 0; a < size; a++)
                projected[a] += correction[a];
        }
        return (projected, TensorPrimitives.SumOfSquares(left));

        void Subtract(double[] from, double[] factor)
        {
            for (int a = 0; a < size; a++)
                TensorPrimitives.FusedMultiplyAdd(design.Column(basis[a]), -factor[a], from, from);
        }
    }
}
