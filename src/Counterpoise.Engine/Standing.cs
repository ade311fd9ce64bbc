namespace Counterpoise;

/// <summary>What a line of a brief, ledger or claim rests on.</summary>
public enum Standing
{
    /// <summary>On data sets.</summary>
    Computed,

    /// <summary>On evidence entered by hand.</summary>
    Asserted,

    /// <summary>On parameters of ours.</summary>
    Assumed,
}
