namespace Counterpoise.Statistics;

/// <summary>What is done to a column before it enters a model.</summary>
public enum TermTransform
{
    /// <summary>Nothing.</summary>
    Plain,

    /// <summary>Natural logarithm; missing where the value is not above 0.</summary>
    Log,

    /// <summary>Square.</summary>
    Square,

    /// <summary>t, t^2/100 and t^3/1000 of a column of years (Carter and Signorino 2010).</summary>
    Cubic,

    /// <summary>The same of the years since the last event in a column of events.</summary>
    Peace,

    /// <summary>The value of the year before, of the same unit; missing where it has no row then.</summary>
    Lag,
}

/// <summary>A column and what is done to it.</summary>
/// <param name="Transform">What is done.</param>
/// <param name="Column">The column.</param>
public readonly record struct ModelFactor(TermTransform Transform, string Column)
{
    /// <summary>As written in a model file.</summary>
    public override string ToString() =>
        Transform == TermTransform.Plain ? Column : $"{ModelTerm.NameOf(Transform)}({Column})";
}

/// <summary>A term of a model: a factor, or the product of several.</summary>
/// <param name="Factors">One or more.</param>
public sealed record ModelTerm(IReadOnlyList<ModelFactor> Factors)
{
    private static readonly string[] Suffixes = ["", "^2/100", "^3/1000"];

    /// <summary>Names of the transforms.</summary>
    public static IReadOnlyList<string> Transforms { get; } = ["log", "square", "cubic", "peace", "lag"];

    /// <summary>Whether it gives three columns.</summary>
    public bool IsCubic => Factors is [{ Transform: TermTransform.Cubic or TermTransform.Peace }];

    /// <summary>Names of its columns in a design.</summary>
    public IReadOnlyList<string> Names =>
        IsCubic ? [.. Suffixes.Select(suffix => Factors[0] + suffix)] : [string.Join(':', Factors)];

    /// <summary>Reads a term: <c>x</c>, <c>log(x)</c>, <c>a:square(b)</c>, <c>peace(dispute)</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fault">What is wrong with it, and how to mend it; null where nothing is.</param>
    /// <returns>The term; null where it is faulty.</returns>
    public static ModelTerm? Read(string text, out string? fault)
    {
        List<ModelFactor> factors = [];
        foreach (var part in text.Split(':', StringSplitOptions.TrimEntries))
        {
            int open = part.IndexOf('(', StringComparison.Ordinal);
            var transform = TermTransform.Plain;
            var column = part;
            if (open >= 0)
            {
                int close = part.LastIndexOf(')');
                if (close > open && close < part.Length - 1)
                {
                    fault =
                        $"'{part}' goes on after its bracket with '{part[(close + 1)..]}'; a term is x, log(x) or a product a:b, and its square square(x).";
                    return null;
                }
                if (part[^1] != ')')
                {
                    fault = $"'{part}' opens a bracket and does not close it; write it as log(x).";
                    return null;
                }
                if (TransformOf(part[..open].Trim()) is not { } known)
                {
                    fault = $"'{part[..open]}' is no transform; choose one of {string.Join(", ", Transforms)}.";
                    return null;
                }
                (transform, column) = (known, part[(open + 1)..^1].Trim());
            }
            if (!IsName(column))
            {
                fault = $"'{column}' is no name of a column; write letters, digits and underscores, as in the panel.";
                return null;
            }
            factors.Add(new(transform, column));
        }
        if (factors.Count > 1 && factors.Any(f => f.Transform is TermTransform.Cubic or TermTransform.Peace))
        {
            fault = $"'{text}': a cubic has three columns and is no part of a product; name it as a term of its own.";
            return null;
        }
        fault = null;
        return new(factors);
    }

    /// <summary>Whether a text may name a column.</summary>
    public static bool IsName(string text) =>
        text.Length > 0
        && !char.IsAsciiDigit(text[0])
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.');

    /// <inheritdoc />
    public override string ToString() => string.Join(':', Factors);

