using System.Collections.Frozen;
using Counterpoise.Measures;
using Counterpoise.Record;

namespace Counterpoise.Panels;

/// <summary>The catalogue: every variable that a panel may hold, each defined once.</summary>
public static class PanelVariables
{
    private const string WhereNotGiven = "Missing where the data set gives no value; zero is a value of the data set.";

    private const string ZeroByRule =
        "Inside its years a member or pair without a row in the data set has 0, by the data set's own rule.";

    private const string ZeroWithoutEvent =
        "0 where the list covers the year and names no such event of the two. After the list's last year all is missing: what other "
        + "lists tell of later years (UCDP) are ones without their zeros, and left out.";

    private static readonly Citation Cinc = new("singer1972");
    private static readonly Citation Walt = new("walt1987", "pp. 21-26");

    private static IReadOnlyList<Variable> CincComponents => Capability.CincComponents;

    private static IReadOnlyList<Variable> Military => Capability.MilitaryComponents;

    private static readonly ValueLabel[] NoYes = [new(0, "no"), new(1, "yes")];

    /// <summary>Variables of states, in the order of a panel.</summary>
    public static IReadOnlyList<PanelVariable> OfStates { get; } =
    [
        Measured(
            "cinc",
            "CINC, recomputed",
            "share of the system",
            "Mean over the known of a state's shares of the system's military expenditure, military personnel, iron and steel, "
                + "energy, total and urban population. Recomputed from the components; the published index is cinc_published.",
            CincComponents,
            y => y.Measurements.CapabilityOf(y.Year, CapabilityMeasure.Cinc).Values
        ) with
        {
            Greatest = 1,
            Methods = [Cinc],
            MissingRule = "Missing where no component is known; a component that is not known is left out of the mean.",
        },
        Bound(
            "cinc_low",
            "CINC, recomputed: least admissible",
            y => y.Measurements.CapabilityOf(y.Year, CapabilityMeasure.Cinc).Low
        ),
        Bound(
            "cinc_high",
            "CINC, recomputed: greatest admissible",
            y => y.Measurements.CapabilityOf(y.Year, CapabilityMeasure.Cinc).High
        ),
        Of(Variables.PublishedCinc, "cinc_published", "CINC as published") with
        {
            Methods = [Cinc],
            Definition = "The index as its data set has it.",
        },
        Measured(
            "net_resources",
            "Net resources",
            "share of the system",
            "GDP times GDP per head, as a share of the sum over all states whose value is known.",
            [Variables.Gdp, Variables.GdpPerCapita],
            y => y.Measurements.CapabilityOf(y.Year, CapabilityMeasure.NetResources).Values
        ) with
        {
            Greatest = 1,
            Methods = [new("beckley2018", "pp. 18-19")],
            MissingRule = "Missing where GDP or GDP per head is.",
        },
        Measured(
            "surplus",
            "Surplus domestic product",
            "share of the system",
            "GDP less 1,095 $ a head and year, not below 0, as a share of the sum over all states whose value is known.",
            [Variables.Gdp, Variables.Population],
            y => y.Measurements.CapabilityOf(y.Year, CapabilityMeasure.Surplus).Values
        ) with
        {
            Greatest = 1,
            Methods = [new("anders2020")],
            MissingRule = "Missing where GDP or population is. 0 where GDP does not exceed subsistence.",
        },
        Measured(
            "military_share",
            "Military share",
            "share of the system",
            "Mean over the known of a state's shares of the system's military expenditure and personnel.",
            Military,
            y => y.Measurements.CapabilityOf(y.Year, CapabilityMeasure.Military).Values
        ) with
        {
            Greatest = 1,
            Methods = [Citation.Ours],
            MissingRule = "Missing where neither expenditure nor personnel is known.",
        },
        Measured(
            "expenditure_share",
            "Share of military expenditure",
            "share of the system",
            "A state's share of the system's military expenditure.",
            [Variables.MilitaryExpenditure],
            y => y.Measurements.OffenseOf(y.Year, OffenseMeasure.Expenditure, NuclearAdjustment.None).Values
        ) with
        {
            Greatest = 1,
            Methods = [Citation.Ours],
            MissingRule = "Missing where expenditure is.",
        },
        Measured(
            "spending_intensity",
            "Expenditure per soldier over the system's",
            "ratio",
            "Military expenditure per soldier, over the same of the whole system.",
            Military,
            y => y.Measurements.OffenseOf(y.Year, OffenseMeasure.Intensity, NuclearAdjustment.None).Values
        ) with
        {
            Methods = [Citation.Ours],
            MissingRule = "Missing where expenditure or personnel is. 0 where there are no soldiers.",
        },
        Measured(
            "offensive_power",
            "Offensive power, by the measure chosen",
            "share or ratio",
            "Offensive power as the factor of threat reads it, by --measure offense and nuclear; by default the military share.",
            Military,
            y => y.Measurements.OffenseOf(y.Year, y.Specification.Offense, y.Specification.Nuclear).Values
        ) with
        {
            Reads = ThreatInputs.Offense,
            Choices = _ => ["offense", "nuclear"],
            UsesParameters = specification => specification.Nuclear != NuclearAdjustment.None,
            Methods = [new("walt1987", "pp. 24-25")],
            MissingRule = "Missing where a figure that the measure needs is.",
        },
        Of(Variables.MilitaryExpenditure, "milex", "Military expenditure") with
        {
            Definition = "In pounds to 1913, in US$ from 1914: no series across the two years.",
        },
        Of(Variables.MilitaryPersonnel, "milper", "Military personnel"),
        Of(Variables.IronAndSteel, "irst", "Iron and steel production"),
        Of(Variables.Energy, "pec", "Primary energy consumption"),
        Of(Variables.TotalPopulation, "tpop", "Total population (NMC)"),
        Of(Variables.UrbanPopulation, "upop", "Urban population"),
        Of(Variables.Gdp, "gdp", "Gross domestic product"),
        Of(Variables.GdpPerCapita, "gdp_per_capita", "GDP per head"),
        Of(Variables.Population, "population", "Population (latent estimate)"),
        Of(Variables.Polity2, "polity2", "Polity2: autocracy to democracy", PanelType.Whole),
        Of(Variables.Polyarchy, "polyarchy", "Electoral democracy (V-Dem)"),
        Of(Variables.ExtendedUds, "extended_uds", "Democracy (extended UDS, adjusted)"),
        Of(Variables.NuclearStatus, "nuclear_status", "Nuclear weapons status", PanelType.Whole) with
        {
            ValueLabels = [new(0, "none"), new(1, "considers"), new(2, "pursues"), new(3, "possesses")],
        },
        Of(Variables.Warheads, "warheads", "Nuclear warheads") with
        {
            Definition = "Warheads in the stockpile, as estimated after the fact.",
            MissingRule =
                "Zero is the source's: no stockpile, in the years before a state possessed weapons (United Kingdom 1950) and in those after "
                + "its first test (nuclear_status 3: United Kingdom 1952, France 1960-1963). Missing where the source does not estimate, "
                + "which its own file writes as 0: North Korea in every year, India and Pakistan before 1998. Missing too for every state "
                + "that the source does not list, whether it possessed weapons (South Africa) or, as nuclear_status tells, never did.",
        },
        Of(Variables.IdealPoint, "ideal_point", "UN ideal point (all votes)") with
        {
            Definition = "Larger is closer to the liberal order; a latent scale without bounds of its own.",
        },
        Of(Variables.CapitalLatitude, "capital_latitude", "Latitude of the capital on 1 July"),
        Of(Variables.CapitalLongitude, "capital_longitude", "Longitude of the capital on 1 July"),
        Of(Variables.MajorPower, "major_power", "Major power (COW)", PanelType.Whole) with
        {
            ValueLabels = NoYes,
            Definition = "1 where the state was a major power on any day of the year.",
        },
        Of(Variables.Pole, "pole", "Pole of the system, by stated dates", PanelType.Whole) with
        {
            ValueLabels = NoYes,
            Methods = [new("waltz1979", "p. 162")],
        },
        Of(Variables.Trade, "trade", "Total trade with all partners") with
        {
            Definition = "Imports from all members of the system, and theirs from the state.",
            MissingRule = "Flows that are not known are left out of the sum; missing where none is known.",
        },
        .. Variables.Religions.Select(family =>
            Of(family, Stem(family.Id), $"Adherents: {family.Id["religion-".Length..]}") with
            {
                Greatest = 1,
                IsInterpolated = true,
                Definition =
                    "Between the source's five-year points interpolated on a straight line; nothing beyond them.",
            }
        ),
        Measured(
            "allies",
            "States allied for defence",
            "states",
            "Number of states that owe the state defence, or to which it owes it.",
            [Variables.Obligations],
            Allies
        ) with
        {
            Type = PanelType.Whole,
            Greatest = 1000,
            MissingRule =
                "Missing where the list does not say what the state owes another or is owed, and in a record that does not hold the "
                + "whole system. 0 where no obligation is listed.",
        },
        Of(Variables.TerritorialThreat, "territorial_threat", "Latent external territorial threat") with
        {
            Methods = [new("miller2022")],
            Definition = "Mean of the posterior; the whole series was estimated together.",
        },
        Of(Variables.PublishedLeedsSavun, "leeds_savun_published", "Leeds-Savun threat environment, published") with
        {
            Methods = [new("leedssavun2007")],
        },
        Measured(
            "leeds_savun",
            "Leeds-Savun threat environment",
            "share of the system",
            "Sum of the CINC of the politically relevant states whose alliance portfolio is less similar to the state's own (S, absolute) "
                + "than the median pair's of the year is.",
            CincComponents,
            y => LeedsSavun.Of(y.Measurements, y.Similarity).Capability.ToArray()
        ) with
        {
            Methods = [new("leedssavun2007")],
            MissingRule =
                "Missing where a state's relevance, similarity or capability is not known, and in a record that does not hold the whole "
                + "system. 0 where no state counts.",
            Greatest = 2,
            Reads = _ =>
                [
                    new(CincComponents),
                    new([Variables.Obligations]),
                    PanelInput.Standing(Variables.MajorPower),
                    PanelInput.Standing(Variables.Contiguity),
                ],
        },
        OfStrategicGroup(
            "strategic_group",
            PanelType.Real,
            "Capability of the strategic reference group",
            "share of the system",
            "Sum of the CINC, of the year before,",
            group => group.Capability.ToArray()
        ) with
        {
            Greatest = 2,
        },
        OfStrategicGroup(
            "strategic_group_size",
            PanelType.Whole,
            "Size of the strategic reference group",
            "states",
            "Number",
            group =>
                [
                    .. Enumerable
                        .Range(0, group.Capability.Length)
                        .Select(i => group.WhyUnknown(i) is null ? group.Counted(i).Count : double.NaN),
                ]
        ) with
        {
            Greatest = 1000,
        },
        OfThreat("top_threat", "Greatest threat: its COW code", "COW code", y => y.Threats.Top) with
        {
            Type = PanelType.Whole,
            Least = 1,
            Greatest = 9999,
            IsNominal = true,
            Definition = "The rival first in the threat profile under equal weights.",
            Says = ThreatForms.OfRanks,
        },
        OfThreat(
            "top_threat_share",
            "Share of the greatest threat",
            "share of all threat",
            y => y.Threats.TopShare
        ) with
        {
            Greatest = 1,
            Definition = "Of all known threat to the state, the part that comes from the greatest rival.",
            Says = ThreatForms.OfShares,
        },
        OfThreat("total_threat", "All threat to the state", "own scale", y => y.Threats.Total) with
        {
            Definition =
                "Sum of the threat of every rival whose factors are known. It grows with the number of states.",
            Says = ThreatForms.OfLevels,
        },
    ];

