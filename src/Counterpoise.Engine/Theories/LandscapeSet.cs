using Counterpoise.Measures;

namespace Counterpoise.Theories;

/// <summary>The states among whom camps are sought for a dyad, with their sizes.</summary>
/// <remarks>
/// In this order, until the set is full: the two; whom each of them fears most and second; the poles by stated dates; the major powers,
/// the strongest first. The rule is ours.
/// </remarks>
/// <param name="States">The states, the two first.</param>
/// <param name="Sizes">Share of the system's capability of each.</param>
/// <param name="LeftOut">States that the rule names but whose capability is unknown, with the reason.</param>
public sealed record LandscapeSet(
    IReadOnlyList<StateCode> States,
    IReadOnlyList<DyadReading> Sizes,
    IReadOnlyList<(StateCode State, string Reason)> LeftOut
)
{
    /// <summary>Most states in a set.</summary>
    public const int Most = 12;

    /// <summary>Gathers the set of a dyad in a year.</summary>
    /// <returns>The set; absent where the capability of one of the two is unknown.</returns>
    public static Reading<LandscapeSet> Of(Setting setting)
    {
        List<StateCode> states = [];
        List<DyadReading> sizes = [];
        List<(StateCode, string)> leftOut = [];
        HashSet<StateCode> seen = [];
        foreach (var state in Named(setting))
        {
            if (states.Count == Most)
                break;
            if (!seen.Add(state))
                continue;
            var size = setting.Capability(state);
            if (size.Value is Reading<double>.Absent(var reason))
            {
                if (state == setting.Dyad.A || state == setting.Dyad.B)
                    return new Reading<LandscapeSet>.Absent(reason);
                leftOut.Add((state, reason));
                continue;
            }
            states.Add(state);
            sizes.Add(size);
        }
        return new Reading<LandscapeSet>.Known(
            new(states, sizes, leftOut),
            new("counterpoise", "set of the landscape")
        );
    }

    private static IEnumerable<StateCode> Named(Setting setting)
    {
        var (a, b) = (setting.Dyad.A, setting.Dyad.B);
        return new[] { a, b }
            .Concat(setting.Ranking(a).Entries.Take(2).Select(e => e.Rival))
            .Concat(setting.Ranking(b).Entries.Take(2).Select(e => e.Rival))
            .Concat(Powers(PolesMeasure.Dated))
            .Concat(Powers(PolesMeasure.Majors));

        IEnumerable<StateCode> Powers(PolesMeasure measure) =>
            Theories
                .Poles.Of(setting.Measurements, setting.Specification with { Poles = measure }, setting.Year)
                .Match(
                    (poles, _) =>
                        poles.States.OrderByDescending(s =>
                            setting.Capability(s).Value is Reading<double>.Known(var share, _) ? share : -1
                        ),
                    _ => Enumerable.Empty<StateCode>()
                );
    }
}
