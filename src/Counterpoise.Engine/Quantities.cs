using System.Globalization;

namespace Counterpoise;

/// <summary>A part of a whole, 0..1.</summary>
public readonly record struct Share
{
    /// <summary>Makes a share.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value lies outside 0..1 or is not a number.</exception>
    public Share(double value)
    {
        if (!(value is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(value), value, "A share lies in 0..1.");
        Value = value;
    }

    /// <summary>The share, 0..1.</summary>
    public double Value { get; }

    /// <inheritdoc />
    public override string ToString() => Value.ToString("P1", CultureInfo.InvariantCulture);
}

/// <summary>A distance on the earth's surface.</summary>
/// <param name="Value">Kilometres, zero or more.</param>
public readonly record struct Kilometres(double Value)
{
    /// <summary>Kilometres in one statute mile.</summary>
    public const double PerMile = 1.609344;

    /// <summary>The distance in statute miles.</summary>
    public double Miles => Value / PerMile;

    /// <inheritdoc />
    public override string ToString() => Value.ToString("N0", CultureInfo.InvariantCulture) + " km";
}

/// <summary>Weight of evidence, 10 log10 of a likelihood ratio (Fairfield and Charman 2017, p. 366).</summary>
/// <param name="Value">Decibels; positive favours the first of the two hypotheses.</param>
public readonly record struct Decibels(double Value)
{
    /// <summary>The likelihood ratio, above zero.</summary>
    public double LikelihoodRatio => Math.Pow(10, Value / 10);

    /// <summary>
    /// Read as log odds, 10 log10 of the odds: the probability of the first of two hypotheses of which one is true. 0..1;
    /// 0 dB is one half, 10 dB are ten to one.
    /// </summary>
    public double Probability => 1 / (1 + Math.Pow(10, -Value / 10));

    /// <summary>The same weight seen from the second of the two hypotheses.</summary>
    public Decibels Reversed => new(0 - Value);

    /// <summary>The weight of both: decibels of evidence add up where ratios multiply.</summary>
    public Decibels Plus(Decibels other) => new(Value + other.Value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString("0.#", CultureInfo.InvariantCulture) + " dB";
}

/// <summary>Every value that a figure may take when part of it is unknown.</summary>
/// <param name="Low">Least admissible value.</param>
/// <param name="High">Greatest admissible value, not below <paramref name="Low"/>.</param>
public readonly record struct Bounds(double Low, double High)
{
    /// <summary>The bounds of a figure that is known exactly.</summary>
    public static Bounds Exactly(double value) => new(value, value);

    /// <summary>Whether only one value is admissible.</summary>
    public bool IsExact => Low.Equals(High);

    /// <summary>The smallest bounds that hold these and one more value.</summary>
    public Bounds Including(double value) => new(Math.Min(Low, value), Math.Max(High, value));

    /// <summary>Whether a value is admissible.</summary>
    public bool Contains(double value) => value >= Low && value <= High;
}
