using Counterpoise.Alignment;
using Counterpoise.Measures;
using Counterpoise.Record;
using Counterpoise.Theories;

namespace Counterpoise.Briefs;

/// <summary>Whom one state of the dyad fears, why, and how sure that is.</summary>
/// <param name="Profile">Shares of threat at equal weights.</param>
/// <param name="TopShareOfWeightings">Share of admissible weightings under which the top rival stays first, 0..1.</param>
/// <param name="TopShareOfWeightingsFloored">The same with every weight at least the floor.</param>
/// <param name="ShareOfSpecifications">
/// Share of the specifications that answer under which the top rival is first, 0..1; null where none does.
/// </param>
/// <param name="Overturning">The least change of weights that would put another rival first; null where none does.</param>
/// <param name="Timeline">The profile of every year that the record carries, for the figure.</param>
public sealed record FearLine(
    ThreatProfile Profile,
    double? TopShareOfWeightings,
    double? TopShareOfWeightingsFloored,
    double? ShareOfSpecifications,
    OverturningChange? Overturning,
    IReadOnlyList<YearOfFear> Timeline
);

/// <summary>One year of a profile over time.</summary>
/// <param name="Year">The year.</param>
/// <param name="Shares">Share of each rival in all known threat; empty where the record gives none.</param>
public sealed record YearOfFear(Year Year, IReadOnlyDictionary<StateCode, double> Shares);

/// <summary>The whole answer about one dyad in one year: results only, no rendering.</summary>
public sealed record Brief
{
    /// <summary>Id of the case; null for a brief on two states from the archive.</summary>
    public required string? Case { get; init; }

    /// <summary>What the theories say, beside what is observed.</summary>
    public required DyadAnswers Answers { get; init; }

    /// <summary>Whom each of the two fears, in the order of the pair.</summary>
    public required IReadOnlyList<FearLine> Fears { get; init; }

    /// <summary>What each would bring the other, and what each is expected to do.</summary>
    public required PairAsPartners Partners { get; init; }

    /// <summary>What each would bring the other, in the order of the pair.</summary>
    public IReadOnlyList<PartnerLedger> Ledgers => Partners.Ledgers;

    /// <summary>What each is expected to do about the rival that it fears most, in the order of the pair.</summary>
    public IReadOnlyList<ConductFinding> Conducts => Partners.Conducts;

    /// <summary>Evidence of what either did that the other could see, known before the year, by date.</summary>
    public required IReadOnlyList<EvidenceItem> Evidence { get; init; }

    /// <summary>How far the coders of the record's evidence agree.</summary>
    public required CoderAgreement Agreement { get; init; }

    /// <summary>The weight of the evidence for each pair of theories that anybody weighed it for.</summary>
    public required IReadOnlyList<WeightOfEvidence> Weights { get; init; }

    /// <summary>The year.</summary>
    public Year Year => Answers.Year;

    /// <summary>The pair, in the order in which the user named it.</summary>
    public (StateCode First, StateCode Second) Pair => Answers.Pair;

    /// <summary>The record.</summary>
    public World World => Answers.World;

    /// <summary>Name of a state.</summary>
    public string NameOf(StateCode state) => World.Identity.NameOf(state);
}
