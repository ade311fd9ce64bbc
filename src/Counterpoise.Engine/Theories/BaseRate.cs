using Counterpoise.Measures;

namespace Counterpoise.Theories;

/// <summary>Baseline: two states stand to each other as most relevant pairs do.</summary>
public static class BaseRate
{
    /// <summary>The baseline.</summary>
    public static Theory Theory { get; } =
        new("base-rate", new Citation("tetlock2005", "ch. 2"))
        {
            Name = "base rate",
            IsBaseline = true,
            Claim = "Whoever knows nothing of a case but how common each outcome is does well to expect the commonest.",
            OurReading =
                "The commonest treaty standing among the politically relevant dyads of the year before is expected: alliance where "
                + "a defence obligation is commonest, alignment where another obligation is, aloofness where none is.",
            Level = Level.Of(structural: ["share of relevant dyads by treaty"], unit: []),
            Strength = "Share of politically relevant dyads that had the expected standing in the year before; 0 to 1.",
            RefutedBy = "The commonest standing is not the likeliest for a dyad drawn at random in the year after.",
            Proxies =
            [
                "A baseline, not a theory: it explains nothing, and says the same of every dyad of a year.",
                "Treaties alone are counted: disputes are too rare to be the commonest standing.",
            ],
            CriticalQuestions = ["Is the dyad one of those among whom the commonest standing is common?"],
            Scope = _ => Scope.Includes("the baseline speaks to every dyad"),
            Expect = Expect,
        };

    private static Expectation Expect(Setting setting)
    {
        var before = setting.Year.Plus(-1);
        if (!setting.World.Years.Contains(before))
            return Expectation.NoData($"this record covers {setting.World.Years}, not {before}");
        return TreatyBaseRate
            .Of(setting.World, before)
            .Match((rate, source) => Of(rate, source, before), Expectation.NoData);
    }

    private static Expectation Of(TreatyBaseRate rate, Source source, Year before)
    {
        (Stance Stance, int Dyads)[] standings =
        [
            (Stance.Alliance, rate.Allied.Count),
            (Stance.Alignment, rate.Pledged.Count),
            (Stance.Aloofness, rate.Dyads - rate.Allied.Count - rate.Pledged.Count),
        ];
        int most = standings.Max(s => s.Dyads);
        var commonest = standings.Where(s => s.Dyads == most).Select(s => s.Stance).Order().ToArray();
        Premise premise = new(
            $"How the politically relevant dyads of {before} stood by treaty.",
            [
                Figure("dyads", rate.Dyads, "dyads"),
                Figure("with a defence obligation", rate.ShareAllied.Value, "share"),
                Figure("with another obligation only", rate.SharePledged.Value, "share"),
                Figure("with none", rate.ShareUnbound.Value, "share"),
            ],
            Standing.Computed
        );
        // Pairs that could be relevant, or bound, might all stand in the second commonest way.
        int unknown = rate.Relevant.Missing + rate.Allied.Missing;
        var possible = standings.Where(s => s.Dyads + unknown >= most).Select(s => s.Stance).Order().ToArray();
        if (commonest.Length > 1)
            return Expectation.Without(new Verdict.Indeterminate("standings are equally common", commonest), [premise]);
        if (possible.Length > 1)
        {
            return Expectation.Without(
                new Verdict.NoData(
                    $"the relevance or the treaties of {unknown} dyads are not known in {before}, and decide which standing is "
                        + "commonest"
                ),
                [premise]
            );
        }
        return new(
            new Verdict.Expects(commonest[0], ShareOf(commonest[0]), unknown > 0),
            new(
                [premise],
                [new("The dyad is not like the others.", "The baseline cannot know; theories are there to tell.")],
                $"The commonest standing is expected: {Specification.NameOf(commonest[0])}."
            )
        );

        double ShareOf(Stance stance) =>
            stance switch
            {
                Stance.Alliance => rate.ShareAllied.Value,
                Stance.Alignment => rate.SharePledged.Value,
                Stance.Aloofness => rate.ShareUnbound.Value,
                _ => throw new ArgumentOutOfRangeException(nameof(stance), stance, "No such standing by treaty."),
            };

        NamedFigure Figure(string name, double value, string unit) =>
            new(name, new Reading<double>.Known(value, source), unit);
    }
}
