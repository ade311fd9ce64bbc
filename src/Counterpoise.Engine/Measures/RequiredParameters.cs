namespace Counterpoise.Measures;

/// <summary>A parameter that the measures need, with the limits beyond which it makes no sense.</summary>
/// <param name="Id">Dotted name, such as <c>intent.dispute.half-life</c>.</param>
/// <param name="Least">Least possible value.</param>
/// <param name="Greatest">Greatest possible value.</param>
public sealed record ParameterRequirement(
    string Id,
    double Least = double.NegativeInfinity,
    double Greatest = double.PositiveInfinity
);

/// <summary>Every parameter that the measures read. A set that lacks one, or has one more, is refused when it is read.</summary>
public static class RequiredParameters
{
    private const double LeastPositive = 1e-9;

    // Far beyond any use; the sums of the game stay finite.
    private const double MostAlignment = 1e6;

    // A probability of zero or one would be certainty, which no event gives.
    private const double LeastProbability = 1e-6;

    private static readonly string[] Probabilities =
    [
        "intent.base",
        "intent.dispute.threat",
        "intent.dispute.display",
        "intent.dispute.force",
        "intent.war",
        "intent.rivalry.positional",
        "intent.rivalry.spatial",
        "intent.rivalry.principal",
        "intent.rivalry.other",
        "intent.territorial-claim",
        "intent.colonial-rule",
        "intent.occupation",
        "intent.arms-race",
        "intent.conquest",
        "intent.incident",
        "intent.statement",
        "intent.retraction",
        "intent.reassurance",
        "intent.pledge.defence",
        "intent.pledge.non-aggression",
        "intent.pact-with-feared",
    ];

    private static readonly string[] Positive =
    [
        "bounds.doubling-years",
        "proximity.lambda",
        "intent.dispute.half-life",
        "intent.war.half-life",
        "intent.rivalry.half-life",
        "intent.territorial-claim.half-life",
        "intent.colonial-rule.half-life",
        "intent.occupation.half-life",
        "intent.arms-race.half-life",
        "intent.conquest.half-life",
        "intent.incident.half-life",
        "intent.statement.half-life",
        "intent.retraction.half-life",
        "intent.reassurance.half-life",
        "theory.neoclassical-realism.extraction",
        "theory.neoclassical-realism.swing",
        "theory.quasi-alliance.withdrawal.presence",
        "theory.quasi-alliance.withdrawal.full",
        "theory.quasi-alliance.evidence.half-life",
        "theory.quasi-alliance.commitment.presence",
        "theory.landscape.threat.full",
        "theory.landscape.disputes.half-life",
        "alignment.evidence.half-life",
        "willingness.prior.weight",
        "willingness.prior.half-life",
        "willingness.prior.factor",
        "willingness.prior.opportunity",
        "alignment-estimate.firmness",
        "alignment-estimate.prior.firmness",
        "alignment-estimate.prior.weight",
        "alignment-estimate.prior.share",
    ];

    private static readonly string[] Shares =
    [
        "proximity.contiguity.0",
        "proximity.contiguity.1",
        "proximity.contiguity.2",
        "proximity.contiguity.3",
        "proximity.contiguity.4",
        "proximity.contiguity.5",
        "reach.basing.projectable",
        "intent.dispute.status-quo",
        "intent.dispute.joiner",
        "intent.war.not-initiated",
        "intent.apology.relief",
        "intent.retraction.restores",
        "alignment.appeasement",
        "alignment.nuclear-weight",
        "alignment.guarantee",
        "alignment.reliability",
        "alignment.pact-leverage",
        "conduct.threatened",
        "conduct.weak-odds",
        "conduct.appeasable",
        "conduct.hold",
    ];

    // Of the game of alignment: sizes without an upper limit.
    private static readonly string[] OfAlignment =
    [
        "alignment.leverage",
        "alignment.autonomy",
        "alignment.entrapment",
        "alignment.mistrust",
    ];

    // Thresholds of conduct: sizes on the scales of their figures.
    private static readonly string[] OfConduct =
    [
        "conduct.held",
        "conduct.ally-relief",
        "conduct.accommodation",
        "conduct.bearer-fear",
        "conduct.poles",
        "conduct.defence-years",
    ];