    /// <summary>Variables of pairs, in the order of a panel.</summary>
    public static IReadOnlyList<PanelVariable> OfPairs { get; } =
    [
        Of(Variables.Contiguity, "contiguity", "Direct contiguity", PanelType.Whole) with
        {
            ValueLabels =
            [
                new(0, "none"),
                new(1, "land"),
                new(2, "to 12 miles of water"),
                new(3, "to 24 miles of water"),
                new(4, "to 150 miles of water"),
                new(5, "to 400 miles of water"),
            ],
            Definition = "Class of the data set; 0 where the two are not directly contiguous.",
        },
        Of(Variables.MinimumDistance, "minimum_distance", "Least distance between the territories") with
        {
            Definition = "On 1 January. 0 where they touch.",
        },
        Symmetric(
            "capital_distance",
            PanelType.Real,
            "Distance between the capitals",
            "km",
            new PairTerm.Measured(CapitalDistances, reversed: false)
        ) with
        {
            Greatest = 20_100,
            Definition = "Great circle between the capitals on 1 July, on a sphere of the earth's mean radius.",
            MissingRule = "Missing where either has no capital in the data set.",
            Reads = _ => [new([Variables.CapitalLatitude]), new([Variables.CapitalLongitude])],
        },
        Of(Variables.JointIgos, "joint_igos", "Joint memberships of IGOs", PanelType.Whole),
        Of(Variables.Imports, "imports", "Imports of ccode1 from ccode2"),
        Of(Variables.Troops, "troops", "Forces of ccode1 stationed in ccode2", PanelType.Whole) with
        {
            Definition = "Military personnel on active duty. Only those of the United States are counted.",
            MissingRule =
                "Missing for every pair that the data set does not count: no other state's forces are, anywhere.",
        },
        Symmetric(
            "relevant",
            PanelType.Whole,
            "Politically relevant in the year before",
            "0 or 1",
            new PairTerm.Measured(Relevance.Of, reversed: false)
        ) with
        {
            Greatest = 1,
            ValueLabels = NoYes,
            Definition =
                "Directly contiguous (classes 1 to 5), or at least one a major power (COW), in the year before; in the year itself where "
                + "the record begins or either was no member the year before.",
            MissingRule = "Missing where the record knows too little to tell.",
            Reads = _ => [PanelInput.Standing(Variables.MajorPower), PanelInput.Standing(Variables.Contiguity)],
        },
        Owed("owes_defense", "ccode1 owes ccode2 defence", Obligations.Defence),
        Owed("owes_offense", "ccode1 owes ccode2 to join its attack", Obligations.Offence),
        Owed("owes_neutrality", "ccode1 owes ccode2 neutrality", Obligations.Neutrality),
        Owed("owes_nonaggression", "ccode1 owes ccode2 non-aggression", Obligations.NonAggression),
        Owed("owes_consultation", "ccode1 owes ccode2 consultation", Obligations.Consultation),
        Together("allied", "Allied: defence owed in either direction", "0 or 1", Allied) with
        {
            Greatest = 1,
            ValueLabels = NoYes,
            Definition = "1 where either owes the other defence.",
        },
        Together("alliance_level", "Closest alliance obligation", "scale 0..3", Level) with
        {
            Greatest = 3,
            ValueLabels =
            [
                new(0, "none"),
                new(1, "consultation"),
                new(2, "neutrality or non-aggression"),
                new(3, "defence or offence"),
            ],
            Definition = "The highest obligation in either direction; a treaty that binds to none of these is 0.",
        },
        Event("dispute", "Militarised dispute between the two", EventList.Disputes, events => events.Disputes) with
        {
            Definition = "1 in every year in which the two were on opposite sides of a militarised dispute.",
        },
        Event("dispute_onset", "New militarised dispute between the two", EventList.Disputes, e => e.DisputeOnsets) with
        {
            Definition = "1 in the first year of a dispute between the two, also while another goes on.",
        },
        Conduct("hostility", "ccode1's highest hostility toward ccode2", "scale 0..5", e => e.Hostility) with
        {
            Greatest = 5,
            ValueLabels =
            [
                new(0, "no dispute"),
                new(1, "no militarised action"),
                new(2, "threat to use force"),
                new(3, "display of force"),
                new(4, "use of force"),
                new(5, "war"),
            ],
            Definition = "The state's own highest level of hostility in disputes with the other in the year.",
            MissingRule = ConductRule("hostility"),
        },
        Conduct("originator", "ccode1 was in a dispute from its first day", "0 or 1", e => e.Originators) with
        {
            Greatest = 1,
            ValueLabels = NoYes,
            Definition =
                "1 where the state was an originator of a dispute with the other. The record does not hold which side acted first.",
            MissingRule = ConductRule("origin"),
        },
        Conduct("revisionist", "ccode1 sought to change the status quo", "0 or 1", e => e.Revisionists) with
        {
            Greatest = 1,
            ValueLabels = NoYes,
            // Not retrospective by the rule: the coding rests on what the state openly demanded before the dispute, and its outcome is
            // coded apart. Polity2, which is drawn over a transition from what came after it, is.
            Definition = "1 where the state was revisionist in a dispute with the other.",
            MissingRule = ConductRule("revisionism"),
        },
        Event("war", "Interstate war between the two", EventList.Wars, events => events.Wars) with
        {
            Definition = "1 in every year in which the two fought each other.",
        },
        Event("war_onset", "New interstate war between the two", EventList.Wars, events => events.WarOnsets) with
        {
            Definition = "1 in the first year in which the two fought each other in a war.",
        },
        Event("rivalry", "Strategic rivals", EventList.Rivalries, events => events.Rivalries) with
        {
            Definition = "1 in every year of a strategic rivalry between the two.",
            MissingRule = ZeroInList,
        },
        Event(
            "principal_rivalry",
            "Principal rivals of each other",
            EventList.Rivalries,
            e => e.PrincipalRivalries
        ) with
        {
            Definition = "1 in every year of a rivalry that is a principal one of both.",
            MissingRule =
                ZeroInList + " Missing throughout where the list does not mark principal rivalries (td-rivalries).",
            Reads = _ => [new([], EventList.Rivalries) { NotSaidBy = "td-rivalries" }],
        },
        Event("arms_race", "Arms race between the two", EventList.ArmsRaces, events => events.ArmsRaces) with
        {
            Definition = "1 in every year of an arms race. The list looks at strategic rivals only.",
            MissingRule = ZeroInList,
        },
        Symmetric(
            "ideal_point_distance",
            PanelType.Real,
            "Distance between UN ideal points",
            "latent scale",
            new PairTerm.Reckoned(IdealPointDistance)
        ) with
        {
            Greatest = 20,
            Definition = "Absolute difference of the two ideal points.",
            MissingRule = "Missing where either cast too few votes to have a point.",
            Reads = _ => [new([Variables.IdealPoint])],
        },
        Symmetric(
            "stance",
            PanelType.Whole,
            "Observed stance",
            "scale 0..3",
            new PairTerm.Measured(Stances.Of, reversed: false)
        ) with
        {
            Greatest = 3,
            ValueLabels = [.. Enum.GetValues<Stance>().Select(s => new ValueLabel((int)s, Specification.NameOf(s)))],
            Definition =
                "Alliance: defence owed in either direction; else alignment: another obligation, or recorded security cooperation; else "
                + "opposition: either acted in a dispute at hostility 2 or more in the year or the four before; else aloofness. "
                + "Security cooperation is recorded as evidence, in cases only.",
            MissingRule =
                "Missing where the treaty list does not say what the two owe each other, where a carried-on treaty has seen no later "
                + "war, and where nothing is known of later disputes.",
            Reads = _ =>
                [
                    PanelInput.Standing(Variables.Obligations),
                    PanelInput.Besides(EventList.Disputes),
                    PanelInput.Evidence,
                ],
        },
        .. SimilarityIndex.All.Select(OfSimilarity),
        Threat(
            "threat_rank",
            PanelType.Whole,
            "Rank of ccode2 among threats to ccode1",
            "1 = greatest",
            t => t.Rank
        ) with
        {
            Least = 1,
            Greatest = 10_000,
            Definition = "Rank in the threat profile of ccode1, under equal weights.",
            Says = ThreatForms.OfRanks,
        },
        Threat("threat_share", PanelType.Real, "Share of ccode2 in all threat to ccode1", "share", t => t.Share) with
        {
            Greatest = 1,
            Definition = "Threat from ccode2 over the sum of all known threat to ccode1.",
            Says = ThreatForms.OfShares,
        },
        Threat("threat", PanelType.Real, "Threat of ccode2 to ccode1", "own scale", t => t.Threat) with
        {
            Definition = "Capability, proximity, offence and perceived intent, combined under equal weights.",
            Says = ThreatForms.OfLevels,
        },
        Factor("capability", ThreatFactor.Capability, "Threat factor: capability of ccode2", "share of the system") with
        {
            Greatest = 1,
            Definition = "Share of the system's capability; under proximity=power-adjusted, as it arrives at ccode1.",
            Reads = ThreatInputs.Capability,
            Choices = ThreatInputs.ChoicesOfCapability,
        },
        Factor("proximity", ThreatFactor.Proximity, "Threat factor: what arrives from ccode2", "0..1") with
        {
            Greatest = 1,
            Definition =
                "The part of ccode2's power that reaches ccode1; 1 for all under proximity=power-adjusted, where distance acts on capability.",
            Reads = ThreatInputs.Proximity,
            Choices = ThreatInputs.ChoicesOfProximity,
            UsesParameters = specification => specification.Proximity != ProximityMeasure.PowerAdjusted,
        },
        Factor("offense", ThreatFactor.Offense, "Threat factor: offensive power of ccode2", "share or ratio") with
        {
            Definition = "What of ccode2's means could be turned against another.",
            Reads = ThreatInputs.Offense,
            Choices = _ => ["offense", "nuclear"],
            UsesParameters = specification => specification.Nuclear != NuclearAdjustment.None,
        },
        Factor("intent", ThreatFactor.Intent, "Threat factor: ccode2's intent as ccode1 sees it", "probability") with
        {
            Greatest = 1,
            Definition = "ccode1's belief that ccode2 would use force against it.",
            Says = ThreatForms.OfIntent,
            Reads = ThreatInputs.Intent,
            Choices = ThreatInputs.ChoicesOfIntent,
            UsesParameters = specification => specification.Intent != IntentMeasure.None,
            MissingRule =
                "Missing before and in the first year of the list of disputes, where a quiet past cannot be told from an unknown one; "
                + "never under intent=none, which is 1 for all.",
        },
        Threat(
            "threat_absent",
            PanelType.Whole,
            "Threat factors that are unknown",
            "set of factors",
            t => t.Absent
        ) with
        {
            Greatest = (1 << ThreatFactors.Count) - 1,
            IsNominal = true,
            Definition =
                "Sum of 1 capability, 2 proximity, 4 offence, 8 intent for each that is unknown; 0 where the threat is known.",
            MissingRule = "Never missing: what is unknown is what it tells.",
            Reads = specification =>
                [.. ThreatInputs.All(specification).Select(input => input with { IsOptional = true })],
            UsesParameters = _ => false,
            ValueLabels = [.. Enumerable.Range(0, 1 << ThreatFactors.Count).Select(Unknown)],
        },
    ];

