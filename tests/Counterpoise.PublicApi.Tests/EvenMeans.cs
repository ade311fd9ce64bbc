using Counterpoise.Record;
using Counterpoise.Theories;

namespace Counterpoise.PublicApi.Tests;

/// <summary>A theory written in C#, with a variable of its own: neighbours of even means keep together.</summary>
internal static class EvenMeans
{
    private static readonly Bounds Possible = new(-5, 15);

    /// <summary>A variable that does not ship: the gap between the two states' income a head, in powers of ten.</summary>
    public static DyadVariable IncomeGap { get; } =
        new(
            "income-gap",
            LevelOfAnalysis.Unit,
            "powers of ten",
            "gap between the two states' product a head",
            new Bounds(0, 20)
        )
        {
            Read = setting =>
                DyadReading.Gap(IncomePerHead(setting, setting.Dyad.A), IncomePerHead(setting, setting.Dyad.B)),
        };

    /// <summary>The form: one scope condition, two scored variables, two thresholds.</summary>
    public static IndexForm Form { get; } =
        new(
            [
                new IndexTerm(IncomeGap, Weight: 2, None: 1, Full: 0) { Asks = "Are their means even?" },
                new IndexTerm(DyadVariables.RegimeLikeness, Weight: 1, None: 0.5, Full: 0.9),
            ],
            new StanceThresholds(Alliance: 0.9, Alignment: 0.4)
        )
        {
            Conditions = [new ScopeCondition(DyadVariables.Contiguous, 1, null, "the theory speaks about neighbours")],
            Rebuttals = [new Rebuttal("Even means also make rivals.", "Only where they want the same thing.")],
        };

    /// <summary>The theory.</summary>
    public static Theory Theory { get; } =
        new("even-means", Citation.InWords("Roe, Jane 2026, Even means, Journal of Examples 1(1), p. 7"))
        {
            Name = "even means",
            Claim = "Neighbours of even means keep together.",
            OurReading = "Nearness of product a head and likeness of regime form an index.",
            RefutedBy = "Neighbours of even means align no more often than others.",
            Proxies = ["Product a head stands in for means."],
            CriticalQuestions = ["Do neighbours grow alike because they keep together?"],
            Index = Form,
            Level = Form.Level,
            Strength = Form.Strength,
            Measures = Form.Measures,
            Scope = Form.Scope,
            Expect = Form.Expect,
            Sketch = Form.Sketch,
        };

    private static DyadReading IncomePerHead(Setting setting, StateCode state) =>
        DyadReading.Combined(
            Logarithm(setting.Before(Variables.Gdp, state)),
            Logarithm(setting.Before(Variables.Population, state)),
            (product, heads) => product - heads
        );

    private static DyadReading Logarithm(Reading<double> reading) =>
        reading.Match(
            (value, source) => DyadReading.Exactly(Math.Log10(value), source),
            reason => DyadReading.Absent(reason, Possible)
        );
}
