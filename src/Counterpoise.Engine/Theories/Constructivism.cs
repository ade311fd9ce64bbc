namespace Counterpoise.Theories;

/// <summary>Shared culture and identity make friends; remembered wrongs make strangers.</summary>
public static class Constructivism
{
    private static readonly Citation Wendt = new("wendt1992", "pp. 396-407");

    /// <summary>The theory.</summary>
    public static Theory Theory { get; } =
        new("constructivism", Wendt)
        {
            Name = "constructivism",
            Claim =
                "Interests follow from identities, and identities from interaction and shared meanings: whom a state counts as a "
                + "friend depends on culture, on the norms that it shares and on what it remembers (katzenstein1996, chs. 1-2).",
            OurReading =
                "Shared religion, likeness of regime, nearness of positions in the UN General Assembly and freedom from remembered "
                + "wrongs form an index of shared identity. A high index calls for alliance, a middling one for alignment, a very low "
                + "one for opposition.",
            Level = Level.Of(
                structural: [],
                unit: ["shared-religion", "regime-likeness", "ideal-point-distance", "memory-of-wrongs"]
            ),
            Strength = "The index: mean of the four scores, 0 to 1.",
            RefutedBy =
                "Dyads with much shared identity and little to forgive ally no more often than dyads without, at the same threat.",
            Proxies =
            [
                "Religion, regime and votes stand in for identities, which no data set holds.",
                "Remembered wrongs by what wars, conquests, foreign rule and denials still add to perceived intent.",
                "The anchors between which each is scored, the equal weights and the thresholds.",
                "Freedom from wrongs is averaged with likeness: where nothing is remembered the index rises, so that the absence of "
                    + "wrongs counts as affinity.",
                "That a very low index calls for opposition: lack of likeness is not enmity.",
                "That identity alone calls for alliance is the naive reading that we test.",
            ],
            CriticalQuestions =
            [
                "Do votes and regimes measure identity, or interests that two states share for other reasons?",
                "Is the past remembered because it is recent and grave, or because leaders gain from remembering it?",
                "Did the alliance make the identity?",
            ],
            Measures = ["democracy", "intent"],
            Scope = _ => Scope.Includes("the theory speaks to every dyad"),
            Expect = setting => Expect(setting, Terms(setting, memory: true)),
            Sketch = setting => IndexOf(setting, Terms(setting, memory: true)).Verdict,
            OtherReadings = [SharedIdentity],
        };

    // Without memory: the reading under which shared culture alone forecasts an alliance.
    private static Theory SharedIdentity =>
        new("constructivism:shared-identity", Wendt)
        {
            Name = "constructivism, identity without memory",
            Claim =
                "The author claims no such thing. That states which share culture and identity count each other as friends is ours: the "
                + "naive reading of the claim that interests follow from identities.",
            OurReading =
                "The same index without remembered wrongs: how constructivism reads when only what two peoples have in common is "
                + "counted.",
            Level = Level.Of(structural: [], unit: ["shared-religion", "regime-likeness", "ideal-point-distance"]),
            Strength = "The index: mean of the three scores, 0 to 1.",
            RefutedBy = "Dyads with much shared identity ally no more often than dyads without, at the same threat.",
            Proxies = ["As constructivism; leaving out what is remembered is the naive reading, and contested."],
            CriticalQuestions = ["Can identity be told apart from memory at all?"],
            Measures = ["democracy"],
            Scope = _ => Scope.Includes("the theory speaks to every dyad"),
            Expect = setting => Expect(setting, Terms(setting, memory: false)),
            Sketch = setting => IndexOf(setting, Terms(setting, memory: false)).Verdict,
        };

    private static Expectation Expect(Setting setting, IReadOnlyList<IndexTerm> terms) =>
        IndexArgument.Expectation(
            setting,
            IndexOf(setting, terms),
            [
                new(
                    "The proxies are material facts, which the theory says mean nothing by themselves.",
                    "Granted: they bound what a shared identity could rest on; evidence of meanings enters through what is remembered."
                ),
            ]
        );

    private static WeightedIndex IndexOf(Setting setting, IReadOnlyList<IndexTerm> terms) =>
        new(
            setting,
            terms,
            new(
                setting.Parameters["theory.constructivism.alliance"],
                setting.Parameters["theory.constructivism.alignment"],
                setting.Parameters["theory.constructivism.opposition"]
            )
        );

    private static List<IndexTerm> Terms(Setting setting, bool memory)
    {
        List<IndexTerm> terms =
        [
            Term(DyadVariables.SharedReligion, "religion"),
            Term(DyadVariables.RegimeLikeness, "regime"),
            Term(DyadVariables.IdealPointDistance, "ideal-points"),
        ];
        if (memory)
            terms.Add(Term(DyadVariables.MemoryOfWrongs, "memory"));
        return terms;

        IndexTerm Term(DyadVariable variable, string name) =>
            new(
                variable,
                1,
                setting.Parameters[$"theory.constructivism.{name}.none"],
                setting.Parameters[$"theory.constructivism.{name}.full"]
            );
    }
}