    /// <summary>Every variable.</summary>
    public static IReadOnlyList<PanelVariable> All { get; } = [.. OfStates, .. OfPairs];

    private static FrozenDictionary<string, PanelVariable> ById { get; } =
        All.ToFrozenDictionary(v => v.Id, StringComparer.Ordinal);

    private const string ZeroInList = "0 where the list covers the year and does not name the two.";

    /// <summary>Finds a variable by its id; null where there is none.</summary>
    public static PanelVariable? Find(string id) => ById.GetValueOrDefault(id);

    private static string Stem(string id) => id.Replace('-', '_');

    private static PanelVariable Of(Variable variable, string id, string label, PanelType type = PanelType.Real) =>
        new(id, variable.Level, type, label, variable.Unit)
        {
            Least = variable.Least,
            Greatest = variable.Greatest == double.MaxValue ? double.PositiveInfinity : variable.Greatest,
            MissingRule = variable.AbsentMeansZero ? ZeroByRule : WhereNotGiven,
            OfState = variable.Level == VariableLevel.StateYear ? new StateTerm.Recorded(variable) : null,
            Forward = variable.Level == VariableLevel.StateYear ? null : new PairTerm.Recorded(variable, false),
            Backward = variable.Level == VariableLevel.StateYear ? null : new PairTerm.Recorded(variable, true),
            Reads = _ => [new([variable])],
        };

