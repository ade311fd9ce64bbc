using System.CommandLine;
using Counterpoise.Briefs.Claims;
using Counterpoise.Measures;
using Counterpoise.Theories;

namespace Counterpoise.Cli;

/// <summary><c>claims CASE</c>: every claim of a case's argument, put to its test.</summary>
internal static class ClaimsCommand
{
    public static Command Create(CommonOptions options, Surroundings surroundings)
    {
        var which = new Argument<string>("CASE") { Description = "a case (japan-rok, or a folder)" };
        var year = new Option<string>("--year") { Description = "the year (default: the case's focus year)" };
        var command = new Command("claims", "every claim of a case's argument, computed") { which, year };
        command.SetAction(
            (parsed, cancellation) =>
            {
                string name = parsed.GetRequiredValue(which);
                var sources = new RecordSource(options, surroundings);
                var specification = options.Specification(parsed);
                var opened = sources.OfCase(parsed, name, cancellation);
                var asked = parsed.GetValue(year) is { } text ? CommandLine.YearOf(text) : opened.Case!.FocusYear;
                if (opened.Claims.Count == 0)
                {
                    throw new FaultyInputException(
                        name,
                        0,
                        "this case makes no claims; write them into a claims.yaml beside its evidence.",
                        "nothing was computed"
                    );
                }
                opened.World.At(asked);
                var setting = new ClaimSetting(
                    new Measurements(opened.World, opened.Parameters),
                    TheoryCatalogue.All,
                    specification,
                    asked,
                    cancellation
                );
                var tested = ClaimsRegister.Test(opened.Claims, setting, options.ThreadCount(parsed));
                new ResultPrinter(options, surroundings).Print(
                    parsed,
                    ClaimsRegister.Document(opened.Case!.Title, tested, setting),
                    sources.ManifestOf(parsed, opened, $"claims {name} --year {asked}")
                );
                return Task.FromResult(CommandLine.Success);
            }
        );
        return command;
    }
}
