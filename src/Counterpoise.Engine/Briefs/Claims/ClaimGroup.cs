namespace Counterpoise.Briefs.Claims;

/// <summary>Which part of a case's argument a claim belongs to, in the order of the argument.</summary>
public enum ClaimGroup
{
    /// <summary>What is to be explained.</summary>
    Puzzle,

    /// <summary>What theories speak about.</summary>
    Scope,

    /// <summary>Who fears whom, and why.</summary>
    Threat,

    /// <summary>What partners are worth.</summary>
    Partner,

    /// <summary>What the past does.</summary>
    History,

    /// <summary>What is to be expected.</summary>
    Forecast,
}
