using System.CommandLine;
using Counterpoise.Briefs;
using Counterpoise.Figures;
using Counterpoise.Files;
using Counterpoise.Measures;

namespace Counterpoise.Cli;

/// <summary><c>estimate FILE</c> (<see cref="ModelCommand"/>) and <c>estimate standardisation</c>: means and deviations of the factors, as a dated parameter file.</summary>
internal static class EstimateCommand
{
    public static Command Create(CommonOptions options, Surroundings surroundings)
    {
        var years = EstimateOptions.Years("years to pool, as 1950:2000 (default)");
        var frozen = EstimateOptions.Frozen();
        var standardisation = new Command(
            "standardisation",
            "means and deviations of every factor over politically relevant directed dyads"
        )
        {
            years,
            frozen,
        };
        EstimateOptions.Refuse(
            standardisation,
            options,
            [options.Measure, options.Intent, options.Parameters, options.Concurrent, options.Seed]
        );
        standardisation.SetAction(
            (parsed, cancellation) =>
            {
                var sources = new RecordSource(options, surroundings);
                var span = EstimateOptions.Span(parsed.GetValue(years), EstimateOptions.StandardisationYears);
                var date = EstimateOptions.DateOf(parsed.GetValue(frozen), surroundings.Clock);
                var loaded = sources.Load(
                    parsed,
                    new YearSpan(Math.Max(1816, span.First.Value - 1), span.Last.Value),
                    cancellation
                );
                var world = loaded.World;
                var assumed = CaseLibrary.Shipped.Parameters();
                var estimates = StandardisationEstimate.Over(
                    new Measurements(world, assumed),
                    span,
                    EstimateOptions.HeldOut(world),
                    cancellation
                );
                if (parsed.GetValue(options.Out) is { Extension: ".yaml" or ".yml" } file)
                    AtomicFile.Write(file.FullName, ParameterFile.Write(assumed.Name, date, Heading(span), estimates));
                else
                    new ResultPrinter(options, surroundings).Print(
                        parsed,
                        Table(estimates),
                        new Manifest(
                            $"estimate standardisation --years {span.First}:{span.Last}{options.Chosen(parsed)}"
                        )
                        {
                            InputHashes = RecordSource.HashesOf(loaded),
                            DataVersions = RecordSource.VersionsOf(world),
                        }
                    );
                return Task.FromResult(CommandLine.Success);
            }
        );
        var estimate = new Command("estimate", "figures that are learnt from the record")
        {
            standardisation,
            WillingnessCommand.Create(options, surroundings),
            AlignmentWeightsCommand.Create(options, surroundings),
        };
        ModelCommand.AddTo(estimate, options, surroundings);
        return estimate;
    }

    private static string Heading(YearSpan years) =>
        $"Means and deviations of the natural logs of every factor's measures, over politically relevant directed dyads of\n"
        + $"{years}, all dyads of Japan and of both Koreas held out. Written by 'counterpoise estimate standardisation\n"
        + $"--years {years.First}:{years.Last}' from the archive; do not edit.";

    private static Document Table(IReadOnlyList<Parameter> estimates) =>
        new(
            "Standardisation",
            [
                new ResultTable(
                    [
                        Column.OfText("term", "term"),
                        Column.OfNumbers("estimate", "estimate", NumberFormat.Decimals(6)),
                        Column.OfText("note", "note"),
                    ],
                    [.. estimates.Select(e => (IReadOnlyList<Cell>)[Cell.Of(e.Id), Cell.Of(e.Value), Cell.Of(e.Note)])]
                ),
            ]
        );
}
