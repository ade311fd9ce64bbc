namespace Counterpoise.Alignment;

/// <summary>What a part of a partner ledger is about.</summary>
public enum LedgerSubject
{
    /// <summary>How much of the state's threat the partner shares.</summary>
    CommonThreat,

    /// <summary>Conventional odds against a rival.</summary>
    Conventional,

    /// <summary>Nuclear weapons and guarantees.</summary>
    Nuclear,

    /// <summary>The partner's hold over a rival.</summary>
    Leverage,

    /// <summary>What stands between the two.</summary>
    Impediments,

    /// <summary>What the link brings in the terms of the game of alignment.</summary>
    Gain,
}

/// <summary>A line of a partner ledger. The set is closed: readers find lines by it, never by their words.</summary>
public enum LedgerItem
{
    /// <summary>Sum over third states of the smaller of their shares in the two states' threat.</summary>
    ThreatShared,

    /// <summary>Whether both fear the same third state most.</summary>
    SameFirstFear,

    /// <summary>A rival's share in the state's threat.</summary>
    OwnFear,

    /// <summary>A rival's share in the partner's threat.</summary>
    PartnersFear,

    /// <summary>Odds against a rival, without the partner.</summary>
    OddsAlone,

    /// <summary>Odds with all that arrives of the partner's power.</summary>
    OddsWithPartner,

    /// <summary>Odds with what of it the partner's own fear and reliability let the game count.</summary>
    OddsWithWillingPartner,

    /// <summary>A rival's nuclear status.</summary>
    RivalsNuclearStatus,

    /// <summary>The state's own nuclear status.</summary>
    OwnNuclearStatus,

    /// <summary>The partner's nuclear status.</summary>
    PartnersNuclearStatus,

    /// <summary>Nuclear states bound to defend the state a year before.</summary>
    NuclearGuarantors,

    /// <summary>Whether the partner could give a guarantee that the state did not hold from it a year before.</summary>
    NewGuarantee,

    /// <summary>A rival's trade dependence on the partner, a year before.</summary>
    TradeLeverage,

    /// <summary>The partner's hold by a defence pact with a rival, a year before.</summary>
    PactLeverage,

    /// <summary>The partner's hold over a rival as evidence asserts it.</summary>
    AssertedLeverage,

    /// <summary>The partner's impediments against a rival, on the record.</summary>
    Impediments,

    /// <summary>The partner's patronage of a rival, on the record.</summary>
    Patronage,

    /// <summary>The partner's guarantees to the state, on the record.</summary>
    Guarantees,

    /// <summary>Whether the partner was bound to a rival by a defence pact a year before.</summary>
    PactWithRival,

    /// <summary>What the state fears of the partner itself.</summary>
    FearOfPartner,

    /// <summary>The part of the partner's fears that the state does not share.</summary>
    UnsharedFears,

    /// <summary>Residual risk from a rival, alone.</summary>
    RiskAlone,

    /// <summary>Residual risk from a rival, with the link.</summary>
    RiskWithPartner,

    /// <summary>What the link takes away of the risk from a rival.</summary>
    Relief,

    /// <summary>What help and guarantee of a partner bound to defend the rival would take away besides; counted nowhere.</summary>
    ReliefNotCounted,

    /// <summary>The same from all rivals that are no top threats.</summary>
    ReliefElsewhere,

    /// <summary>Part of the gain: the partner's power.</summary>
    GainOfConventional,

    /// <summary>Part of the gain: the partner's weapon.</summary>
    GainOfGuarantee,

    /// <summary>Part of the gain: the partner's hold over rivals.</summary>
    GainOfLeverage,

    /// <summary>Part of the gain: the threat that the partner was.</summary>
    GainOfAppeasement,

    /// <summary>Part of the gain: the cost of any link.</summary>
    CostOfAutonomy,

    /// <summary>Part of the gain: the cost of the partner's quarrels.</summary>
    CostOfEntrapment,

    /// <summary>Part of the gain: the cost of a link with a state that is feared.</summary>
    CostOfMistrust,

    /// <summary>What the link alone brings the state.</summary>
    OwnGain,

    /// <summary>What it brings the partner.</summary>
    PartnersGain,

    /// <summary>What it brings both together.</summary>
    PairsGain,

    /// <summary>Share of admissible parameters under which the state gains.</summary>
    ShareOwnGain,

    /// <summary>Share of admissible parameters under which the pair gains.</summary>
    SharePairsGain,
}

/// <summary>What lines of a partner ledger are called, measured in and about.</summary>
public static class LedgerItems
{
    private const string Odds = "share of power that arrives";
    private const string Roots = "roots of fear";
    private const string Status = "0 none .. 3 possesses";
    private const string Yes = "1 yes, 0 no";

    /// <summary>The line's name for a reader.</summary>
    /// <param name="item">The line.</param>
    public static string NameOf(LedgerItem item) => Of(item).Name;

    /// <summary>Unit of the line's figure.</summary>
    /// <param name="item">The line.</param>
    public static string UnitOf(LedgerItem item) => Of(item).Unit;

    /// <summary>The part of the ledger that the line stands in.</summary>
    /// <param name="item">The line.</param>
    public static LedgerSubject SubjectOf(LedgerItem item) => Of(item).Subject;

