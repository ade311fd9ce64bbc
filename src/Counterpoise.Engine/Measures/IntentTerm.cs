namespace Counterpoise.Measures;

/// <summary>What a term of perceived intent comes from.</summary>
public enum IntentTermKind
{
    /// <summary>A militarised dispute in which the rival acted against the perceiver.</summary>
    Dispute,

    /// <summary>An interstate war.</summary>
    War,

    /// <summary>A strategic rivalry. Coded with hindsight.</summary>
    Rivalry,

    /// <summary>An arms race between rivals. Coded with hindsight.</summary>
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

    /// <summary>An apology taken back, or a backlash over the past.</summary>
    Retraction,

    /// <summary>A sign that force is not meant.</summary>
    Reassurance,

    /// <summary>The rival's own treaty obligation toward the perceiver.</summary>
    Pledge,

    /// <summary>The rival's pact with the state that the perceiver feared most a year before.</summary>
    PactWithFeared,
}

/// <summary>One term of perceived intent on the logit scale.</summary>
/// <param name="Kind">What it comes from.</param>
/// <param name="Rival">The rival whose intent it informs.</param>
/// <param name="Dated">Year of the event; the last year that counts, for a spell.</param>
/// <param name="Contribution">What it adds to the logit; negative where it reassures.</param>
/// <param name="Standing">Whether it rests on data sets or on evidence entered by hand.</param>
/// <param name="Origin">Name of the data set, or id of the evidence item.</param>
public readonly record struct IntentTerm(
    IntentTermKind Kind,
    StateCode Rival,
    Year Dated,
    double Contribution,
    Standing Standing,
    string Origin
);
