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
        Dictionary<Year, double[]?[]> shares = [];
        var rows = _rows.GetOrAdd(specification, RowsOf);
        for (int y = 0; y < rows.Length; y++)
        {
            _claims.Cancellation.ThrowIfCancellationRequested();
            shares[_years[y]] = [.. rows[y].Select(row => Shares(threat.Ranking(row, weights)))];
        }
        List<(double, bool)> scores = [];
        foreach (var member in _members)
        {
            if (shares[member.Year][member.A] is { } a && shares[member.Year][member.B] is { } b)
                scores.Add((score(a, b, member.A, member.B), member.Allied));
        }
        return scores;
    }

    /// <summary>A score of two states by the shares of all states in their threat.</summary>
    /// <param name="a">Shares in the first state's threat, by position in the year; zero for itself and for unknown rivals.</param>
    /// <param name="b">The same of the second state.</param>
    /// <param name="atA">Position of the first state.</param>
    /// <param name="atB">Position of the second state.</param>
    public delegate double Score(double[] a, double[] b, int atA, int atB);

    /// <summary>Sum over third states of the smaller share.</summary>
    public static double Similarity(double[] a, double[] b, int atA, int atB)
    {
        double common = 0;
        for (int k = 0; k < a.Length; k++)
            common += k == atA || k == atB ? 0 : Math.Min(a[k], b[k]);
        return common;
    }

    /// <summary>The same, less the larger share that the two have in each other's threat: the strength of theories of fear.</summary>
    public static double Strength(double[] a, double[] b, int atA, int atB) =>
        Similarity(a, b, atA, atB) - Math.Max(a[atB], b[atA]);

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
    private static double[]? Shares(ThreatProfile profile)
    {
        if (profile.Entries.Count < 2)
            return null;
        var rivals = profile.Row.Rivals;
        int self = 0;
        while (self < rivals.Count && rivals[self] < profile.Row.Perceiver)
            self++;
        var shares = new double[rivals.Count + 1];
        foreach (var entry in profile.Entries)
            shares[entry.Index < self ? entry.Index : entry.Index + 1] = entry.Share;
        return shares;
    }

    private readonly record struct Member(Dyad Dyad, Year Year, int A, int B, bool Allied);
}
