using System.Collections.Frozen;

namespace Counterpoise.Record;

/// <summary>What one value of a variable belongs to.</summary>
public enum VariableLevel
{
    /// <summary>A state in a year.</summary>
    StateYear,

    /// <summary>An unordered pair in a year; both directions hold the same value.</summary>
    DyadYear,

    /// <summary>An ordered pair in a year.</summary>
    DirectedDyadYear,
}

/// <summary>A quantity that the record carries for every year: its unit, range and rule for what is missing.</summary>
/// <param name="Id">Name used in files and on the command line.</param>
/// <param name="Level">What one value belongs to.</param>
/// <param name="Unit">Unit, as the source has it.</param>
/// <param name="Meaning">What is counted, in one clause.</param>
/// <param name="Least">Least possible value.</param>
/// <param name="Greatest">Greatest possible value.</param>
public sealed record Variable(
    string Id,
    VariableLevel Level,
    string Unit,
    string Meaning,
    double Least,
    double Greatest
)
{
    /// <summary>
    /// Whether a pair or state without a row inside the coverage has the value zero by the source's own rule
    /// (not contiguous, no obligation, not a major power). Otherwise it is unknown.
    /// </summary>
    public bool AbsentMeansZero { get; init; }

    /// <summary>Whether the series was coded, after the fact, with knowledge of what followed.</summary>
    public bool Retrospective { get; init; }

    /// <summary>First year of another unit, across which values are not comparable; null where the unit never changes.</summary>
    public Year? NewUnitFrom { get; init; }

    /// <summary>Whether yearly totals over the whole system have a meaning (shares are taken of them).</summary>
    public bool HasSystemTotal { get; init; }

    /// <summary>Position in <see cref="Variables.All"/>; used for dense storage.</summary>
    internal int Ordinal { get; init; }

    /// <inheritdoc />
    public override string ToString() => Id;
}

/// <summary>The variables that the record carries.</summary>
public static class Variables
{
    private static readonly List<Variable> List = [];

    /// <summary>Military expenditure (NMC). Thousands of pounds sterling to 1913, of current US$ from 1914.</summary>
    public static Variable MilitaryExpenditure { get; } =
        State(
            "milex",
            "thousand £ to 1913, thousand current US$ from 1914",
            "military expenditure",
            total: true,
            newUnitFrom: 1914
        );

    /// <summary>Military personnel (NMC), thousands.</summary>
    public static Variable MilitaryPersonnel { get; } =
        State("milper", "thousand persons", "military personnel", total: true);

    /// <summary>Iron and steel production (NMC), thousand tons.</summary>
    public static Variable IronAndSteel { get; } =
        State("irst", "thousand tons", "iron and steel production", total: true);

    /// <summary>Primary energy consumption (NMC), thousand coal-ton equivalents.</summary>
    public static Variable Energy { get; } =
        State("pec", "thousand coal-ton equivalents", "primary energy consumption", total: true);

    /// <summary>Total population (NMC), thousands.</summary>
    public static Variable TotalPopulation { get; } =
        State("tpop", "thousand persons", "total population", total: true);

    /// <summary>Urban population (NMC), thousands.</summary>
    public static Variable UrbanPopulation { get; } =
        State("upop", "thousand persons", "urban population", total: true);

    /// <summary>The index of national capability as published (NMC); ours is recomputed from its components.</summary>
    public static Variable PublishedCinc { get; } = State("cinc", "share", "published CINC", greatest: 1);

    /// <summary>Gross domestic product (Fariss et al. latent estimate), million 2017 international $.</summary>
    public static Variable Gdp { get; } =
        State("gdp", "million 2017 international $", "gross domestic product", total: true, retrospective: true);

    /// <summary>GDP per head (Fariss et al. latent estimate), 2011 international $.</summary>
    public static Variable GdpPerCapita { get; } =
        State("gdp-per-capita", "2011 international $", "gross domestic product per head", retrospective: true);

    /// <summary>Population (Fariss et al. latent estimate), millions.</summary>
    public static Variable Population { get; } =
        State("population", "million persons", "population", total: true, retrospective: true);

    /// <summary>Polity2 regime score, -10..10.</summary>
    // Coded after the fact as V-Dem's index is; and polity2 fills a transition on a line to what came after it.
    public static Variable Polity2 { get; } =
        State(
            "polity2",
            "scale -10..10",
            "regime, autocracy to democracy",
            least: -10,
            greatest: 10,
            retrospective: true
        );

    /// <summary>V-Dem electoral democracy index, 0..1.</summary>
    public static Variable Polyarchy { get; } =
        State("polyarchy", "scale 0..1", "electoral democracy", greatest: 1, retrospective: true);

    /// <summary>Unified Democracy Scores, extended (Marquez 2016), with the cut-point of polity added; larger is more democratic.</summary>
    public static Variable ExtendedUds { get; } =
        State("extended-uds", "latent scale", "democracy, extended UDS", least: -4, greatest: 4, retrospective: true);

    /// <summary>Nuclear weapons status: 0 none, 1 considers, 2 pursues, 3 possesses.</summary>
    public static Variable NuclearStatus { get; } =
        State("nuclear-status", "scale 0..3", "nuclear weapons status", greatest: 3, retrospective: true);

    /// <summary>
    /// Nuclear warheads in the stockpile, estimated after the fact. Zero in the source's years before possession and of possession
    /// without a stockpile. Absent where nobody estimates them: some possessors, and every state that the source does not list, most
    /// of which possess none, as <see cref="NuclearStatus"/> tells.
    /// </summary>
    public static Variable Warheads { get; } =
        State("warheads", "warheads", "nuclear warheads", total: true, retrospective: true);

