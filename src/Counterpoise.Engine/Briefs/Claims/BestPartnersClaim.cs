using Counterpoise.Alignment;
using Counterpoise.Measures;
using Counterpoise.Statistics;

namespace Counterpoise.Briefs.Claims;

/// <summary>Named states would bring a state more than others would.</summary>
public static class BestPartnersClaim
{
    private const int Listed = 6;

    // Games are dear to read: fewer draws of parameters a choice of measures.
    private const int DrawsPart = 10;

    // A whole system has many; measures of power move what a partner brings, the rest is drawn.
    private static readonly IReadOnlyList<string> Swept = ["capability", "offense", "intent"];

    /// <summary>The kind of test.</summary>
    public static ClaimKind Kind { get; } =
        new(
            "best-partners",
            "A link alone with the named states brings the state more in the game of alignment than one with the unnamed, in more than half of "
                + "comparisons; the state that it fears most is left out, and help and guarantee against it of states bound to defend it are not counted.",
            [new("state", ClaimArgumentKind.State), new("partners", ClaimArgumentKind.States)],
            Find
        );

    private static ClaimFinding Find(ClaimArguments arguments, ClaimSetting claims)
    {
        var state = arguments.State("state");
        var named = arguments.States("partners").ToHashSet();
        if (claims.Game(claims.Specification) is not Reading<CentralGame>.Known(var game, _))
            return ClaimFinding.NoData(((Reading<CentralGame>.Absent)claims.Game(claims.Specification)).Reason);
        int asks = game.IndexOf(state);
        if (asks < 0)
            return ClaimFinding.NoData($"nothing bounds the power, distance or threat of {claims.NameOf(state)}");
        double share = Share(game, game.Inputs, game.Parameters);
        if (double.IsNaN(share))
            return ClaimFinding.NoData($"too few states are known in {claims.Year} to compare partners");
        var order = RankedPartner.All(game, asks, [First(game.Inputs, asks)]);
        var top = order
            .Take(Listed)
            .Select(r =>
                $"{claims.NameOf(r.State)} {Shown.Signed(r.Gain)} (fear shared {Shown.Share(r.ThreatShared)}{Gap(r)})"
            );
        var best = order
            .Where(r => named.Contains(r.State))
            .Take(Listed)
            .Select(r => $"{claims.NameOf(r.State)} {r.Rank}{(r.RestsOnGap ? $" ({r.BestRank}-{r.WorstRank})" : "")}");
        StateCode[] held = [.. order.Where(r => named.Contains(r.State)).Select(r => r.State)];
        string count = Shown.Decimals(held.Length, 0);
        var threat = claims.ThreatUnder(claims.Specification);
        ThreatRow[] rows = [.. game.Readings.States.Select(s => threat.Row(s, claims.Year))];
        int draws = Math.Max(1, (int)claims.Parameters["ledger.draws"] / DrawsPart);
        return claims.Judged(
            share,
            "share of comparisons won by the named",
            share > 0.5,
            claims.ShareOfFewWeightings(weights => Won(Share(game, Weighed(weights), game.Parameters))),
            claims.ShareOfGames(
                Swept,
                draws,
                (g, inputs, parameters) => g.IndexOf(state) < 0 ? null : Won(Share(g, inputs, parameters))
            ),
            $"Gain of {claims.NameOf(state)} by a link alone, in roots of fear, {claims.Year} (assumed, from computed power, fear, trade and pacts): "
                + $"{string.Join(", ", top)}. Ranks of the named among {order.Count}: {string.Join(", ", best)}; of {Shown.Decimals(named.Count, 0)} named {count} are held and "
                + $"ranked, and the statement is judged by these alone. Bound to its first fear and ranked last: {order.Count(r => r.BoundTo is not null)}. Pairs that would both gain: "
                + $"{order.Count(r => r.PairsGain > 0)}. Weightings move whom each fears; specifications are measures with draws of the game's parameters and of what is unknown. "
                + "A case holds only some states.",
            [
                .. ClaimSetting.Behind(rows),
                .. game.Readings.Levers.Count > 0 ? [Standing.Asserted] : Array.Empty<Standing>(),
            ]
        );

        // Shares at other weights; how great the fear is, and what it is feared for, stays.
        GameInputs Weighed(IReadOnlyList<double> weights)
        {
            var shares = new double[rows.Length, rows.Length];
            for (int i = 0; i < rows.Length; i++)
            {
                foreach (var entry in threat.Ranking(rows[i], weights).Entries)
                {
                    int k = game.IndexOf(entry.Rival);
                    if (k >= 0)
                        shares[i, k] = entry.Share;
                }
            }
            return game.Inputs with { ThreatShares = shares };
        }

        double Share(CentralGame g, GameInputs inputs, GameParameters parameters)
        {
            int i = g.IndexOf(state);
            int first = First(inputs, i);
            var (ours, others) = (new List<double>(), new List<double>());
            for (int j = 0; j < g.Readings.States.Count; j++)
            {
                if (j == i || j == first)
                    continue;
                double gain = GainAccount.GainAlone(inputs, parameters, i, j);
                (named.Contains(g.Readings.States[j]) ? ours : others).Add(gain);
            }
            return RankOrder.ShareAbove([.. ours], [.. others]);
        }
    }

    private static int First(GameInputs inputs, int i)
    {
        int first = -1;
        for (int k = 0; k < inputs.Power.Count; k++)
        {
            if (k != i && (first < 0 || inputs.ThreatShares[i, k] > inputs.ThreatShares[i, first]))
                first = k;
        }
        return first;
    }

    private static string Gap(RankedPartner partner) => partner.RestsOnGap ? ", rests on a gap" : "";

    private static bool? Won(double share) => double.IsNaN(share) ? null : share > 0.5;
}
