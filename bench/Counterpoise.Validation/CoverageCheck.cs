using System.Globalization;
using Counterpoise.Alignment.Weights;
using Counterpoise.Files;
using Counterpoise.Measures;
using Counterpoise.Measures.Willingness;
using Counterpoise.Tests.Alignment;
using Counterpoise.Tests.Measures;

namespace Counterpoise.Validation;

/// <summary>Whether 95% intervals cover what was planted, over many invented records.</summary>
internal static class CoverageCheck
{
    // What invented records of disputes hold.
    private const int Disputants = 40;
    private static readonly YearSpan Years = new(1900, 1929);

    // What invented years hold for the game: links enough for what is drawn from beliefs to be told, and to depend on each other.
    private const int Players = 20;
    private const int Networks = 10;

    // How many spreads from its middle the shipped estimates of some weights lie, about.
    private const double Away = 3;

    // No quantity may hide in the share of all.
    private const double LeastOfOne = 0.88;

    public const string Usage =
        "  coverage [willingness|alignment|alignment-away] [RECORDS]   whether intervals cover what was planted (200 records by default)\n";

    public static int Run(IReadOnlyList<string> options, CancellationToken cancellation)
    {
        string of = options.FirstOrDefault(option => !char.IsAsciiDigit(option[0])) ?? "willingness";
        var number = options.FirstOrDefault(option => char.IsAsciiDigit(option[0]));
        int records = number is null ? 200 : int.Parse(number, CultureInfo.InvariantCulture);
        switch (of)
        {
            case "willingness":
                return OfWillingness(records, cancellation);
            case "alignment":
                return OfAlignment(records, 0, cancellation);
            case "alignment-away":
                return OfAlignment(records, Away, cancellation);
            default:
                Console.Error.Write(Usage);
                return 2;
        }
    }

    private static int OfAlignment(int records, double away, CancellationToken cancellation)
    {
        var believed = PlantedLinks.Firm(CaseLibrary.Shipped.Parameters());
        var told = new List<(string Id, bool Covered, double Away)>[records];
        Parallel.For(
            0,
            records,
            new ParallelOptions { CancellationToken = cancellation },
            record =>
            {
                var planted = new PlantedLinks(Players, Networks, believed, 10_000 + (ulong)record, away);
                told[record] = [];
                // Where nobody or everybody links, nothing is estimated.
                if (planted.Sample.Positives == 0 || planted.Sample.Positives == planted.Sample.Rows)
                    return;
                var fit = AlignmentFit.Of(planted.Sample, believed, 1000, (ulong)record, 1, cancellation);
                told[record] =
                [
                    .. fit.Estimates.Select(one =>
                        (
                            one.Id,
                            planted.Truth[one.Id] >= one.Low && planted.Truth[one.Id] <= one.High,
                            Math.Abs(Math.Log(one.Value / planted.Truth[one.Id]))
                        )
                    ),
                ];
            }
        );
        Console.Out.Write(
            away > 0
                ? FormattableString.Invariant(
                    $"Planted in each record: every quantity {away} spreads from the middle of what the fit believes beforehand, up or down at even odds.\n"
                )
                : "Planted in each record: quantities drawn from what the fit believes beforehand, so that a share of the whole belief is covered.\n"
        );
        int fitted = told.Count(of => of.Count > 0);
        if (fitted < records)
            Console.Out.Write(
                FormattableString.Invariant(
                    $"{records - fitted} records in which nobody or everybody links are left out.\n"
                )
            );
        var each = told.SelectMany(of => of).GroupBy(of => of.Id).ToArray();
        foreach (var one in each)
            Console.Out.Write(
                FormattableString.Invariant(
                    $"{one.Key, -32} {one.Average(c => c.Covered ? 1.0 : 0), 7:0.0%}  mean miss (log) {one.Average(c => c.Away):0.00}\n"
                )
            );
        var all = told.SelectMany(of => of).ToArray();
        double share = all.Average(c => c.Covered ? 1.0 : 0);
        Console.Out.Write(
            FormattableString.Invariant(
                $"all {all.Length}: {share:0.0%}; {fitted} records of {Players} states that may all link, {Networks} years\n"
            )
        );
        // What lies as far out as this is no draw from the belief, and nothing promises that ranges which hold it cover it.
        if (away > 0)
            return 0;
        return share is >= 0.90 and <= 0.98 && each.All(one => one.Average(c => c.Covered ? 1.0 : 0) >= LeastOfOne)
            ? 0
            : 1;
    }

    private static int OfWillingness(int records, CancellationToken cancellation)
    {
        var believed = PlantedDisputes.Firm(CaseLibrary.Shipped.Parameters());
        var covered = new SortedDictionary<string, (int Times, int Of, double Away)>(StringComparer.Ordinal);
        for (int record = 0; record < records; record++)
        {
            cancellation.ThrowIfCancellationRequested();
            var planted = new PlantedDisputes(Disputants, Years, believed, 0.03, 10_000 + (ulong)record);
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
                $"all of {covered.Values.Sum(c => c.Of)}: {share:0.0%}, {records} records of {Disputants} states, {Years}\n"
            )
        );
        return share is >= 0.90 and <= 0.98 ? 0 : 1;
    }
}
