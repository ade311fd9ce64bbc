using Counterpoise.Measures;
using Counterpoise.Record;

namespace Counterpoise.Theories;

/// <summary>Baseline: two states stand to each other as they did the year before.</summary>
public static class Persistence
{
    /// <summary>The baseline.</summary>
    public static Theory Theory { get; } =
        new("persistence", new Citation("tetlock2005", "ch. 2"))
        {
            Name = "persistence",
            IsBaseline = true,
            Claim = "Most things stay as they are from one year to the next; a forecaster who says so is hard to beat.",
            OurReading =
                "The stance that was observed in the year before is expected. That a theory which does not beat it adds nothing is ours.",
            Level = Level.Of(structural: [], unit: ["stance in the year before"]),
            Strength =
                "It has none. The number only tells which stance is expected: 0 opposition, 1 aloofness, 2 alignment, 3 alliance.",
            RefutedBy = "Stances change from one year to the next more often than they stay.",
            Proxies =
            [
                "A baseline, not a theory: it explains nothing.",
                "The stance is read as the observed stance is.",
            ],
            CriticalQuestions =
            [
                "Is the year one of change, in which the past is no guide?",
                "Is what persists a treaty on paper?",
            ],
            ReadsDisputes = true,
            Scope = _ => Scope.Includes("the baseline speaks to every dyad"),
            Expect = Expect,
        };

    private static Expectation Expect(Setting setting)
    {
        var before = setting.Year.Plus(-1);
        if (!setting.World.Years.Contains(before))
            return Expectation.NoData($"this record covers {setting.World.Years}, not {before}");
        var observed = ObservedStance.Of(setting.World, setting.Dyad, before);
        return observed.Stance.Match(
            (stance, source) =>
                new Expectation(
                    new Verdict.Expects(stance, (int)stance),
                    new(
                        [
                            new(
                                $"In {before} the record shows {Specification.NameOf(stance)}"
                                    + (observed.Facts.Count == 0 ? "." : $": {string.Join("; ", observed.Facts)}."),
                                [
                                    new(
                                        "stance of the year before, as a number",
                                        new Reading<double>.Known((int)stance, source),
                                        "0..3"
                                    ),
                                ],
                                Standing.Computed
                            ),
                        ],
                        [new("What has lasted may end.", "Granted: the baseline is there to be beaten where it does.")],
                        $"Nothing is expected to change: {Specification.NameOf(stance)}."
                    )
                ),
            Expectation.NoData
        );
    }
}
