namespace Counterpoise.Alignment;

/// <summary>Something drawn on which a link may turn.</summary>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="Parameter">Id of the parameter; empty where it belongs to a state.</param>
/// <param name="State">Place of the state that it belongs to; -1 for a parameter that all share.</param>
public readonly record struct DrawnFactor(DrawnFactorKind Kind, string Parameter, int State);

/// <summary>Kinds of things drawn.</summary>
public enum DrawnFactorKind
{
    /// <summary>A parameter that all states share.</summary>
    Parameter,

    /// <summary>A state's reliability.</summary>
    Reliability,

    /// <summary>What the record does not tell of a state.</summary>
    Unknown,
}

/// <summary>How much of what varies in a link's share, draw by draw, one thing explains by itself.</summary>
/// <param name="Factor">The thing.</param>
/// <param name="Share">First-order share of variance, above 0, at most 1.</param>
public readonly record struct Influence(DrawnFactor Factor, double Share);

/// <summary>What comes out for one link that may stand.</summary>
/// <param name="First">Place of a state.</param>
/// <param name="Second">Place of the other, after the first.</param>
public sealed record LinkOutcome(int First, int Second)
{
    /// <summary>
    /// Share of the resting places found that hold the link, each place of a draw counting the same and each draw the same, 0..1; NaN
    /// where nothing came to rest.
    /// </summary>
    public required double ShareOfEquilibria { get; init; }

    /// <summary>The same weighted by basins, the starts that end in each place; NaN where networks were enumerated.</summary>
    public required double BasinShare { get; init; }

    /// <summary>Share of the draws in which every resting place holds it, 0..1; NaN without draws.</summary>
    public required double DrawsInAll { get; init; }

    /// <summary>Share of the draws in which none does, 0..1; NaN without draws.</summary>
    public required double DrawsInNone { get; init; }

    /// <summary>How many resting places hold it at the parameters' own values; null where nothing came to rest.</summary>
    public required LinkStanding? AtCenter { get; init; }

    /// <summary>
    /// What having the link brings the first, in roots of fear, given the other links of the network that most starts end in at the
    /// parameters' own values; NaN where nothing came to rest.
    /// </summary>
    public required double GainOfFirst { get; init; }

    /// <summary>What having the link brings the second.</summary>
    public required double GainOfSecond { get; init; }

    /// <summary>What it turns on: every influence beyond chance, the greatest first; empty without enough draws.</summary>
    public required IReadOnlyList<Influence> Influences { get; init; }
}
