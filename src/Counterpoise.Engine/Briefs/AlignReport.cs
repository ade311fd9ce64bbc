using System.Globalization;
using Counterpoise.Measures;
using Counterpoise.Theories;

namespace Counterpoise.Briefs;

/// <summary>What every theory expects of two states, and, where asked, why.</summary>
public static class AlignReport
{
    /// <summary>Writes the document.</summary>
    /// <param name="answers">The theories' answers.</param>
    /// <param name="explain">Whether each theory's argument follows the table.</param>
    /// <param name="partners">The two as partners, where that is explained too; null where not.</param>
    public static Document Of(DyadAnswers answers, bool explain, PairAsPartners? partners = null)
    {
        List<Block> blocks =
        [
            new AnswerLine(answers.Title, $"observed: {ObservedWord(answers)}"),
            new AnswerLine(Summary(answers)),
            TheoriesTable.Of(answers),
        ];
        if (answers.Observed.Facts.Count > 0)
            blocks.Add(new Paragraph("On the record: " + string.Join("; ", answers.Observed.Facts) + "."));
        if (explain)
        {
            foreach (var answer in answers.Theories)
                blocks.AddRange(Explain(answer, 2));
            if (partners is not null)
            {
                blocks.Add(new Heading(2, "What each would bring the other, and what each is expected to do"));
                foreach (var ledger in partners.Ledgers)
                    blocks.Add(LedgerTables.Short(answers.World, ledger));
                foreach (var conduct in partners.Conducts)
                {
                    string toward = conduct.Against is { } rival ? $" toward {answers.NameOf(rival)}" : "";
                    blocks.Add(
                        new Paragraph(
                            $"Conduct of {answers.NameOf(conduct.State)}{toward} (assumed): {LedgerTables.Sentence(answers.World, conduct)}"
                        )
                    );
                }
            }
        }
        blocks.Add(
            new Sources([.. answers.Theories.Select(a => a.Theory.Source.Reference).Distinct(StringComparer.Ordinal)])
        );
        return new(answers.Title, blocks);
    }

    /// <summary>How many theories expect what, in a sentence.</summary>
    public static string Summary(DyadAnswers answers)
    {
        var parts = answers
            .Theories.Where(a => !a.Theory.IsBaseline)
            .GroupBy(a => TheoriesTable.Word(a.Expectation.Verdict), StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => $"{g.Key}: {string.Join(", ", g.Select(a => a.Theory.Name))}");
        return string.Join("; ", parts) + ".";
    }

    /// <summary>The stance observed, in a word, with its source.</summary>
    public static string ObservedWord(DyadAnswers answers) =>
        answers.Observed.Stance.Match(
            (stance, source) => $"{Specification.NameOf(stance)} ({source.Short})",
            reason => "no data"
        );

    /// <summary>Why a theory says what it says: claim and reading apart, premises with figures, objections, other readings.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="level">Level of the heading.</param>
    public static IEnumerable<Block> Explain(TheoryAnswer answer, int level)
    {
        var (theory, argument) = (answer.Theory, answer.Expectation.Argument);
        yield return new Heading(level, $"{theory.Name}: {TheoriesTable.Word(answer.Expectation.Verdict)}");
        yield return new Paragraph(Bibliography.WrittenOut(argument.Conclusion));
        yield return new DefinitionList([
            new("claim", $"{Bibliography.WrittenOut(theory.Claim)} ({theory.Source.Short})"),
            new("our reading", Bibliography.WrittenOut(theory.OurReading)),
            new("strength", theory.Strength),
            new("refuted by", theory.RefutedBy),
        ]);
        for (int i = 0; i < argument.Premises.Count; i++)
        {
            var premise = argument.Premises[i];
            yield return new Paragraph(
                $"Premise {(i + 1).ToString(CultureInfo.InvariantCulture)} ({Specification.NameOf(premise.Standing)}): "
                    + Bibliography.WrittenOut(premise.Text)
            );
            yield return Figures(premise);
        }
        if (argument.Rebuttals.Count > 0)
            yield return new BulletList([
                .. argument.Rebuttals.Select(r =>
                    Bibliography.WrittenOut($"Objection: {r.Objection} Answer: {r.Answer}")
                ),
            ]);
        if (theory.CriticalQuestions.Count > 0)
            yield return new Paragraph("To be asked: " + string.Join(" ", theory.CriticalQuestions));
        foreach (var other in answer.OtherReadings)
        {
            foreach (var block in Explain(other, level + 1))
                yield return block;
        }
    }

    private static ResultTable Figures(Premise premise) =>
        new(
            [
                Column.OfText("figure", "figure"),
                Column.OfNumbers("value", "value", NumberFormat.Significant(3)),
                Column.OfText("unit", "unit"),
                Column.OfText("source", "source"),
            ],
            [
                .. premise.Figures.Select(figure =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Of(figure.Name),
                            Cell.Of(figure.Value),
                            Cell.Of(figure.Unit),
                            figure.Value.Match(
                                (_, source) => Cell.Of(Bibliography.WrittenOut(source.Short)),
                                _ => Cell.None
                            ),
                        ]
                ),
            ]
        );
}