    private static PanelVariable Measured(
        string id,
        string label,
        string unit,
        string definition,
        IReadOnlyList<Variable> anyOf,
        Func<PanelYear, IEnumerable<double>> values
    ) =>
        new(id, VariableLevel.StateYear, PanelType.Real, label, unit)
        {
            Definition = definition,
            OfState = new StateTerm.Measured(y => [.. values(y)]),
            Reads = _ => [new(anyOf)],
        };

    private static PanelVariable Bound(string id, string label, Func<PanelYear, IEnumerable<double>> values) =>
        Measured(
            id,
            label,
            "share of the system",
            "CINC under every admissible value of the components that are not known: the range of politically relevant peers, narrowed "
                + "by the state's own earlier readings. Equal to cinc where every component is known.",
            CincComponents,
            values
        ) with
        {
            Greatest = 1,
            UsesParameters = _ => true,
            Methods = [Citation.Ours],
            MissingRule = "Missing where no component of any state is known.",
        };

    private static PanelVariable OfThreat(string id, string label, string unit, Func<PanelYear, double[]> values) =>
        new(id, VariableLevel.StateYear, PanelType.Real, label, unit)
        {
            Methods = [Walt, Citation.Ours],
            OfState = new StateTerm.Measured(values),
            Reads = ThreatInputs.All,
            Choices = ThreatInputs.ChoicesOfAll,
            UsesParameters = _ => true,
            MissingRule = "Missing where no rival's factors are all known. Rivals with an unknown factor are left out.",
        };

