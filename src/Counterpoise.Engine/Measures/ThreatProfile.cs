using Counterpoise.Statistics;

namespace Counterpoise.Measures;

/// <summary>One rival in a threat profile.</summary>
/// <param name="Rival">The rival.</param>
/// <param name="Rank">1 for the greatest threat.</param>
/// <param name="Share">Share of all known threat to the perceiver, 0..1.</param>
/// <param name="Bounds">Shares under every admissible value of what is unknown about any rival.</param>
/// <param name="Threat">Threat on its own scale; divide by the system's mean to tell it.</param>
/// <param name="Index">Position of the rival in the row.</param>
public sealed record ThreatEntry(StateCode Rival, int Rank, double Share, Bounds Bounds, double Threat, int Index);

/// <summary>A rival with an unknown factor: it has no place in the ranking, but bounds.</summary>
/// <param name="Rival">The rival.</param>
/// <param name="Bounds">Admissible shares of the threat that would then be known; null where nothing bounds it.</param>
/// <param name="Reasons">What is missing, and why.</param>
/// <param name="Index">Position of the rival in the row.</param>
public sealed record AbsentRival(StateCode Rival, Bounds? Bounds, IReadOnlyList<MissingComponent> Reasons, int Index);

/// <summary>The smallest change of weights that would put another rival first.</summary>
/// <param name="Challenger">The rival that would draw level.</param>
/// <param name="Distance">L1 distance on the simplex, 0..2.</param>
/// <param name="Weights">The weights at which it draws level. Shape [4].</param>
public sealed record OverturningChange(StateCode Challenger, double Distance, IReadOnlyList<double> Weights);

/// <summary>The shares of all rivals in one perceiver's threat.</summary>
public sealed class ThreatProfile
{
    // Ranks and shares add up differently in another order; a difference below this is none.
    private const double Rounding = 1e-12;

    private readonly IReadOnlyList<double> _weights;
    private readonly ThreatForm _form;
    private readonly double _scale;
    private readonly Lazy<IReadOnlyList<(StateCode Top, StateCode Second)>> _feasible;
    private readonly double[] _low;
    private readonly double[] _high;

    // Place among the entries of each rival in the row; -1 where it has none.
    private readonly int[] _places;

    private ThreatProfile(
        ThreatRow row,
        IReadOnlyList<double> weights,
        ThreatForm form,
        double scale,
        IReadOnlyList<ThreatEntry> entries,
        IReadOnlyList<AbsentRival> absent,
        double[] low,
        double[] high
    )
    {
        _low = low;
        _high = high;
        Row = row;
        _weights = weights;
        _form = form;
        _scale = scale;
        Entries = entries;
        Absent = absent;
        _places = new int[low.Length];
        Array.Fill(_places, -1);
        for (int place = 0; place < entries.Count; place++)
            _places[entries[place].Index] = place;
        _feasible = new(FindFeasibleOrders);
    }

    /// <summary>The factors that the profile was made from.</summary>
    public ThreatRow Row { get; }

    /// <summary>The known rivals, the most threatening first.</summary>
    public IReadOnlyList<ThreatEntry> Entries { get; }

    /// <summary>The rivals with an unknown factor.</summary>
    public IReadOnlyList<AbsentRival> Absent { get; }

    /// <summary>The most threatening rival; null where none is known.</summary>
    public ThreatEntry? Top => Entries.Count == 0 ? null : Entries[0];

    /// <summary>
    /// Every pair of first and second rival that the known values allow: more than one where rivals are level. Level
    /// means equal but for rounding.
    /// </summary>
    public IEnumerable<(StateCode Top, StateCode Second)> LevelOrders()
    {
        if (Entries.Count < 2)
            yield break;
        var firsts = Entries.TakeWhile(e => IsLevel(e, Entries[0])).ToArray();
        var seconds = firsts.Length > 1 ? firsts : [.. Entries.Skip(1).TakeWhile(e => IsLevel(e, Entries[1]))];
        foreach (var first in firsts)
        {
            foreach (var second in seconds)
            {
                if (first.Rival != second.Rival)
                    yield return (first.Rival, second.Rival);
            }
        }
    }

