using System.Globalization;
using Counterpoise.Files;
using Counterpoise.Measures;
using Counterpoise.Measures.Willingness;
using Counterpoise.Tests.Measures;

namespace Counterpoise.Validation;

/// <summary>Whether 95% intervals cover what was planted, over many invented records.</summary>
internal static class CoverageCheck
{
    private const int States = 40;
    private static readonly YearSpan Years = new(1900, 1929);

    public const string Usage =
        "  coverage [RECORDS]   whether intervals of willingness cover what was planted (200 records by default)\n";

    public static int Run(IReadOnlyList<string> options, CancellationToken cancellation)
    {
        int records = options.Count == 0 ? 200 : int.Parse(options[0], CultureInfo.InvariantCulture);
        var believed = PlantedDisputes.Firm(CaseLibrary.Shipped.Parameters());
        var covered = new SortedDictionary<string, (int Times, int Of, double Away)>(StringComparer.Ordinal);
        for (int record = 0; record < records; record++)
        {
            cancellation.ThrowIfCancellationRequested();
            var planted = new PlantedDisputes(States, Years, believed, 0.03, 10_000 + (ulong)record);
            var sample = WillingnessSample.Of(new Measurements(planted.World, believed), planted.Plan, cancellation);
            var fit = WillingnessFit.Of(
                sample,
                believed,
                WillingnessVariant.Full.Types,
                ..,
                cancellation: cancellation
            );
            foreach (var one in fit.Estimates)
            {
                // The base is told at mean opportunity, which was not planted.
                if (!planted.Truth.TryGetValue(one.Id, out double truth) || one.Id == "intent.base")
                    continue;
                var (times, of, away) = covered.GetValueOrDefault(one.Id);
                bool holds = truth >= one.Low && truth <= one.High;
                covered[one.Id] = (times + (holds ? 1 : 0), of + 1, away + Math.Abs(one.Value - truth));
            }
        }
        foreach (var (id, (times, of, away)) in covered)
            Console.Out.Write(
                FormattableString.Invariant($"{id, -32} {(double)times / of, 7:0.0%}  mean miss {away / of:0.00}\n")
            );
        double share = (double)covered.Values.Sum(c => c.Times) / covered.Values.Sum(c => c.Of);
        Console.Out.Write(
            FormattableString.Invariant(
                $"all of {covered.Values.Sum(c => c.Of)}: {share:0.0%}, {records} records of {States} states, {Years}\n"
            )
        );
        return share is >= 0.90 and <= 0.98 ? 0 : 1;
    }
}
