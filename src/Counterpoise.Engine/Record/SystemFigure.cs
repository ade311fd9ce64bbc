namespace Counterpoise.Record;

/// <summary>One quantity summed over every state of the system in one year.</summary>
/// <param name="Total">Sum over the states whose value is known, in the quantity's unit.</param>
/// <param name="Greatest">Greatest single value; NaN where no value is known.</param>
/// <param name="Known">Number of states whose value is known.</param>
/// <param name="Missing">Number of states whose value is not known.</param>
public readonly record struct SystemFigure(double Total, double Greatest, int Known, int Missing);
