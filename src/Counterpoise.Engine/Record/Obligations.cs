namespace Counterpoise.Record;

/// <summary>What a treaty binds one state to do for another (ATOP). The direction is from the bound state.</summary>
[Flags]
public enum Obligations
{
    /// <summary>No treaty.</summary>
    None = 0,

    /// <summary>To come to the other's defence.</summary>
    Defence = 1,

    /// <summary>To join the other's attack.</summary>
    Offence = 2,

    /// <summary>To stay neutral.</summary>
    Neutrality = 4,

    /// <summary>Not to attack the other.</summary>
    NonAggression = 8,

    /// <summary>To consult the other.</summary>
    Consultation = 16,

    /// <summary>A treaty is in force that binds this side to nothing (ATOP keeps such rows).</summary>
    TreatyWithout = 32,
}
