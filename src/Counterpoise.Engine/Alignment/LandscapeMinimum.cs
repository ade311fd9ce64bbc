namespace Counterpoise.Alignment;

/// <summary>A configuration of camps that no single state's move lowers.</summary>
/// <param name="Camps">Who is in which camp.</param>
/// <param name="Energy">Energy, in size squared times propensity.</param>
/// <param name="Configurations">Number of configurations that flow to it, itself among them; at least 1.</param>
/// <param name="Basin">The share of all configurations that flow to it, above 0, at most 1.</param>
/// <param name="IsGlobal">Whether no configuration lies lower by more than 2^-40 of the sum of |s s p| over pairs.</param>
public readonly record struct LandscapeMinimum(
    TwoCamps Camps,
    double Energy,
    int Configurations,
    double Basin,
    bool IsGlobal
);
