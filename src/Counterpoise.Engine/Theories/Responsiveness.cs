using Counterpoise.Record;

namespace Counterpoise.Theories;

/// <summary>
/// How far a state can turn a threat that it sees into policy, 0..1: the weaker of what it extracts from its economy
/// (taliaferro2006) and of the cohesion of its regime (schweller2006). Underdeveloped in the literature; the measures are ours.
/// </summary>
public sealed class Responsiveness
{
    private const string Prefix = "theory.neoclassical-realism.";
    private static readonly Bounds ZeroToOne = new(0, 1);

    private Responsiveness(StateCode state) => State = state;

    /// <summary>The state.</summary>
    public StateCode State { get; }

    /// <summary>Share of the system's military expenditure, 0..1.</summary>
    public required DyadReading ExpenditureShare { get; init; }

    /// <summary>Share of the system's product, 0..1.</summary>
    public required DyadReading ProductShare { get; init; }

    /// <summary>The former over the latter, brought to 0..1: 1 where the state spends in step with its product, or above.</summary>
    public required DyadReading Extraction { get; init; }

    /// <summary>Change of democracy over the last years, 0..1.</summary>
    public required DyadReading Change { get; init; }

    /// <summary>Steadiness of the regime, 0..1: 1 where nothing changed.</summary>
    public required DyadReading Cohesion { get; init; }

    /// <summary>
    /// The weaker of extraction and cohesion; the one that is known where the other is not, with every value that it then
    /// may have. 0..1.
    /// </summary>
    public required DyadReading Weakest { get; init; }

    /// <summary>Reads a state's responsiveness: means of the year, regimes up to the year before.</summary>
    /// <param name="setting">Says which year, and how democracy is measured.</param>
    /// <param name="state">The state, held in the year.</param>
    internal static Responsiveness Of(Setting setting, StateCode state)
    {
        var p = setting.Parameters;
        double full = p[Prefix + "extraction"];
        double swing = p[Prefix + "swing"];
        var spent = setting.ShareOf(Variables.MilitaryExpenditure, state);
        var product = setting.ShareOf(Variables.Gdp, state);
        var extraction = DyadReading.Combined(spent, product, (m, g) => Extracted(m, g, full));
        var change = DyadReading.Gap(
            DyadVariables.Democracy(setting, state),
            Earlier(setting, state, (int)p[Prefix + "years"])
        );
        var cohesion = change.Mapped(c => Math.Clamp(1 - c / swing, 0, 1));
        return new(state)
        {
            ExpenditureShare = spent,
            ProductShare = product,
            Extraction = extraction,
            Change = change,
            Cohesion = cohesion,
            Weakest = WeakerOf(extraction, cohesion),
        };
    }

    // Whoever spends nothing extracts nothing, whatever there is to extract from.
    private static double Extracted(double spent, double product, double full) =>
        spent <= 0 ? 0
        : product <= 0 ? 1
        : Math.Min(1, spent / product / full);

    private static DyadReading Earlier(Setting setting, StateCode state, int years)
    {
        var year = setting.YearBefore.Plus(-years);
        return setting.World.Years.Contains(year)
            ? DyadVariables.DemocracyIn(setting, state, year)
            : DyadReading.Absent($"the record begins in {setting.World.Years.First}, after {year}", ZeroToOne);
    }

    private static DyadReading WeakerOf(DyadReading one, DyadReading other)
    {
        var both = DyadReading.Combined(one, other, Math.Min);
        return (one.Value, other.Value) switch
        {
            (Reading<double>.Known(var value, var source), Reading<double>.Absent) => DyadReading.Within(
                value,
                source,
                both.Admissible
            ),
            (Reading<double>.Absent, Reading<double>.Known(var value, var source)) => DyadReading.Within(
                value,
                source,
                both.Admissible
            ),
            _ => both,
        };
    }
}
