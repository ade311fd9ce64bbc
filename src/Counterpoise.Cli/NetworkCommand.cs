using System.CommandLine;
using System.Globalization;
using Counterpoise.Alignment;
using Counterpoise.Briefs;
using Counterpoise.Figures;
using Counterpoise.Measures;

namespace Counterpoise.Cli;

/// <summary><c>network --year Y</c>: which links between states stand in equilibrium, beside what was observed.</summary>
internal static class NetworkCommand
{
    // Enough for shares to a few points; coalitions take longer, and of a whole system there are many links: less must do.
    private static readonly (int Draws, int Starts) OfSet = (400, 40);
    private static readonly (int Draws, int Starts) OfThrees = (100, 10);
    private static readonly (int Draws, int Starts) OfSystem = (40, 4);

    private const int MostDraws = 1_000_000;

    public static Command Create(CommonOptions options, Surroundings surroundings)
    {
        var year = new Option<string>("--year") { Description = "the year", Required = true };
        var states = new Option<string[]>("--states")
        {
            Description = "the states, as JPN,ROK,USA (default: all of the case, or of the year in an archive)",
        };
        var draws = new Option<int?>("--draws")
        {
            Description =
                "draws of parameters and of what is unknown (default: 400, with --threes 100, of whole systems 40; 0: their own values)",
        };
        var starts = new Option<int?>("--starts")
        {
            Description = "starts of the search in each draw (default: 40, with --threes 10, of whole systems 4)",
        };
        var consent = new Option<string>("--consent")
        {
            Description =
                "transfers or consent: whether the pair together must gain, or neither may lose (default: transfers)",
        };
        var threes = new Option<bool>("--threes") { Description = "let coalitions of three states move too" };
        var links = new Option<string>("--links")
        {
            Description = "all or relevant: which pairs may link (default: all; whole systems relevant)",
        };
        var command = new Command("network", "which links between states stand in equilibrium, beside what happened")
        {
            year,
            states,
            draws,
            starts,
            consent,
            threes,
            links,
        };
        command.SetAction(
            (parsed, cancellation) =>
            {
                var when = CommandLine.YearOf(parsed.GetRequiredValue(year));
                var specification = options.Specification(parsed);
                var rule = Checked(
                    specification,
                    parsed.GetValue(draws),
                    parsed.GetValue(starts),
                    parsed.GetValue(consent),
                    parsed.GetValue(links)
                );
                var sources = new RecordSource(options, surroundings);
                var opened = sources.OfYear(parsed, when, cancellation);
                var slice = opened.World.At(when);
                var named = StateList.Of(sources, opened, parsed.GetValue(states), when);
                bool whole = named is null && slice.HoldsWholeSystem;
                var usual =
                    whole ? OfSystem
                    : parsed.GetValue(threes) ? OfThrees
                    : OfSet;
                var plan = new EnsemblePlan
                {
                    Draws = parsed.GetValue(draws) ?? usual.Draws,
                    Starts = parsed.GetValue(starts) ?? usual.Starts,
                    Rule = rule,
                    Threes = parsed.GetValue(threes),
                    RelevantOnly = parsed.GetValue(links) is { } which ? which == "relevant" : whole,
                    Seed = (ulong)opened.Parameters["weightings.seed"],
                    Threads = options.ThreadCount(parsed),
                };
                var document = NetworkReport.Of(
                    new Measurements(opened.World, opened.Parameters),
                    specification,
                    named ?? slice.States.ToArray(),
                    when,
                    plan,
                    cancellation
                );
                string words = string.Create(
                    CultureInfo.InvariantCulture,
                    $"network --year {when}{StateList.Words(opened, named)} --draws {plan.Draws} --starts {plan.Starts}"
                );
                words += $" --consent {Specification.NameOf(plan.Rule)}" + (plan.Threes ? " --threes" : "");
                words += $" --links {(plan.RelevantOnly ? "relevant" : "all")}";
                cancellation.ThrowIfCancellationRequested();
                new ResultPrinter(options, surroundings).Print(
                    parsed,
                    document,
                    sources.ManifestOf(parsed, opened, words),
                    made => NetworkJson.Render(document, made)
                );
                return Task.FromResult(CommandLine.Success);
            }
        );
        return command;
    }

    private static ConsentRule Checked(
        Specification specification,
        int? draws,
        int? starts,
        string? consent,
        string? links
    )
    {
        List<Fault> faults = [];
        if (draws is < 0 or > MostDraws)
            faults.Add(
                new(
                    "--draws",
                    0,
                    string.Create(CultureInfo.InvariantCulture, $"{draws} draws; write 0 to {MostDraws}.")
                )
            );
        if (starts is < 1 or > MostDraws)
            faults.Add(
                new(
                    "--starts",
                    0,
                    string.Create(CultureInfo.InvariantCulture, $"{starts} starts; write 1 to {MostDraws}.")
                )
            );
        if (consent is not (null or "transfers" or "consent"))
            faults.Add(new("--consent", 0, $"'{consent}' is no rule; write transfers or consent."));
        if (links is not (null or "all" or "relevant"))
            faults.Add(new("--links", 0, $"'{links}' names no pairs; write all or relevant."));
        if (specification.Proximity == ProximityMeasure.PowerAdjusted)
            faults.Add(
                new(
                    "--measure",
                    0,
                    "proximity=power-adjusted discounts power and distance together, and the game needs them apart; choose "
                        + "exponential, hyperbolic or contiguity."
                )
            );
        return faults.Count == 0
            ? consent == "consent"
                ? ConsentRule.Consent
                : ConsentRule.Transfers
            : throw new FaultyInputException(faults, "nothing was computed");
    }
}
