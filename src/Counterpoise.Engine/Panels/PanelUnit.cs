namespace Counterpoise.Panels;

/// <summary>What one row of a panel is about.</summary>
public enum PanelUnit
{
    /// <summary>A state in a year; keys <c>ccode</c>, <c>year</c>.</summary>
    StateYear,

    /// <summary>An unordered pair in a year, the lower code first; keys <c>ccode1</c>, <c>ccode2</c>, <c>year</c>.</summary>
    DyadYear,

    /// <summary>An ordered pair in a year, once in each direction; keys <c>ccode1</c>, <c>ccode2</c>, <c>year</c>.</summary>
    DirectedDyadYear,
}
