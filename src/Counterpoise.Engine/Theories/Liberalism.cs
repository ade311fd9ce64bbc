namespace Counterpoise.Theories;

/// <summary>Democracies that trade and share institutions keep together.</summary>
public static class Liberalism
{
    /// <summary>The theory.</summary>
    public static Theory Theory { get; } =
        new("liberalism", new Citation("oneal1997", "pp. 267-273"))
        {
            Name = "liberalism",
            Claim =
                "Joint democracy and economic interdependence (oneal1997) and shared international organisations (russett1998) each "
                + "make conflict between two states less likely.",
            OurReading =
                "The three conditions form an index, each scored between two anchors and weighed alike. A high index calls for "
                + "alliance, a middling one for alignment, a low one for nothing: the theory does not make enemies.",
            Level = Level.Of(structural: [], unit: ["joint-democracy", "trade-interdependence", "joint-igos"]),
            Strength = "The index: mean of the three scores, 0 to 1.",
            RefutedBy =
                "Dyads with a high index ally or align no more often than dyads with a low one that face the same threats.",
            Proxies =
            [
                "The authors explain the absence of conflict; that the same conditions call for alliance is the naive reading that we test.",
                "Whether democracies ally with each other more than others do has been tested, with sharp limits: since 1945 states of "
                    + "like regime ally more, two democracies no more than two autocracies, and trade has no effect (lai2000).",
                "The anchors between which each condition is scored, and the thresholds of the index.",
                "Dependence as a share of trade, not of product as in the source (oneal1997), because the trade figures are in current "
                    + "prices. The share of trade is another author's measure, who finds that interdependence raises conflict "
                    + "(barbieri1996).",
                "Organisations are counted alike, whatever they do.",
            ],
            CriticalQuestions =
            [
                "Do the conditions come before the cooperation, or does an alliance make its members democratic, rich and organised?",
                "Would two democracies without a common threat bother to ally?",
                "Is the trade between them large for the less dependent of the two as well?",
            ],
            Measures = ["democracy"],
            Scope = _ => Scope.Includes("the theory speaks to every dyad"),
            Expect = Expect,
            Sketch = setting => IndexOf(setting).Verdict,
        };

    private static Expectation Expect(Setting setting) =>
        IndexArgument.Expectation(
            setting,
            IndexOf(setting),
            [
                new(
                    "The conditions explain peace, not alliance.",
                    "Granted: the step from peace to alliance is the naive reading, and the first of the proxies named."
                ),
            ]
        );

    private static WeightedIndex IndexOf(Setting setting)
    {
        var p = setting.Parameters;
        return new(
            setting,
            [
                Term(DyadVariables.JointDemocracy, "democracy"),
                Term(DyadVariables.TradeInterdependence, "trade"),
                Term(DyadVariables.JointOrganisations, "igos"),
            ],
            new(p["theory.liberalism.alliance"], p["theory.liberalism.alignment"])
        );

        IndexTerm Term(DyadVariable variable, string name) =>
            new(variable, 1, p[$"theory.liberalism.{name}.none"], p[$"theory.liberalism.{name}.full"]);
    }
}
