namespace Counterpoise.Theories;

/// <summary>A variable of one dyad in one year: its value or why there is none, and every value that is admissible.</summary>
/// <remarks>Unknown is not zero: an absent reading keeps its admissible range, and a verdict must hold over all of it.</remarks>
public sealed record DyadReading
{
    private DyadReading(Reading<double> value, Bounds admissible) => (Value, Admissible) = (value, admissible);

    /// <summary>The value with its source, or the reason of its absence.</summary>
    public Reading<double> Value { get; }

    /// <summary>Least and greatest admissible value; equal where the value is exact. Ends may be infinite.</summary>
    public Bounds Admissible { get; }

    /// <summary>Whether something that the value rests on is unknown.</summary>
    public bool RestsOnGap => !Admissible.IsExact;

    /// <summary>The value for a computation; NaN where it is absent.</summary>
    internal double ValueOrNaN => Value is Reading<double>.Known(var value, _) ? value : double.NaN;

    /// <summary>A value known exactly.</summary>
    public static DyadReading Exactly(double value, Source source) =>
        new(new Reading<double>.Known(value, source), Bounds.Exactly(value));

    /// <summary>A value that a convention gives while a part of it is unknown.</summary>
    /// <param name="value">The convention's value.</param>
    /// <param name="source">Where its known part comes from.</param>
    /// <param name="admissible">Every value that the unknown part allows.</param>
    public static DyadReading Within(double value, Source source, Bounds admissible) =>
        new(new Reading<double>.Known(value, source), admissible.Including(value));

    /// <summary>No value.</summary>
    /// <param name="reason">Why, in a clause.</param>
    /// <param name="admissible">Every value that it could have.</param>
    public static DyadReading Absent(string reason, Bounds admissible) =>
        new(new Reading<double>.Absent(reason), admissible);

    /// <summary>The same reading under a rising or falling function.</summary>
    public DyadReading Mapped(Func<double, double> monotone)
    {
        double one = monotone(Admissible.Low);
        double other = monotone(Admissible.High);
        var bounds = new Bounds(Math.Min(one, other), Math.Max(one, other));
        return new(
            Value.Match<Reading<double>>(
                (value, source) => new Reading<double>.Known(monotone(value), source),
                reason => new Reading<double>.Absent(reason)
            ),
            bounds
        );
    }

    /// <summary>A reading made from two by a function that rises, or falls, with each.</summary>
    public static DyadReading Combined(DyadReading one, DyadReading other, Func<double, double, double> combine)
    {
        double[] corners =
        [
            combine(one.Admissible.Low, other.Admissible.Low),
            combine(one.Admissible.Low, other.Admissible.High),
            combine(one.Admissible.High, other.Admissible.Low),
            combine(one.Admissible.High, other.Admissible.High),
        ];
        var bounds = new Bounds(corners.Min(), corners.Max());
        return (one.Value, other.Value) switch
        {
            (Reading<double>.Known(var a, var source), Reading<double>.Known(var b, var second)) => new(
                new Reading<double>.Known(combine(a, b), source == second ? source : Joined(source, second)),
                bounds
            ),
            (Reading<double>.Absent(var reason), _) => Absent(reason, bounds),
            (_, Reading<double>.Absent(var reason)) => Absent(reason, bounds),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>The distance between two readings, zero or more.</summary>
    public static DyadReading Gap(DyadReading one, DyadReading other)
    {
        var (a, b) = (one.Admissible, other.Admissible);
        var bounds = new Bounds(
            Math.Max(0, Math.Max(a.Low - b.High, b.Low - a.High)),
            Math.Max(a.High - b.Low, b.High - a.Low)
        );
        return new(Combined(one, other, (x, y) => Math.Abs(x - y)).Value, bounds);
    }

    private static Source Joined(Source one, Source other) =>
        new(string.Join("; ", $"{one.Short}; {other.Short}".Split("; ").Distinct(StringComparer.Ordinal)), "");
}
