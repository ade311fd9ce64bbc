using System.CommandLine;
using System.Globalization;
using Counterpoise.Briefs;
using Counterpoise.Measures;

namespace Counterpoise.Cli;

/// <summary><c>threat STATE --year Y</c>: the threat profile of one state.</summary>
internal static class ThreatCommand
{
    private const int RowsInTable = 10;

    public static Command Create(CommonOptions options, Surroundings surroundings)
    {
        var state = new Argument<string>("STATE") { Description = "COW number or abbreviation, ISO3, alias or name" };
        var year = new Option<string>("--year") { Description = "the year", Required = true };
        var top = new Option<int?>("--top")
        {
            Description = "rivals shown (default: ten in a table, all in csv and json)",
        };
        var command = new Command("threat", "how much every rival threatens a state") { state, year, top };
        command.SetAction(
            (parsed, cancellation) =>
            {
                var when = CommandLine.YearOf(parsed.GetRequiredValue(year));
                if (parsed.GetValue(top) is <= 0)
                    throw new FaultyInputException("--top", 0, "at least one rival is shown.", "nothing was computed");
                var specification = options.Specification(parsed);
                var sources = new RecordSource(options, surroundings);
                var opened = sources.OfYear(parsed, when, cancellation);
                var perceiver = sources.Resolve(opened.World, parsed.GetRequiredValue(state), when);
                var document = ThreatReport.Of(
                    new Measurements(opened.World, opened.Parameters),
                    specification,
                    perceiver,
                    when,
                    parsed.GetValue(top) ?? RowsInTable,
                    (ulong)opened.Parameters["weightings.seed"],
                    parsed.GetValue(top)
                );
                string command = $"threat {opened.World.Identity.AbbreviationOf(perceiver)} --year {when}";
                if (parsed.GetValue(top) is { } shown)
                    command += $" --top {shown.ToString(CultureInfo.InvariantCulture)}";
                cancellation.ThrowIfCancellationRequested();
                new ResultPrinter(options, surroundings).Print(
                    parsed,
                    document,
                    sources.ManifestOf(parsed, opened, command)
                );
                return Task.FromResult(CommandLine.Success);
            }
        );
        return command;
    }
}
