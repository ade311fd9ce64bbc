using Counterpoise.Measures;
using Counterpoise.Record;

namespace Counterpoise.Alignment;

/// <summary>Reads from the record what conduct turns on. Figures of the year before are never those of the year itself.</summary>
/// <remarks>
/// <para>
/// Proxies, all ours. Belief in the dominance of defence: years since the last conquest that either state or a neighbour of theirs by land or
/// up to 400 miles of sea made or suffered; a weak proxy, for christensen1990 read doctrines and the last great war. Appeasable: how little
/// force is expected. An ally that is to be had: a link from which it and the state together gain in the game of alignment.
/// </para>
/// </remarks>
public static class ConductReading
{
    private const int MostAllies = 3;

    /// <summary>Reads the conduct of a state toward the rival that it fears most.</summary>
    /// <param name="measurements">The record's measures.</param>
    /// <param name="specification">The choice of measures.</param>
    /// <param name="profile">Whom the state fears.</param>
    /// <param name="game">The game of the year.</param>
    /// <exception cref="KeyNotFoundException">The parameters lack a threshold.</exception>
    public static ConductFinding Of(
        Measurements measurements,
        Specification specification,
        ThreatProfile profile,
        Reading<CentralGame> game
    )
    {
        ArgumentNullException.ThrowIfNull(measurements);
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(game);
        var (state, year) = (profile.Row.Perceiver, profile.Row.Year);
        var world = measurements.World;
        string own = world.Identity.NameOf(state);
        if (profile.Top is not { } top)
            return ConductFinding.NoData(state, year, $"nothing is known of whom {own} fears in {year}");
        var against = top.Rival;
        if (game is not Reading<CentralGame>.Known(var central, _))
            return ConductFinding.NoData(state, year, ((Reading<CentralGame>.Absent)game).Reason, against);
        var (i, k) = (central.IndexOf(state), central.IndexOf(against));
        if (i < 0 || k < 0)
        {
            return ConductFinding.NoData(
                state,
                year,
                $"nothing bounds what the game of alignment needs of {world.Identity.NameOf(i < 0 ? state : against)}",
                against
            );
        }
        var allies = Allies(central, i, k);
        var bearer = Bearer(central.Inputs, i, k);
        var set = measurements.Parameters;
        var ends = central.InputsAtEnds([
            i,
            k,
            .. allies.Take(1).Select(a => a.Place),
            .. bearer.Place >= 0 ? [bearer.Place] : Array.Empty<int>(),
        ]);
        string rival = world.Identity.NameOf(against);
        var empty = AlignmentNetwork.Empty(central.Readings.States.Count);
        var odds = ConventionalOdds.Of(measurements, specification, state, against, year).Alone;
        ConductCondition[] conditions =
        [
            new(
                ConductTest.Threatened,
                Over(g => g.ThreatShares[i, k] * g.Fear[i]),
                "mean pairs of the record",
                Threshold("conduct.threat"),
                Standing.Assumed,
                $"what {own} sees of threat in {rival}"
            ),
            new(
                ConductTest.Weak,
                odds,
                "share of power that arrives",
                Threshold("conduct.weak-odds"),
                Standing.Assumed,
                $"conventional odds of {own} against {rival}, alone"
            ),
            new(
                ConductTest.Appeasable,
                BoundedFigure.Exactly(central.Readings.Intent[i, k]),
                "probability",
                Threshold("conduct.appeasable"),
                Standing.Assumed,
                $"{own}'s belief that {rival} would use force"
            ),
            new(
                ConductTest.AllyAvailable,
                Over(g => Best(g, central.Parameters, i, k)),
                "share of the residual risk",
                Threshold("conduct.ally-relief"),
                Standing.Assumed,
                allies.Count == 0
                    ? $"no state would consent to a link that helps {own} against {rival}"
                    : $"greatest help of a state that consents: {Name(allies[0].Place)}"
            ),
            new(
                ConductTest.AccommodationPays,
                Over(g => GainAccount.Of(g, central.Parameters, empty, i, k).Gain),
                "roots of fear",
                Threshold("conduct.accommodation"),
                Standing.Assumed,
                $"what a link with {rival} itself would bring {own}"
            ),
            new(
                ConductTest.AnotherBears,
                Over(g => Bearer(g, i, k).Fear),
                "ratio to own fear",
                Threshold("conduct.bearer-fear"),
                Standing.Assumed,
                bearer.Place < 0
                    ? $"nobody who fears {rival} stands nearer to it and is stronger there"
                    : $"{Name(bearer.Place)} stands nearer to {rival}, is stronger there, and fears it"
            ),
            Defence(world, state, against, year, specification.Concurrent, Threshold("conduct.defence-years")),
        ];
        var finding = ConductFinding.Of(
            state,
            year,
            against,
            conditions,
            (int)set["ledger.draws"],
            (ulong)set["weightings.seed"]
        );
        double enough = set["conduct.ally-relief"];
        return finding with
        {
            Allies =
            [
                .. allies.Where(a => a.Relief >= enough).Take(MostAllies).Select(a => central.Readings.States[a.Place]),
            ],
            Bearer = bearer.Place >= 0 ? central.Readings.States[bearer.Place] : null,
        };

        string Name(int place) => world.Identity.NameOf(central.Readings.States[place]);

        Parameter Threshold(string id) =>
            set.Find(id) ?? throw new KeyNotFoundException($"The parameter set '{set.Name}' lacks '{id}'.");

        // The value, and the least and greatest over the ends of what is unknown of the states named.
        BoundedFigure Over(Func<GameInputs, double> figure)
        {
            double value = figure(central.Inputs);
            double[] others = [.. ends.Select(figure).Append(value)];
            return new(value, others.Min(), others.Max());
        }
    }

