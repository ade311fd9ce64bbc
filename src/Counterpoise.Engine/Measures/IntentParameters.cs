namespace Counterpoise.Measures;

/// <summary>Weight and half-life of one type of event, read from a parameter set.</summary>
/// <param name="Weight">What a full-sized event adds to the logit on its day.</param>
/// <param name="HalfLifeYears">Years after which half of it is left.</param>
public readonly record struct EventWeight(double Weight, double HalfLifeYears)
{
    /// <summary>What is left of the weight after so many years; never more than at first.</summary>
    public double After(int years) => Weight * Math.Pow(2, -Math.Max(0, years) / HalfLifeYears);
}

/// <summary>
/// The parameters of perceived intent. Types of event are told as probabilities: the belief that the rival would use
/// force, right after one full-sized event of the type and nothing else. The weight is the step in log odds from the base.
/// </summary>
public sealed class IntentParameters
{
    private readonly EventWeight[] _weights;
    private readonly double _statusQuo;
    private readonly double _joiner;
    private readonly double _warNotInitiated;
    private readonly double _retractionHalfLife;

    /// <summary>Reads the parameters of a source of intent.</summary>
    /// <param name="set">The set, which holds those of every source.</param>
    /// <param name="measure">The source; where perception is taken out, the assumed one.</param>
    /// <exception cref="KeyNotFoundException">The set lacks one of the <c>intent.*</c> parameters.</exception>
    public IntentParameters(ParameterSet set, IntentMeasure measure)
        : this(id => set[PrefixOf(measure) + id]) { }

    private IntentParameters(Func<string, double> value)
    {
        Base = Logit(value(BaseId));
        _weights =
        [
            .. Enum.GetValues<IntentEventType>()
                .Select(type => new EventWeight(
                    Logit(value(ProbabilityId(type)))
                        // A war's use of force is on the list of disputes already; the war adds what goes beyond it.
                        - (
                            type == IntentEventType.War
                                ? Logit(value(ProbabilityId(IntentEventType.DisputeForce)))
                                : Base
                        ),
                    value(HalfLifeId(type))
                )),
        ];
        _statusQuo = value(StatusQuoId);
        _joiner = value(JoinerId);
        _warNotInitiated = value(WarNotInitiatedId);
        _retractionHalfLife = value(HalfLifeId(IntentEventType.Retraction));
        ApologyRelief = value(ApologyReliefId);
        RetractionRestores = value(RetractionRestoresId);
    }

    /// <summary>Log odds of force before any event.</summary>
    public double Base { get; }

    /// <summary>Part of an occupation's remaining weight that a full-sized apology takes away, 0..1.</summary>
    public double ApologyRelief { get; }

    /// <summary>Part of an apology's effect that a fresh full-sized retraction takes back, 0..1.</summary>
    public double RetractionRestores { get; }

    /// <summary>Weight and half-life of a type.</summary>
    public EventWeight this[IntentEventType type] => _weights[(int)type];

    /// <summary>What is left of a retraction's power to take an apology back, 0..1.</summary>
    public double RetractionLeft(int years) => new EventWeight(1, _retractionHalfLife).After(years);

    /// <summary>What an event adds to the log odds in a year.</summary>
    internal double Contribution(IntentEvent one, Year year)
    {
        var weight = this[one.Type];
        return IsStanding(one.Type)
            ? weight.Weight * one.Left
            : SizeOf(one) * weight.After(year.Since(one.Dated)) * one.Left;
    }

    private double SizeOf(IntentEvent one) =>
        one.Type switch
        {
            IntentEventType.DisputeThreat or IntentEventType.DisputeDisplay or IntentEventType.DisputeForce => Factor(
                one.Revisionist,
                _statusQuo
            ) * Factor(one.Began, _joiner),
            IntentEventType.War => Factor(one.Began, _warNotInitiated),
            _ => 1,
        };

    /// <summary>Whether a type is a treaty in force, which does not fade.</summary>
    internal static bool IsStanding(IntentEventType type) =>
        type is IntentEventType.PledgeDefence or IntentEventType.PledgeNonAggression or IntentEventType.PactWithFeared;

    /// <summary>What stands before the ids of the parameters that a source of intent reads.</summary>
    internal static string PrefixOf(IntentMeasure measure) =>
        measure switch
        {
            IntentMeasure.Estimated => "estimated.",
            IntentMeasure.Contemporaneous => "contemporaneous.",
            _ => "",
        };

