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
/// The parameters of perceived intent. Types of event are elicited as probabilities: the belief that the rival would use
/// force, right after one full-sized event of the type and nothing else. The weight is the step in log odds from the base.
/// </summary>
public sealed class IntentParameters
{
    private readonly ParameterSet _set;

    /// <summary>Reads the parameters.</summary>
    /// <exception cref="KeyNotFoundException">The set lacks one of the <c>intent.*</c> parameters.</exception>
    public IntentParameters(ParameterSet set)
    {
        _set = set;
        Base = Logit(set["intent.base"]);
        DisputeByHostility =
        [
            default, // hostility starts at 1
            new EventWeight(0, set["intent.dispute.half-life"]), // 1: no militarised act
            Event("intent.dispute.threat", "intent.dispute.half-life"),
            Event("intent.dispute.display", "intent.dispute.half-life"),
            Event("intent.dispute.force", "intent.dispute.half-life"),
            // 5: war; what exceeds the use of force comes from the list of wars.
            Event("intent.dispute.force", "intent.dispute.half-life"),
        ];
        StatusQuo = set["intent.dispute.status-quo"];
        Joiner = set["intent.dispute.joiner"];
        // A war's use of force is on the list of disputes already; the war adds what goes beyond it.
        War = new(Logit(set["intent.war"]) - Logit(set["intent.dispute.force"]), set["intent.war.half-life"]);
        WarNotInitiated = set["intent.war.not-initiated"];
        RivalryPositional = Event("intent.rivalry.positional", "intent.rivalry.half-life");
        RivalrySpatial = Event("intent.rivalry.spatial", "intent.rivalry.half-life");
        RivalryPrincipal = Event("intent.rivalry.principal", "intent.rivalry.half-life");
        RivalryOther = Event("intent.rivalry.other", "intent.rivalry.half-life");
        ArmsRace = Event("intent.arms-race", "intent.arms-race.half-life");
        TerritorialClaim = Event("intent.territorial-claim", "intent.territorial-claim.half-life");
        ColonialRule = Event("intent.colonial-rule", "intent.colonial-rule.half-life");
        Occupation = Event("intent.occupation", "intent.occupation.half-life");
        Conquest = Event("intent.conquest", "intent.conquest.half-life");
        Incident = Event("intent.incident", "intent.incident.half-life");
        Statement = Event("intent.statement", "intent.statement.half-life");
        Retraction = Event("intent.retraction", "intent.retraction.half-life");
        Reassurance = Event("intent.reassurance", "intent.reassurance.half-life");
        ApologyRelief = set["intent.apology.relief"];
        RetractionRestores = set["intent.retraction.restores"];
        PledgeDefence = Event("intent.pledge.defence", "intent.reassurance.half-life").Weight;
        PledgeNonAggression = Event("intent.pledge.non-aggression", "intent.reassurance.half-life").Weight;
        PactWithFeared = Event("intent.pact-with-feared", "intent.reassurance.half-life").Weight;
    }

    /// <summary>Log odds of force before any event.</summary>
    public double Base { get; }

    /// <summary>Weight of a dispute by the rival's hostility, 1..5; index 0 is unused. Shape [6].</summary>
    public IReadOnlyList<EventWeight> DisputeByHostility { get; }

    /// <summary>Factor for a rival that did not seek to change the status quo, 0..1.</summary>
    public double StatusQuo { get; }

    /// <summary>Factor for a rival that joined a dispute later, 0..1.</summary>
    public double Joiner { get; }

    /// <summary>An interstate war, beyond the use of force that the list of disputes holds.</summary>
    public EventWeight War { get; }

    /// <summary>Factor for a war that the rival's side did not initiate, 0..1.</summary>
    public double WarNotInitiated { get; }

    /// <summary>A positional rivalry.</summary>
    public EventWeight RivalryPositional { get; }

    /// <summary>A spatial rivalry.</summary>
    public EventWeight RivalrySpatial { get; }

    /// <summary>A principal rivalry.</summary>
    public EventWeight RivalryPrincipal { get; }

    /// <summary>A rivalry of another or no coded type.</summary>
    public EventWeight RivalryOther { get; }

    /// <summary>An arms race.</summary>
    public EventWeight ArmsRace { get; }

    /// <summary>A territorial claim.</summary>
    public EventWeight TerritorialClaim { get; }

    /// <summary>Colonial rule.</summary>
    public EventWeight ColonialRule { get; }

    /// <summary>Military occupation.</summary>
    public EventWeight Occupation { get; }

    /// <summary>Conquest or its attempt.</summary>
    public EventWeight Conquest { get; }

    /// <summary>An incident.</summary>
    public EventWeight Incident { get; }

    /// <summary>A hostile statement.</summary>
    public EventWeight Statement { get; }

    /// <summary>A retraction or backlash, beyond what it restores.</summary>
    public EventWeight Retraction { get; }

    /// <summary>A reassurance; the weight is negative.</summary>
    public EventWeight Reassurance { get; }

    /// <summary>Part of an occupation's remaining weight that a full-sized apology takes away, 0..1.</summary>
    public double ApologyRelief { get; }

    /// <summary>Part of an apology's effect that a fresh full-sized retraction takes back, 0..1.</summary>
    public double RetractionRestores { get; }

    /// <summary>A defence obligation toward the perceiver in force; negative.</summary>
    public double PledgeDefence { get; }

    /// <summary>A non-aggression or neutrality obligation toward the perceiver in force; negative.</summary>
    public double PledgeNonAggression { get; }

    /// <summary>A defence pact with the state feared most.</summary>
    public double PactWithFeared { get; }

    /// <summary>Log odds of a probability above 0 and below 1.</summary>
    public static double Logit(double probability) => Math.Log(probability / (1 - probability));

    /// <summary>The probability of log odds.</summary>
    public static double Probability(double logit) => 1 / (1 + Math.Exp(-logit));

    private EventWeight Event(string probability, string halfLife) =>
        new(Logit(_set[probability]) - Base, _set[halfLife]);
}
