namespace Counterpoise.Theories;

/// <summary>Baseline: whatever a machine finds in the raw figures. A place-holder until trials fit it.</summary>
public static class BlackBox
{
    private const string Reason = "the black box is fitted within trials, which this version does not carry";

    /// <summary>The baseline.</summary>
    public static Theory Theory { get; } =
        new("black-box", new Citation("friedman2001", "pp. 1189-1203"))
        {
            Name = "black box (place-holder)",
            IsBaseline = true,
            Claim = "The author supplies an algorithm, boosted trees, and claims nothing about states.",
            OurReading =
                "Boosted trees on every raw figure would show how much can be foretold from the record without any theory at all. "
                + $"A place-holder: {Reason}. Until then it gives no verdict.",
            Level = Level.Of(structural: ["every raw figure of the record"], unit: ["every raw figure of the record"]),
            Strength = "None in this version; the fitted probability of an alliance once trials fit it.",
            RefutedBy =
                "Nothing: it claims nothing. A theory that foretells as well with fewer figures makes it needless.",
            Proxies = ["A baseline, not a theory: it explains nothing."],
            CriticalQuestions = ["Was anything that it was fitted on known only after the year that is asked for?"],
            Scope = _ => Scope.Includes("the baseline speaks to every dyad"),
            Expect = _ => Expectation.NoData(Reason),
        };
}