    // Thresholds and anchors of the theories: finite numbers on the scales of their variables.
    private static readonly string[] OfTheories =
    [
        "theory.liberalism.democracy.none",
        "theory.liberalism.democracy.full",
        "theory.liberalism.trade.none",
        "theory.liberalism.trade.full",
        "theory.liberalism.igos.none",
        "theory.liberalism.igos.full",
        "theory.liberalism.alliance",
        "theory.liberalism.alignment",
        "theory.constructivism.religion.none",
        "theory.constructivism.religion.full",
        "theory.constructivism.regime.none",
        "theory.constructivism.regime.full",
        "theory.constructivism.ideal-points.none",
        "theory.constructivism.ideal-points.full",
        "theory.constructivism.memory.none",
        "theory.constructivism.memory.full",
        "theory.constructivism.alliance",
        "theory.constructivism.alignment",
        "theory.constructivism.opposition",
        "theory.offensive-realism.potential-hegemon",
        "theory.offensive-realism.border",
        "theory.offensive-realism.region",
        "theory.balance-of-interests.window",
        "theory.balance-of-interests.hostility",
        "theory.balance-of-interests.revisionist",
        "theory.neoclassical-realism.years",
        "theory.neoclassical-realism.responsive",
        "theory.quasi-alliance.withdrawal.years",
        "theory.quasi-alliance.commitment.weight",
        "theory.quasi-alliance.threshold",
        "theory.quasi-alliance.asymmetry",
        "theory.landscape.threat",
        "theory.landscape.disputes",
        "theory.landscape.religion",
        "theory.landscape.regime",
        "theory.landscape.border",
        "theory.power-and-distance.capability.none",
        "theory.power-and-distance.capability.full",
        "theory.power-and-distance.distance.none",
        "theory.power-and-distance.distance.full",
        "theory.power-and-distance.alliance",
        "theory.power-and-distance.alignment",
    ];

    /// <summary>Those that are assumed, before the factors are standardised.</summary>
    public static IReadOnlyList<ParameterRequirement> Assumed { get; } =
    [
        .. Probabilities.Select(id => new ParameterRequirement(id, LeastProbability, 1 - LeastProbability)),
        .. Positive.Select(id => new ParameterRequirement(id, LeastPositive)),
        .. Shares.Select(id => new ParameterRequirement(id, 0, 1)),
        .. OfTheories.Select(id => new ParameterRequirement(id, 0)),
        .. OfAlignment.Select(id => new ParameterRequirement(id, 0, MostAlignment)),
        .. OfConduct.Select(id => new ParameterRequirement(id, 0, MostAlignment)),
        new("ledger.draws", 1, 100_000),
        new("poles.share-of-strongest", 0, 1),
        new("theory.stable-network.states", 3, 64),
        new("theory.stable-network.draws", 1, 100_000),
        new("theory.stable-network.starts", 1, 100_000),
        new("theory.stable-network.low", 0, 1),
        new("theory.stable-network.high", 0, 1),
        new("claims.least-share", 0.5, 1),
        new("claims.draws", 1, 100_000),
        new("claims.game-draws", 1, 100_000),
        new("claims.little-odds", 0, 1),
        new("claims.lately", 1, 1_000),
        new("reach.projection", 0),
        new("reach.basing.troops", 0),
        new("offense.nuclear-bonus", 0),
        new("threat.floor", LeastPositive, 1),
        new("weightings.draws", 1, 10_000_000),
        new("weightings.seed", 0, 1L << 53),
    ];

    private static IEnumerable<ParameterRequirement> OfEstimatedIntent =>
        from measure in (IntentMeasure[])[IntentMeasure.Estimated, IntentMeasure.Contemporaneous]
        from requirement in Assumed
        where requirement.Id.StartsWith("intent.", StringComparison.Ordinal)
        select requirement with
        {
            Id = IntentParameters.PrefixOf(measure) + requirement.Id,
        };

    /// <summary>Every parameter, with the standardisation of each measure.</summary>
    public static IReadOnlyList<ParameterRequirement> All { get; } =
    [
        .. Assumed,
        .. OfEstimatedIntent,
        .. StandardisationEstimate
            .Measures()
            .SelectMany(m =>
                (ParameterRequirement[])
                    [
                        new(Standardisation.MeanId(m.Specification, m.Factor)),
                        new(Standardisation.DeviationId(m.Specification, m.Factor), LeastPositive),
                    ]
            ),
    ];
}