    private static PanelVariable OfStrategicGroup(
        string id,
        PanelType type,
        string label,
        string unit,
        string what,
        Func<ThreatEnvironment, double[]> values
    ) =>
        new(id, VariableLevel.StateYear, type, label, unit)
        {
            Definition =
                $"{what} of the states with which the state had a militarised dispute or war in the five years before, or a strategic rivalry "
                + "in the year before, and those that had a pact of defence with one of them in the year before.",
            Methods = [new("maoz1996"), new("maoz2010")],
            MissingRule =
                "Missing where the capability of one that counts, or what binds one to another, is not known, where a list does not cover "
                + "the years before, and in a record that does not hold the whole system. 0 where no state counts.",
            OfState = new StateTerm.Measured(y => values(y.StrategicGroup)),
            Reads = _ =>
                [
                    new(CincComponents, After: 1, Later: 1),
                    new([Variables.Obligations], After: 1, Later: 1),
                    new([], EventList.Disputes, After: StrategicReferenceGroup.Window, Later: 1)
                    {
                        LeavesOut = PanelInput.LaterConflicts,
                    },
                    new([], EventList.Rivalries, After: 1, Later: 1),
                    PanelInput.Besides(EventList.Wars),
                ],
        };

    private static PanelVariable OfSimilarity(SimilarityIndex index)
    {
        bool ofPoints = index.Positions == SimilarityPositions.IdealPoints;
        var measure = index.Measure switch
        {
            SimilarityMeasure.S => "S",
            SimilarityMeasure.Kappa => "Kappa",
            SimilarityMeasure.Pi => "Pi",
            SimilarityMeasure.TauB => "Tau-b",
            _ => throw new InvalidOperationException($"'{index}' has no name."),
        };
        var distance = index.Distance switch
        {
            SimilarityDistance.Absolute => ", absolute",
            SimilarityDistance.Squared => ", squared",
            SimilarityDistance.Binary => ", tie or none",
            _ => "",
        };
        double[] Matrix(PanelYear year) => year.Similarity.Matrix(index).ToArray();
        return Symmetric(
            index.Id,
            PanelType.Real,
            $"{measure} of {(ofPoints ? "ideal points" : "alliances")}{distance}{(index.Weighted ? ", weighted" : "")}",
            "1 = the same",
            new PairTerm.Measured(Matrix, reversed: false)
        ) with
        {
            // The least of a chance-corrected index depends on the marginals.
            Least = index.Measure is SimilarityMeasure.S or SimilarityMeasure.TauB ? -1 : double.NegativeInfinity,
            Greatest = 1,
            Definition = SimilarityDefinitions.Of(index),
            MissingRule = SimilarityDefinitions.MissingRuleOf(index),
            Methods = ofPoints
                ? [new("signorinoritter1999"), Citation.Ours]
                : index.Measure switch
                {
                    SimilarityMeasure.S => [new("signorinoritter1999"), new("haege2011")],
                    SimilarityMeasure.Kappa => [new("cohen1968"), new("haege2011")],
                    SimilarityMeasure.Pi => [new("scott1955"), new("haege2011")],
                    _ => [new("kendall1945"), new("buenodemesquita1975")],
                },
            Reads = _ =>
                ofPoints ? [new([Variables.IdealPoint])]
                : index.Weighted ? [new([Variables.Obligations]), new(CincComponents)]
                : [new([Variables.Obligations])],
        };
    }

