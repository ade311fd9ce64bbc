using System.CommandLine;
using Counterpoise.Briefs;
using Counterpoise.Figures;
using Counterpoise.Measures;
using Counterpoise.Theories;

namespace Counterpoise.Cli;

/// <summary><c>align A B --year Y [--explain]</c>: what every theory expects of two states.</summary>
internal static class AlignCommand
{
    public static Command Create(CommonOptions options, Surroundings surroundings)
    {
        var subject = new Argument<string[]>("A B") { Description = "two states", Arity = new ArgumentArity(2, 2) };
        var year = new Option<string>("--year") { Description = "the year", Required = true };
        var explain = new Option<bool>("--explain")
        {
            Description = "why: each theory's premises, figures and sources",
        };
        var command = new Command("align", "what every theory expects of two states, beside what happened")
        {
            subject,
            year,
            explain,
            options.Theory,
        };
        command.SetAction(
            (parsed, cancellation) =>
            {
                var names = parsed.GetRequiredValue(subject);
                var theories = TheoryChoice.Of(parsed, options);
                var specification = options.Specification(parsed);
                var sources = new RecordSource(options, surroundings);
                var question = DyadQuestion.OfStates(
                    parsed,
                    sources,
                    names[0],
                    names[1],
                    parsed.GetRequiredValue(year),
                    cancellation
                );
                var opened = question.Opened;
                var setting = Setting.Of(
                    new Measurements(opened.World, opened.Parameters),
                    specification,
                    new Dyad(question.Pair.First, question.Pair.Second),
                    question.Year
                );
                bool why = parsed.GetValue(explain);
                // Other readings are told with the argument and to machines; the table has one row a theory.
                bool toldOthers = why || options.FormatOf(parsed) == OutputFormat.Json;
                var answers = DyadAnswers.Of(
                    setting,
                    theories,
                    question.Pair,
                    options.ThreadCount(parsed),
                    games: toldOthers,
                    cancellation
                );
                var partners = why ? PairAsPartners.Of(setting, question.Pair) : null;
                new ResultPrinter(options, surroundings).Print(
                    parsed,
                    AlignReport.Of(answers, why, partners),
                    sources.ManifestOf(parsed, opened, $"align {question.Words}" + (why ? " --explain" : "")),
                    m => AlignJson.Render(answers, why, m, partners)
                );
                return Task.FromResult(CommandLine.Success);
            }
        );
        return command;
    }
}
