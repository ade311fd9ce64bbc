using System.Collections.Frozen;

namespace Counterpoise.Measures;

/// <summary>How the agreement of two states is counted.</summary>
public enum SimilarityMeasure
{
    /// <summary>One less twice the distance over the greatest that is possible (signorinoritter1999).</summary>
    S,

    /// <summary>Agreement beyond chance, each state with its own marginals (cohen1968; haege2011).</summary>
    Kappa,

    /// <summary>Agreement beyond chance, both states with the mean of their marginals (scott1955; haege2011).</summary>
    Pi,

    /// <summary>Rank correlation corrected for ties (kendall1945; buenodemesquita1975).</summary>
    TauB,
}

/// <summary>What two positions toward a third state differ by.</summary>
public enum SimilarityDistance
{
    /// <summary>The difference, 0..3.</summary>
    Absolute,

    /// <summary>The square of the difference, 0..9.</summary>
    Squared,

    /// <summary>Whether one has a tie and the other has none, 0 or 1.</summary>
    Binary,

    /// <summary>No distance: ranks alone are compared.</summary>
    Ranks,
}

/// <summary>What two states are compared in.</summary>
public enum SimilarityPositions
{
    /// <summary>Their ties of alliance with every member of the system.</summary>
    Alliances,

    /// <summary>Their ideal points in the UN General Assembly.</summary>
    IdealPoints,
}

/// <summary>An index of how similar the positions of two states are; 1 where they are the same.</summary>
/// <param name="Id">Name of its column, such as <c>s_abs</c>.</param>
/// <param name="Measure">How agreement is counted.</param>
/// <param name="Distance">What two positions differ by.</param>
/// <param name="Weighted">Whether third states count by their capability (CINC), rather than alike.</param>
public sealed record SimilarityIndex(
    string Id,
    SimilarityMeasure Measure,
    SimilarityDistance Distance,
    bool Weighted = false
)
{
    /// <summary>What is compared.</summary>
    public SimilarityPositions Positions { get; init; } = SimilarityPositions.Alliances;

    /// <summary>S of alliance portfolios, absolute distance.</summary>
    public static SimilarityIndex SAbsolute { get; } = new("s_abs", SimilarityMeasure.S, SimilarityDistance.Absolute);

    /// <summary>S of alliance portfolios, squared distance.</summary>
    public static SimilarityIndex SSquared { get; } = new("s_sq", SimilarityMeasure.S, SimilarityDistance.Squared);

    /// <summary>S of alliance portfolios, tie or none.</summary>
    public static SimilarityIndex SBinary { get; } = new("s_bin", SimilarityMeasure.S, SimilarityDistance.Binary);

    /// <summary>S of alliance portfolios, absolute distance, third states weighted by capability.</summary>
    public static SimilarityIndex SAbsoluteWeighted { get; } =
        new("s_abs_w", SimilarityMeasure.S, SimilarityDistance.Absolute, Weighted: true);

    /// <summary>S of alliance portfolios, squared distance, third states weighted by capability.</summary>
    public static SimilarityIndex SSquaredWeighted { get; } =
        new("s_sq_w", SimilarityMeasure.S, SimilarityDistance.Squared, Weighted: true);

    /// <summary>Kappa, absolute distance.</summary>
    public static SimilarityIndex KappaAbsolute { get; } =
        new("kappa_abs", SimilarityMeasure.Kappa, SimilarityDistance.Absolute);

    /// <summary>Kappa, squared distance.</summary>
    public static SimilarityIndex KappaSquared { get; } =
        new("kappa_sq", SimilarityMeasure.Kappa, SimilarityDistance.Squared);

    /// <summary>Kappa, tie or none.</summary>
    public static SimilarityIndex KappaBinary { get; } =
        new("kappa_bin", SimilarityMeasure.Kappa, SimilarityDistance.Binary);

    /// <summary>Pi, absolute distance.</summary>
    public static SimilarityIndex PiAbsolute { get; } =
        new("pi_abs", SimilarityMeasure.Pi, SimilarityDistance.Absolute);

    /// <summary>Pi, squared distance.</summary>
    public static SimilarityIndex PiSquared { get; } = new("pi_sq", SimilarityMeasure.Pi, SimilarityDistance.Squared);

    /// <summary>Pi, tie or none.</summary>
    public static SimilarityIndex PiBinary { get; } = new("pi_bin", SimilarityMeasure.Pi, SimilarityDistance.Binary);

    /// <summary>Kendall's tau-b of alliance portfolios.</summary>
    public static SimilarityIndex TauB { get; } = new("tau_b", SimilarityMeasure.TauB, SimilarityDistance.Ranks);

    /// <summary>S of UN ideal points: one dimension, the greatest distance being the range of the year (ours).</summary>
    public static SimilarityIndex SIdealPoints { get; } =
        new("s_ideal", SimilarityMeasure.S, SimilarityDistance.Absolute)
        {
            Positions = SimilarityPositions.IdealPoints,
        };

    /// <summary>Every index; those of alliance portfolios first, in the order of <see cref="SimilarityKernel"/>.</summary>
    public static IReadOnlyList<SimilarityIndex> All { get; } =
    [
        SAbsolute,
        SSquared,
        SBinary,
        SAbsoluteWeighted,
        SSquaredWeighted,
        KappaAbsolute,
        KappaSquared,
        KappaBinary,
        PiAbsolute,
        PiSquared,
        PiBinary,
        TauB,
        SIdealPoints,
    ];

    private static FrozenDictionary<string, int> Ordinals { get; } =
        All.Select((index, ordinal) => (index.Id, ordinal)).ToFrozenDictionary(i => i.Id, i => i.ordinal);

    /// <summary>Place in <see cref="All"/>.</summary>
    public int Ordinal =>
        Ordinals.TryGetValue(Id, out int ordinal)
            ? ordinal
            : throw new InvalidOperationException($"'{Id}' is none of the indices that are computed.");

    /// <summary>Finds an index by the name of its column; null where there is none.</summary>
    public static SimilarityIndex? Find(string id) => Ordinals.TryGetValue(id, out int ordinal) ? All[ordinal] : null;

    /// <inheritdoc />
    public override string ToString() => Id;
}
