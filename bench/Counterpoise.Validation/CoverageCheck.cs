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

    // What stands for the truth where the form of the model is not that of the record: windows of years in which odds change, and states that differ.
    private const int LargeRecord = 110;
    private const int Plantings = 4;
    private const double OfStates = 0.3;
    private const int Horizon = 3;
    private static readonly YearSpan Years = new(1900, 1929);

    // What invented years hold for the game: links enough for what is drawn from beliefs to be told, and to depend on each other.
    private const int Players = 20;
    private const int Networks = 10;

    // How many spreads from its middle the shipped estimates of some weights lie, about.
    private const double Away = 3;

    // No quantity may hide in the share of all.
    private const double LeastOfOne = 0.88;

    public const string Usage =
        "  coverage [willingness|willingness-planted|alignment|alignment-away] [RECORDS]   whether intervals cover what was planted (200 records by default)\n";

    public static int Run(IReadOnlyList<string> options, CancellationToken cancellation)
    {
        string of = options.FirstOrDefault(option => !char.IsAsciiDigit(option[0])) ?? "willingness";
        var number = options.FirstOrDefault(option => char.IsAsciiDigit(option[0]));
        int records = number is null ? 200 : int.Parse(number, CultureInfo.InvariantCulture);
        switch (of)
        {
            case "willingness":
                return OfWillingness(records, cancellation);
            case "willingness-planted":
                return OfPlantedWillingness(records, cancellation);
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
        bool holds = Print(
            told,
            "mean miss (log)",
            FormattableString.Invariant($"{fitted} records of {Players} states that may all link, {Networks} years")
        );
        // What lies as far out as this is no draw from the belief, and nothing promises that ranges which hold it cover it.
        return away > 0 || holds ? 0 : 1;
    }

    // One year ahead the form of the model is that by which records were made, and what was planted is the truth.
    private static int OfPlantedWillingness(int records, CancellationToken cancellation)
    {
        var believed = PlantedDisputes.Firm(CaseLibrary.Shipped.Parameters());
        var told = new List<(string Id, bool Covered, double Away)>[records];
        Parallel.For(
            0,
            records,
            new ParallelOptions { CancellationToken = cancellation },
            record =>
            {
                var planted = new PlantedDisputes(Disputants, Years, believed, 0.03, 10_000 + (ulong)record);
                var sample = WillingnessSample.Of(
                    new Measurements(planted.World, believed),
                    planted.Plan,
                    1,
                    cancellation
                );
                var fit = WillingnessFit.Of(sample, believed, WillingnessVariant.Full.Types, .., 1, cancellation);
                told[record] =
                [
                    .. from one in fit.Estimates
                    // The base is told at mean opportunity, which was not planted.
                    where one.Id != "intent.base" && planted.Truth.ContainsKey(one.Id)
                    let truth = planted.Truth[one.Id]
                    select (one.Id, truth >= one.Low && truth <= one.High, Math.Abs(one.Value - truth)),
                ];
            }
        );
        Console.Out.Write(
            "Planted in each record: quantities drawn from what the fit believes beforehand, so that a share of the whole belief is covered.\n"
        );
        return Print(
            told,
            "mean miss",
            FormattableString.Invariant($"{records} records of {Disputants} states, {Years}, windows of one year")
        )
            ? 0
            : 1;
    }

    // By quantity and over all; whether they hold what they say.
    private static bool Print(List<(string Id, bool Covered, double Away)>[] told, string miss, string of)
    {
        var each = told.SelectMany(one => one).GroupBy(one => one.Id).ToArray();
        int width = Math.Max(32, each.Max(one => one.Key.Length));
        foreach (var one in each)
            Console.Out.Write(
                FormattableString.Invariant(
                    $"{one.Key.PadRight(width)} {one.Average(c => c.Covered ? 1.0 : 0), 7:0.0%}  {miss} {one.Average(c => c.Away):0.00}\n"
                )
            );
        var all = told.SelectMany(one => one).ToArray();
        double share = all.Average(c => c.Covered ? 1.0 : 0);
        Console.Out.Write(FormattableString.Invariant($"all of {all.Length}: {share:0.0%}; {of}\n"));
        return share is >= 0.90 and <= 0.98 && each.All(one => one.Average(c => c.Covered ? 1.0 : 0) >= LeastOfOne);
    }

    private static int OfWillingness(int records, CancellationToken cancellation)
    {
        var shipped = CaseLibrary.Shipped.Parameters();
        var firm = PlantedDisputes.Firm(shipped);
        // Beliefs as wide as those of the estimates that are shipped.
        var believed = new[] { "weight", "half-life", "factor" }
            .Select(of => $"willingness.prior.{of}")
            .Aggregate(firm, (set, id) => set.With(id, shipped[id]));
        var large = new Dictionary<string, WillingnessEstimate>[Plantings];
        var options = new ParallelOptions { CancellationToken = cancellation };
        Parallel.For(0, Plantings, options, planting => large[planting] = Fitted(LargeRecord, planting, planting));
        var told = new List<(string Id, bool Covered, double Away)>[records];
        Parallel.For(
            0,
            records,
            options,
            record =>
            {
                var truth = large[record % Plantings];
                told[record] =
                [
                    .. Fitted(Disputants, record % Plantings, Plantings + record)
                        .Select(one =>
                            (
                                one.Key,
                                Covers(one.Value, truth[one.Key]),
                                Math.Abs(one.Value.Value - truth[one.Key].Value)
                            )
                        ),
                ];
            }
        );
        Console.Out.Write(
            FormattableString.Invariant(
                $"Held against: what the same model finds in a record of {LargeRecord} states with the same quantities planted ({Plantings} plantings); its own error is added to the interval.\n"
            )
        );
        return Print(
            told,
            "mean miss",
            FormattableString.Invariant(
                $"{records} records of {Disputants} states, {Years}, windows of {Horizon} years"
            )
        )
            ? 0
            : 1;

        Dictionary<string, WillingnessEstimate> Fitted(int states, int planting, int seed)
        {
            var planted = new PlantedDisputes(
                states,
                Years,
                firm,
                0.02,
                10_000 + (ulong)seed,
                plantedBy: (ulong)planting,
                ofStates: OfStates
            );
            var plan = new WillingnessPlan(new YearSpan(Years.First.Plus(1), Years.Last.Plus(1 - Horizon)))
            {
                Horizon = Horizon,
            };
            var sample = WillingnessSample.Of(new Measurements(planted.World, believed), plan, 1, cancellation);
            return WillingnessVariant
                .All.SelectMany(variant =>
                    WillingnessFit
                        .Of(sample, believed, variant.Types, .., 1, cancellation)
                        .Estimates.Select(one => (Key: $"{variant.Name} {one.Id}", one))
                )
                .ToDictionary(one => one.Key, one => one.one, StringComparer.Ordinal);
        }
    }

    // On the scale of fitting, where an interval lies evenly about its estimate.
    private static bool Covers(WillingnessEstimate one, WillingnessEstimate truth)
    {
        var (middle, half) = Interval(one);
        var (at, uncertain) = Interval(truth);
        return Math.Abs(middle - at) <= Math.Sqrt((half * half) + (uncertain * uncertain));
    }

    private static (double Middle, double Half) Interval(WillingnessEstimate one)
    {
        Func<double, double> scale = one.Kind switch
        {
            WillingnessTermKind.HalfLife => Math.Log,
            WillingnessTermKind.Factor => IntentParameters.Logit,
            _ => value => value,
        };
        var (low, high) = (scale(one.Low), scale(one.High));
        return ((low + high) / 2, (high - low) / 2);
    }
}
