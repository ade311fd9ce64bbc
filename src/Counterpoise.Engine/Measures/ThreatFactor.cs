namespace Counterpoise.Measures;

/// <summary>The four factors of threat (walt1987, pp. 21-26), in the order of every array that holds them.</summary>
public enum ThreatFactor
{
    /// <summary>Aggregate capability.</summary>
    Capability,

    /// <summary>Geographic proximity, as arrival.</summary>
    Proximity,

    /// <summary>Offensive power.</summary>
    Offense,

    /// <summary>Perceived intent.</summary>
    Intent,
}

/// <summary>Facts about the four factors.</summary>
public static class ThreatFactors
{
    /// <summary>Number of factors.</summary>
    public const int Count = 4;

    /// <summary>The factors in order.</summary>
    public static IReadOnlyList<ThreatFactor> All { get; } =
    [ThreatFactor.Capability, ThreatFactor.Proximity, ThreatFactor.Offense, ThreatFactor.Intent];

    /// <summary>Walt ranks no factor above another: a quarter each.</summary>
    public static IReadOnlyList<double> EqualWeights { get; } = [0.25, 0.25, 0.25, 0.25];

    /// <summary>The factor's name in files and tables.</summary>
    public static string NameOf(ThreatFactor factor) => Specification.NameOf(factor);
}
