namespace Counterpoise.Measures.Willingness;

/// <summary>One directed dyad-year of a sample.</summary>
/// <param name="Year">The year of reading.</param>
/// <param name="Pair">Perceiver and rival.</param>
/// <param name="Followed">Whether the rival began a dispute in the window.</param>
public readonly record struct WillingnessRow(Year Year, DirectedDyad Pair, bool Followed);
