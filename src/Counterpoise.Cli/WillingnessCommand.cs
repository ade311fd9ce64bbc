using System.CommandLine;
using Counterpoise.Files;
using Counterpoise.Measures;
using Counterpoise.Measures.Willingness;

namespace Counterpoise.Cli;

internal static class WillingnessCommand
{
    public static Command Create(CommonOptions options, Surroundings surroundings)
    {
        var command = new Command("willingness", "x");
        command.SetAction(
            (parsed, cancellation) =>
            {
                var sources = new RecordSource(options, surroundings);
                var watch = System.Diagnostics.Stopwatch.StartNew();
                var loaded = sources.Load(parsed, new YearSpan(1816, 2014), cancellation);
                var world = loaded.World;
                surroundings.Error.Write($"loaded {watch.ElapsedMilliseconds}\n");
                var assumed = CaseLibrary.Shipped.Parameters();
                string[] held = ["JPN", "ROK", "PRK", "KOR"];
                var heldOut = world.Identity.States.Where(s => held.Contains(s.Abbreviation)).Select(s => s.Code).ToHashSet();
                var sample = WillingnessSample.Of(
                    new Measurements(world, assumed),
                    new(new YearSpan(1817, 2012)) { HeldOut = heldOut },
                    cancellation
                );
                surroundings.Error.Write($"sample {watch.ElapsedMilliseconds} rows {sample.Rows} pos {sample.Positives(..)} new {sample.NewMembers} nofig {sample.WithoutFigures}\n");
                foreach (var variant in WillingnessVariant.All)
                {
                    var fit = WillingnessFit.Of(sample, assumed, variant.Types, .., cancellation: cancellation);
                    surroundings.Out.Write($"{variant.Name} ll {fit.LogLikelihood} agree {fit.StartsAgreeing} t {watch.ElapsedMilliseconds}\n");
                    foreach (var e in fit.Estimates)
                        surroundings.Out.Write(FormattableString.Invariant($"{e.Id,-32} {e.Value,9:0.000} cl {e.ErrorClassical:0.000} dy {e.ErrorByDyad:0.000} dd {e.ErrorDyadic:0.000} [{e.Low:0.00},{e.High:0.00}] was {e.Elicited:0.00} narrowed {e.Narrowed:0.000} n {e.Events}\n"));
                    foreach (var span in (YearSpan[])[new(1870, 1913), new(1919, 1945), new(1946, 1990), new(1991, 2012)])
                    {
                        foreach (var c in WillingnessCheck.Of(sample, assumed, variant.Types, span, cancellation))
                            surroundings.Out.Write(FormattableString.Invariant($"{span} {c.Reading,-24} n {c.Rows} ev {c.Events} log {c.LogScore:0.0000} brier {c.Brier:0.0000} auc {c.Auc:0.000} ap {c.AveragePrecision:0.000}\n"));
                    }
                    surroundings.Error.Write($"{watch.ElapsedMilliseconds}\n");
                }
                return Task.FromResult(CommandLine.Success);
            }
        );
        return command;
    }
}