    private static PanelVariable Symmetric(string id, PanelType type, string label, string unit, PairTerm term) =>
        new(id, VariableLevel.DyadYear, type, label, unit) { Forward = term, Backward = term };

    private static PanelVariable Owed(string id, string label, Obligations obligation) =>
        new(id, VariableLevel.DirectedDyadYear, PanelType.Whole, label, "0 or 1")
        {
            Greatest = 1,
            ValueLabels = NoYes,
            Definition = "1 where a treaty in force in the year binds the first state.",
            MissingRule = "Missing where the list does not say what is owed. " + ZeroByRule,
            Forward = new PairTerm.Obliged((own, _) => Has(own, obligation), reversed: false),
            Backward = new PairTerm.Obliged((own, _) => Has(own, obligation), reversed: true),
            Reads = _ => [new([Variables.Obligations])],
        };

    private static PanelVariable Together(string id, string label, string unit, Func<float, float, double> amount) =>
        Symmetric(id, PanelType.Whole, label, unit, new PairTerm.Obliged(amount, reversed: false)) with
        {
            MissingRule =
                "Missing where the list does not say what either owes and that could change the value. " + ZeroByRule,
            Reads = _ => [new([Variables.Obligations])],
        };

    private static PanelVariable Event(string id, string label, EventList list, Func<PairEvents, MarkedPairs> marks) =>
        Symmetric(id, PanelType.Whole, label, "0 or 1", new PairTerm.Marked(marks, reversed: false)) with
        {
            Greatest = 1,
            ValueLabels = NoYes,
            MissingRule = ZeroWithoutEvent,
            Marks = marks,
            List = list,
            Reads = _ => [Listed(list)],
        };

