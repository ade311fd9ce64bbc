using System.CommandLine;
using Counterpoise.Briefs;
using Counterpoise.Figures;
using Counterpoise.Measures;

namespace Counterpoise.Cli;

/// <summary><c>brief CASE</c> and <c>brief A B --year Y</c>: the whole answer.</summary>
internal static class BriefCommand
{
    public static Command Create(CommonOptions options, Surroundings surroundings)
    {
        var subject = new Argument<string[]>("CASE | A B")
        {
            Description = "a case (japan-rok, or a folder), or two states",
            Arity = new ArgumentArity(1, 2),
        };
        var year = new Option<string>("--year") { Description = "the year (default: the case's focus year)" };
        var command = new Command("brief", "whom two states fear, why, and what that says of their alignment")
        {
            subject,
            year,
            options.Theory,
        };
        command.SetAction(
            (parsed, cancellation) =>
            {
                var names = parsed.GetRequiredValue(subject);
                var asked = parsed.GetValue(year);
                var theories = TheoryChoice.Of(parsed, options);
                var specification = options.Specification(parsed);
                var sources = new RecordSource(options, surroundings);
                var question =
                    names.Length == 1
                        ? DyadQuestion.OfCase(parsed, sources, names[0], asked, cancellation)
                        : DyadQuestion.OfStates(parsed, sources, names[0], names[1], asked, cancellation);
                var opened = question.Opened;
                var measurements = new Measurements(opened.World, opened.Parameters);
                var brief = BriefWriter.Write(
                    measurements,
                    theories,
                    specification,
                    question.Pair,
                    question.Year,
                    opened.Case?.Id,
                    options.ThreadCount(parsed),
                    cancellation
                );
                new ResultPrinter(options, surroundings).Print(
                    parsed,
                    BriefDocument.Of(brief, measurements),
                    sources.ManifestOf(parsed, opened, $"brief {question.Words}"),
                    m => BriefJson.Render(brief, m)
                );
                return Task.FromResult(CommandLine.Success);
            }
        );
        return command;
    }
}
