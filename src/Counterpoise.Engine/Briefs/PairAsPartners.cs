using Counterpoise.Alignment;
using Counterpoise.Theories;

namespace Counterpoise.Briefs;

/// <summary>Two states as partners of each other.</summary>
/// <param name="Ledgers">What each would bring the other, in the order of the pair.</param>
/// <param name="Conducts">What each is expected to do about the rival that it fears most, in the order of the pair.</param>
public sealed record PairAsPartners(IReadOnlyList<PartnerLedger> Ledgers, IReadOnlyList<ConductFinding> Conducts)
{
    /// <summary>Reads both.</summary>
    /// <param name="setting">The dyad and year.</param>
    /// <param name="pair">The two states, in the order to show them.</param>
    public static PairAsPartners Of(Setting setting, (StateCode First, StateCode Second) pair) =>
        new(
            [setting.Ledger(pair.First, pair.Second), setting.Ledger(pair.Second, pair.First)],
            [setting.Conduct(pair.First), setting.Conduct(pair.Second)]
        );
}
