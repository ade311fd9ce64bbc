using Counterpoise.Record;
using Counterpoise.Statistics;

namespace Counterpoise.Theories;

/// <summary>What one coder makes of one item.</summary>
/// <param name="Coder">Who weighed it.</param>
/// <param name="Weight">Weight for the first theory of the pair, dB.</param>
/// <param name="Reason">Why, in the coder's words.</param>
public sealed record CoderWeight(string Coder, Decibels Weight, string Reason);

/// <summary>One item on the scales.</summary>
/// <param name="Item">The item.</param>
/// <param name="Weight">Weight used, for the first theory of the pair: the mean of its coders, dB.</param>
/// <param name="Coders">What each coder made of it, in ordinal order of the coders' ids; at least one.</param>
/// <param name="Posterior">Log odds after this item and all before it, dB.</param>
public sealed record WeightStep(
    EvidenceItem Item,
    Decibels Weight,
    IReadOnlyList<CoderWeight> Coders,
    Decibels Posterior
);

/// <summary>Where one coder's own weighings lead from the same prior.</summary>
/// <param name="Coder">The coder.</param>
/// <param name="Items">Number of items that the coder weighed; the others count for nothing here.</param>
/// <param name="Posterior">Log odds for the first theory of the pair, dB.</param>
public sealed record CoderPosterior(string Coder, int Items, Decibels Posterior);

/// <summary>How far coders agree on what items weigh.</summary>
/// <param name="Weights">Alpha over the weights in dB (interval), from the items that two or more weighed.</param>
/// <param name="SameSign">
/// Share of those items, 0..1, that all their coders weigh for the same side; 0 dB is a side of its own. NaN where there
/// is no such item.
/// </param>
public sealed record WeighingAgreement(Agreement Weights, double SameSign);

/// <summary>The evidence for one theory against another, weighed item by item.</summary>
/// <remarks>
/// <para>
/// fairfield2017. In decibels, posterior = prior + sum of weights. How to read them: 3 dB are odds of 2 to 1, hardly to be
/// noticed; 10 dB 10 to 1, clear; 20 dB 100 to 1, strong; 30 dB 1000 to 1.
/// </para>
/// <para>
/// Assumed: each weight is conditional on the items before it, so that what two items say alike is not counted twice; and
/// one of the two theories holds, for a probability to be read from the odds. Neither can be computed from the record.
/// </para>
/// <para>
/// Unweighed is unweighed: an item that nobody weighed for the pair is listed and enters no sum and no mean; nor does a
/// coder who passed an item over enter that item's mean. The mean of coders is ours.
/// </para>
/// </remarks>
public sealed record WeightOfEvidence
{
    private WeightOfEvidence() { }

    /// <summary>The question; positive decibels speak for its first theory.</summary>
    public required TheoryPair Pair { get; init; }

    /// <summary>Log odds before the evidence, dB.</summary>
    public required Decibels Prior { get; init; }

    /// <summary>The weighed items, by date, then id.</summary>
    public required IReadOnlyList<WeightStep> Steps { get; init; }

    /// <summary>
    /// The items that carry the conclusion: of those that speak for the side that the evidence as a whole favours, the
    /// fewest that hold more than half of the weight on that side; the weightiest first. None where the sum is 0 dB.
    /// </summary>
    public required IReadOnlyList<WeightStep> Carrying { get; init; }

    /// <summary>Items that nobody weighed for the pair, by date, then id.</summary>
    public required IReadOnlyList<EvidenceItem> Unweighed { get; init; }

    /// <summary>Where each coder alone would arrive, in ordinal order of their ids.</summary>
    public required IReadOnlyList<CoderPosterior> Alone { get; init; }

    /// <summary>How far the coders agree.</summary>
    public required WeighingAgreement Agreement { get; init; }

    /// <summary>Log odds after all the evidence, dB; the prior where nothing was weighed.</summary>
    public Decibels Posterior => Steps.Count == 0 ? Prior : Steps[^1].Posterior;

    /// <summary>Log odds that would be left without the items that carry the conclusion, dB.</summary>
    public Decibels WithoutCarrying => Steps.Except(Carrying).Aggregate(Prior, (odds, step) => odds.Plus(step.Weight));

