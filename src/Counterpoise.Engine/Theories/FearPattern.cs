namespace Counterpoise.Theories;

/// <summary>How two clients' fears that their patron will abandon them lie to each other.</summary>
public enum FearPattern
{
    /// <summary>One or both have too little reason, and neither has clearly more than the other.</summary>
    Slight,

    /// <summary>One has clearly more reason than the other: friction, for cha1999.</summary>
    Asymmetric,

    /// <summary>Both have reason, about as much: cooperation, for cha1999.</summary>
    Shared,
}
