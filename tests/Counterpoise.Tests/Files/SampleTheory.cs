namespace Counterpoise.Tests.Files;

/// <summary>A theory file without faults; tests change single places of it.</summary>
internal static class SampleTheory
{
    /// <summary>The file. Tests name its lines, so a line added here moves them.</summary>
    public const string Text = """
        id: trade-peace
        name: trading friends
        source: "oneal1997, pp. 267-273"
        claim: Trade keeps states together.
        our-reading: The more two states depend on each other's trade, the closer they stand.
        refuted-by: Trading partners ally no more often than others.
        proxies: [The anchors are ours.]
        critical-questions: [Does the flag follow trade?]
        scope:
          - variable: contiguous
            at-least: 1
            because: the theory speaks about neighbours
        measures:
          - variable: trade-interdependence
            asks: Do they trade?
            scores-0-at: 0
            scores-1-at: 0.1
            weight: 2
          - variable: joint-igos
            scores-0-at: 0
            scores-1-at: 50
        expects:
          alliance-from: 0.75
          alignment-from: 0.5
          opposition-below: 0.1
        rebuttals:
          - objection: Trade follows the flag.
            answer: Granted in part.
        """;
}