    /// <summary>UN General Assembly ideal point (all votes); larger is closer to the liberal order.</summary>
    public static Variable IdealPoint { get; } =
        State("ideal-point", "latent scale", "UN ideal point", least: -10, greatest: 10, retrospective: true);

    /// <summary>Latitude of the capital on 1 July, degrees north.</summary>
    public static Variable CapitalLatitude { get; } =
        State("capital-latitude", "degrees north", "latitude of the capital", least: -90, greatest: 90);

    /// <summary>Longitude of the capital on 1 July, degrees east.</summary>
    public static Variable CapitalLongitude { get; } =
        State("capital-longitude", "degrees east", "longitude of the capital", least: -180, greatest: 180);

    /// <summary>Whether the state was a major power (COW) on any day of the year, 0 or 1.</summary>
    public static Variable MajorPower { get; } =
        State("major-power", "0 or 1", "COW major power", greatest: 1, absentMeansZero: true, retrospective: true);

    /// <summary>Whether the state was a pole of the system in the year by stated dates, 0 or 1 (waltz1979, p. 162).</summary>
    public static Variable Pole { get; } =
        State("pole", "0 or 1", "pole by stated dates", greatest: 1, absentMeansZero: true, retrospective: true);

    /// <summary>
    /// Total trade, million current US$: imports from all partners in the system, and theirs from the state. What a
    /// partner's share of trade is taken of (Barbieri 1996). Flows that are not known are left out of the sum, so that it
    /// understates the trade of a state whose partners report little; absent where no flow is known.
    /// </summary>
    public static Variable Trade { get; } = State("trade", "million current US$", "total trade with all partners");

    /// <summary>
    /// Latent external territorial threat (miller2022), mean of the posterior; not the column that is weighted by distance, which
    /// begins in 1885. Standard units of the latent variable; may be negative.
    /// </summary>
    public static Variable TerritorialThreat { get; } =
        State(
            "territorial-threat",
            "standard units of a latent variable",
            "latent external territorial threat",
            least: -10,
            greatest: 10,
            retrospective: true
        );

    /// <summary>
    /// Threat environment as published (leedssavun2007, extended): the share of the system's capability (CINC) that potential
    /// enemies have. Ours is computed anew.
    /// </summary>
    public static Variable PublishedLeedsSavun { get; } =
        State("leeds-savun", "share", "published Leeds-Savun threat environment", greatest: 1, retrospective: true);

    /// <summary>Adherents of each family of religions as a share of population, in the order of the source.</summary>
    public static IReadOnlyList<Variable> Religions { get; } =
    [
        .. new[]
        {
            "christian",
            "jewish",
            "muslim",
            "buddhist",
            "zoroastrian",
            "hindu",
            "sikh",
            "shinto",
            "bahai",
            "taoist",
            "jain",
            "confucian",
            "syncretic",
            "animist",
            "none",
            "other",
        }.Select(family => State($"religion-{family}", "share of population", $"adherents: {family}", greatest: 1)),
    ];

    /// <summary>Direct contiguity class: 1 land, 2 to 12, 3 to 24, 4 to 150, 5 to 400 miles of water; 0 none.</summary>
    public static Variable Contiguity { get; } =
        Add(
            new("contiguity", VariableLevel.DyadYear, "class 1..5, 0 none", "direct contiguity", 0, 5)
            {
                AbsentMeansZero = true,
            }
        );

    /// <summary>Least distance between the two territories on 1 January, kilometres.</summary>
    public static Variable MinimumDistance { get; } =
        Add(new("minimum-distance", VariableLevel.DyadYear, "km", "least distance between territories", 0, 20_100));

    /// <summary>Number of intergovernmental organisations of which both are full members.</summary>
    public static Variable JointIgos { get; } =
        Add(new("joint-igos", VariableLevel.DyadYear, "organisations", "joint IGO memberships", 0, 1_000));

    /// <summary>Imports of the first state from the second, million current US$.</summary>
    public static Variable Imports { get; } =
        Add(new("imports", VariableLevel.DirectedDyadYear, "million current US$", "imports", 0, 1e9));

    /// <summary>Military personnel of the first state on active duty in the second, persons.</summary>
    public static Variable Troops { get; } =
        Add(new("troops", VariableLevel.DirectedDyadYear, "persons", "forces stationed in", 0, 1e7));

    /// <summary>Alliance obligations of the first state toward the second, as <see cref="Record.Obligations"/>.</summary>
    public static Variable Obligations { get; } =
        Add(
            new("obligations", VariableLevel.DirectedDyadYear, "flags", "alliance obligations", 0, 63)
            {
                AbsentMeansZero = true,
            }
        );

    /// <summary>Every variable, in a fixed order.</summary>
    public static IReadOnlyList<Variable> All => List;

    private static FrozenDictionary<string, Variable> ById { get; } = List.ToFrozenDictionary(v => v.Id);

    /// <summary>Finds a variable by its id; null where there is none.</summary>
    public static Variable? Find(string id) => ById.GetValueOrDefault(id);

    private static Variable State(
        string id,
        string unit,
        string meaning,
        double least = 0,
        double greatest = double.MaxValue,
        bool total = false,
        bool absentMeansZero = false,
        bool retrospective = false,
        int? newUnitFrom = null
    ) =>
        Add(
            new(id, VariableLevel.StateYear, unit, meaning, least, greatest)
            {
                HasSystemTotal = total,
                AbsentMeansZero = absentMeansZero,
                Retrospective = retrospective,
                NewUnitFrom = newUnitFrom is { } year ? new Year(year) : null,
            }
        );

    private static Variable Add(Variable variable)
    {
        variable = variable with { Ordinal = List.Count };
        List.Add(variable);
        return variable;
    }
}