    internal static string NameOf(TermTransform transform) => Transforms[(int)transform - 1];

    /// <summary>Values of the term's columns out of those of its factors.</summary>
    /// <param name="factors">Of each factor, its column (of <c>peace</c> and <c>lag</c> what was made of it). Shape [factors][rows].</param>
    public IReadOnlyList<double[]> Values(IReadOnlyList<ReadOnlyMemory<double>> factors)
    {
        if (IsCubic)
        {
            var years = factors[0].Span;
            double[][] powers = [new double[years.Length], new double[years.Length], new double[years.Length]];
            for (int i = 0; i < years.Length; i++)
            {
                double t = years[i];
                (powers[0][i], powers[1][i], powers[2][i]) = (t, t * t / 100, t * t * t / 1000);
            }
            return powers;
        }
        var product = Transformed(0, factors[0].Span);
        for (int f = 1; f < Factors.Count; f++)
        {
            var next = Transformed(f, factors[f].Span);
            for (int i = 0; i < product.Length; i++)
                product[i] *= next[i];
        }
        return [product];
    }

    /// <summary>Derivatives of the term's columns in a variable: a column, with <c>peace(x)</c> and <c>lag(x)</c> as variables of their own.</summary>
    /// <param name="variable">The variable, by <see cref="VariableOf"/>.</param>
    /// <param name="factors">As of <see cref="Values"/>.</param>
    /// <returns>Shape [columns][rows]; empty columns for 0.</returns>
    public IReadOnlyList<double[]> Slopes(string variable, IReadOnlyList<ReadOnlyMemory<double>> factors)
    {
        if (IsCubic)
        {
            if (VariableOf(Factors[0]) != variable)
                return
                [
                    [],
                    [],
                    [],
                ];
            var years = factors[0].Span;
            double[][] slopes = [new double[years.Length], new double[years.Length], new double[years.Length]];
            for (int i = 0; i < years.Length; i++)
            {
                double t = years[i];
                (slopes[0][i], slopes[1][i], slopes[2][i]) = (1, 2 * t / 100, 3 * t * t / 1000);
            }
            return slopes;
        }
        double[] sum = [];
        for (int f = 0; f < Factors.Count; f++)
        {
            if (VariableOf(Factors[f]) != variable)
                continue;
            var own = factors[f].Span;
            var product = new double[own.Length];
            for (int i = 0; i < product.Length; i++)
            {
                product[i] = Factors[f].Transform switch
                {
                    TermTransform.Log => 1 / own[i],
                    TermTransform.Square => 2 * own[i],
                    _ => 1,
                };
            }
            for (int g = 0; g < Factors.Count; g++)
            {
                if (g == f)
                    continue;
                var other = Transformed(g, factors[g].Span);
                for (int i = 0; i < product.Length; i++)
                    product[i] *= other[i];
            }
            if (sum.Length == 0)
                sum = product;
            else
            {
                for (int i = 0; i < sum.Length; i++)
                    sum[i] += product[i];
            }
        }
        return [sum];
    }

    /// <summary>The variable that a factor reads.</summary>
    public static string VariableOf(ModelFactor factor) =>
        factor.Transform is TermTransform.Peace or TermTransform.Lag ? factor.ToString() : factor.Column;

    private double[] Transformed(int factor, ReadOnlySpan<double> values)
    {
        var transformed = values.ToArray();
        for (int i = 0; i < transformed.Length; i++)
        {
            double value = transformed[i];
            transformed[i] = Factors[factor].Transform switch
            {
                TermTransform.Log => value > 0 ? Math.Log(value) : double.NaN,
                TermTransform.Square => value * value,
                _ => value,
            };
        }
        return transformed;
    }

    private static TermTransform? TransformOf(string name)
    {
        for (int i = 0; i < Transforms.Count; i++)
        {
            if (Transforms[i] == name)
                return (TermTransform)(i + 1);
        }
        return null;
    }
}
