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
                Year? asked = parsed.GetValue(year) is { } text ? CommandLine.YearOf(text) : null;
                var theories = TheoryChoice.Of(parsed, options);
                var specification = options.Specification(parsed);
                var sources = new RecordSource(options, surroundings);
                OpenRecord opened;
                (string First, string Second) pair;
                if (names.Length == 1)
                {
                    opened = sources.OfCase(parsed, names[0], cancellation);
                    pair = opened.Case!.Dyad;
                    asked ??= opened.Case.FocusYear;
                }
                else
                {
                    if (asked is null)
                    {
                        throw new FaultyInputException(
                            "--year",
                            0,
                            "a brief on two states needs a year; add --year 2013.",
                            "nothing was computed"
                        );
                    }
                    opened = sources.OfYear(parsed, asked.Value, cancellation);
                    pair = (names[0], names[1]);
                }
                var measurements = new Measurements(opened.World, opened.Parameters);
                var first = sources.Resolve(opened.World, pair.First, asked.Value);
                var second = sources.Resolve(opened.World, pair.Second, asked.Value);
                if (first == second)
                {
                    throw new FaultyInputException(
                        "argument",
                        0,
                        $"'{pair.First}' and '{pair.Second}' are the same state; name two.",
                        "nothing was computed"
                    );
                }
                var brief = BriefWriter.Write(
                    measurements,
                    theories,
                    specification,
                    (first, second),
                    asked.Value,
                    opened.Case?.Id,
                    options.ThreadCount(parsed),
                    cancellation
                );
                var manifest = sources.ManifestOf(
                    parsed,
                    opened,
                    $"brief {string.Join(' ', names)} --year {asked.Value}"
                );
                new ResultPrinter(options, surroundings).Print(
                    parsed,
                    BriefDocument.Of(brief, measurements),
                    manifest,
                    m => BriefJson.Render(brief, m)
                );
                return Task.FromResult(CommandLine.Success);
            }
        );
        return command;
    }
}
