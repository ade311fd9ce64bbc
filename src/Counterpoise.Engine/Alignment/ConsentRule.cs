namespace Counterpoise.Alignment;

/// <summary>Whose consent makes and keeps a link.</summary>
public enum ConsentRule
{
    /// <summary>
    /// The pair's: a link is made when the two together gain, and falls when the two together gain by dropping it. What one side gives
    /// up for it (basing, a say in policy, money) pays the other: morrow1991.
    /// </summary>
    Transfers,

    /// <summary>
    /// Each member's: a link is made when neither loses and one gains, and falls when either gains by dropping it: jackson1996,
    /// pairwise stability.
    /// </summary>
    Consent,
}
