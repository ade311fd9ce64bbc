using Counterpoise.Measures;
using Counterpoise.Record;

namespace Counterpoise.Theories;

/// <summary>The poles of a year, as the specification's measure of poles has them.</summary>
/// <param name="States">The poles that the record holds, by rising code.</param>
/// <param name="Source">Where they come from.</param>
/// <param name="Beyond">How many further poles the record does not hold; null where that is not known.</param>
public sealed record Poles(IReadOnlyList<StateCode> States, Source Source, int? Beyond = 0)
{
    /// <summary>Number of poles, those that the record is known not to hold included.</summary>
    public int Count => States.Count + (Beyond ?? 0);

    /// <summary>Whether a state is one.</summary>
    public bool Include(StateCode state) => States.Contains(state);

    /// <summary>How the system is called by its number of poles.</summary>
    public string Polarity =>
        Count switch
        {
            0 => "without a known pole",
            1 => "unipolar",
            2 => "bipolar",
            _ => "multipolar",
        };

    /// <summary>The poles by name, and how many more there are.</summary>
    /// <param name="setting">Knows the names.</param>
    public string Named(Setting setting)
    {
        string names = string.Join(", ", States.Select(setting.NameOf));
        return Beyond is > 0 and var more ? $"{names}, and {more} more outside this record" : names;
    }

    /// <summary>Whether both states of a dyad are poles; included where that is not known, so that a theory says why.</summary>
    /// <param name="setting">The dyad and year.</param>
    /// <param name="noun">What a theory calls them, in the singular and the plural.</param>
    /// <param name="why">Why the theory speaks about them alone, in a clause with its source.</param>
    public static Scope ScopeOf(Setting setting, (string One, string Many) noun, string why) =>
        setting.Poles.Match(
            (poles, _) =>
            {
                string[] below =
                [
                    .. new[] { setting.Dyad.A, setting.Dyad.B }.Where(s => !poles.Include(s)).Select(setting.NameOf),
                ];
                string measure = InWords(setting.Specification.Poles);
                return below.Length == 0
                    ? Theories.Scope.Includes($"both are {noun.Many} {measure}")
                    : Theories.Scope.Excludes(
                        $"{string.Join(" and ", below)} {(below.Length == 1 ? $"is not a {noun.One}" : $"are not {noun.Many}")} "
                            + $"in {setting.Year} {measure}, and {why}"
                    );
            },
            _ => Theories.Scope.Includes($"who the {noun.Many} are is not known")
        );

    /// <summary>Reads the poles of a year.</summary>
    /// <param name="measurements">The record's measures.</param>
    /// <param name="specification">Says by which measure, and how capability is measured where that decides.</param>
    /// <param name="year">The year.</param>
    /// <remarks>
    /// Dated poles and major powers are those of the year before, so that a war's end is not read in its first month. The
    /// threshold is a part of the strongest state's capability (schweller1998, p. 46).
    /// </remarks>
    public static Reading<Poles> Of(Measurements measurements, Specification specification, Year year) =>
        specification.Poles switch
        {
            PolesMeasure.Dated => Listed(measurements.World, Variables.Pole, year),
            PolesMeasure.Majors => Listed(measurements.World, Variables.MajorPower, year),
            PolesMeasure.Threshold => Strongest(measurements, specification, year),
            _ => throw new ArgumentOutOfRangeException(
                nameof(specification),
                specification.Poles,
                "No such measure of poles."
            ),
        };

    private static string InWords(PolesMeasure measure) =>
        measure switch
        {
            PolesMeasure.Dated => "by our dated list",
            PolesMeasure.Majors => "by COW's list of major powers",
            PolesMeasure.Threshold => "by the threshold of capability",
            _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "No such measure of poles."),
        };

    private static Reading<Poles> Listed(World world, Variable variable, Year year)
    {
        if (world.CoverageOf(variable) is not { } coverage)
            return new Reading<Poles>.Absent($"no data set of this record carries {variable.Meaning}");
        var read = world.Years.Contains(year.Plus(-1)) ? year.Plus(-1) : year;
        if (read < coverage.Years.First)
            return new Reading<Poles>.Absent($"{coverage.Source.Short} covers {coverage.Years}, not {read}");
        var (slice, _) = world.Standing(variable, read);
        var column = slice.Column(variable);
        List<StateCode> poles = [];
        for (int i = 0; i < slice.Count; i++)
        {
            if (column[i] > 0 && world.At(year).IndexOf(slice.States[i]) >= 0)
                poles.Add(slice.States[i]);
        }
        return new Reading<Poles>.Known(
            new(poles, coverage.Source, world.CountBeyond(variable, slice.Year)),
            coverage.Source
        );
    }

    private static Reading<Poles> Strongest(Measurements measurements, Specification specification, Year year)
    {
        var slice = measurements.World.At(year);
        var capability = measurements.CapabilityOf(year, specification.Capability).Values;
        double greatest = 0;
        foreach (double share in capability)
            greatest = Math.Max(greatest, double.IsNaN(share) ? 0 : share);
        if (greatest == 0)
            return new Reading<Poles>.Absent($"no capability is known in {year}");
        double least = measurements.Parameters["poles.share-of-strongest"] * greatest;
        List<StateCode> poles = [];
        for (int i = 0; i < slice.Count; i++)
        {
            if (capability[i] >= least)
                poles.Add(slice.States[i]);
        }
        var source = new Source("counterpoise", $"capability {Specification.NameOf(specification.Capability)}");
        return new Reading<Poles>.Known(new(poles, source, slice.HoldsWholeSystem ? 0 : null), source);
    }
}
