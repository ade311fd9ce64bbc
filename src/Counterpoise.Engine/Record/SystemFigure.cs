namespace Counterpoise.Record;

/// <summary>One quantity summed over every state of the system in one year.</summary>
/// <param name="Total">Sum over the states whose value is known, in the quantity's unit.</param>
/// <param name="Greatest">Greatest single value; NaN where no value is known.</param>
/// <param name="Known">Number of states whose value is known.</param>
/// <param name="Missing">Number of states whose value is not known.</param>
public readonly record struct SystemFigure(double Total, double Greatest, int Known, int Missing)
{
    /// <summary>Sums a quantity over the states of a year.</summary>
    /// <param name="values">Values in the quantity's unit; NaN where unknown. Shape [states].</param>
    public static SystemFigure Of(ReadOnlySpan<double> values)
    {
        double total = 0;
        double greatest = double.NaN;
        int known = 0;
        foreach (double value in values)
        {
            if (double.IsNaN(value))
                continue;
            total += value;
            greatest = double.IsNaN(greatest) ? value : Math.Max(greatest, value);
            known++;
        }
        return new(total, greatest, known, values.Length - known);
    }
}
