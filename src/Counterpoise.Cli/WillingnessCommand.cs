using System.CommandLine;
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
                };
                int compared = parsed.GetValue(profiles);
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
                var sample = WillingnessSample.Of(new Measurements(world, assumed), plan, cancellation);
                var fits = WillingnessVariant
                    .All.Select(variant =>
                        (variant, WillingnessFit.Of(sample, assumed, variant.Types, .., cancellation: cancellation))
                    )
                    .ToArray();
                if (parsed.GetValue(options.Out) is { Extension: ".yaml" or ".yml" } file)
                {
                    var parameters = fits.SelectMany(fit => WillingnessParameters.Of(fit.variant, fit.Item2, assumed));
                    AtomicFile.Write(
                        file.FullName,
                        ParameterFile.Write(assumed.Name, date, Heading(plan), [.. parameters])
                    );
                    return Task.FromResult(CommandLine.Success);
                }
                (WillingnessVariant, WillingnessCheck)[] checks =
                [
                    .. from told in Told
                    where plan.Years.Contains(told.First) && plan.Years.Contains(told.Last)
                    from variant in WillingnessVariant.All
                    from check in WillingnessCheck.Of(sample, assumed, variant.Types, told, cancellation)
                    select (variant, check),
                ];
                var drawn = compared == 0 ? null : sources.Parameters(parsed);
                var document = WillingnessReport.Of(
                    world,
                    sample,
                    fits,
                    checks,
                    drawn is null ? [] : Compared(drawn, world, plan.Years, compared)
                );
                new ResultPrinter(options, surroundings).Print(
                    parsed,
                    document,
                    new Manifest(
                        $"estimate willingness --years {plan.Years.First}:{plan.Years.Last} --horizon {plan.Horizon} --hostility {plan.LeastHostility}"
                            + (compared == 0 ? "" : $" --profiles {compared}")
                            + options.Chosen(parsed)
                    )
                    {
                        Seed = drawn is null ? null : (ulong)drawn["weightings.seed"],
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
        ulong seed = (ulong)parameters["weightings.seed"];
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

    private static string Heading(WillingnessPlan plan) =>
        $"What moves perceived intent, estimated on politically relevant directed dyads of {plan.Years}: a dispute that the rival began\n"
        + $"within {plan.Horizon} years, hostility {plan.LeastHostility} or more, net of opportunity. All dyads of Japan and of both Koreas held out. 'estimated' has\n"
        + "every type of event, 'contemporaneous' none that was coded with hindsight. Probabilities as in the assumed file, ranges at 95%.\n"
        + "Written by 'counterpoise estimate willingness --out parameters/willingness.yaml' from the archive; do not edit.";
}
