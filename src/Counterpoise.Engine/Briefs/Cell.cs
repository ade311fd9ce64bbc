namespace Counterpoise.Briefs;

/// <summary>One value of a <see cref="ResultTable"/>, or the reason why there is none.</summary>
public abstract record Cell
{
    private Cell() { }

    /// <summary>A word or a sentence.</summary>
    /// <param name="Value">The text; any character may occur.</param>
    public sealed record Text(string Value) : Cell;

    /// <summary>A whole number.</summary>
    /// <param name="Value">The number.</param>
    public sealed record Integer(long Value) : Cell;

    /// <summary>A real number.</summary>
    public sealed record Number : Cell
    {
        /// <summary>Makes a number.</summary>
        /// <exception cref="ArgumentOutOfRangeException">Not finite: what is unknown is <see cref="Missing"/>.</exception>
        public Number(double value)
        {
            if (!double.IsFinite(value))
                throw new ArgumentOutOfRangeException(
                    nameof(value),
                    value,
                    "What is unknown is Missing, with a reason."
                );
            Value = value;
        }

        /// <summary>The number; finite.</summary>
        public double Value { get; }
    }

    /// <summary>The value is unknown: "no data" in text, empty in CSV, null in JSON.</summary>
    /// <param name="Reason">Why, in a clause that a reader understands without the code.</param>
    public sealed record Missing(string Reason) : Cell;

    /// <summary>No value is called for, as with a silent theory's probability: "-" in text, empty in CSV, null in JSON.</summary>
    public sealed record Inapplicable : Cell;

    /// <summary>No value is called for.</summary>
    public static Cell None { get; } = new Inapplicable();

    /// <summary>A cell of text.</summary>
    public static Cell Of(string value) => new Text(value);

    /// <summary>A cell with a whole number.</summary>
    public static Cell Of(long value) => new Integer(value);

    /// <summary>A cell with a real number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not finite: give the reason with <see cref="Of(double, string)"/>.</exception>
    public static Cell Of(double value) => new Number(value);

    /// <summary>A real number out of a kernel, where NaN marks absence.</summary>
    /// <param name="value">The number, or NaN.</param>
    /// <param name="reasonIfAbsent">Why there is none, should it be NaN.</param>
    public static Cell Of(double value, string reasonIfAbsent) =>
        double.IsNaN(value) ? new Missing(reasonIfAbsent) : new Number(value);

    /// <summary>A reading from the record.</summary>
    public static Cell Of(Reading<double> reading) =>
        reading.Match<Cell>((value, _) => new Number(value), reason => new Missing(reason));
}
