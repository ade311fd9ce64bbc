namespace Counterpoise.Briefs.Claims;

/// <summary>What the record says to a claim.</summary>
public enum ClaimVerdict
{
    /// <summary>True under the default choices and under most others.</summary>
    Holds,

    /// <summary>False under the default choices and under most others.</summary>
    Fails,

    /// <summary>True or false under the default choices, but not under most others: the choice decides.</summary>
    Sensitive,

    /// <summary>Not a matter of fact; a figure bears on it.</summary>
    Conceptual,

    /// <summary>What would decide is not on the record, or not yet computed.</summary>
    NoData,
}
