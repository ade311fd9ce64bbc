namespace Counterpoise.Theories;

/// <summary>How two clients' fears that their patron will abandon them lie to each other.</summary>
public enum FearPattern
{
    /// <summary>Neither shared nor asymmetric: one or both have too little reason, and no reason that counts is clearly greater than the other's.</summary>
    Slight,

    /// <summary>One has reason, and clearly more than the other: friction, for cha1999.</summary>
    Asymmetric,

    /// <summary>Both have reason, about as much: cooperation, for cha1999.</summary>
    Shared,
}
