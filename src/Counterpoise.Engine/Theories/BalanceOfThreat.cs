using Counterpoise.Measures;

namespace Counterpoise.Theories;

/// <summary>States balance against the state that threatens them most.</summary>
public static class BalanceOfThreat
{
    /// <summary>The theory.</summary>
    public static Theory Theory { get; } =
        new("balance-of-threat", new Citation("walt1987", "pp. 21-28, 262-266"))
        {
            Name = "balance of threat",
            Claim =
                "States tend to ally to balance the state that threatens them most. Threat grows with aggregate power, geographic "
                + "proximity, offensive power and the intentions that are perceived; the most threatening state need not be the "
                + "strongest.",
            OurReading =
                "Each state's rivals are ranked by a product of the four factors. Two states that fear the same third state "
                + "most are expected to ally; two that rank each other's most feared state second, to align; a state "
                + "that fears the other member most, to oppose it; all others, to stay aloof.",
            Level = Level.Of(structural: ["capability", "proximity", "offense"], unit: ["intent"]),
            Strength =
                "Sum over third states of the smaller of the two shares of threat, less the larger of the shares that the "
                + "two have in each other's threat; -1 to 1.",
            RefutedBy =
                "Dyads that fear the same third state most ally no more often than dyads that fear different states.",
            Proxies =
            [
                "The product form, the equal weights and the standardisation of the factors. In a product one factor of nought abolishes "
                    + "all threat; the author gives no such rule.",
                "Perceived intent from dated events, with assumed weights and half-lives.",
                "Arrival of power over distance, lengthened by offensive power.",
                "The ladder from shared fear to alliance, alignment and aloofness.",
            ],
            CriticalQuestions =
            [
                "Were intentions read from the same disputes that an alliance would be meant to deter?",
                "Does the fear come before the alliance, or does the alliance make the fear?",
                "Could the state have bandwagoned, for want of allies or of strength to resist?",
                "Which factor carries the ranking, and would a reader who weighs it differently rank another state first?",
            ],
            Measures = SpecificationSweep.OfThreat,
            ReadsDisputes = true,
            Scope = _ => Scope.Includes("the theory speaks to every state"),
            Expect = Expect,
            Sketch = FearLadder.SketchOf,
            OtherReadings = [StableNetwork.OfThreat],
        };

    private static Expectation Expect(Setting setting)
    {
        var (a, b) = (setting.Profile(setting.Dyad.A), setting.Profile(setting.Dyad.B));
        var verdict = FearLadder.VerdictOf(setting.Dyad, a, b, setting.Year);
        if (verdict is not Verdict.Expects(var stance, _, _))
            return Expectation.Without(verdict, FearArgument.Premises(setting, a, b));
        return new(verdict, Argue(setting, a, b, stance), Share(setting.Weightings), Share(setting.Floored));

        double? Share(AdmissibleWeightings weightings) =>
            FearLadder.ShareOfWeightings(setting, a, b, weightings, stance);
    }

    private static Argument Argue(Setting setting, ThreatProfile a, ThreatProfile b, Stance stance)
    {
        int disputes = a.Row.Intent.Terms.Concat(b.Row.Intent.Terms).Count(t => t.Kind == IntentTermKind.Dispute);
        return new(
            [.. FearArgument.Premises(setting, a, b), .. FearArgument.Ledgers(setting, a, b)],
            [
                new(
                    "Intentions were coded from the same disputes that threat is meant to explain.",
                    $"{disputes} of the terms behind these profiles are disputes. They also help to code opposition; "
                        + "test that stance apart."
                ),
                new(
                    "An alliance may have made its own enemies.",
                    "Pledges and pacts are left out of intent wherever an alliance is what is to be explained."
                ),
            ],
            FearArgument.Conclusion(setting, a, b, stance)
        );
    }
}
