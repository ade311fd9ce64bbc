namespace Counterpoise.Alignment;

/// <summary>What is read of the states that play the game of alignment.</summary>
/// <remarks>
/// Known numbers only: what is unknown is drawn within its bounds by the caller, one set of inputs a draw. Diagonals are not read.
/// <see cref="AlignmentGame.Of"/> checks shapes and ranges and copies what it needs.
/// </remarks>
public sealed record GameInputs
{
    /// <summary>Deliverable power P, 0 or more, any unit. Shape [states].</summary>
    public required IReadOnlyList<double> Power { get; init; }

    /// <summary>Arrival: the share of the first state's power that reaches the second, 0..1. Shape [from, to].</summary>
    public required double[,] Arrival { get; init; }

    /// <summary>
    /// Threat shares s: each rival's part in all the threat that the perceiver sees, 0..1. Rows sum to 1, or less where rivals outside the
    /// game are feared too; to 0 where nobody in it is. Shape [perceiver, rival].
    /// </summary>
    public required double[,] ThreatShares { get; init; }

    /// <summary>Fear F: the sum of all threats that a state sees, in units of the system's mean, 0 or more. Shape [states].</summary>
    public required IReadOnlyList<double> Fear { get; init; }

    /// <summary>Perceived intent I, 0..1. Shape [perceiver, rival].</summary>
    public required double[,] Intent { get; init; }

    /// <summary>Leverage L of the first state over the second, 0..1. Shape [holder, over].</summary>
    public required double[,] Leverage { get; init; }

    /// <summary>Nuclear possession n, 0..1. Shape [states].</summary>
    public required IReadOnlyList<double> Nuclear { get; init; }

    /// <summary>Reliability r as a partner, 0..1; null for <see cref="GameParameters.Reliability"/> everywhere. Shape [states].</summary>
    public IReadOnlyList<double>? Reliability { get; init; }

    /// <summary>
    /// Who is bound to defend whom: of such a partner leverage over that rival counts, help and guarantee against it do not; null where all
    /// counts. Read by <see cref="GainAccount"/> alone, which asks about partners and forecasts no network. Shape [from, toward].
    /// </summary>
    public bool[,]? Bound { get; init; }

    /// <summary>Which links may stand, symmetric; null for all. Shape [states, states].</summary>
    public bool[,]? Admissible { get; init; }
}
