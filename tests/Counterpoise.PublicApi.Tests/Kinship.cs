using Counterpoise.Record;
using Counterpoise.Theories;

namespace Counterpoise.PublicApi.Tests;

/// <summary>A theory written in C#, with a variable of its own: states in the same company keep together.</summary>
internal static class Kinship
{
    /// <summary>Troops of the guarantor in the less guarded of the two, a variable that does not ship.</summary>
    public static DyadVariable SharedGarrison { get; } =
        new(
            "shared-garrison",
            LevelOfAnalysis.Unit,
            "troops",
            "troops of the common guarantor in the one that hosts fewer of them",
            new Bounds(0, double.PositiveInfinity)
        )
        {
            Read = setting => DyadReading.Combined(Garrison(setting, setting.Dyad.A), Garrison(setting, setting.Dyad.B), Math.Min),
        };

    /// <summary>The theory.</summary>
    public static Theory Theory { get; } = Of(
        new IndexForm(
            [
                new IndexTerm(SharedGarrison, 2, 0, 20_000) { Asks = "Does the same guarantor stand behind both?" },
                new IndexTerm(DyadVariables.RegimeLikeness, 1, 0.5, 0.9),
            ],
            new StanceThresholds(Alliance: 0.9, Alignment: 0.4)
        )
        {
            Conditions =
            [
                new ScopeCondition(
                    DyadVariables.CapitalDistance,
                    null,
                    5000,
                    "a guarantor's clients meet only within one theatre"
                ),
            ],
            Rebuttals = [new Rebuttal("Clients may free-ride on the guarantor.", "Then they would not align at all.")],
        }
    );

    private static Theory Of(IndexForm index) =>
        new("kinship", Citation.InWords("Roe, Jane 2026, Company kept, Journal of Examples 1(1)"))
        {
            Name = "kinship by guarantor",
            Claim = "States that are kept by the same guarantor keep together.",
            OurReading = "Troops of the guarantor and likeness of regime form an index.",
            RefutedBy = "Clients of one guarantor align no more often than others.",
            Proxies = ["Troops stand in for a guarantee."],
            CriticalQuestions = ["Does the guarantor pick clients that keep together anyway?"],
            Index = index,
            Level = index.Level,
            Strength = index.Strength,
            Measures = index.Measures,
            Scope = index.Scope,
            Expect = index.Expect,
            Sketch = index.Sketch,
        };

    private static DyadReading Garrison(Setting setting, StateCode state) =>
        setting
            .Before(Variables.UsTroops, state)
            .Match(
                DyadReading.Exactly,
                reason => DyadReading.Absent(reason, new Bounds(0, double.PositiveInfinity))
            );
}
