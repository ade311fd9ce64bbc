using System.Globalization;
using Counterpoise.Briefs;
using Counterpoise.Theories;

namespace Counterpoise.Cli;

/// <summary>A theory laid out for reading: in full, or read back in sentences.</summary>
internal static class TheoryCard
{
    /// <summary>All that a theory says of itself.</summary>
    public static Document Of(Theory theory) =>
        new(
            theory.Name,
            [
                new DefinitionList([
                    new("source", theory.Source.Full),
                    new("claim (the author's)", Bibliography.WrittenOut(theory.Claim)),
                    new("our reading", Bibliography.WrittenOut(theory.OurReading)),
                    new("structural variables", Listed(theory.Level.Structural)),
                    new("unit-level variables", Listed(theory.Level.Unit)),
                    new("strength", theory.Strength),
                    new("refuted by", theory.RefutedBy),
                ]),
                .. theory.Index is { } index
                    ? (Block[])[new Heading(1, "How it is computed"), new BulletList([.. Sentences(index)])]
                    : [],
                new Heading(1, "Proxies of ours"),
                new BulletList([.. theory.Proxies.Select(Bibliography.WrittenOut)]),
                new Heading(1, "Critical questions"),
                new BulletList(theory.CriticalQuestions),
                new Sources([theory.Source.Reference]),
            ]
        );

    /// <summary>A theory file without faults, read back in sentences.</summary>
    public static Document Reading(Theory theory) =>
        new(
            theory.Name,
            [
                new Paragraph($"no faults. The theory '{theory.Id}' reads as follows."),
                new BulletList([.. theory.Index is { } index ? Sentences(index) : []]),
            ]
        );

    /// <summary>The variables that theories may read.</summary>
    public static Document Variables() =>
        new(
            "Variables of two states in a year",
            [
                new ResultTable(
                    [
                        Column.OfText("variable", "variable"),
                        Column.OfText("level", "level"),
                        Column.OfText("range", "range"),
                        Column.OfText("unit", "unit"),
                        Column.OfText("meaning", "meaning"),
                    ],
                    [
                        .. DyadVariables.All.Select(v =>
                            (IReadOnlyList<Cell>)
                                [
                                    Cell.Of(v.Id),
                                    Cell.Of(LevelOf(v)),
                                    Cell.Of(Range(v)),
                                    Cell.Of(v.Unit),
                                    Cell.Of(Bibliography.WrittenOut(v.Meaning)),
                                ]
                        ),
                    ]
                ),
            ]
        );

    private static IEnumerable<string> Sentences(IndexForm index)
    {
        if (index.Conditions.Count == 0)
            yield return "It speaks to every dyad.";
        foreach (var condition in index.Conditions)
            yield return $"It speaks only where {condition.InWords}, because {condition.Because}; otherwise it is silent.";
        double sum = index.Terms.Sum(t => t.Weight);
        foreach (var term in index.Terms)
        {
            string asks = term.Asks is { } question
                ? $"{question} It reads {term.Variable.Id}, which"
                : $"{term.Variable.Id}";
            yield return $"{asks} scores 0 at {Plain(term.None)} and 1 at {Plain(term.Full)} ({term.Variable.Unit}), "
                + $"and weighs {Plain(term.Weight / sum)} of the index.";
        }
        yield return $"On the index, 0 to 1, it expects {index.Thresholds.InWords}.";
        yield return "Where a figure is missing, it answers only if every value that the figure could have gives the same stance.";
    }

    private static string LevelOf(DyadVariable variable) =>
        variable.Level == LevelOfAnalysis.Structural ? "structural" : "unit";

    private static string Range(DyadVariable variable) =>
        double.IsInfinity(variable.Range.High)
            ? $"{Plain(variable.Range.Low)} or more"
            : $"{Plain(variable.Range.Low)} to {Plain(variable.Range.High)}";

    private static string Listed(IReadOnlyList<string> ids) => ids.Count == 0 ? "none" : string.Join(", ", ids);

    private static string Plain(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
