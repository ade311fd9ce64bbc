using Counterpoise.Measures;

namespace Counterpoise.Theories;

/// <summary>Exposure to the same power makes allies, whatever is felt.</summary>
public static class CommonThreat
{
    /// <summary>The theory.</summary>
    public static Theory Theory { get; } =
        new("common-threat", new Citation("kelly2013"))
        {
            Name = "common threat",
            Claim =
                "Realists would expect states that face the same powerful neighbours to ally, whatever they feel about each other. The "
                + "author reports this expectation as a puzzle, since it fails (kelly2013).",
            OurReading =
                "Rivals are ranked by capability, nearness and offensive power alone; perceived intentions are taken out. What is left is "
                + "exposure to power. Two states that are most exposed to the same third state are expected to ally; two that rank "
                + "each other's first second, to align; a state that is most exposed to the other member, to oppose it; all others, "
                + "to stay aloof.",
            Level = Level.Of(structural: ["capability", "proximity", "offense"], unit: []),
            Strength =
                "Sum over third states of the smaller of the two shares of exposure to power, less the larger of the shares that "
                + "the two have in each other's; -1 to 1.",
            RefutedBy =
                "Dyads that are most exposed to the same third state ally no more often than dyads that are not.",
            Proxies =
            [
                "That intentions are left out altogether: the argument is made about structure, and we take it at its word.",
                "Any state may come first, near or far, not neighbours alone: distance weakens power but rules out nobody.",
                "The product form, the equal weights and the standardisation of the factors.",
                "The ladder from shared exposure to alliance, alignment and aloofness.",
            ],
            CriticalQuestions =
            [
                "Does the state that both are most exposed to in fact threaten either of them?",
                "Why should a distant ally with great power not count as a threat, if intentions do not matter?",
                "Does each bring anything that the other lacks?",
            ],
            Measures = SpecificationSweep.OfStructure,
            Scope = _ => Scope.Includes("the theory speaks to every dyad"),
            Expect = setting => Expect(setting.Structure),
            Sketch = setting => FearLadder.SketchOf(setting.Structure),
            OtherReadings = [StableNetwork.OfStructure],
        };

    private static Expectation Expect(Setting structure)
    {
        var (a, b) = (structure.Profile(structure.Dyad.A), structure.Profile(structure.Dyad.B));
        var verdict = FearLadder.VerdictOf(structure.Dyad, a, b, structure.Year);
        if (verdict is not Verdict.Expects(var stance, _, _))
            return Expectation.Without(verdict, FearArgument.Premises(structure, a, b));
        return new(
            verdict,
            new(
                [.. FearArgument.Premises(structure, a, b)],
                [
                    new(
                        "A friendly great power is counted as a threat.",
                        "It is, where intentions do not matter; the difference from balance of threat shows how much they carry."
                    ),
                ],
                FearArgument.Conclusion(structure, a, b, stance)
            ),
            Share(structure.Weightings),
            Share(structure.Floored)
        );

        double? Share(AdmissibleWeightings weightings) =>
            FearLadder.ShareOfWeightings(structure, a, b, weightings, stance);
    }
}