    /// <summary>The line in which a ledger tells a term of the gain.</summary>
    /// <param name="term">The term.</param>
    public static LedgerItem ItemOf(GainTerm term) =>
        term switch
        {
            GainTerm.Conventional => LedgerItem.GainOfConventional,
            GainTerm.Leverage => LedgerItem.GainOfLeverage,
            GainTerm.Guarantee => LedgerItem.GainOfGuarantee,
            GainTerm.Appeasement => LedgerItem.GainOfAppeasement,
            GainTerm.Autonomy => LedgerItem.CostOfAutonomy,
            GainTerm.Entrapment => LedgerItem.CostOfEntrapment,
            GainTerm.Mistrust => LedgerItem.CostOfMistrust,
            _ => throw new ArgumentOutOfRangeException(nameof(term), term, "No such term."),
        };

    private static (string Name, string Unit, LedgerSubject Subject) Of(LedgerItem item) =>
        item switch
        {
            LedgerItem.ThreatShared => ("threat that both see", "share of all threat", LedgerSubject.CommonThreat),
            LedgerItem.SameFirstFear => ("the same first fear", Yes, LedgerSubject.CommonThreat),
            LedgerItem.OwnFear => ("share in own threat", "share of all threat", LedgerSubject.CommonThreat),
            LedgerItem.PartnersFear => (
                "share in the partner's threat",
                "share of all threat",
                LedgerSubject.CommonThreat
            ),
            LedgerItem.OddsAlone => ("conventional odds alone", Odds, LedgerSubject.Conventional),
            LedgerItem.OddsWithPartner => ("conventional odds with the partner", Odds, LedgerSubject.Conventional),
            LedgerItem.OddsWithWillingPartner => ("the same, willingness weighed", Odds, LedgerSubject.Conventional),
            LedgerItem.RivalsNuclearStatus => ("rival's nuclear status", Status, LedgerSubject.Nuclear),
            LedgerItem.OwnNuclearStatus => ("own nuclear status", Status, LedgerSubject.Nuclear),
            LedgerItem.PartnersNuclearStatus => ("partner's nuclear status", Status, LedgerSubject.Nuclear),
            LedgerItem.NuclearGuarantors => ("nuclear guarantors held", "states", LedgerSubject.Nuclear),
            LedgerItem.NewGuarantee => ("a new guarantee", Yes, LedgerSubject.Nuclear),
            LedgerItem.TradeLeverage => (
                "rival's trade with the partner",
                "share of its trade",
                LedgerSubject.Leverage
            ),
            LedgerItem.PactLeverage => (
                "hold by a pact with the rival",
                "as share of its trade",
                LedgerSubject.Leverage
            ),
            LedgerItem.AssertedLeverage => ("hold asserted by evidence", "0 none .. 1 full", LedgerSubject.Leverage),
            LedgerItem.Impediments => ("impediments by the partner", "items", LedgerSubject.Impediments),
            LedgerItem.Patronage => ("patronage of the rival", "items", LedgerSubject.Impediments),
            LedgerItem.Guarantees => ("guarantees by the partner", "items", LedgerSubject.Nuclear),
            LedgerItem.PactWithRival => ("partner bound by pact to the rival", Yes, LedgerSubject.Impediments),
            LedgerItem.FearOfPartner => ("fear of the partner itself", Roots, LedgerSubject.Impediments),
            LedgerItem.UnsharedFears => (
                "partner's fears not shared",
                "share of its threat",
                LedgerSubject.Impediments
            ),
            LedgerItem.RiskAlone => ("residual risk alone", "0..1", LedgerSubject.Gain),
            LedgerItem.RiskWithPartner => ("residual risk with the partner", "0..1", LedgerSubject.Gain),
            LedgerItem.Relief => ("relief from the rival", Roots, LedgerSubject.Gain),
            LedgerItem.ReliefNotCounted => ("the same, not counted as it is bound", Roots, LedgerSubject.Gain),
            LedgerItem.ReliefElsewhere => ("relief from other rivals", Roots, LedgerSubject.Gain),
            LedgerItem.GainOfConventional => ("brought by conventional help", Roots, LedgerSubject.Gain),
            LedgerItem.GainOfGuarantee => ("brought by a guarantee", Roots, LedgerSubject.Gain),
            LedgerItem.GainOfLeverage => ("brought by leverage", Roots, LedgerSubject.Gain),
            LedgerItem.GainOfAppeasement => ("brought by appeasing the partner", Roots, LedgerSubject.Gain),
            LedgerItem.CostOfAutonomy => ("cost in autonomy", Roots, LedgerSubject.Gain),
            LedgerItem.CostOfEntrapment => ("cost of entrapment", Roots, LedgerSubject.Gain),
            LedgerItem.CostOfMistrust => ("cost of mistrust", Roots, LedgerSubject.Gain),
            LedgerItem.OwnGain => ("gain by the link alone", Roots, LedgerSubject.Gain),
            LedgerItem.PartnersGain => ("partner's gain", Roots, LedgerSubject.Gain),
            LedgerItem.PairsGain => ("gain of both together", Roots, LedgerSubject.Gain),
            LedgerItem.ShareOwnGain => ("gains under admissible parameters", "share", LedgerSubject.Gain),
            LedgerItem.SharePairsGain => ("pair gains under admissible parameters", "share", LedgerSubject.Gain),
            _ => throw new ArgumentOutOfRangeException(nameof(item), item, "No such line."),
        };
}
