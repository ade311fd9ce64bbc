using Counterpoise.Measures;
using Counterpoise.Theories;

namespace Counterpoise.Briefs;

/// <summary>The table of what every theory expects beside what happened.</summary>
internal static class TheoriesTable
{
    private const string Uncalibrated = "probabilities are calibrated in trials";

    /// <summary>The table. The columns of the contract come first; readers see those that tell theories apart.</summary>
    public static ResultTable Of(DyadAnswers answers)
    {
        var share = NumberFormat.Percent();
        Column[] columns =
        [
            Column.OfIntegers("year", "year").HiddenFromText(),
            Column.OfIntegers("a_code", "A").HiddenFromText(),
            Column.OfIntegers("b_code", "B").HiddenFromText(),
            Column.OfText("theory", "theory"),
            Column.OfText("verdict", "expects"),
            Column.OfNumbers("strength", "strength", NumberFormat.Decimals(2)),
            Column.OfNumbers("probability", "probability", share).HiddenFromText(),
            Column.OfIntegers("determinacy", "stances allowed").HiddenFromText(),
            Column.OfText("level", "level").HiddenFromText(),
            Column.OfText("observed", "observed").HiddenFromText(),
            Column.OfText("rests_on_gap", "gap"),
            Column.OfText("happened", "happened"),
            Column.OfNumbers("share_of_weightings", "weightings", share),
            Column.OfNumbers("share_of_specifications", "specifications", share),
            Column.OfIntegers("specifications", "specifications that answer").HiddenFromText(),
            Column.OfText("reason", "reason").HiddenFromText(),
        ];
        return new(columns, [.. answers.Theories.Select(answer => Row(answers, answer))])
        {
            Notes =
            [
                "Weightings, specifications: share of each under which the verdict is the same. Strengths of different "
                    + "theories are not comparable. Gap: a figure is missing, but no admissible value of it changes the verdict.",
            ],
        };
    }

    /// <summary>The verdict in a word or two.</summary>
    public static string Word(Verdict verdict) =>
        verdict switch
        {
            Verdict.Expects(var stance, _, _) => Specification.NameOf(stance),
            Verdict.Silent => "silent",
            Verdict.Indeterminate => "indeterminate",
            Verdict.NoData => "no data",
            _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "No such verdict."),
        };

    /// <summary>Why a theory gives no single stance; null where it does.</summary>
    public static string? WhyNot(Verdict verdict) =>
        verdict switch
        {
            Verdict.Silent(var reason) => reason,
            Verdict.Indeterminate(var reason, _) => reason,
            Verdict.NoData(var reason) => reason,
            _ => null,
        };

    private static Cell[] Row(DyadAnswers answers, TheoryAnswer answer)
    {
        var verdict = answer.Expectation.Verdict;
        var expects = verdict as Verdict.Expects;
        return
        [
            Cell.Of(answers.Year.Value),
            Cell.Of(answers.Pair.First.Number),
            Cell.Of(answers.Pair.Second.Number),
            Cell.Of(answer.Theory.Id),
            Cell.Of(Word(verdict)),
            expects is null ? Cell.None : Cell.Of(expects.Strength, "the strength is not known"),
            expects is null ? Cell.None : new Cell.Missing(Uncalibrated),
            answer.StancesAllowed is { } allowed ? Cell.Of(allowed) : Cell.None,
            Cell.Of(LevelOf(answer.Theory.Level)),
            answers.Observed.Stance.Match<Cell>(
                (stance, _) => Cell.Of(Specification.NameOf(stance)),
                reason => new Cell.Missing(reason)
            ),
            expects is null ? Cell.None : Cell.Of(expects.RestsOnGap ? "yes" : "no"),
            expects is null
                ? Cell.None
                : answers
                    .Happened(answer.Theory, expects.Stance)
                    .Match<Cell>((happened, _) => Cell.Of(happened ? "yes" : "no"), reason => new Cell.Missing(reason)),
            answer.Expectation.ShareOfWeightings is { } w ? Cell.Of(w) : Cell.None,
            answer.ShareOfSpecifications is { } s ? Cell.Of(s) : Cell.None,
            expects is null ? Cell.None : Cell.Of(answer.Specifications),
            WhyNot(verdict) is { } why ? Cell.Of(why) : Cell.None,
        ];
    }

    private static string LevelOf(Level level) =>
        (level.Structural.Count > 0, level.Unit.Count > 0) switch
        {
            (true, false) => "structural",
            (false, true) => "unit",
            (true, true) => "structural and unit",
            _ => "none",
        };
}