    /// <summary>Whether no rival stands above this one; rivals that are level at the top are all first.</summary>
    public bool IsFirst(StateCode rival) => Find(rival) is { } entry && IsLevel(entry, Entries[0]);

    /// <summary>Whether the top rival stays first under every admissible value of what is unknown.</summary>
    public bool TopStands => Top is { } top && FeasibleOrders().All(order => order.Top == top.Rival);

    /// <summary>
    /// Whether the first two rivals rest on a gap: a component of either is missing, or what is unknown of any rival
    /// allows another order.
    /// </summary>
    public bool HasGap =>
        Entries.Take(2).Any(e => Row.Missing.Any(m => m.State == e.Rival))
        || FeasibleOrders().Any(o => Entries.Count < 2 || o != (Entries[0].Rival, Entries[1].Rival));

    /// <summary>Form of the composite.</summary>
    public ThreatForm Form => _form;

    /// <summary>
    /// Every pair of first and second rival that some admissible value of what is unknown would give. A rival that
    /// nothing bounds may stand anywhere.
    /// </summary>
    public IReadOnlyList<(StateCode Top, StateCode Second)> FeasibleOrders() => _feasible.Value;

    /// <summary>The entry of a rival; null where it is not known.</summary>
    public ThreatEntry? Find(StateCode rival) =>
        Row.IndexOf(rival) is >= 0 and var index && _places[index] is >= 0 and var place ? Entries[place] : null;

    /// <summary>Ranks a row's rivals under stated weights.</summary>
    /// <param name="row">The factors.</param>
    /// <param name="weights">Weights on the simplex. Shape [4].</param>
    /// <param name="form">Form of the composite.</param>
    /// <param name="scale">What weighted scores are multiplied by before they are read as log threat.</param>
    /// <param name="bounded">
    /// Whether to work out bounds; without them every known share counts as exact and every unknown rival as unbounded.
    /// </param>
    /// <remarks>
    /// Bounds move one rival at a time. In the additive form a rival that moves also shifts the ranks of the others, which
    /// their bounds do not show.
    /// </remarks>
    public static ThreatProfile Of(
        ThreatRow row,
        IReadOnlyList<double> weights,
        ThreatForm form,
        double scale,
        bool bounded = true
    )
    {
        int n = row.Rivals.Count;
        var known = row.Known;
        var threat = Composite(row.LinearScores(form), n, known, weights, form, scale);
        double sum = OrderedSum.Of(threat);
        var (low, high) = Extremes(row, known, weights, form, scale, threat, bounded);
        var order = new int[known.Length];
        for (int k = 0; k < order.Length; k++)
            order[k] = k;
        Array.Sort(
            order,
            (one, other) =>
                threat[other].CompareTo(threat[one]) is not 0 and var by
                    ? by
                    : row.Rivals[known[one]].CompareTo(row.Rivals[known[other]])
        );

        var (allLow, allHigh, withBounds) = (0.0, 0.0, 0);
        for (int j = 0; j < n; j++)
        {
            if (double.IsNaN(high[j]))
                continue;
            withBounds++;
            allLow += low[j];
            allHigh += high[j];
        }
        bool anyUnbounded = bounded && withBounds < n;
        var entries = new ThreatEntry[order.Length];
        for (int rank = 0; rank < entries.Length; rank++)
        {
            int k = order[rank];
            int j = known[k];
            double share = sum > 0 ? threat[k] / sum : 0;
            entries[rank] = new(
                row.Rivals[j],
                rank + 1,
                share,
                Share(j, allLow, allHigh).Including(share),
                threat[k],
                j
            );
        }
        AbsentRival[] absent =
            known.Length == n
                ? []
                :
                [
                    .. Enumerable
                        .Range(0, n)
                        .Except(known)
                        .Select(j => new AbsentRival(
                            row.Rivals[j],
                            double.IsNaN(high[j]) ? null : Share(j, allLow, allHigh),
                            [.. row.Missing.Where(m => m.State == row.Rivals[j])],
                            j
                        )),
                ];
        return new(row, weights, form, scale, entries, absent, low, high);

        Bounds Share(int j, double lowSum, double highSum)
        {
            double most = high[j] + (lowSum - low[j]);
            double least = low[j] + (highSum - high[j]);
            // A rival that nothing bounds may take all there is.
            return new(least > 0 && !anyUnbounded ? low[j] / least : 0, most > 0 ? high[j] / most : 0);
        }
    }

