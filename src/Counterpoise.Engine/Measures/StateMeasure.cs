namespace Counterpoise.Measures;

/// <summary>A component of a measure that the record lacks for one state.</summary>
/// <param name="State">The state.</param>
/// <param name="Component">The variable that is missing.</param>
/// <param name="Reason">Why, in a clause.</param>
public sealed record MissingComponent(StateCode State, string Component, string Reason);

/// <summary>A measure of every state held in one year, with what is admissible where a component is unknown.</summary>
/// <remarks>All arrays have shape [states], in the order of the slice.</remarks>
public sealed class StateMeasure
{
    internal StateMeasure(double[] values, double[] low, double[] high, IReadOnlyList<MissingComponent> missing) =>
        (Values, Low, High, Missing) = (values, low, high, missing);

    /// <summary>The published convention's value, from the components that are known; NaN where none is.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>Least admissible value; equals the value where every component is known.</summary>
    public IReadOnlyList<double> Low { get; }

    /// <summary>Greatest admissible value; equals the value where every component is known.</summary>
    public IReadOnlyList<double> High { get; }

    /// <summary>The components that are missing, by state.</summary>
    public IReadOnlyList<MissingComponent> Missing { get; }
}