    // Those who consent by transfers, with the share of the residual risk from the rival that each takes away.
    private static List<(int Place, double Relief)> Allies(CentralGame game, int i, int k) =>
        [
            .. Enumerable
                .Range(0, game.Readings.States.Count)
                .Where(j => j != i && j != k)
                .Select(j => (Place: j, Relief: Relief(game.Inputs, game.Parameters, i, j, k)))
                .Where(a => a.Relief > 0)
                .OrderByDescending(a => a.Relief)
                .ThenBy(a => game.Readings.States[a.Place]),
        ];

    private static double Best(GameInputs inputs, GameParameters parameters, int i, int k)
    {
        double best = 0;
        for (int j = 0; j < inputs.Power.Count; j++)
        {
            if (j != i && j != k)
                best = Math.Max(best, Relief(inputs, parameters, i, j, k));
        }
        return best;
    }

    // 0 where the pair does not gain by the link, or where there is no risk to take away.
    private static double Relief(GameInputs inputs, GameParameters parameters, int i, int j, int k)
    {
        var empty = AlignmentNetwork.Empty(inputs.Power.Count);
        var mine = GainAccount.Of(inputs, parameters, empty, i, j);
        double risk = mine.RiskWithout(k);
        if (risk <= 0 || mine.Gain + GainAccount.Of(inputs, parameters, empty, j, i).Gain <= 0)
            return 0;
        return (risk - mine.RiskWith(k)) / risk;
    }

    // Of those nearer the rival and stronger there than what of the state's power reaches them, the one that fears it most.
    private static (int Place, double Fear) Bearer(GameInputs g, int i, int k)
    {
        var best = (Place: -1, Fear: 0.0);
        for (int j = 0; j < g.Power.Count; j++)
        {
            if (j == i || j == k || g.ThreatShares[i, k] <= 0)
                continue;
            bool nearer = g.Arrival[k, j] > g.Arrival[k, i];
            bool stronger = g.Power[j] > g.Power[i] * g.Arrival[i, j];
            double fear = g.ThreatShares[j, k] / g.ThreatShares[i, k];
            if (nearer && stronger && fear > best.Fear)
                best = (j, fear);
        }
        return best;
    }

    private static ConductCondition Defence(
        World world,
        StateCode state,
        StateCode rival,
        Year year,
        bool concurrent,
        Parameter threshold
    )
    {
        var last = concurrent ? year : year.Plus(-1);
        const string Unit = "years since a conquest nearby";
        if (world.CoverageOf(EventList.Conquests) is not { } coverage || coverage.Years.First > last)
        {
            return new(
                ConductTest.DefenceBelieved,
                new(double.NaN, double.NaN, double.NaN),
                Unit,
                threshold,
                Standing.Assumed,
                $"no data on conquests before {year}"
            );
        }
        var contiguity = new StandingCondition(world, Variables.Contiguity, PoliticalRelevance.Before(world, year));
        var known = world
            .Conquests.Where(c => c.Year <= last && (IsNear(c.Conqueror) || IsNear(c.Conquered)))
            .Select(c => (Year?)c.Year)
            .LastOrDefault();
        // What no data set covers may have held a conquest in any year.
        int least = coverage.Years.Last < last ? year.Since(last) : year.Since(known ?? coverage.Years.First);
        int most = year.Since(known ?? coverage.Years.First);
        return new(
            ConductTest.DefenceBelieved,
            new(most, least, most),
            Unit,
            threshold,
            Standing.Assumed,
            known is { } conquest
                ? $"the last conquest nearby on record is of {conquest}; a weak proxy for belief in the dominance of defence"
                : $"no conquest nearby on record since {coverage.Years.First}; a weak proxy for belief in the dominance of defence"
        );

        bool IsNear(StateCode other) =>
            other == state
            || other == rival
            || contiguity.Of(state, other, year) > 0
            || contiguity.Of(rival, other, year) > 0;
    }
}