    /// <summary>The shares of a profile's entries alone, for sweeps over many weightings.</summary>
    /// <returns>By the order of <see cref="ThreatRow.Rivals"/>, NaN where a rival has an unknown factor. Shape [rivals].</returns>
    internal static double[] Shares(ThreatRow row, IReadOnlyList<double> weights, ThreatForm form, double scale)
    {
        int n = row.Rivals.Count;
        var known = row.Known;
        var threat = Composite(row.LinearScores(form), n, known, weights, form, scale);
        double sum = OrderedSum.Of(threat);
        var shares = new double[n];
        Array.Fill(shares, double.NaN);
        for (int k = 0; k < known.Length; k++)
            shares[known[k]] = sum > 0 ? threat[k] / sum : 0;
        return shares;
    }

    /// <summary>
    /// What each factor contributes to a rival's share beyond an even split: Shapley values over the four factors, where
    /// a factor left out is the same for every rival (shapley1953). They sum to the share less one over the rivals.
    /// </summary>
    /// <param name="rival">Index into <see cref="ThreatRow.Rivals"/> of a known rival.</param>
    /// <returns>Shape [4].</returns>
    /// <exception cref="ArgumentException">The rival has an unknown factor.</exception>
    public double[] Contributions(int rival)
    {
        int n = Row.Rivals.Count;
        var known = Row.Known;
        if (Array.IndexOf(known, rival) < 0)
            throw new ArgumentException($"Rival {Row.Rivals[rival]} has an unknown factor.", nameof(rival));
        var worth = new double[1 << ThreatFactors.Count];
        var scores = new double[Row.Scores.Count];
        for (int coalition = 0; coalition < worth.Length; coalition++)
        {
            for (int f = 0; f < ThreatFactors.Count; f++)
            {
                bool takesPart = (coalition >> f & 1) != 0;
                double even = takesPart ? 0 : known.Average(j => Row.Scores[f * n + j]);
                foreach (int j in known)
                    scores[f * n + j] = takesPart ? Row.Scores[f * n + j] : even;
            }
            var threat = Composite(LinearScores(scores, n, known, _form), n, known, _weights, _form, _scale);
            worth[coalition] = threat[Array.IndexOf(known, rival)] / OrderedSum.Of(threat);
        }
        var values = new double[ThreatFactors.Count];
        Shapley.Values(worth, values);
        return values;
    }

    /// <summary>
    /// The least L1 change of the weights that would put another rival level with the first; null where no weighting
    /// does, or where the form has no linear score. Weights are those of the factors that tell the rivals apart, summing
    /// to one; the others' are zero.
    /// </summary>
    public OverturningChange? LeastOverturningChange()
    {
        if (_form == ThreatForm.WeakestLink || Top is not { } top)
            return null;
        int n = Row.Rivals.Count;
        var linear = Row.LinearScores(_form);
        // A factor that is the same for every rival ranks nobody: weight moved onto it overturns nothing.
        int[] live =
        [
            .. Enumerable
                .Range(0, ThreatFactors.Count)
                .Where(f => Entries.Any(e => linear[f * n + e.Index] != linear[f * n + top.Index])),
        ];
        double mass = live.Sum(f => _weights[f]);
        if (mass <= 0)
            return null;
        double[] weights = [.. live.Select(f => _weights[f] / mass)];
        var difference = new double[live.Length];
        var overturning = new double[live.Length];
        OverturningChange? least = null;
        foreach (var challenger in Entries.Skip(1))
        {
            for (int k = 0; k < live.Length; k++)
                difference[k] = linear[live[k] * n + top.Index] - linear[live[k] * n + challenger.Index];
            if (
                Simplex.NearestOverturning(weights, difference, overturning) is { } distance
                && (least is null || distance < least.Distance)
            )
            {
                var all = new double[ThreatFactors.Count];
                for (int k = 0; k < live.Length; k++)
                    all[live[k]] = overturning[k];
                least = new(challenger.Rival, distance, all);
            }
        }
        return least;
    }

