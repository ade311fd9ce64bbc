using System.CommandLine;
using Counterpoise.Briefs;
using Counterpoise.Measures;

namespace Counterpoise.Cli;

/// <summary><c>similarity A B --year Y</c>: how alike the positions of two states are, by every index.</summary>
internal static class SimilarityCommand
{
    public static Command Create(CommonOptions options, Surroundings surroundings)
    {
        var subject = new Argument<string[]>("A B") { Description = "two states", Arity = new ArgumentArity(2, 2) };
        var year = new Option<string>("--year") { Description = "the year", Required = true };
        var command = new Command("similarity", "how alike two states' alliances and UN ideal points are")
        {
            subject,
            year,
        };
        command.SetAction(
            (parsed, cancellation) =>
            {
                var names = parsed.GetRequiredValue(subject);
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
                var document = SimilarityReport.Of(
                    new Measurements(opened.World, opened.Parameters),
                    question.Pair,
                    question.Year
                );
                cancellation.ThrowIfCancellationRequested();
                new ResultPrinter(options, surroundings).Print(
                    parsed,
                    document,
                    sources.ManifestOf(parsed, opened, $"similarity {question.Words}")
                );
                return Task.FromResult(CommandLine.Success);
            }
        );
        return command;
    }
}
