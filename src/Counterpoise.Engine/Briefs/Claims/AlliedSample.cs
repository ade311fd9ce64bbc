using Counterpoise.Measures;
using Counterpoise.Record;
using Counterpoise.Statistics;
using Counterpoise.Theories;

namespace Counterpoise.Briefs.Claims;

/// <summary>
/// Pairs and years of a case, allied or not, by which a measure of shared fear can be judged in a first approximation: presence
/// of alliance within a few states, one pair counting in many years.
/// </summary>
internal sealed class AlliedSample
{
    private readonly ClaimSetting _claims;
    private readonly Member[] _members;
    private readonly Dictionary<Year, StateCode[]> _states;

    private AlliedSample(ClaimSetting claims, Member[] members) =>
        (_claims, _members, _states) = (
            claims,
            members,
            members
                .GroupBy(m => m.Year)
                .ToDictionary(g => g.Key, g => g.SelectMany(m => new[] { m.Dyad.A, m.Dyad.B }).Distinct().ToArray())
        );

    /// <summary>Number of pairs and years that are allied.</summary>
    public int Allied => _members.Count(m => m.Allied);

    /// <summary>What the sample is, in a clause.</summary>
    public string Size =>
        $"{_members.Length} pairs and years, {Allied} of them allied, by {_members.Select(m => m.Dyad).Distinct().Count()} pairs "
        + $"of which {_members.Where(m => m.Allied).Select(m => m.Dyad).Distinct().Count()} are ever allied";

    /// <summary>Whether there is enough to rank: 20 of each class at least.</summary>
    public bool IsEnough => Allied >= 20 && _members.Length - Allied >= 20;

    /// <summary>What every test on such a sample leaves open.</summary>
    public const string Caution =
        "A first approximation: presence and not entry of alliance, within the case's states, one pair in many years, no interval; "
        + "the trials bring these.";

    /// <summary>Gathers the sample.</summary>
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
            StateCode[] states = [.. slice.States.ToArray().Except(heldOut)];
            for (int i = 0; i < states.Length; i++)
            {
                for (int j = i + 1; j < states.Length; j++)
                {
                    var bound = slice.Obligations(states[i], states[j]) | slice.Obligations(states[j], states[i]);
                    members.Add(new(new(states[i], states[j]), year, bound.HasFlag(Obligations.Defence)));
                }
            }
        }
        return new(claims, [.. members]);
    }

    /// <summary>
    /// Share of pairs of an allied and another member in which the allied one has more shared fear; null where too few can be
    /// scored.
    /// </summary>
    /// <param name="specification">The measures.</param>
    /// <param name="weights">Weights of the factors. Shape [4].</param>
    /// <param name="score">Scores a pair by the two profiles.</param>
    public double? Ranked(
        Specification specification,
        IReadOnlyList<double> weights,
        Func<Dyad, ThreatProfile, ThreatProfile, double> score
    )
    {
        var scored = Scores(specification, weights, score);
        double[] allied = [.. scored.Where(s => s.Allied).Select(s => s.Score)];
        double[] others = [.. scored.Where(s => !s.Allied).Select(s => s.Score)];
        return allied.Length < 20 || others.Length < 20 ? null : RankOrder.ShareAbove(allied, others);
    }

    /// <summary>The score of every member whose two profiles are known.</summary>
    public IReadOnlyList<(double Score, bool Allied)> Scores(
        Specification specification,
        IReadOnlyList<double> weights,
        Func<Dyad, ThreatProfile, ThreatProfile, double> score
    )
    {
        var threat = _claims.ThreatUnder(specification);
        Dictionary<(StateCode, Year), ThreatProfile> profiles = [];
        foreach (var (year, states) in _states)
        {
            _claims.Cancellation.ThrowIfCancellationRequested();
            foreach (var state in states)
                profiles[(state, year)] = threat.Ranking(threat.Row(state, year), weights);
        }
        List<(double, bool)> scores = [];
        foreach (var member in _members)
        {
            var a = profiles[(member.Dyad.A, member.Year)];
            var b = profiles[(member.Dyad.B, member.Year)];
            if (a.Entries.Count > 1 && b.Entries.Count > 1)
                scores.Add((score(member.Dyad, a, b), member.Allied));
        }
        return scores;
    }

    /// <summary>Shared fear less mutual fear: the strength of theories of fear.</summary>
    public static double Strength(Dyad dyad, ThreatProfile a, ThreatProfile b) => FearLadder.SharedFear(dyad, a, b);

    private readonly record struct Member(Dyad Dyad, Year Year, bool Allied);
}