    private List<(StateCode Top, StateCode Second)> FindFeasibleOrders()
    {
        int n = _low.Length;
        var least = new double[n];
        for (int j = 0; j < n; j++)
            least[j] = Least(j);
        // The greatest least value among all but two rivals is one of the three greatest.
        int[] foremost = [.. Enumerable.Range(0, n).OrderByDescending(j => least[j]).Take(3)];
        List<(StateCode, StateCode)> orders = [];
        for (int second = 0; second < n; second++)
        {
            double most = Most(second);
            double usual = Rest(second, -1);
            for (int first = 0; first < n; first++)
            {
                if (first == second)
                    continue;
                double rest = foremost.AsSpan().Contains(first) ? Rest(second, first) : usual;
                // The second takes its least value that leaves the rest behind; the first must be able to pass it.
                if (most >= rest && Most(first) >= Math.Max(least[second] * (1 - Rounding), rest))
                    orders.Add((Row.Rivals[first], Row.Rivals[second]));
            }
        }
        return orders;

        double Rest(int second, int first)
        {
            double rest = 0;
            foreach (int k in foremost)
                rest = k == first || k == second ? rest : Math.Max(rest, least[k]);
            return rest * (1 - Rounding);
        }
    }

    private static bool IsLevel(ThreatEntry entry, ThreatEntry other) => entry.Threat >= other.Threat * (1 - Rounding);

    private double Least(int rival) => double.IsNaN(_low[rival]) ? 0 : _low[rival];

    private double Most(int rival) => double.IsNaN(_high[rival]) ? double.PositiveInfinity : _high[rival];

    /// <summary>
    /// The linear scores that weights apply to: standard scores, or for the additive form the rank on each factor among the known rivals, ties
    /// averaged, as a part of their number: 0..1, highest for the greatest. Shape [4, n]; NaN where a rival is not known.
    /// </summary>
    internal static double[] LinearScores(ReadOnlySpan<double> scores, int n, int[] known, ThreatForm form)
    {
        var linear = new double[scores.Length];
        Array.Fill(linear, double.NaN);
        var sorted = new double[known.Length];
        for (int f = 0; f < ThreatFactors.Count; f++)
        {
            if (form != ThreatForm.Additive)
            {
                foreach (int j in known)
                    linear[f * n + j] = scores[f * n + j];
                continue;
            }
            for (int k = 0; k < known.Length; k++)
                sorted[k] = scores[f * n + known[k]];
            int[] ranked = [.. known];
            Array.Sort(sorted, ranked);
            for (int first = 0, next; first < ranked.Length; first = next)
            {
                next = first + 1;
                while (next < ranked.Length && sorted[next].Equals(sorted[first]))
                    next++;
                for (int k = first; k < next; k++)
                    linear[f * n + ranked[k]] = RelativeRank(first, next - first - 1, known.Length);
            }
        }
        return linear;
    }

    /// <summary>The rivals whose every factor is known, by rising index.</summary>
    internal static int[] KnownAmong(ReadOnlySpan<double> scores, int n)
    {
        var known = new List<int>(n);
        for (int j = 0; j < n; j++)
        {
            if (IsKnown(scores, n, j))
                known.Add(j);
        }
        return [.. known];
    }

    private static bool IsKnown(ReadOnlySpan<double> scores, int n, int rival)
    {
        for (int f = 0; f < ThreatFactors.Count; f++)
        {
            if (double.IsNaN(scores[f * n + rival]))
                return false;
        }
        return true;
    }

