using Counterpoise.Measures;

namespace Counterpoise.Theories;

/// <summary>Shared threats make allies, and threats are what structure makes them.</summary>
public static class CommonThreat
{
    /// <summary>The theory.</summary>
    public static Theory Theory { get; } =
        new("common-threat", new Citation("kelly2013"))
        {
            Name = "common threat",
            Claim =
                "States that face the same powerful neighbours have every reason to ally, whatever they feel about each other.",
            OurReading =
                "Rivals are ranked by capability, nearness and offensive power alone; perceived intentions are taken out. Two states "
                + "that face the same third state most are expected to ally; two that rank each other's first second, to align; a "
                + "state that faces the other member most, to oppose it; all others, to stay aloof.",
            Level = Level.Of(structural: ["capability", "proximity", "offense"], unit: []),
            Strength =
                "Sum over third states of the smaller of the two shares of structural threat, less the larger of the shares that "
                + "the two have in each other's; -1 to 1.",
            RefutedBy =
                "Dyads that face the same third state most by structure ally no more often than dyads that do not.",
            Proxies =
            [
                "That intentions are left out altogether: the argument is made about structure, and we take it at its word.",
                "The product form, the equal weights and the standardisation of the factors.",
                "The ladder from shared threat to alliance, alignment and aloofness.",
            ],
            CriticalQuestions =
            [
                "Does the state that both face first by structure in fact threaten either of them?",
                "Why should a distant ally with great power not count as a threat, if intentions do not matter?",
                "Does each bring anything that the other lacks?",
            ],
            Measures = SpecificationSweep.OfStructure,
            Scope = _ => Scope.Includes("the theory speaks to every dyad"),
            Expect = setting => Expect(setting.Structure),
            Sketch = setting => FearLadder.SketchOf(setting.Structure),
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
            FearLadder.ShareOfWeightings(
                structure.Dyad,
                structure.Sweep(structure.Dyad.A, weightings),
                structure.Sweep(structure.Dyad.B, weightings),
                other => other == stance
            );
    }
}
