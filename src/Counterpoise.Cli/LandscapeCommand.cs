using System.CommandLine;
using System.Globalization;
using Counterpoise.Briefs;
using Counterpoise.Measures;
using Counterpoise.Theories;

namespace Counterpoise.Cli;

/// <summary><c>landscape --year Y --states S,S,...</c>: the two camps into which states settle, every low point and basin.</summary>
internal static class LandscapeCommand
{
    public static Command Create(CommonOptions options, Surroundings surroundings)
    {
        var year = new Option<string>("--year") { Description = "the year", Required = true };
        var states = new Option<string[]>("--states")
        {
            Description = "the states, 24 at most, as JPN,ROK,USA (default: all of the case)",
        };
        var command = new Command("landscape", "the two camps into which states settle (Axelrod and Bennett 1993)")
        {
            year,
            states,
        };
        command.SetAction(
            (parsed, cancellation) =>
            {
                var when = CommandLine.YearOf(parsed.GetRequiredValue(year));
                var specification = options.Specification(parsed);
                var sources = new RecordSource(options, surroundings);
                var opened = sources.OfYear(parsed, when, cancellation);
                var named = StateList.Of(sources, opened, parsed.GetValue(states), when);
                var taken = named ?? opened.World.At(when).States.ToArray();
                if (taken.Count > LandscapeOfStates.Most)
                {
                    throw new FaultyInputException(
                        "--states",
                        0,
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{taken.Count} states; every division into two camps is visited for {LandscapeOfStates.Most} at most, name fewer."
                        ),
                        "nothing was computed"
                    );
                }
                var document = LandscapeReport.Of(
                    new Measurements(opened.World, opened.Parameters),
                    specification,
                    taken,
                    when,
                    options.ThreadCount(parsed),
                    cancellation
                );
                cancellation.ThrowIfCancellationRequested();
                new ResultPrinter(options, surroundings).Print(
                    parsed,
                    document,
                    sources.ManifestOf(parsed, opened, $"landscape --year {when}{StateList.Words(opened, named)}") with
                    {
                        Seed = null,
                    }
                );
                return Task.FromResult(CommandLine.Success);
            }
        );
        return command;
    }
}