    private static double[] Composite(
        ReadOnlySpan<double> linear,
        int n,
        int[] known,
        IReadOnlyList<double> weights,
        ThreatForm form,
        double scale
    )
    {
        Span<double> weight = stackalloc double[ThreatFactors.Count];
        for (int f = 0; f < weight.Length; f++)
            weight[f] = weights[f];
        Span<double> own = stackalloc double[ThreatFactors.Count];
        var threat = new double[known.Length];
        for (int k = 0; k < known.Length; k++)
        {
            for (int f = 0; f < own.Length; f++)
                own[f] = linear[f * n + known[k]];
            threat[k] = Composite(own, weight, form, scale);
        }
        return threat;
    }

    private static double Composite(
        ReadOnlySpan<double> linear,
        ReadOnlySpan<double> weights,
        ThreatForm form,
        double scale
    )
    {
        double weighted = 0;
        double weakest = double.PositiveInfinity;
        for (int f = 0; f < ThreatFactors.Count; f++)
        {
            weighted += weights[f] * linear[f];
            if (weights[f] > 0)
                weakest = Math.Min(weakest, linear[f]);
        }
        return form switch
        {
            ThreatForm.Geometric => Math.Exp(scale * weighted),
            ThreatForm.Additive => weighted,
            ThreatForm.WeakestLink => Math.Exp(scale * weakest),
            _ => throw new ArgumentOutOfRangeException(nameof(form), form, "No such form."),
        };
    }

    // The rank of one that stands above some and level with others, among all with itself.
    private static double RelativeRank(int below, int level, int all) => (below + (0.5 * level) + 0.5) / all;

    // Threat at the least and the greatest admissible value of every factor; threat rises with each. Shape [rivals].
    private static (double[] Low, double[] High) Extremes(
        ThreatRow row,
        int[] known,
        IReadOnlyList<double> weights,
        ThreatForm form,
        double scale,
        double[] threat,
        bool bounded
    )
    {
        int n = row.Rivals.Count;
        var low = new double[n];
        var high = new double[n];
        Array.Fill(low, double.NaN);
        Array.Fill(high, double.NaN);
        for (int k = 0; k < known.Length; k++)
            low[known[k]] = high[known[k]] = threat[k];
        if (!bounded)
            return (low, high);
        double[] weight = [.. weights];
        for (int j = 0; j < n; j++)
        {
            bool exact = IsKnown(row.ScoreSpan, n, j) && Same(row.LowScoreSpan, row.HighScoreSpan, n, j);
            if (exact || !IsKnown(row.LowScoreSpan, n, j) || !IsKnown(row.HighScoreSpan, n, j))
                continue;
            low[j] = With(row.LowScoreSpan, j);
            high[j] = With(row.HighScoreSpan, j);
        }
        return (low, high);

        // Threat of one rival at other scores; those of the other known rivals stand.
        double With(ReadOnlySpan<double> extreme, int j)
        {
            Span<double> linear = stackalloc double[ThreatFactors.Count];
            for (int f = 0; f < linear.Length; f++)
            {
                double value = extreme[f * n + j];
                linear[f] = form == ThreatForm.Additive ? RankAmong(row.ScoreSpan.Slice(f * n, n), j, value) : value;
            }
            return Composite(linear, weight, form, scale);
        }

        double RankAmong(ReadOnlySpan<double> scores, int j, double value)
        {
            var (below, level, others) = (0, 0, 0);
            foreach (int other in known)
            {
                if (other == j)
                    continue;
                others++;
                below += scores[other] < value ? 1 : 0;
                level += scores[other].Equals(value) ? 1 : 0;
            }
            return RelativeRank(below, level, others + 1);
        }
    }

    private static bool Same(ReadOnlySpan<double> low, ReadOnlySpan<double> high, int n, int j)
    {
        for (int f = 0; f < ThreatFactors.Count; f++)
        {
            if (!low[f * n + j].Equals(high[f * n + j]))
                return false;
        }
        return true;
    }
}
