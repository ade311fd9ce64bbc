using System.Globalization;

namespace Counterpoise.Measures;

/// <summary>How a state's aggregate capability is measured.</summary>
public enum CapabilityMeasure
{
    /// <summary>Mean over the known of six shares of system totals (Singer, Bremer and Stuckey 1972).</summary>
    Cinc,

    /// <summary>GDP times GDP per head, as a share of the system (Beckley 2018).</summary>
    NetResources,

    /// <summary>GDP above subsistence, as a share of the system (Anders, Fariss and Markowitz 2020).</summary>
    Surplus,

    /// <summary>Mean of the shares of military expenditure and personnel.</summary>
    Military,
}

/// <summary>How power fades with distance.</summary>
public enum ProximityMeasure
{
    /// <summary>exp(-d / lambda).</summary>
    Exponential,

    /// <summary>1 / (1 + d / lambda).</summary>
    Hyperbolic,

    /// <summary>Steps by class of direct contiguity.</summary>
    Contiguity,

    /// <summary>
    /// Capability discounted by days of transport (Bueno de Mesquita 1981); takes the place of capability and
    /// proximity together. Known from secondary reading.
    /// </summary>
    PowerAdjusted,
}

/// <summary>Between which points distance is measured.</summary>
public enum DistanceMeasure
{
    /// <summary>Great circle between the capitals.</summary>
    Capitals,

    /// <summary>Least distance between the territories where the record has it, else between the capitals.</summary>
    Minimum,
}

/// <summary>How far a state's power reaches beyond its home.</summary>
public enum ReachMeasure
{
    /// <summary>The more offensive power a state has, the slower its power fades.</summary>
    Projection,

    /// <summary>The nearer of its homeland and, for a part of its power, the places where its forces stood a year before.</summary>
    Basing,

    /// <summary>Every state's power fades alike.</summary>
    None,
}

/// <summary>How offensive power is measured. Each leaves out inventories of ships and aircraft.</summary>
public enum OffenseMeasure
{
    /// <summary>Mean over the known of the shares of military expenditure and personnel. Leaves out quality and posture.</summary>
    Military,

    /// <summary>Share of military expenditure. Leaves out cheap manpower.</summary>
    Expenditure,

    /// <summary>Expenditure per soldier relative to the system. Leaves out size.</summary>
    Intensity,
}

/// <summary>Whether nuclear weapons add to offensive power.</summary>
public enum NuclearAdjustment
{
    /// <summary>No.</summary>
    None,

    /// <summary>By status, 0 none .. 3 possesses.</summary>
    Status,

    /// <summary>By the log of the stockpile, as a part of the log of the greatest of the year. Leaves out means of delivery.</summary>
    Warheads,
}

/// <summary>Where perceived intent comes from.</summary>
public enum IntentMeasure
{
    /// <summary>Events weighted by the assumed parameters, elicited before anything was computed.</summary>
    Assumed,

    /// <summary>Events weighted as disputes of the record bear out.</summary>
    Estimated,

    /// <summary>As estimated, without series that were coded with hindsight about intent (rivalry lists), here and in the estimate.</summary>
    Contemporaneous,

    /// <summary>One for everybody: perception taken out, structure left.</summary>
    None,
}

/// <summary>How the factors combine into threat.</summary>
public enum ThreatForm
{
    /// <summary>A product of powers: a rival that lacks one factor altogether is a small threat.</summary>
    Geometric,

    /// <summary>Weighted mean of the rivals' ranks on each factor.</summary>
    Additive,

    /// <summary>The rival's weakest factor.</summary>
    WeakestLink,
}

/// <summary>Which states count as the poles, or great powers, of a year.</summary>
public enum PolesMeasure
{
    /// <summary>By stated dates: several to 1945, two to 1991, one after (waltz1979, pp. 129-131, 162).</summary>
    Dated,

    /// <summary>The major powers of the Correlates of War.</summary>
    Majors,

    /// <summary>Every state with at least a stated part of the strongest state's capability.</summary>
    Threshold,
}

/// <summary>How democratic a state is.</summary>
public enum DemocracyMeasure
{
    /// <summary>V-Dem's electoral democracy index, 0..1.</summary>
    Polyarchy,

    /// <summary>Polity2, from -10..10 brought to 0..1.</summary>
    Polity,
}

/// <summary>One choice of measure for every factor. Choices of measure are never mixed with choices of weight.</summary>
public sealed record Specification
{
    /// <summary>The default of each measure.</summary>
    public static Specification Default { get; } = new();

    /// <summary>Aggregate capability.</summary>
    public CapabilityMeasure Capability { get; init; } = CapabilityMeasure.Cinc;

    /// <summary>Decay with distance.</summary>
    public ProximityMeasure Proximity { get; init; } = ProximityMeasure.Exponential;

    /// <summary>Distance.</summary>
    public DistanceMeasure Distance { get; init; } = DistanceMeasure.Capitals;

