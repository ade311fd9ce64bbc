namespace Counterpoise;

/// <summary>How two states stand to each other: what a theory expects, or what is observed.</summary>
public enum Stance
{
    /// <summary>A dispute at hostility 2 or more within five years; as an expectation, balancing against each other.</summary>
    Opposition,

    /// <summary>None of the other three.</summary>
    Aloofness,

    /// <summary>An obligation or recorded security cooperation short of defence.</summary>
    Alignment,

    /// <summary>A defence obligation in either direction.</summary>
    Alliance,
}

/// <summary>What a theory says of a dyad in a year. Outcomes are values, matched exhaustively.</summary>
public abstract record Verdict
{
    private Verdict() { }

    /// <summary>The theory forecasts a stance.</summary>
    /// <param name="Stance">The stance.</param>
    /// <param name="Strength">
    /// The theory's own scalar, larger for more cooperation. Never compared between theories.
    /// </param>
    /// <param name="RestsOnGap">
    /// Whether a figure it uses is absent, though no admissible value of it would change the verdict.
    /// </param>
    public sealed record Expects(Stance Stance, double Strength, bool RestsOnGap = false) : Verdict;

    /// <summary>The dyad lies outside the theory's scope: it is silent, not wrong.</summary>
    /// <param name="Reason">The scope condition that fails.</param>
    public sealed record Silent(string Reason) : Verdict;

    /// <summary>The theory speaks, but allows more than one stance.</summary>
    /// <param name="Reason">Why it cannot choose.</param>
    /// <param name="Stances">The stances it allows.</param>
    public sealed record Indeterminate(string Reason, IReadOnlyList<Stance> Stances) : Verdict;

    /// <summary>A figure is absent, and some admissible value of it would change the verdict.</summary>
    /// <param name="Reason">The figure, and where the record ends.</param>
    public sealed record NoData(string Reason) : Verdict;
}
