namespace Counterpoise.Alignment;

/// <summary>A figure with what is admissible where a component of it is unknown.</summary>
/// <param name="Value">The convention's value from what is known; NaN where nothing is.</param>
/// <param name="Low">Least admissible value; NaN where nothing bounds it.</param>
/// <param name="High">Greatest admissible value; NaN where nothing bounds it.</param>
public readonly record struct BoundedFigure(double Value, double Low, double High)
{
    /// <summary>Whether something bounds the figure.</summary>
    public bool IsBounded => double.IsFinite(Low) && double.IsFinite(High);

    /// <summary>Whether the figure is known for sure.</summary>
    public bool IsExact => IsBounded && Low.Equals(High);

    /// <summary>A figure known for sure.</summary>
    public static BoundedFigure Exactly(double value) => new(value, value, value);

    /// <summary>The admissible value at a place between the least and the greatest.</summary>
    /// <param name="place">0 for the least, 1 for the greatest.</param>
    public double At(double place) => IsExact ? Low : ((1 - place) * Low) + (place * High);

    /// <summary>The convention's value where there is one within the bounds, else the middle of the bounds.</summary>
    public double Middle => Value >= Low && Value <= High ? Value : At(0.5);

    /// <summary>The convention's value where there is one within the bounds, else the least admissible.</summary>
    public double Least => Value >= Low && Value <= High ? Value : Low;

    /// <summary>The admissible value at a place; what is surely there where the place is NaN.</summary>
    /// <param name="place">0 for the least, 1 for the greatest, or NaN.</param>
    internal double AtOrLeast(double place) => double.IsNaN(place) ? Least : At(place);

    /// <summary>The admissible value at a place; the middle where the place is NaN.</summary>
    /// <param name="place">0 for the least, 1 for the greatest, or NaN.</param>
    internal double AtOrMiddle(double place) => double.IsNaN(place) ? Middle : At(place);

    /// <summary>The sum of two figures; what is wholly unknown of one adds nothing to the value.</summary>
    /// <param name="other">The other figure.</param>
    internal BoundedFigure Plus(BoundedFigure other) =>
        new(Value + (double.IsNaN(other.Value) ? 0 : other.Value), Low + other.Low, High + other.High);
}