    /// <summary>Reach.</summary>
    public ReachMeasure Reach { get; init; } = ReachMeasure.Projection;

    /// <summary>Offensive power.</summary>
    public OffenseMeasure Offense { get; init; } = OffenseMeasure.Military;

    /// <summary>Nuclear adjustment of offensive power.</summary>
    public NuclearAdjustment Nuclear { get; init; } = NuclearAdjustment.None;

    /// <summary>Perceived intent.</summary>
    public IntentMeasure Intent { get; init; } = IntentMeasure.Estimated;

    /// <summary>
    /// Whether pledges to the perceiver and pacts with the rival it fears enter intent. They must not where an
    /// alliance is what is to be explained.
    /// </summary>
    public bool Pledges { get; init; } = true;

    /// <summary>Who the poles are.</summary>
    public PolesMeasure Poles { get; init; } = PolesMeasure.Dated;

    /// <summary>How democratic states are.</summary>
    public DemocracyMeasure Democracy { get; init; } = DemocracyMeasure.Polyarchy;

    /// <summary>Form of the composite.</summary>
    public ThreatForm Form { get; init; } = ThreatForm.Geometric;

    /// <summary>Whether events of the year itself count. Without it a reading uses only what came before its year.</summary>
    public bool Concurrent { get; init; }

    /// <summary>The same specification with one measure changed by name, as on the command line.</summary>
    /// <param name="measure">Measure, by one of the names of <see cref="Measures"/>.</param>
    /// <param name="option">Option, in lower case with hyphens.</param>
    /// <exception cref="FaultyInputException">The measure or the option does not exist; those that do are named.</exception>
    public Specification With(string measure, string option) =>
        measure switch
        {
            "capability" => this with { Capability = Named<CapabilityMeasure>(measure, option) },
            "proximity" => this with { Proximity = Named<ProximityMeasure>(measure, option) },
            "distance" => this with { Distance = Named<DistanceMeasure>(measure, option) },
            "reach" => this with { Reach = Named<ReachMeasure>(measure, option) },
            "offense" => this with { Offense = Named<OffenseMeasure>(measure, option) },
            "nuclear" => this with { Nuclear = Named<NuclearAdjustment>(measure, option) },
            "intent" => this with { Intent = Named<IntentMeasure>(measure, option) },
            "threat" => this with { Form = Named<ThreatForm>(measure, option) },
            "poles" => this with { Poles = Named<PolesMeasure>(measure, option) },
            "democracy" => this with { Democracy = Named<DemocracyMeasure>(measure, option) },
            _ => throw new FaultyInputException(
                "--measure",
                0,
                $"'{measure}' is no measure; choose one of {string.Join(", ", Measures)}.",
                "nothing was computed"
            ),
        };

    /// <summary>Names of the measures, as on the command line.</summary>
    public static IReadOnlyList<string> Measures { get; } = [.. Default.Describe().Select(d => d.Measure)];

    /// <summary>The options as name and value, in a fixed order, for manifests and notes.</summary>
    public IEnumerable<(string Measure, string Option)> Describe() =>
        [
            ("capability", NameOf(Capability)),
            ("proximity", NameOf(Proximity)),
            ("distance", NameOf(Distance)),
            ("reach", NameOf(Reach)),
            ("offense", NameOf(Offense)),
            ("nuclear", NameOf(Nuclear)),
            ("intent", NameOf(Intent)),
            ("threat", NameOf(Form)),
            ("poles", NameOf(Poles)),
            ("democracy", NameOf(Democracy)),
        ];

    /// <summary>The name of an option as written on the command line: lower case with hyphens.</summary>
    public static string NameOf<T>(T option)
        where T : struct, Enum
    {
        var names = OptionNames<T>.ByValue;
        int value = Convert.ToInt32(option, CultureInfo.InvariantCulture);
        return value >= 0 && value < names.Length ? names[value] : Hyphenated(option.ToString());
    }

    private static T Named<T>(string measure, string option)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(NameOf(value), option, StringComparison.OrdinalIgnoreCase))
                return value;
        }
        var known = string.Join(", ", Enum.GetValues<T>().Select(NameOf));
        throw new FaultyInputException(
            "--measure",
            0,
            $"'{option}' is no option of {measure}; choose one of {known}.",
            "nothing was computed"
        );
    }

    private static string Hyphenated(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : $"{c}"));

    // None where the options are not numbered from zero, as flags are not.
    private static string[] NamesByValue(Type options)
    {
        var values = Enum.GetValuesAsUnderlyingType(options);
        for (int i = 0; i < values.Length; i++)
        {
            if (Convert.ToInt32(values.GetValue(i), CultureInfo.InvariantCulture) != i)
                return [];
        }
        return [.. Enum.GetNames(options).Select(Hyphenated)];
    }

    // A sweep asks for the same few names thousands of times.
    private static class OptionNames<T>
        where T : struct, Enum
    {
        public static readonly string[] ByValue = NamesByValue(typeof(T));
    }
}