    private static PanelVariable Conduct(string id, string label, string unit, Func<PairEvents, MarkedPairs> marks) =>
        new(id, VariableLevel.DirectedDyadYear, PanelType.Whole, label, unit)
        {
            Forward = new PairTerm.Marked(marks, reversed: false),
            Backward = new PairTerm.Marked(marks, reversed: true),
            Reads = _ => [Listed(EventList.Disputes)],
        };

    // Only what the list itself says: of the years after its last, all is missing.
    private static PanelInput Listed(EventList list) => new([], list) { LeavesOut = PanelInput.LaterConflicts };

    private static string ConductRule(string what) =>
        $"Missing where the two had a dispute and {what} is not coded. {ZeroWithoutEvent}";

    private static PanelVariable Threat(
        string id,
        PanelType type,
        string label,
        string unit,
        Func<Threats, double[]> values
    )
    {
        double[] Matrix(PanelYear year) => values(year.Threats);
        Func<PanelYear, double[]> matrix = Matrix;
        return new(id, VariableLevel.DirectedDyadYear, type, label, unit)
        {
            Methods = [Walt, Citation.Ours],
            Forward = new PairTerm.Measured(matrix, reversed: false),
            Backward = new PairTerm.Measured(matrix, reversed: true),
            Reads = ThreatInputs.All,
            Choices = ThreatInputs.ChoicesOfAll,
            UsesParameters = _ => true,
            MissingRule = "Missing where a factor of the threat is unknown; threat_absent says which.",
        };
    }

