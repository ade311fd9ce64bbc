namespace Counterpoise.Alignment;

/// <summary>The terms of the game of alignment by which a link moves a state's utility.</summary>
public enum GainTerm
{
    /// <summary>What of the partner's power arrives and is willing to stand against rivals.</summary>
    Conventional,

    /// <summary>The partner's hold over rivals.</summary>
    Leverage,

    /// <summary>The partner's weapon in the stead of one's own.</summary>
    Guarantee,

    /// <summary>What the link takes away of the threat that the partner itself is.</summary>
    Appeasement,

    /// <summary>Say over one's own policy.</summary>
    Autonomy,

    /// <summary>Being drawn into quarrels with rivals whom the partner fears more.</summary>
    Entrapment,

    /// <summary>A link with a state that one fears.</summary>
    Mistrust,
}