    /// <summary>Id of the probability of force before any event.</summary>
    internal const string BaseId = "intent.base";

    /// <summary>Id of the part of a wrong that an apology takes away.</summary>
    internal const string ApologyReliefId = "intent.apology.relief";

    /// <summary>Id of the part of an apology that a retraction takes back.</summary>
    internal const string RetractionRestoresId = "intent.retraction.restores";

    /// <summary>Id of the factor for a rival that did not seek to change the status quo, 0..1.</summary>
    internal const string StatusQuoId = "intent.dispute.status-quo";

    /// <summary>Id of the factor for a rival that joined a dispute later, 0..1.</summary>
    internal const string JoinerId = "intent.dispute.joiner";

    /// <summary>Id of the factor for a war that the rival's side did not initiate, 0..1.</summary>
    internal const string WarNotInitiatedId = "intent.war.not-initiated";

    /// <summary>Id of the probability from which a type's weight is read.</summary>
    internal static string ProbabilityId(IntentEventType type) => $"intent.{NameOf(type)}";

    /// <summary>Id of the half-life that a type fades with.</summary>
    internal static string HalfLifeId(IntentEventType type) =>
        type switch
        {
            IntentEventType.DisputeThreat or IntentEventType.DisputeDisplay or IntentEventType.DisputeForce =>
                "intent.dispute.half-life",
            IntentEventType.RivalryPositional
            or IntentEventType.RivalrySpatial
            or IntentEventType.RivalryPrincipal
            or IntentEventType.RivalryOther => "intent.rivalry.half-life",
            _ when IsStanding(type) => "intent.reassurance.half-life",
            _ => $"intent.{NameOf(type)}.half-life",
        };

    /// <summary>What a term of the type is said to come from.</summary>
    internal static IntentTermKind KindOf(IntentEventType type) =>
        type switch
        {
            IntentEventType.DisputeThreat or IntentEventType.DisputeDisplay or IntentEventType.DisputeForce =>
                IntentTermKind.Dispute,
            IntentEventType.War => IntentTermKind.War,
            IntentEventType.RivalryPositional
            or IntentEventType.RivalrySpatial
            or IntentEventType.RivalryPrincipal
            or IntentEventType.RivalryOther => IntentTermKind.Rivalry,
            IntentEventType.ArmsRace => IntentTermKind.ArmsRace,
            IntentEventType.TerritorialClaim => IntentTermKind.TerritorialClaim,
            IntentEventType.ColonialRule => IntentTermKind.ColonialRule,
            IntentEventType.Occupation => IntentTermKind.Occupation,
            IntentEventType.Conquest => IntentTermKind.Conquest,
            IntentEventType.Incident => IntentTermKind.Incident,
            IntentEventType.Statement => IntentTermKind.Statement,
            IntentEventType.Retraction => IntentTermKind.Retraction,
            IntentEventType.Reassurance => IntentTermKind.Reassurance,
            IntentEventType.PledgeDefence or IntentEventType.PledgeNonAggression => IntentTermKind.Pledge,
            IntentEventType.PactWithFeared => IntentTermKind.PactWithFeared,
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No such type of event."),
        };

    /// <summary>Log odds of a probability above 0 and below 1.</summary>
    public static double Logit(double probability) => Math.Log(probability / (1 - probability));

    /// <summary>The probability of log odds.</summary>
    public static double Probability(double logit) => 1 / (1 + Math.Exp(-logit));

    // Where a coder left a mark blank, the middle of its two readings is taken.
    private static double Factor(bool? marked, double unmarked) =>
        marked switch
        {
            true => 1,
            false => unmarked,
            null => (1 + unmarked) / 2,
        };

    private static string NameOf(IntentEventType type) =>
        type switch
        {
            IntentEventType.DisputeThreat => "dispute.threat",
            IntentEventType.DisputeDisplay => "dispute.display",
            IntentEventType.DisputeForce => "dispute.force",
            IntentEventType.RivalryPositional => "rivalry.positional",
            IntentEventType.RivalrySpatial => "rivalry.spatial",
            IntentEventType.RivalryPrincipal => "rivalry.principal",
            IntentEventType.RivalryOther => "rivalry.other",
            IntentEventType.PledgeDefence => "pledge.defence",
            IntentEventType.PledgeNonAggression => "pledge.non-aggression",
            _ => Specification.NameOf(type),
        };
}