    private static PanelVariable Factor(string id, ThreatFactor factor, string label, string unit) =>
        Threat(id, PanelType.Real, label, unit, threats => threats.Factors[(int)factor]) with
        {
            UsesParameters = _ => false,
            MissingRule = "Missing where a figure that the measure needs is.",
        };

    private static ValueLabel Unknown(int factors) =>
        new(
            factors,
            factors == 0
                ? "none"
                : string.Join(
                    ", ",
                    ThreatFactors.All.Where(f => (factors >> (int)f & 1) != 0).Select(ThreatFactors.NameOf)
                )
        );

    private static double Has(float flags, Obligations obligation) =>
        float.IsNaN(flags) ? double.NaN
        : ((Obligations)(int)flags & obligation) != Obligations.None ? 1
        : 0;

    private static double Allied(float own, float others) =>
        Has(own, Obligations.Defence) == 1 || Has(others, Obligations.Defence) == 1 ? 1
        : float.IsNaN(own) || float.IsNaN(others) ? double.NaN
        : 0;

    private static double Level(float own, float others)
    {
        int known = Math.Max(LevelOf(own), LevelOf(others));
        return known < 3 && (float.IsNaN(own) || float.IsNaN(others)) ? double.NaN : known;
    }

    private static int LevelOf(float flags) =>
        float.IsNaN(flags) ? 0 : AlliancePortfolios.LevelOf((Obligations)(int)flags);

    private static IEnumerable<double> Allies(PanelYear year)
    {
        var allies = new double[year.Count];
        if (!year.Slice.HoldsWholeSystem || year.Slice.Matrix(Variables.Obligations).IsEmpty)
        {
            Array.Fill(allies, double.NaN);
            return allies;
        }
        var row = year.Scratch();
        var allied = new PairTerm.Obliged(Allied, reversed: false);
        for (int i = 0; i < allies.Length; i++)
        {
            allied.Row(year, i, row);
            row[i] = 0;
            foreach (double one in row)
                allies[i] += one;
        }
        year.Return(row);
        return allies;
    }

    private static void IdealPointDistance(PanelYear year, int from, Span<double> row)
    {
        var points = year.Slice.Column(Variables.IdealPoint);
        if (points.IsEmpty)
        {
            row.Fill(double.NaN);
            return;
        }
        for (int j = 0; j < row.Length; j++)
            row[j] = Math.Abs(points[from] - points[j]);
    }

    private static double[] CapitalDistances(PanelYear year)
    {
        int n = year.Count;
        var km = year.Matrix();
        var latitude = year.Slice.Column(Variables.CapitalLatitude);
        var longitude = year.Slice.Column(Variables.CapitalLongitude);
        if (latitude.IsEmpty || longitude.IsEmpty)
        {
            Array.Fill(km, double.NaN);
            return km;
        }
        for (int i = 0; i < n; i++)
        {
            for (int j = i + 1; j < n; j++)
            {
                km[i * n + j] = km[j * n + i] = Distance
                    .GreatCircle(latitude[i], longitude[i], latitude[j], longitude[j])
                    .Value;
            }
        }
        return km;
    }
}
