namespace Counterpoise.Measures.Willingness;

/// <summary>When a rival counts as having begun a dispute.</summary>
public enum InitiationRule
{
    /// <summary>It was of side A and in the dispute from its first day, by the data set's own coding.</summary>
    Initiator,

    /// <summary>It was in the dispute from its first day, on either side: a target that fires back counts.</summary>
    Originator,
}
