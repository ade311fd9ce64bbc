namespace Counterpoise.Measures;

/// <summary>The types of event that perceived intent weighs. Each has a weight; types that fade alike share a half-life.</summary>
public enum IntentEventType
{
    /// <summary>A dispute in which the rival threatened to use force (hostility 2).</summary>
    DisputeThreat,

    /// <summary>A dispute in which the rival displayed force (hostility 3).</summary>
    DisputeDisplay,

    /// <summary>A dispute in which the rival used force (hostility 4 or 5).</summary>
    DisputeForce,

    /// <summary>An interstate war, beyond the use of force that the list of disputes holds.</summary>
    War,

    /// <summary>A positional rivalry.</summary>
    RivalryPositional,

    /// <summary>A spatial rivalry.</summary>
    RivalrySpatial,

    /// <summary>A principal rivalry of both.</summary>
    RivalryPrincipal,

    /// <summary>A rivalry of another or no coded type.</summary>
    RivalryOther,

    /// <summary>An arms race between rivals.</summary>
    ArmsRace,

    /// <summary>A territorial claim.</summary>
    TerritorialClaim,

    /// <summary>Colonial rule.</summary>
    ColonialRule,

    /// <summary>Military occupation.</summary>
    Occupation,

    /// <summary>An invasion meant to subdue or annex, or territory taken by force.</summary>
    Conquest,

    /// <summary>Violence or coercion below the threshold of the data sets.</summary>
    Incident,

    /// <summary>A hostile statement or act of state.</summary>
    Statement,

    /// <summary>An apology taken back, or a backlash over the past, beyond what it restores.</summary>
    Retraction,

    /// <summary>A sign that force is not meant; lowers the belief.</summary>
    Reassurance,

    /// <summary>The rival is bound to defend the perceiver; lowers the belief.</summary>
    PledgeDefence,

    /// <summary>The rival is bound to neutrality or non-aggression toward the perceiver; lowers the belief.</summary>
    PledgeNonAggression,

    /// <summary>The rival has a defence pact with the state that the perceiver feared most a year before.</summary>
    PactWithFeared,
}
