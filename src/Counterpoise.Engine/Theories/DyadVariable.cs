namespace Counterpoise.Theories;

/// <summary>Where a variable lives.</summary>
public enum LevelOfAnalysis
{
    /// <summary>In the structure of the system: positions, capabilities, geography.</summary>
    Structural,

    /// <summary>In the states that are its units, or between two of them: perceptions, regimes, ties, identities.</summary>
    Unit,
}

/// <summary>
/// A named quantity of a dyad in a year that theories read, in C# and in theory files alike. The same for both orders of
/// the two states.
/// </summary>
/// <param name="Id">Name in theory files, in lower case with hyphens.</param>
/// <param name="Level">Where it lives.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Meaning">What it says, in a clause with its source.</param>
/// <param name="Range">Least and greatest possible value; ends may be infinite.</param>
public sealed record DyadVariable(string Id, LevelOfAnalysis Level, string Unit, string Meaning, Bounds Range)
{
    /// <summary>
    /// Names of the measures in <see cref="Measures.Specification"/> that it depends on; robustness sweeps these.
    /// </summary>
    public IReadOnlyList<string> Measures { get; init; } = [];

    /// <summary>Whether militarised disputes before the year enter it.</summary>
    public bool ReadsDisputes { get; init; }

    /// <summary>Reads it. Asks the setting only for what was known before its year, and for capabilities of its year.</summary>
    public required Func<Setting, DyadReading> Read { get; init; }

    /// <inheritdoc />
    public override string ToString() => Id;
}