    /// <summary>Weighs the evidence on one theory against another, as of a year.</summary>
    /// <param name="evidence">The items, in any order.</param>
    /// <param name="pair">The question.</param>
    /// <param name="year">The year asked for; only items dated before it are weighed or listed.</param>
    /// <param name="concurrent">Whether items of the year itself count too.</param>
    /// <param name="prior">Log odds for the first theory before any item, dB; 0 takes neither side.</param>
    /// <exception cref="ArgumentException">
    /// The pair names one theory twice, the prior is not finite, or a coder weighs an item twice for the pair.
    /// </exception>
    public static WeightOfEvidence Of(
        IEnumerable<EvidenceItem> evidence,
        TheoryPair pair,
        Year year,
        bool concurrent = false,
        Decibels prior = default
    )
    {
        if (pair.Theory == pair.Rival)
            throw new ArgumentException("A theory stands against another, not against itself.", nameof(pair));
        if (!double.IsFinite(prior.Value))
            throw new ArgumentException("A prior is finite: no evidence moves a certainty.", nameof(prior));
        List<WeightStep> steps = [];
        List<EvidenceItem> unweighed = [];
        var odds = prior;
        foreach (
            var item in evidence
                .Where(item => item.IsKnownIn(year, concurrent))
                .OrderBy(item => item.Date)
                .ThenBy(item => item.Id, StringComparer.Ordinal)
        )
        {
            var weights = WeightsOf(item, pair);
            if (weights.Count == 0)
            {
                unweighed.Add(item);
                continue;
            }
            var weight = new Decibels(weights.Sum(w => w.Weight.Value) / weights.Count);
            odds = odds.Plus(weight);
            steps.Add(new(item, weight, weights, odds));
        }
        return new()
        {
            Pair = pair,
            Prior = prior,
            Steps = steps,
            Carrying = CarryingOf(steps),
            Unweighed = unweighed,
            Alone = AloneFrom(prior, steps),
            Agreement = AgreementOf(steps),
        };
    }

    /// <summary>
    /// Every pair that some item weighs, each once and without direction, in ordinal order.
    /// </summary>
    /// <param name="evidence">The items.</param>
    public static IReadOnlyList<TheoryPair> PairsIn(IEnumerable<EvidenceItem> evidence) =>
        [
            .. evidence
                .SelectMany(item => item.Weighings)
                .Select(w => new TheoryPair(w.For, w.Against).Unordered)
                .Distinct()
                .OrderBy(pair => pair.Theory, StringComparer.Ordinal)
                .ThenBy(pair => pair.Rival, StringComparer.Ordinal),
        ];

    private static List<CoderWeight> WeightsOf(EvidenceItem item, TheoryPair pair)
    {
        List<CoderWeight> weights = [];
        foreach (var weighing in item.Weighings.OrderBy(w => w.Coder, StringComparer.Ordinal))
        {
            var asked = new TheoryPair(weighing.For, weighing.Against);
            if (asked != pair && asked != pair.Reversed)
                continue;
            if (weights.Count > 0 && weights[^1].Coder == weighing.Coder)
                throw new ArgumentException($"'{weighing.Coder}' weighs '{item.Id}' twice for {pair}.", nameof(item));
            weights.Add(
                new(weighing.Coder, asked == pair ? weighing.Weight : weighing.Weight.Reversed, weighing.Reason)
            );
        }
        return weights;
    }

    private static List<WeightStep> CarryingOf(List<WeightStep> steps)
    {
        // Means that cancel out, or halve a side, leave a trace of rounding, which favours nobody.
        const double Rounding = 1e-9;
        double sum = steps.Sum(step => step.Weight.Value);
        int side = Math.Abs(sum) < Rounding ? 0 : Math.Sign(sum);
        // OrderByDescending is stable: of equal weights the earlier item goes first.
        var favouring = steps
            .Where(step => side != 0 && Math.Sign(step.Weight.Value) == side)
            .OrderByDescending(step => Math.Abs(step.Weight.Value))
            .ToList();
        double half = favouring.Sum(step => Math.Abs(step.Weight.Value)) / 2;
        double held = 0;
        List<WeightStep> carrying = [];
        foreach (var step in favouring.TakeWhile(_ => held <= half + Rounding))
        {
            carrying.Add(step);
            held += Math.Abs(step.Weight.Value);
        }
        return carrying;
    }

    private static List<CoderPosterior> AloneFrom(Decibels prior, List<WeightStep> steps) =>
        [
            .. steps
                .SelectMany(step => step.Coders)
                .GroupBy(weight => weight.Coder, StringComparer.Ordinal)
                .OrderBy(own => own.Key, StringComparer.Ordinal)
                .Select(own => new CoderPosterior(
                    own.Key,
                    own.Count(),
                    own.Aggregate(prior, (odds, weight) => odds.Plus(weight.Weight))
                )),
        ];

    private static WeighingAgreement AgreementOf(List<WeightStep> steps)
    {
        var shared = steps.Where(step => step.Coders.Count > 1).ToList();
        var weights = CodingTable.Agreement(
            shared.Select(step => step.Coders.Select(coder => coder.Weight.Value)),
            CodingDifference.Interval
        );
        int sameSign = shared.Count(step =>
            step.Coders.Select(coder => Math.Sign(coder.Weight.Value)).Distinct().Count() == 1
        );
        return new(weights, shared.Count == 0 ? double.NaN : (double)sameSign / shared.Count);
    }
}
