using System.CommandLine;
using Counterpoise.Alignment.Weights;
using Counterpoise.Briefs;
using Counterpoise.Figures;
using Counterpoise.Files;
using Counterpoise.Measures;
using Counterpoise.Record;

namespace Counterpoise.Cli;

/// <summary><c>estimate alignment</c>: the weights of the game of alignment from links that stood, as a dated parameter file or as a table.</summary>
internal static class AlignmentWeightsCommand
{
    /// <summary>Name of the set that the file holds.</summary>
    public const string SetName = "estimated";

    // Trade, of which leverage is read, is known from 1870 on.
    private static readonly AlignmentPlan Default = new(new YearSpan(1871, 2011));

    // Eras that the system itself divides: the world wars and between them, the cold war, after it.
    private static readonly YearSpan[] Told = [new(1914, 1945), new(1946, 1990), new(1991, 2011)];

    public static Command Create(CommonOptions options, Surroundings surroundings)
    {
        var years = EstimateOptions.Years($"years of links, as {Default.Years.First}:{Default.Years.Last} (default)");
        var every = EstimateOptions.Number("--every", "every how many years links are read", Default.Every, 1, 100);
        var resamples = EstimateOptions.Number(
            "--resamples",
            "resamples of treaties, 500 or more",
            AlignmentFit.UsualResamples,
            500,
            1_000_000
        );
        var frozen = EstimateOptions.Frozen();
        var command = new Command(
            "alignment",
            "what the game of alignment weighs: from the obligations to defend that stood"
        )
        {
            years,
            every,
            resamples,
            frozen,
        };
        EstimateOptions.Refuse(
            command,
            options,
            [options.Measure, options.Intent, options.Parameters, options.Concurrent]
        );
        command.SetAction(
            (parsed, cancellation) =>
            {
                var plan = Default with
                {
                    Years = EstimateOptions.Span(parsed.GetValue(years), Default.Years),
                    Every = parsed.GetValue(every),
                };
                int drawn = parsed.GetValue(resamples);
                int threads = options.ThreadCount(parsed);
                var date = EstimateOptions.DateOf(parsed.GetValue(frozen), surroundings.Clock);
                var sources = new RecordSource(options, surroundings);
                // Only the seed may be chosen: what is believed beforehand is the shipped set.
                var assumed = sources.Parameters(parsed);
                ulong seed = (ulong)assumed["weightings.seed"];
                var loaded = sources.Load(parsed, new YearSpan(new Year(1816), plan.Years.Last), cancellation);
                var world = loaded.World;
                plan = plan with { HeldOut = EstimateOptions.HeldOut(world) };
                string asked =
                    $"estimate alignment --years {plan.Years.First}:{plan.Years.Last} --every {plan.Every} --resamples {drawn}"
                    + options.Chosen(parsed);
                var sample = AlignmentSample.Of(new Measurements(world, assumed), plan, threads, cancellation);
                var terms = AlignmentTerm.Believed(assumed);
                var fit = AlignmentFit.Of(sample, terms, drawn, seed, threads, cancellation);
                if (parsed.GetValue(options.Out) is { Extension: ".yaml" or ".yml" } file)
                {
                    AtomicFile.Write(
                        file.FullName,
                        ParameterFile.Write(
                            SetName,
                            date,
                            Heading(
                                world,
                                plan,
                                fit,
                                FormattableString.Invariant($"{asked} --frozen {date:yyyy-MM-dd} --out {file.Name}")
                            ),
                            [.. AlignmentWeights.Of(fit, assumed)]
                        )
                    );
                    return Task.FromResult(CommandLine.Success);
                }
                AlignmentCheck[] checks =
                [
                    .. from told in Told
                    where plan.Years.First < told.First && plan.Years.Contains(told.Last)
                    from check in AlignmentCheck.Of(sample, terms, told, seed, threads, cancellation)
                    select check,
                ];
                var document = AlignmentWeightsReport.Of(
                    world,
                    plan,
                    sample,
                    fit,
                    AlignmentSensitivity.Of(sample, fit, threads, cancellation),
                    checks,
                    EstimateOptions.StandardisationYears
                );
                new ResultPrinter(options, surroundings).Print(
                    parsed,
                    document,
                    new Manifest(asked)
                    {
                        Seed = seed,
                        InputHashes = RecordSource.HashesOf(loaded),
                        DataVersions = RecordSource.VersionsOf(world),
                    }
                );
                return Task.FromResult(CommandLine.Success);
            }
        );
        return command;
    }

    private static string Heading(World world, AlignmentPlan plan, AlignmentFit fit, string command)
    {
        var firmness = fit.Estimates[0];
        return $"Weights of the game of alignment, estimated on politically relevant pairs of {plan.Years} every {plan.Every} years: whether an obligation to\n"
            + $"defend stood, all other links of the year given. In no game play {string.Join(", ", plan.HeldOut.Order().Select(world.Identity.NameOf))}.\n"
            + "Ranges bound 95%: the widest by resampled treaties, by networks that the fitted model draws, and by rows that share a state; on profiles\n"
            + "where the height is no parabola.\n"
            + FormattableString.Invariant(
                $"One root of fear is worth {firmness.Value:0.###} log odds ({firmness.Low:0.###} to {firmness.High:0.###}). What the file does not name is as assumed.\n"
            )
            + $"Written by 'counterpoise {command}' from the archive; do not edit. Data:\n"
            + EstimateOptions.VersionsFor(world);
    }
}
