namespace Counterpoise.Measures.Willingness;

/// <summary>What willingness is estimated on.</summary>
/// <param name="Years">Years of reading: what came before each predicts what follows it.</param>
public sealed record WillingnessPlan(YearSpan Years)
{
    /// <summary>Years, the year of reading being the first, in which a dispute may begin. At least 1.</summary>
    public int Horizon { get; init; } = 3;

    /// <summary>Least hostility of the rival, 2 threat .. 5 war, at which a dispute counts as begun by it.</summary>
    public int LeastHostility { get; init; } = 2;

    /// <summary>When a rival counts as having begun a dispute.</summary>
    public InitiationRule Initiation { get; init; }

    /// <summary>States whose dyads take no part.</summary>
    public IReadOnlySet<StateCode> HeldOut { get; init; } = new HashSet<StateCode>();
}
