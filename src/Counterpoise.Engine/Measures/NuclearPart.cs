using Counterpoise.Record;

namespace Counterpoise.Measures;

/// <summary>
/// The part of the nuclear bonus that a state's weapons earn it, 0..1: nothing without weapons, all of it at full possession or
/// at the greatest stockpile of the year.
/// </summary>
/// <remarks>
/// Both forms are ours. By status it is the status over three. By warheads it is log(1 + w) / log(1 + greatest of the system), for
/// the hundredth warhead adds less to what can be done to another than the first: a stockpile tells by its order of
/// magnitude. Before 1938 nobody has a part. Neither knows means of delivery, yields or readiness.
/// </remarks>
internal static class NuclearPart
{
    private const double Possesses = 3;

    // Fission was discovered in December 1938; before that year nobody could so much as consider weapons.
    private static readonly Year Fission = new(1938);

    /// <summary>The part of every state of a year.</summary>
    /// <param name="world">The record.</param>
    /// <param name="year">The year.</param>
    /// <param name="nuclear">How weapons are counted: by status or by warheads.</param>
    /// <returns>
    /// Parts 0..1. NaN where unknown, with bounds: where the status is unknown from nothing to all, where a possessor's stockpile
    /// is unknown from one warhead to the greatest stockpile. Shape [states].
    /// </returns>
    public static StateMeasure Of(World world, Year year, NuclearAdjustment nuclear) =>
        nuclear switch
        {
            NuclearAdjustment.Status => EachState(world, year, (_, status) => new(status / Possesses, null)),
            NuclearAdjustment.Warheads => ByWarheads(world, year),
            _ => throw new ArgumentOutOfRangeException(nameof(nuclear), nuclear, "No such adjustment."),
        };

    private static StateMeasure ByWarheads(World world, Year year)
    {
        var slice = world.At(year);
        // The greatest of the states held would give a case another scale than the whole record.
        double greatest = slice.System.TryGetValue(Variables.Warheads.Id, out var stockpiled)
            ? stockpiled.Greatest
            : double.NaN;
        return EachState(world, year, Part);

        Counted Part(int state, double status)
        {
            if (status < Possesses)
                return new(0, null);
            var column = slice.Column(Variables.Warheads);
            double warheads = column.IsEmpty ? double.NaN : column[state];
            // Who has tested but stockpiled nothing has nothing to compare.
            double part = warheads == 0 ? 0 : Log(warheads);
            if (!double.IsNaN(part))
                return new(part, null);
            double one = greatest >= 1 ? Log(1) : 0;
            return new(
                double.NaN,
                new MissingComponent(
                    slice.States[state],
                    Variables.Warheads.Id,
                    double.IsNaN(warheads)
                        ? world.WhyMissing(Variables.Warheads, slice.States[state], year)
                        : $"the greatest stockpile of the system in {year} is not known"
                ),
                one
            );
        }

        double Log(double warheads) => Math.Log(1 + warheads) / Math.Log(1 + greatest);
    }

    private static StateMeasure EachState(World world, Year year, Func<int, double, Counted> count)
    {
        var slice = world.At(year);
        var status = slice.Column(Variables.NuclearStatus);
        var values = new double[slice.Count];
        var low = new double[values.Length];
        var high = new double[values.Length];
        List<MissingComponent> missing = [];
        for (int i = 0; i < values.Length; i++)
        {
            bool known = !status.IsEmpty && !double.IsNaN(status[i]);
            var part =
                year < Fission ? new Counted(0, null)
                : known ? count(i, status[i])
                : new Counted(
                    double.NaN,
                    new MissingComponent(
                        slice.States[i],
                        Variables.NuclearStatus.Id,
                        world.WhyMissing(Variables.NuclearStatus, slice.States[i], year)
                    )
                );
            values[i] = part.Value;
            low[i] = part.Missing is null ? part.Value : part.Least;
            high[i] = part.Missing is null ? part.Value : 1;
            if (part.Missing is { } component)
                missing.Add(component);
        }
        return new(values, low, high, missing);
    }

    // The value, or what is missing and the least that it may be.
    private readonly record struct Counted(double Value, MissingComponent? Missing, double Least = 0);
}
