namespace Counterpoise.Measures.Willingness;

/// <summary>Which types of event take part in an estimate of willingness.</summary>
/// <param name="Name">Name of the variant; its parameters are kept under it.</param>
/// <param name="Types">The types, all of them on the record of the whole system.</param>
public sealed record WillingnessVariant(string Name, IReadOnlyList<IntentEventType> Types)
{
    private static readonly IntentEventType[] OnRecord =
    [
        IntentEventType.DisputeThreat,
        IntentEventType.DisputeDisplay,
        IntentEventType.DisputeForce,
        IntentEventType.War,
        IntentEventType.ColonialRule,
        IntentEventType.Conquest,
        IntentEventType.PledgeDefence,
        IntentEventType.PledgeNonAggression,
    ];

    // Coded after the fact, from among states that had come to blows (gibler2005).
    private static readonly IntentEventType[] Hindsight =
    [
        IntentEventType.RivalryPositional,
        IntentEventType.RivalrySpatial,
        IntentEventType.RivalryPrincipal,
        IntentEventType.RivalryOther,
        IntentEventType.ArmsRace,
    ];

    /// <summary>Whether a type is on the record of the whole system, but was coded after the fact.</summary>
    internal static bool IsHindsight(IntentEventType type) => Hindsight.Contains(type);

    /// <summary>Every type that the record of the whole system holds.</summary>
    public static WillingnessVariant Full { get; } = new("estimated", [.. OnRecord, .. Hindsight]);

    /// <summary>Without what was coded with hindsight about intent.</summary>
    public static WillingnessVariant Contemporaneous { get; } = new("contemporaneous", OnRecord);

    /// <summary>Both.</summary>
    public static IReadOnlyList<WillingnessVariant> All { get; } = [Full, Contemporaneous];
}
