using System.Collections.Concurrent;
using Counterpoise.Measures;
using Counterpoise.Record;
using Counterpoise.Statistics;

namespace Counterpoise.Briefs.Claims;

/// <summary>
/// Pairs and years of a case, allied or not, by which a measure of shared fear can be judged in a first approximation: presence
/// of alliance within a few states, one pair counting in many years.
/// </summary>
internal sealed class AlliedSample
{
    private const int Least = 20;

    private readonly ClaimSetting _claims;
    private readonly Member[] _members;
    private readonly Year[] _years;
    private readonly ConcurrentDictionary<Specification, ThreatRow[][]> _rows = [];

    private AlliedSample(ClaimSetting claims, Member[] members) =>
        (_claims, _members, _years) = (claims, members, [.. members.Select(m => m.Year).Distinct().Order()]);

    /// <summary>Number of pairs and years that are allied.</summary>
    public int Allied => _members.Count(m => m.Allied);

    /// <summary>What the sample is, in a clause.</summary>
    public string Size =>
        $"{_members.Length} pairs and years, {Allied} of them allied; {_members.Select(m => m.Dyad).Distinct().Count()} pairs, "
        + $"of which {_members.Where(m => m.Allied).Select(m => m.Dyad).Distinct().Count()} are ever allied";

    /// <summary>Whether there is enough to rank.</summary>
    public bool IsEnough => Allied >= Least && _members.Length - Allied >= Least;

    /// <summary>The arguments of tests on such a sample: states whose pairs are left out, and years between two that are read.</summary>
    public static IReadOnlyList<ClaimParameter> Parameters { get; } =
    [new("held-out", ClaimArgumentKind.States), new("every", ClaimArgumentKind.Count)];

    /// <summary>Measures that tests on such a sample sweep: each choice reads every profile of the sample again.</summary>
    public static IReadOnlyList<string> Swept { get; } = ["capability", "threat"];

    /// <summary>There is not enough to rank.</summary>
    public static ClaimFinding TooFew { get; } =
        ClaimFinding.NoData($"fewer than {Least} pairs and years of allies, or of others, are on this record");

    /// <summary>What every test on such a sample leaves open.</summary>
    public const string Caution =
        "Presence and not entry of alliance, every pair held and not only those politically relevant, one pair in many years, no "
        + "interval: the trials bring these.";

    /// <summary>Gathers the sample; null without treaty data.</summary>
    /// <param name="claims">The record.</param>
    /// <param name="heldOut">States whose pairs are left out; as rivals of others they stay.</param>
    /// <param name="every">Years between two that are read, counted back from the year asked for.</param>
    public static AlliedSample? Of(ClaimSetting claims, IReadOnlyList<StateCode> heldOut, int every)
    {
        if (claims.World.CoverageOf(Variables.Obligations) is not { } treaties)
            return null;
        List<Member> members = [];
        foreach (
            var year in claims.YearsOf().Where(y => claims.Year.Since(y) % every == 0 && treaties.Years.Contains(y))
        )
        {
            var slice = claims.World.At(year);
            int[] held = [.. Enumerable.Range(0, slice.Count).Where(i => !heldOut.Contains(slice.States[i]))];
            foreach (int i in held)
            {
                foreach (int j in held.Where(j => j > i))
                {
                    var dyad = new Dyad(slice.States[i], slice.States[j]);
                    var bound = slice.Obligations(dyad.A, dyad.B) | slice.Obligations(dyad.B, dyad.A);
                    members.Add(new(dyad, year, i, j, bound.HasFlag(Obligations.Defence)));
                }
            }
        }
        return new(claims, [.. members]);
    }

    /// <summary>
    /// Share of comparisons of an allied member and another in which the allied one scores higher; null where too few can be scored.
    /// </summary>
    /// <param name="specification">The measures.</param>
    /// <param name="weights">Weights of the factors. Shape [4].</param>
    /// <param name="score">Scores a pair.</param>
    public double? Ranked(Specification specification, IReadOnlyList<double> weights, Score score)
    {
        var scored = Scores(specification, weights, score);
        double[] allied = [.. scored.Where(s => s.Allied).Select(s => s.Score)];
        double[] others = [.. scored.Where(s => !s.Allied).Select(s => s.Score)];
        return allied.Length < Least || others.Length < Least ? null : RankOrder.ShareAbove(allied, others);
    }

    /// <summary>The score of every member whose two profiles are known.</summary>
    public IReadOnlyList<(double Score, bool Allied)> Scores(
        Specification specification,
        IReadOnlyList<double> weights,
        Score score
    )
    {
        var threat = _claims.ThreatUnder(specification);
        var rows = _rows.GetOrAdd(specification, RowsOf);
        List<(double, bool)> scores = new(_members.Length);
        int at = 0;
        // Members stand by year, then by first state.
        for (int y = 0; y < rows.Length; y++)
        {
            _claims.Cancellation.ThrowIfCancellationRequested();
            var shares = FearShares.Of([.. rows[y].Select(row => Shares(row, threat, weights))]);
            var common = new double[shares.States];
            for (int last = -1; at < _members.Length && _members[at].Year == _years[y]; at++)
            {
                var (a, b) = (_members[at].A, _members[at].B);
                if (!shares.IsKnown(a) || !shares.IsKnown(b))
                    continue;
                if (a != last)
                    shares.CommonWith(last = a, common);
                scores.Add((score(common[b], shares[a, b], shares[b, a]), _members[at].Allied));
            }
        }
        return scores;
    }

    /// <summary>A score of two states by what they fear.</summary>
    /// <param name="common">Sum over third states of the smaller share.</param>
    /// <param name="ofSecond">Share of the second state in the first one's threat.</param>
    /// <param name="ofFirst">Share of the first state in the second one's threat.</param>
    public delegate double Score(double common, double ofSecond, double ofFirst);

    /// <summary>Sum over third states of the smaller share.</summary>
    public static double Similarity(double common, double ofSecond, double ofFirst) => common;

    /// <summary>The same, less the larger share that the two have in each other's threat: the strength of theories of fear.</summary>
    public static double Strength(double common, double ofSecond, double ofFirst) =>
        common - Math.Max(ofSecond, ofFirst);

    private ThreatRow[][] RowsOf(Specification specification)
    {
        var threat = _claims.ThreatUnder(specification);
        return
        [
            .. _years.Select(year =>
                _claims.World.At(year).States.ToArray().Select(state => threat.Row(state, year)).ToArray()
            ),
        ];
    }

    // Rivals stand in a row in the order of the year's states, without the perceiver itself.
    private static double[]? Shares(ThreatRow row, Threat threat, IReadOnlyList<double> weights)
    {
        var ofRivals = threat.Shares(row, weights);
        if (ofRivals.Count(share => !double.IsNaN(share)) < 2)
            return null;
        int self = 0;
        while (self < ofRivals.Length && row.Rivals[self] < row.Perceiver)
            self++;
        var shares = new double[ofRivals.Length + 1];
        for (int r = 0; r < ofRivals.Length; r++)
            shares[r < self ? r : r + 1] = double.IsNaN(ofRivals[r]) ? 0 : ofRivals[r];
        return shares;
    }

    private readonly record struct Member(Dyad Dyad, Year Year, int A, int B, bool Allied);
}
