namespace Counterpoise.Theories;

/// <summary>Baseline: near and strong states have to do with each other.</summary>
public static class PowerAndDistance
{
    /// <summary>The baseline.</summary>
    public static Theory Theory { get; } =
        new("power-and-distance", new Citation("boulding1962", "chs. 12-13"))
        {
            Name = "power and distance",
            IsBaseline = true,
            Claim =
                "A state's strength is greatest at home and falls with distance from it: the loss-of-strength gradient.",
            OurReading =
                "That what two states have to do with each other grows with their power and falls with the distance between them is ours. "
                + "The capability of the weaker and the nearness of the capitals form an index of how much the two have to do with "
                + "each other. A high index calls for alliance, a middling one for alignment, a low one for aloofness.",
            Level = Level.Of(structural: ["weaker-capability", "distance"], unit: []),
            Strength = "The index: mean of the two scores, 0 to 1.",
            RefutedBy = "Near and strong dyads ally no more often than far and weak ones.",
            Proxies =
            [
                "A baseline, not a theory: it does not tell friends from enemies, who also have much to do with each other.",
                "The anchors, equal weights and thresholds are assumed until trials fit them.",
            ],
            CriticalQuestions = ["Do the two meet as partners or as rivals?"],
            Measures = ["capability"],
            Scope = _ => Scope.Includes("the baseline speaks to every dyad"),
            Expect = setting =>
                IndexArgument.Expectation(
                    setting,
                    IndexOf(setting),
                    [
                        new(
                            "Neighbours fight as often as they ally.",
                            "Granted: a theory that tells the two apart has to do better than this."
                        ),
                    ]
                ),
            Sketch = setting => IndexOf(setting).Verdict,
        };

    private static WeightedIndex IndexOf(Setting setting)
    {
        var p = setting.Parameters;
        return new(
            setting,
            [Term(DyadVariables.WeakerCapability, "capability"), Term(DyadVariables.CapitalDistance, "distance")],
            new(p["theory.power-and-distance.alliance"], p["theory.power-and-distance.alignment"])
        );

        IndexTerm Term(DyadVariable variable, string name) =>
            new(variable, 1, p[$"theory.power-and-distance.{name}.none"], p[$"theory.power-and-distance.{name}.full"]);
    }
}
