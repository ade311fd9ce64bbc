using Counterpoise.Record;

namespace Counterpoise.Theories;

/// <summary>The strongest third state that was bound to defend both members of a dyad in the year before and is stronger than both.</summary>
/// <param name="State">The patron; null where there is none.</param>
/// <param name="Capability">Its share of the system's capability; null where there is none.</param>
/// <param name="Reason">Why there is one or none, in a clause.</param>
public sealed record CommonPatron(StateCode? State, DyadReading? Capability, string Reason)
{
    /// <summary>Finds the patron of a dyad.</summary>
    /// <returns>The patron or that there is none, with the treaties' source; absent where the record cannot tell.</returns>
    public static Reading<CommonPatron> Of(Setting setting)
    {
        var (a, b) = (setting.Dyad.A, setting.Dyad.B);
        if (
            setting.ObligationsBefore(a, b) is not var (_, source)
            || setting.World.CoverageOf(Variables.Obligations) is null
        )
        {
            return new Reading<CommonPatron>.Absent(
                $"no treaty data of this record cover {setting.YearBefore} for the two"
            );
        }
        var (capabilityOfA, capabilityOfB) = (setting.Capability(a), setting.Capability(b));
        List<(StateCode State, DyadReading Capability)> bound = [];
        foreach (var state in setting.World.At(setting.Year).States)
        {
            if (state != a && state != b && Defends(setting, state, a) && Defends(setting, state, b))
                bound.Add((state, setting.Capability(state)));
        }
        if (bound.Count == 0)
            return None($"no third state was bound to defend both in {setting.YearBefore}");
        double least = Math.Max(capabilityOfA.Admissible.Low, capabilityOfB.Admissible.Low);
        double most = Math.Max(capabilityOfA.Admissible.High, capabilityOfB.Admissible.High);
        var stronger = bound.Where(x => x.Capability.Admissible.High > least).ToArray();
        if (stronger.Length == 0)
            return None($"no state that was bound to defend both in {setting.YearBefore} is stronger than both");
        var first = stronger.MaxBy(x => x.Capability.Admissible.Low);
        bool sure =
            first.Capability.Value is Reading<double>.Known
            && first.Capability.Admissible.Low > most
            && stronger.All(x => x == first || x.Capability.Admissible.High < first.Capability.Admissible.Low);
        return sure
            ? new Reading<CommonPatron>.Known(
                new(first.State, first.Capability, $"{setting.NameOf(first.State)} was bound to defend both"),
                source
            )
            : new Reading<CommonPatron>.Absent(
                "what is unknown decides which state that was bound to defend both is the strongest: "
                    + string.Join(", ", stronger.Select(x => setting.NameOf(x.State)))
            );

        Reading<CommonPatron> None(string reason) => new Reading<CommonPatron>.Known(new(null, null, reason), source);
    }

    /// <summary>Whether one state was bound to defend another in the year before, as far as the record knows.</summary>
    internal static bool Defends(Setting setting, StateCode from, StateCode toward) =>
        setting.ObligationsBefore(from, toward)?.Obligations.HasFlag(Obligations.Defence) == true;
}
