using Counterpoise.Measures;
using Counterpoise.Record;

namespace Counterpoise.Alignment;

/// <summary>Reads from the record what conduct turns on. Figures of the year before are never those of the year itself.</summary>
/// <remarks>
/// <para>
/// Proxies, all ours. Belief in the dominance of defence: years since the last conquest that either state or a neighbour of theirs by land or
/// up to 400 miles of sea made or suffered; a weak proxy, for christensen1990 read doctrines and the last great war. Appeasable: how little
/// force is expected. An ally that is to be had: a state bound to defend this one the year before, or a link from which both together gain in
/// the game of alignment. Who was bound to defend the rival is no ally against it and bears no burden.
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
    /// <param name="poles">Number of poles of the year, or why it is not known.</param>
    /// <exception cref="KeyNotFoundException">The parameters lack a threshold.</exception>
    public static ConductFinding Of(
        Measurements measurements,
        Specification specification,
        ThreatProfile profile,
        Reading<CentralGame> game,
        Reading<int> poles
    )
    {
        ArgumentNullException.ThrowIfNull(measurements);
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(game);
        ArgumentNullException.ThrowIfNull(poles);
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
        var set = measurements.Parameters;
        var allies = Allies(central, i, k);
        double enough = set["conduct.ally-relief"];
        (int Place, double Relief, bool IsHeld)[] named =
        [
            .. allies.Where(a => a.IsHeld || a.Relief >= enough).Take(MostAllies),
        ];
        double least = set["conduct.hold"];
        var bearers = Bearers(central.Inputs, i, k, least);
        var bearer = bearers.FirstOrDefault((Place: -1, Fear: 0, Odds: 0));
        // Those who are named and those who would be in their stead.
        int[] about =
        [
            i,
            k,
            .. allies.OrderByDescending(a => a.Relief).Take(1).Select(a => a.Place),
            .. bearers.Take(1).Select(b => b.Place),
            .. allies.Take(MostAllies + 1).Select(a => a.Place),
            .. bearers.Skip(1).Take(1).Select(b => b.Place),
        ];
        var ends = central.InputsAtEnds(about);
        var (opened, left) = central.GapsOf(about);
        string rival = world.Identity.NameOf(against);
        double[] levels = Levels(central);
        var odds = ConventionalOdds.Of(measurements, specification, state, against, year).Alone;
        ConductCondition[] conditions =
        [
            new(
                ConductTest.Threatened,
                levels.Length == 0 ? Nothing : Over(g => RankIn(levels, g.ThreatShares[i, k] * g.Fear[i])),
                "share of relevant pairs not above",
                Threshold("conduct.threatened"),
                Standing.Assumed,
                levels.Length == 0
                    ? $"no politically relevant pair is known in {year}"
                    : $"place of what {own} sees of threat in {rival} among the politically relevant pairs of {year} on this record"
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
                ConductTest.AllyHeld,
                Pledged(central.Readings, i, k),
                "states",
                Threshold("conduct.held"),
                Standing.Computed,
                $"states bound to defend {own} in {year.Plus(-1)} and not {rival}"
            ),
            new(
                ConductTest.AllyAvailable,
                Over(g => Best(central, g, i, k)),
                "share of the residual risk",
                Threshold("conduct.ally-relief"),
                Standing.Assumed,
                allies.Count == 0
                    ? $"no state is bound to {own} or would consent to a link that helps it against {rival}"
                    : $"greatest help of a state that is bound to {own} or consents: {Name(allies.MaxBy(a => a.Relief).Place)}"
            ),
            new(
                ConductTest.AccommodationPays,
                Over(g => GainAccount.GainAlone(g, central.Parameters, i, k)),
                "roots of fear",
                Threshold("conduct.accommodation"),
                Standing.Assumed,
                $"what a link with {rival} itself would bring {own}"
            ),
            new(
                ConductTest.AnotherBears,
                Over(g => First(g).Fear),
                "ratio to own fear",
                Threshold("conduct.bearer-fear"),
                Standing.Assumed,
                bearer.Place < 0
                    ? $"nobody who fears {rival} and is not bound to it stands nearer to it and is stronger there"
                    : $"{Name(bearer.Place)} stands nearer to {rival}, is stronger there, and fears it; threats compared"
            ),
            new(
                ConductTest.BearerHolds,
                Over(g => First(g).Odds),
                "share of power that arrives",
                Threshold("conduct.hold"),
                Standing.Assumed,
                bearer.Place < 0
                    ? $"nobody bears the burden of {rival}"
                    : $"conventional odds of {Name(bearer.Place)} against what of {rival}'s power arrives there"
            ),
            new(
                ConductTest.Multipolar,
                poles.Match((count, _) => BoundedFigure.Exactly(count), _ => Nothing),
                "poles",
                Threshold("conduct.poles"),
                Standing.Computed,
                poles.Match((_, source) => $"poles by {source.Short}", reason => $"no data on polarity: {reason}")
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
        return finding with
        {
            Allies = [.. named.Select(a => StateAt(a.Place))],
            Held = [.. named.Where(a => a.IsHeld).Select(a => StateAt(a.Place))],
            Bearer = bearer.Place >= 0 ? StateAt(bearer.Place) : null,
            OverGapsOf = [.. opened.Select(StateAt)],
            GapsLeft = [.. left.Select(StateAt)],
        };

        (int Place, double Fear, double Odds) First(GameInputs g) =>
            Bearers(g, i, k, least).FirstOrDefault((Place: -1, Fear: 0, Odds: 0));

        StateCode StateAt(int place) => central.Readings.States[place];

        string Name(int place) => world.Identity.NameOf(StateAt(place));

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

    // Where a treaty does not say what it binds to, or none are known, there may be more.
    private static BoundedFigure Pledged(AlignmentReadings readings, int i, int k)
    {
        var (least, most) = (0, 0);
        for (int j = 0; j < readings.States.Count; j++)
        {
            if (j == i || j == k || readings.Bound[j, k].Low > 0)
                continue;
            least += readings.Bound[j, i].Low > 0 ? 1 : 0;
            most += readings.Bound[j, i].High > 0 ? 1 : 0;
        }
        return new(least == most ? least : double.NaN, least, most);
    }

    // Threats of politically relevant directed pairs, in mean pairs, rising.
    private static double[] Levels(CentralGame game)
    {
        var g = game.Inputs;
        List<double> levels = [];
        for (int perceiver = 0; perceiver < g.Power.Count; perceiver++)
        {
            for (int rival = 0; rival < g.Power.Count; rival++)
            {
                if (rival != perceiver && game.Readings.AreRelevant(perceiver, rival))
                    levels.Add(g.ThreatShares[perceiver, rival] * g.Fear[perceiver]);
            }
        }
        levels.Sort();
        return [.. levels];
    }

    // Share of the levels that lie at a level or below it.
    private static double RankIn(double[] levels, double level)
    {
        int at = Array.BinarySearch(levels, level);
        int below = at < 0 ? ~at : at;
        while (below < levels.Length && levels[below] <= level)
            below++;
        return (double)below / levels.Length;
    }

    // Those bound to defend the state first, then those who consent by transfers; none that is bound to defend the rival.
    private static List<(int Place, double Relief, bool IsHeld)> Allies(CentralGame game, int i, int k) =>
        [
            .. Enumerable
                .Range(0, game.Readings.States.Count)
                .Where(j => j != i && j != k && !game.IsBound(j, k))
                .Select(j =>
                    (Place: j, Relief: Relief(game.Inputs, game.Parameters, i, j, k), IsHeld: game.IsBound(j, i))
                )
                .Where(a => a.Relief > 0 && (a.IsHeld || Consents(game.Inputs, game.Parameters, i, a.Place)))
                .OrderByDescending(a => a.IsHeld)
                .ThenByDescending(a => a.Relief)
                .ThenBy(a => game.Readings.States[a.Place]),
        ];

    private static double Best(CentralGame game, GameInputs inputs, int i, int k)
    {
        double best = 0;
        for (int j = 0; j < inputs.Power.Count; j++)
        {
            if (j == i || j == k || game.IsBound(j, k))
                continue;
            // Consent is dear to ask: only of those who would bring more.
            double relief = Relief(inputs, game.Parameters, i, j, k);
            if (relief > best && (game.IsBound(j, i) || Consents(inputs, game.Parameters, i, j)))
                best = relief;
        }
        return best;
    }

    // 0 where there is no risk to take away.
    private static double Relief(GameInputs inputs, GameParameters parameters, int i, int j, int k)
    {
        var (without, with) = GainAccount.RiskAlone(inputs, parameters, i, j, k);
        return without > 0 ? (without - with) / without : 0;
    }

    private static bool Consents(GameInputs inputs, GameParameters parameters, int i, int j) =>
        GainAccount.GainAlone(inputs, parameters, i, j) + GainAccount.GainAlone(inputs, parameters, j, i) > 0;

    // Those nearer the rival, not bound to it, and stronger there than what of the state's power reaches them: those who hold first, each by
    // how much of a threat they see in it.
    private static IEnumerable<(int Place, double Fear, double Odds)> Bearers(GameInputs g, int i, int k, double least)
    {
        double own = g.ThreatShares[i, k] * g.Fear[i];
        List<(int Place, double Fear, double Odds)> bearers = [];
        for (int j = 0; j < g.Power.Count; j++)
        {
            if (j == i || j == k || own <= 0 || g.Bound?[j, k] == true)
                continue;
            bool nearer = g.Arrival[k, j] > g.Arrival[k, i];
            bool stronger = g.Power[j] > g.Power[i] * g.Arrival[i, j];
            double fear = g.ThreatShares[j, k] * g.Fear[j] / own;
            double arriving = g.Power[k] * g.Arrival[k, j];
            if (nearer && stronger && fear > 0)
                bearers.Add((j, fear, g.Power[j] / (g.Power[j] + arriving)));
        }
        return bearers.OrderByDescending(b => b.Odds >= least).ThenByDescending(b => b.Fear);
    }

    private static BoundedFigure Nothing => new(double.NaN, double.NaN, double.NaN);

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
                Nothing,
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
