using System.CommandLine;
using System.Globalization;
using Counterpoise.Briefs;
using Counterpoise.Figures;
using Counterpoise.Files;
using Counterpoise.Measures;
using Counterpoise.Measures.Willingness;
using Counterpoise.Record;

namespace Counterpoise.Cli;

/// <summary><c>estimate willingness</c>: weights and half-lives of events, as a dated parameter file or as a table.</summary>
internal static class WillingnessCommand
{
    private static readonly WillingnessPlan Default = new(new YearSpan(1817, 2012));

    // Eras that the system itself divides: before the First World War, between the wars and in the second, the cold war, after it.
    private static readonly YearSpan[] Told = [new(1870, 1913), new(1914, 1945), new(1946, 1990), new(1991, 2012)];

    // Profiles are compared by half-century.
    private const int HalfCentury = 50;

    public static Command Create(CommonOptions options, Surroundings surroundings)
    {
        var years = EstimateOptions.Years($"years of reading, as {Default.Years.First}:{Default.Years.Last} (default)");
        var horizon = EstimateOptions.Number("--horizon", "years in which a dispute may begin", Default.Horizon, 1, 50);
        var hostility = EstimateOptions.Number(
            "--hostility",
            "least hostility of the rival, 2..5",
            Default.LeastHostility,
            2,
            5
        );
        var initiation = new Option<string>("--initiation")
        {
            Description =
                "who begins a dispute: initiator (an originator of side A, default) or originator (of either side)",
            DefaultValueFactory = _ => "initiator",
        };
        initiation.AcceptOnlyFromAmong("initiator", "originator");
        var profiles = EstimateOptions.Number(
            "--profiles",
            "state-years of each half-century whose profiles are compared under elicited and estimated intent",
            0,
            0,
            100_000
        );
        var frozen = EstimateOptions.Frozen();
        var command = new Command(
            "willingness",
            "what moves perceived intent: weights and half-lives of events, from disputes"
        )
        {
            years,
            horizon,
            hostility,
            initiation,
            profiles,
            frozen,
        };
        EstimateOptions.Refuse(command, options, [options.Measure, options.Intent, options.Concurrent]);
        EstimateOptions.Refuse(command, options, [options.Parameters, options.Seed], unless: profiles);
        command.SetAction(
            (parsed, cancellation) =>
            {
                var plan = Default with
                {
                    Years = EstimateOptions.Span(parsed.GetValue(years), Default.Years),
                    Horizon = parsed.GetValue(horizon),
                    LeastHostility = parsed.GetValue(hostility),
                    Initiation =
                        parsed.GetValue(initiation) == "originator"
                            ? InitiationRule.Originator
                            : InitiationRule.Initiator,
                };
                int compared = parsed.GetValue(profiles);
                int threads = options.ThreadCount(parsed);
                var date = EstimateOptions.DateOf(parsed.GetValue(frozen), surroundings.Clock);
                var sources = new RecordSource(options, surroundings);
                var loaded = sources.Load(
                    parsed,
                    new YearSpan(1816, plan.Years.Last.Value + plan.Horizon - 1),
                    cancellation
                );
                var world = loaded.World;
                var assumed = CaseLibrary.Shipped.Parameters();
                plan = plan with { HeldOut = EstimateOptions.HeldOut(world) };
                var sample = WillingnessSample.Of(new Measurements(world, assumed), plan, threads, cancellation);
                var fits = WillingnessVariant
                    .All.Select(variant =>
                        (variant, WillingnessFit.Of(sample, assumed, variant.Types, .., threads, cancellation))
                    )
                    .ToArray();
                if (parsed.GetValue(options.Out) is { Extension: ".yaml" or ".yml" } file)
                {
                    var parameters = fits.SelectMany(fit => WillingnessParameters.Of(fit.variant, fit.Item2, assumed));
                    AtomicFile.Write(
                        file.FullName,
                        ParameterFile.Write(
                            assumed.Name,
                            date,
                            Heading(plan, options.Chosen(parsed), date, world),
                            [.. parameters]
                        )
                    );
                    return Task.FromResult(CommandLine.Success);
                }
                var reasons = Told.Select(told => (told, Why: WillingnessCheck.WhyNot(sample, told))).ToArray();
                (WillingnessVariant, WillingnessCheck)[] checks =
                [
                    .. from told in reasons.Where(one => one.Why is null).Select(one => one.told)
                    from variant in WillingnessVariant.All
                    from check in WillingnessCheck.Of(sample, assumed, variant.Types, told, threads, cancellation)
                    select (variant, check),
                ];
                var drawn = compared == 0 ? null : sources.Parameters(parsed);
                var document = WillingnessReport.Of(
                    world,
                    sample,
                    fits,
                    checks,
                    [.. reasons.Select(one => one.Why).OfType<string>()],
                    drawn is null ? [] : Compared(drawn, world, plan.Years, compared)
                );
                new ResultPrinter(options, surroundings).Print(
                    parsed,
                    document,
                    new Manifest(
                        Asked(plan) + (compared == 0 ? "" : $" --profiles {compared}") + options.Chosen(parsed)
                    )
                    {
                        Seed = drawn is null ? null : SeedOf(drawn),
                        InputHashes = RecordSource.HashesOf(loaded),
                        DataVersions = RecordSource.VersionsOf(world),
                    }
                );
                return Task.FromResult(CommandLine.Success);
            }
        );
        return command;
    }

    private static List<IntentComparison> Compared(ParameterSet parameters, World world, YearSpan years, int count)
    {
        var measurements = new Measurements(world, parameters);
        ulong seed = SeedOf(parameters);
        List<IntentComparison> compared = [];
        for (var first = years.First; first <= years.Last; first = first.Plus(HalfCentury))
        {
            var last = first.Plus(HalfCentury - 1);
            compared.AddRange(
                IntentComparison.Of(
                    measurements,
                    new(first, last < years.Last ? last : years.Last),
                    count,
                    seed + (ulong)first.Value
                )
            );
        }
        return compared;
    }

    private static ulong SeedOf(ParameterSet parameters) => (ulong)parameters["weightings.seed"];

    private static string Asked(WillingnessPlan plan) =>
        $"estimate willingness --years {plan.Years.First}:{plan.Years.Last} --horizon {plan.Horizon} --hostility {plan.LeastHostility}"
        + (plan.Initiation == InitiationRule.Originator ? " --initiation originator" : "");

    private static string Heading(WillingnessPlan plan, string chosen, DateOnly date, World world) =>
        $"What moves perceived intent, estimated on politically relevant directed dyads of {plan.Years}: a dispute that the rival began\n"
        + $"({(plan.Initiation == InitiationRule.Initiator ? "an originator of side A" : "an originator of either side")}) within {plan.Horizon} years, hostility {plan.LeastHostility} or more, net of opportunity. All dyads of Japan and of both Koreas\n"
        + "held out. 'estimated' has every type of event, 'contemporaneous' none that was coded with hindsight. Probabilities as in the\n"
        + "assumed file, whose set these estimates complete and whose name they bear. Ranges at 95%: of a type, the range of its weight,\n"
        + "the base held (of war, base and use of force held).\n"
        + $"Written by 'counterpoise {Asked(plan)}{chosen} --frozen {date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} --out FILE.yaml'; do not edit.\n"
        + $"Data: {string.Join(", ", RecordSource.VersionsOf(world).Select(one => $"{one.Key} {one.Value}"))}.";
}
