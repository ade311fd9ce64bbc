namespace Counterpoise.Record;

/// <summary>One year of a militarised dispute, as the perceiver saw the rival's part in it.</summary>
/// <param name="Number">Dispute number in its data set.</param>
/// <param name="Dyad">Perceiver and rival; the rival's conduct is described.</param>
/// <param name="Year">The year of the dispute.</param>
/// <param name="First">First year of the dispute between the two.</param>
/// <param name="Hostility">The rival's highest hostility, 1 none .. 5 war.</param>
/// <param name="Revisionist">Whether the rival sought to change the status quo; null where not coded.</param>
/// <param name="Originator">Whether the rival was in the dispute from its first day; null where not coded.</param>
public readonly record struct DisputeYear(
    int Number,
    DirectedDyad Dyad,
    Year Year,
    Year First,
    int Hostility,
    bool? Revisionist,
    bool? Originator
)
{
    /// <summary>
    /// Whether the rival began it by the data set's own coding: of side A, and in it from its first day. Null where not coded.
    /// </summary>
    /// <remarks>An originator alone need not have begun anything: a target that fires back on the first day is one.</remarks>
    public bool? Initiator { get; init; }

    /// <summary>Whether the dispute between the two goes on beyond the year.</summary>
    /// <remarks>Most sources give one hostility a dispute: while it runs, what is given may lie ahead.</remarks>
    public bool RunsOn { get; init; }
}

/// <summary>An interstate war between two states, as the perceiver saw the rival's part in it.</summary>
/// <param name="Number">War number in its data set.</param>
/// <param name="Dyad">Perceiver and rival.</param>
/// <param name="First">First year in which the two fought.</param>
/// <param name="Last">Last year in which the two fought.</param>
/// <param name="RivalInitiated">Whether the rival's side initiated; null where not coded.</param>
public readonly record struct War(int Number, DirectedDyad Dyad, Year First, Year Last, bool? RivalInitiated);

/// <summary>What a strategic rivalry is about.</summary>
[Flags]
public enum RivalryKinds
{
    /// <summary>Not coded.</summary>
    None = 0,

    /// <summary>Influence and prestige.</summary>
    Positional = 1,

    /// <summary>Territory.</summary>
    Spatial = 2,

    /// <summary>Belief systems.</summary>
    Ideological = 4,

    /// <summary>Intervention in each other's affairs.</summary>
    Interventionary = 8,
}

/// <summary>A strategic rivalry: each sees the other as a competitor, an enemy and a source of threat.</summary>
/// <param name="Dyad">The two states.</param>
/// <param name="First">First year.</param>
/// <param name="Last">Last year; the last year of coverage where the rivalry was then open.</param>
/// <param name="Kinds">What it is about.</param>
/// <param name="Principal">Whether it is a principal rivalry of both.</param>
public readonly record struct Rivalry(Dyad Dyad, Year First, Year Last, RivalryKinds Kinds, bool Principal);

/// <summary>One state ruled another's land and people as a colony, protectorate or mandate.</summary>
/// <param name="Ruler">The ruler.</param>
/// <param name="Ruled">The state, or the state that later arose there.</param>
/// <param name="First">First year of rule; null where the source does not say.</param>
/// <param name="Last">Last year of rule.</param>
public readonly record struct ColonialRule(StateCode Ruler, StateCode Ruled, Year? First, Year Last);

/// <summary>Two strategic rivals built up their arms against each other.</summary>
/// <param name="Dyad">The two states.</param>
/// <param name="First">First year.</param>
/// <param name="Last">Last year.</param>
public readonly record struct ArmsRace(Dyad Dyad, Year First, Year Last);

/// <summary>One state took territory of another by force.</summary>
/// <param name="Conqueror">The state that took it.</param>
/// <param name="Conquered">The state that lost it.</param>
/// <param name="Year">The year.</param>
public readonly record struct Conquest(StateCode Conqueror, StateCode Conquered, Year Year);

/// <summary>The kinds of event list that the record carries.</summary>
public enum EventList
{
    /// <summary>Militarised disputes.</summary>
    Disputes,

    /// <summary>Interstate wars.</summary>
    Wars,

    /// <summary>Strategic rivalries; coded after the fact.</summary>
    Rivalries,

    /// <summary>Colonial rule.</summary>
    ColonialRule,

    /// <summary>Arms races; coded after the fact.</summary>
    ArmsRaces,

    /// <summary>Conquests.</summary>
    Conquests,
}
