using System.CommandLine;
using Counterpoise.Alignment.Weights;
using Counterpoise.Briefs;
using Counterpoise.Figures;
using Counterpoise.Files;
using Counterpoise.Measures;

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
        var years = new Option<string>("--years")
        {
            Description = $"years of links, as {Default.Years.First}:{Default.Years.Last} (default)",
        };
        var every = new Option<int>("--every")
        {
            Description = $"every how many years links are read (default {Default.Every})",
            DefaultValueFactory = _ => Default.Every,
        };
        var resamples = new Option<int>("--resamples")
        {
            Description = $"resamples of treaties, 500 or more (default {AlignmentFit.UsualResamples})",
            DefaultValueFactory = _ => AlignmentFit.UsualResamples,
        };
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
        command.SetAction(
            (parsed, cancellation) =>
            {
                var plan = Default with
                {
                    Years = EstimateOptions.Span(parsed.GetValue(years), Default.Years),
                    Every = EstimateOptions.Within("--every", parsed.GetValue(every), 1, 100),
                };
                int drawn = EstimateOptions.Within("--resamples", parsed.GetValue(resamples), 500, 1_000_000);
                var date = EstimateOptions.DateOf(parsed.GetValue(frozen), surroundings.Clock);
                var sources = new RecordSource(options, surroundings);
                var loaded = sources.Load(parsed, new YearSpan(new Year(1816), plan.Years.Last), cancellation);
                var world = loaded.World;
                var assumed = CaseLibrary.Shipped.Parameters();
                plan = plan with { HeldOut = EstimateOptions.HeldOut(world) };
                var sample = AlignmentSample.Of(new Measurements(world, assumed), plan, cancellation);
                var terms = AlignmentTerm.Believed(assumed);
                var fit = AlignmentFit.Of(
                    sample,
                    terms,
                    drawn,
                    (ulong)assumed["weightings.seed"],
                    options.ThreadCount(parsed),
                    cancellation
                );
                if (parsed.GetValue(options.Out) is { Extension: ".yaml" or ".yml" } file)
                {
                    AtomicFile.Write(
                        file.FullName,
                        ParameterFile.Write(SetName, date, Heading(plan, fit), [.. AlignmentWeights.Of(fit, assumed)])
                    );
                    return Task.FromResult(CommandLine.Success);
                }
                AlignmentCheck[] checks =
                [
                    .. from told in Told
                    where plan.Years.First < told.First && plan.Years.Contains(told.Last)
                    from check in AlignmentCheck.Of(sample, terms, told, cancellation)
                    select check,
                ];
                var document = AlignmentWeightsReport.Of(world, plan, sample, fit, checks);
                new ResultPrinter(options, surroundings).Print(
                    parsed,
                    document,
                    new Manifest(
                        $"estimate alignment --years {plan.Years.First}:{plan.Years.Last} --every {plan.Every} --resamples {drawn}"
                            + options.Chosen(parsed)
                    )
                    {
                        Seed = (ulong)assumed["weightings.seed"],
                        InputHashes = RecordSource.HashesOf(loaded),
                        DataVersions = RecordSource.VersionsOf(world),
                    }
                );
                return Task.FromResult(CommandLine.Success);
            }
        );
        return command;
    }

    private static string Heading(AlignmentPlan plan, AlignmentFit fit)
    {
        var firmness = fit.Estimates[0];
        return $"Weights of the game of alignment, estimated on politically relevant pairs of {plan.Years} every {plan.Every} years: whether an obligation to\n"
            + "defend stood, all other links of the year given. Japan, Korea and both Koreas play in no game. Ranges bound 95%: the widest\n"
            + "by resampled treaties, by networks that the fitted model draws, and by rows that share a state; on profiles where the height is no parabola.\n"
            + FormattableString.Invariant(
                $"One root of fear is worth {firmness.Value:0.###} log odds ({firmness.Low:0.###} to {firmness.High:0.###}). What the file does not name is as assumed.\n"
            )
            + "Written by 'counterpoise estimate alignment --out parameters/alignment.yaml' from the archive; do not edit.";
    }
}
