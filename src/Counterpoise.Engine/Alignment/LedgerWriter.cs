using System.Globalization;
using Counterpoise.Measures;
using Counterpoise.Record;

namespace Counterpoise.Alignment;

/// <summary>Writes the lines of one partner ledger.</summary>
internal sealed class LedgerWriter
{
    private const int MostNamed = 3;

    private static readonly Source Power = new("counterpoise", "sqrt(A x O), arrival");
    private static readonly Source Fears = new("counterpoise", "threat profile");
    private static readonly Source Game = new("counterpoise", "game of alignment");
    private static readonly Source Evidence = new("evidence", "");

    private readonly Measurements _measurements;
    private readonly Specification _specification;
    private readonly World _world;
    private readonly ThreatProfile _profile;
    private readonly ThreatProfile _partners;
    private readonly StateCode _state;
    private readonly StateCode _partner;
    private readonly Year _year;
    private readonly IReadOnlyList<StateCode> _rivals;
    private readonly CentralGame? _game;
    private readonly string _withoutGame;
    private readonly int _i;
    private readonly int _j;
    private readonly List<LedgerLine> _lines = [];
    private IReadOnlyList<GameInputs>? _endsOfPair;

    public LedgerWriter(
        Measurements measurements,
        Specification specification,
        ThreatProfile profile,
        ThreatProfile partners,
        Reading<CentralGame> game,
        IReadOnlyList<StateCode> rivals
    )
    {
        (_measurements, _specification, _world) = (measurements, specification, measurements.World);
        (_profile, _partners, _rivals) = (profile, partners, rivals);
        (_state, _partner, _year) = (profile.Row.Perceiver, partners.Row.Perceiver, profile.Row.Year);
        (_game, _withoutGame) = game switch
        {
            Reading<CentralGame>.Known(var known, _) => ((CentralGame?)known, ""),
            Reading<CentralGame>.Absent(var reason) => (null, reason),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        (_i, _j) = (_game?.IndexOf(_state) ?? -1, _game?.IndexOf(_partner) ?? -1);
        if (_game is { } whole && (_i < 0 || _j < 0))
        {
            var absent = _i < 0 ? _state : _partner;
            string what = whole.LeftOut.FirstOrDefault(l => l.About.Contains(absent))?.Figure ?? "figures";
            _withoutGame = $"nothing bounds the {what} of {Name(absent)}, which does not play";
            _game = null;
        }
    }

    public PartnerLedger Write()
    {
        CommonThreat();
        Conventional();
        Nuclear();
        Leverage();
        Impediments();
        var account = Gain();
        return new()
        {
            State = _state,
            Partner = _partner,
            Year = _year,
            Rivals = _rivals,
            Lines = [.. _lines.OrderBy(line => line.Subject)],
            Partners = _game is { } game
                ? RankedPartner.All(
                    game,
                    _i,
                    [
                        .. _rivals
                            .Order(Comparer<StateCode>.Create((a, b) => Fear(b).CompareTo(Fear(a))))
                            .Select(game.IndexOf)
                            .Where(k => k >= 0),
                    ],
                    _profile.Top is { } top && game.IndexOf(top.Rival) is >= 0 and var first ? first : null
                )
                : [],
            WithoutGame = _game is null ? _withoutGame : null,
            Account = account,
        };

        double Fear(StateCode rival) => _profile.Find(rival)?.Share ?? 0;
    }

    private void CommonThreat()
    {
        double shared = 0;
        var (least, most) = (0.0, 0.0);
        foreach (var entry in _profile.Entries)
        {
            if (entry.Rival != _partner && _partners.Find(entry.Rival) is { } other)
            {
                shared += Math.Min(entry.Share, other.Share);
                least += Math.Min(entry.Bounds.Low, other.Bounds.Low);
                most += Math.Min(entry.Bounds.High, other.Bounds.High);
            }
        }
        bool known = _profile.Entries.Count > 0 && _partners.Entries.Count > 0;
        Add(
            LedgerItem.ThreatShared,
            null,
            known ? new(shared, Math.Min(shared, least), Math.Max(shared, Math.Min(1, most))) : new(double.NaN, 0, 1),
            Fears,
            Standing.Assumed,
            "sum of the smaller shares that third states have in both profiles; bounds each share by itself",
            $"nothing is known of whom {Name(_profile.Entries.Count == 0 ? _state : _partner)} fears in {_year}"
        );
        var mine = FirstBeside(_profile, _partner);
        var theirs = FirstBeside(_partners, _state);
        Put(
            LedgerItem.SameFirstFear,
            null,
            mine is { } one && theirs is { } other2
                ? new Reading<double>.Known(one == other2 ? 1 : 0, Fears)
                : new Reading<double>.Absent("a first fear is not known"),
            Standing.Assumed,
            $"beside each other, {Name(_state)} fears {(mine is { } m ? Name(m) : "nobody known")} most, {Name(_partner)} "
                + (theirs is { } t ? Name(t) : "nobody known")
        );
        foreach (var rival in _rivals)
        {
            ShareOf(LedgerItem.OwnFear, _profile, rival);
            ShareOf(LedgerItem.PartnersFear, _partners, rival);
        }

        static StateCode? FirstBeside(ThreatProfile profile, StateCode beside)
        {
            foreach (var entry in profile.Entries)
            {
                if (entry.Rival != beside)
                    return entry.Rival;
            }
            return null;
        }

        void ShareOf(LedgerItem item, ThreatProfile profile, StateCode rival)
        {
            var (value, bounds, reason) = SharesOf(profile, rival);
            Add(
                item,
                rival,
                new(value, bounds.Low, bounds.High),
                Fears,
                Standing.Assumed,
                $"part of {Name(rival)} in all that {Name(profile.Row.Perceiver)} fears",
                reason
            );
        }
    }

    private (double Value, Bounds Bounds, string Reason) SharesOf(ThreatProfile profile, StateCode rival)
    {
        if (profile.Find(rival) is { } entry)
            return (entry.Share, entry.Bounds, "");
        var absent = profile.Absent.FirstOrDefault(a => a.Rival == rival);
        return (
            double.NaN,
            absent?.Bounds ?? new Bounds(0, 1),
            absent is { Reasons: [var first, ..] } ? first.Reason : $"nothing is known of {Name(rival)} in {_year}"
        );
    }

    private void Conventional()
    {
        var help = ConventionalOdds.Arriving(_measurements, _specification, _partner, _state, _year);
        foreach (var rival in _rivals)
        {
            var odds = ConventionalOdds.Of(_measurements, _specification, _state, rival, _year);
            string reason = $"a component of power or distance is missing for {_year}";
            Add(
                LedgerItem.OddsAlone,
                rival,
                odds.Alone,
                Power,
                Standing.Assumed,
                $"{Name(_state)} against what of {Name(rival)}'s power arrives there",
                reason
            );
            Add(
                LedgerItem.OddsWithPartner,
                rival,
                odds.With(help),
                Power,
                Standing.Assumed,
                $"the same with what of {Name(_partner)}'s power arrives",
                reason
            );
            var (fear, bounds, why) = SharesOf(_partners, rival);
            double reliability = _measurements.Parameters[AlignmentParameters.Reliability];
            Add(
                LedgerItem.OddsWithWillingPartner,
                rival,
                odds.With(
                    new(help.Value * Willing(fear), help.Low * Willing(bounds.Low), help.High * Willing(bounds.High))
                ),
                Power,
                Standing.Assumed,
                $"the same with {Name(_partner)}'s help by how much it fears {Name(rival)} itself, and by its reliability",
                why.Length > 0 ? why : reason
            );

            double Willing(double share) => reliability * Math.Sqrt(share);
        }
    }

    private void Nuclear()
    {
        foreach (var rival in _rivals)
            Status(LedgerItem.RivalsNuclearStatus, rival, rival);
        Status(LedgerItem.OwnNuclearStatus, _state, null);
        Status(LedgerItem.PartnersNuclearStatus, _partner, null);
        var before = _year.Plus(-1);
        Put(
            LedgerItem.NuclearGuarantors,
            null,
            Guarantors(before),
            Standing.Computed,
            $"nuclear states bound to defend {Name(_state)} in {before}"
        );
        Put(
            LedgerItem.NewGuarantee,
            null,
            NewGuarantee(before),
            Standing.Computed,
            $"whether {Name(_partner)} possesses weapons, {Name(_state)} none, and no pact bound it to defend {Name(_state)} in {before}",
            new Bounds(0, 1)
        );
        OnRecord(LedgerItem.Guarantees, EvidenceType.Guarantee, null);

        void Status(LedgerItem item, StateCode of, StateCode? against) =>
            Put(item, against, StatusOf(of, _year), Standing.Computed, Name(of), new Bounds(0, 3));
    }

    private Reading<double> StatusOf(StateCode state, Year year) =>
        AlignmentReadings.NuclearStatus(_world, state, year);

    private Reading<double> NewGuarantee(Year before)
    {
        if (StatusOf(_partner, _year) is not Reading<double>.Known(var theirs, var source))
            return StatusOf(_partner, _year);
        if (theirs < AlignmentReadings.Possesses)
            return new Reading<double>.Known(0, source);
        if (StatusOf(_state, _year) is not Reading<double>.Known(var own, _))
            return StatusOf(_state, _year);
        if (own >= AlignmentReadings.Possesses)
            return new Reading<double>.Known(0, source);
        return
            AlignmentReadings.TreatiesBefore(_world, _year) is { } slice && Bound(slice, _partner, _state) is { } bound
            ? new Reading<double>.Known(bound ? 0 : 1, source)
            : new Reading<double>.Absent(WithoutTreaties(before));
    }

    private Reading<double> Guarantors(Year before)
    {
        if (AlignmentReadings.TreatiesBefore(_world, _year) is not { } slice)
            return new Reading<double>.Absent(WithoutTreaties(before));
        double bound = 0;
        foreach (var ally in slice.States)
        {
            if (ally == _state || Bound(slice, ally, _state) == false)
                continue;
            if (StatusOf(ally, before) is not Reading<double>.Known(var status, _))
            {
                return new Reading<double>.Absent(
                    $"the nuclear status of {Name(ally)}, which is or may be bound to it, is not known in {before}"
                );
            }
            if (status < AlignmentReadings.Possesses)
                continue;
            if (Bound(slice, ally, _state) is null)
            {
                return new Reading<double>.Absent(
                    $"what a treaty with {Name(ally)} binds it to in {before} is not stated"
                );
            }
            bound++;
        }
        return new Reading<double>.Known(bound, _world.CoverageOf(Variables.Obligations)!.Source);
    }

    private string WithoutTreaties(Year before) =>
        _world.CoverageOf(Variables.Obligations) is null
            ? "no treaty data on this record"
            : $"the record holds no treaties of {before}, and those of {_year} are what is to be explained";

    // Null where a treaty does not say what it binds to.
    private static bool? Bound(YearSlice slice, StateCode from, StateCode toward) =>
        AlignmentReadings.BoundIn(slice, from, toward) is { IsExact: true } bound ? bound.Low > 0 : null;

    private void Leverage()
    {
        var parameters = _measurements.Parameters;
        var before = _year.Plus(-1);
        var trade = _world.Years.Contains(before) ? AlignmentReadings.DependenceBefore(_world, _year) : null;
        var treaties = AlignmentReadings.TreatiesBefore(_world, _year);
        double ofPact = parameters[AlignmentParameters.PactLeverage];
        var levers = AlignmentReadings
            .AssertedLevers(_world, _year, _specification.Concurrent, parameters[AlignmentParameters.EvidenceHalfLife])
            .ToArray();
        foreach (var rival in _rivals)
        {
            Add(
                LedgerItem.TradeLeverage,
                rival,
                trade?.Of(_partner, rival, _year, parameters["bounds.doubling-years"])
                    ?? new BoundedFigure(double.NaN, 0, 1),
                _world.CoverageOf(Variables.Imports)?.Source ?? Game,
                Standing.Computed,
                $"trade of {Name(rival)} with {Name(_partner)} over all of its trade, {before} or last known",
                $"trade of {Name(rival)} with {Name(_partner)} in {before} is not known"
            );
            var pact = AlignmentReadings.HoldByPact(
                AlignmentReadings.PactIn(treaties, _partner, rival),
                PowerOf(_partner),
                PowerOf(rival),
                ofPact
            );
            Add(
                LedgerItem.PactLeverage,
                rival,
                pact,
                _world.CoverageOf(Variables.Obligations)?.Source ?? Game,
                Standing.Assumed,
                $"a defence pact of {Name(_partner)} and {Name(rival)} in {before} would count as so much of its trade, by the part of {Name(_partner)} in the power of both",
                WithoutTreaties(before)
            );
            var held = levers.Where(l => l.Item.Actor == _partner && l.Item.About == rival).ToArray();
            Put(
                LedgerItem.AssertedLeverage,
                rival,
                new Reading<double>.Known(held.Select(l => l.Left).DefaultIfEmpty(0).Max(), Evidence),
                Standing.Asserted,
                held.Length == 0
                    ? "none on the record"
                    : $"{held[^1].Item.Date}: {held[^1].Item.Title}; what is no longer held fades by half-lives"
            );
        }
    }

    private void Impediments()
    {
        foreach (var rival in _rivals)
        {
            OnRecord(LedgerItem.Impediments, EvidenceType.Impediment, rival);
            OnRecord(LedgerItem.Patronage, EvidenceType.Patronage, rival);
            var before = _year.Plus(-1);
            Put(
                LedgerItem.PactWithRival,
                rival,
                AlignmentReadings.TreatiesBefore(_world, _year) is { } slice
                && Bound(slice, _partner, rival) is { } bound
                    ? new Reading<double>.Known(bound ? 1 : 0, _world.CoverageOf(Variables.Obligations)!.Source)
                    : new Reading<double>.Absent(WithoutTreaties(before)),
                Standing.Computed,
                $"whether a pact bound {Name(_partner)} to defend {Name(rival)} in {before}",
                new Bounds(0, 1)
            );
        }
        if (_game is not { } game)
        {
            foreach (var item in (LedgerItem[])[LedgerItem.FearOfPartner, LedgerItem.UnsharedFears])
                Put(item, null, new Reading<double>.Absent(_withoutGame), Standing.Assumed, "");
            return;
        }
        AddOver(
            LedgerItem.FearOfPartner,
            null,
            g => g.ThreatShares[_i, _j] * Math.Sqrt(g.Fear[_i]),
            $"share of {Name(_partner)} in {Name(_state)}'s threat, times the root of its fear"
        );
        var drawn = Enumerable
            .Range(0, game.Readings.States.Count)
            .Where(k => k != _i && k != _j)
            .Select(k => (Place: k, More: Unshared(game.Inputs, k)))
            .Where(k => k.More > 0)
            .OrderByDescending(k => k.More)
            .ThenBy(k => game.Readings.States[k.Place])
            .Take(MostNamed)
            .Select(k => Name(game.Readings.States[k.Place]))
            .ToArray();
        AddOver(
            LedgerItem.UnsharedFears,
            null,
            g =>
            {
                double sum = 0;
                for (int k = 0; k < g.Power.Count; k++)
                    sum += k == _i || k == _j ? 0 : Unshared(g, k);
                return sum;
            },
            drawn.Length == 0
                ? $"{Name(_partner)} fears nobody more than {Name(_state)} does"
                : $"quarrels into which {Name(_state)} might be drawn, above all with {string.Join(", ", drawn)}"
        );

        double Unshared(GameInputs g, int k) => Math.Max(0, g.ThreatShares[_j, k] - g.ThreatShares[_i, k]);
    }

    private GainAccount? Gain()
    {
        LedgerItem[] general =
        [
            LedgerItem.ReliefElsewhere,
            .. Enum.GetValues<GainTerm>().Select(LedgerItems.ItemOf),
            LedgerItem.OwnGain,
            LedgerItem.PartnersGain,
            LedgerItem.PairsGain,
            LedgerItem.ShareOwnGain,
            LedgerItem.SharePairsGain,
        ];
        LedgerItem[] each =
        [
            LedgerItem.RiskAlone,
            LedgerItem.RiskWithPartner,
            LedgerItem.Relief,
            LedgerItem.ReliefNotCounted,
        ];
        if (_game is not { } game)
        {
            foreach (var rival in _rivals)
            {
                foreach (var item in each)
                    Put(item, rival, new Reading<double>.Absent(_withoutGame), Standing.Assumed, "");
            }
            foreach (var item in general)
                Put(item, null, new Reading<double>.Absent(_withoutGame), Standing.Assumed, "");
            return null;
        }
        int[] places = [.. _rivals.Select(game.IndexOf).Where(k => k >= 0)];
        int[] about = [_i, _j, .. places];
        var (mine, theirs) = (game.Alone(_i, _j), game.Alone(_j, _i));
        var ends = game.InputsAtEnds(about);
        GainAccount[] mineAtEnds = [.. ends.Select(g => GainAccount.Alone(g, game.Parameters, _i, _j))];
        GainAccount[] theirsAtEnds = [.. ends.Select(g => GainAccount.Alone(g, game.Parameters, _j, _i))];
        foreach (var rival in _rivals)
        {
            int k = PlaceOf(rival, out string reason);
            foreach (var item in each)
            {
                if (k < 0)
                {
                    Put(item, rival, new Reading<double>.Absent(reason), Standing.Assumed, "");
                    continue;
                }
                Told(
                    item,
                    rival,
                    a =>
                        item switch
                        {
                            LedgerItem.RiskAlone => a.RiskWithout(k),
                            LedgerItem.RiskWithPartner => a.RiskWith(k),
                            LedgerItem.ReliefNotCounted => a.NotCounted(k),
                            _ => a.Relief(k),
                        },
                    game.IsBound(_j, k)
                        ? $"{Name(_partner)} was bound to defend {Name(rival)}: its leverage alone counts, help and guarantee are told"
                        : $"by the link with {Name(_partner)} alone, against {Name(rival)}"
                );
            }
        }
        Told(
            LedgerItem.ReliefElsewhere,
            null,
            a =>
                Enumerable
                    .Range(0, game.Readings.States.Count)
                    .Where(k => k != _i && !places.Contains(k))
                    .Sum(a.Relief),
            "what the link takes away of all other risks, the partner's own threat among them"
        );
        foreach (var term in Enum.GetValues<GainTerm>())
            Told(LedgerItems.ItemOf(term), null, a => a.Of(term), "over all rivals; the seven parts sum to the gain");
        Told(LedgerItem.OwnGain, null, a => a.Gain, $"what the link alone brings {Name(_state)}");
        Range(
            LedgerItem.PartnersGain,
            theirs.Gain,
            theirsAtEnds.Select(a => a.Gain),
            $"what it brings {Name(_partner)}, whose consent it needs"
        );
        Range(
            LedgerItem.PairsGain,
            mine.Gain + theirs.Gain,
            mineAtEnds.Zip(theirsAtEnds, (a, b) => a.Gain + b.Gain),
            "a link stands where both together gain, if one may pay the other (morrow1991)"
        );
        int draws = (int)_measurements.Parameters["ledger.draws"];
        var (own, pair) = (0, 0);
        foreach (var (inputs, parameters) in game.Admissible(draws))
        {
            double gained = GainAccount.GainAlone(inputs, parameters, _i, _j);
            own += gained > 0 ? 1 : 0;
            pair += gained + GainAccount.GainAlone(inputs, parameters, _j, _i) > 0 ? 1 : 0;
        }
        Put(
            LedgerItem.ShareOwnGain,
            null,
            new Reading<double>.Known((double)own / draws, Game),
            Standing.Assumed,
            $"of {Text(draws)} draws of the game's parameters from their ranges and of what is unknown within its bounds, those in which {Name(_state)} gains"
        );
        Put(
            LedgerItem.SharePairsGain,
            null,
            new Reading<double>.Known((double)pair / draws, Game),
            Standing.Assumed,
            "those in which both together gain"
        );
        return mine;

        void Told(LedgerItem item, StateCode? against, Func<GainAccount, double> figure, string note) =>
            Range(item, figure(mine), mineAtEnds.Select(figure), note, against);

        void Range(LedgerItem item, double value, IEnumerable<double> ends, string note, StateCode? against = null)
        {
            double[] all = [.. ends.Append(value)];
            Add(item, against, new(value, all.Min(), all.Max()), Game, Standing.Assumed, note, "");
        }
    }

    // A figure of the game's inputs, with bounds over the ends of what is unknown of the two.
    private void AddOver(LedgerItem item, StateCode? against, Func<GameInputs, double> figure, string note)
    {
        double value = figure(_game!.Inputs);
        double[] all = [.. (_endsOfPair ??= _game.InputsAtEnds([_i, _j])).Select(figure).Append(value)];
        Add(item, against, new(value, all.Min(), all.Max()), Game, Standing.Assumed, note, "");
    }

    private BoundedFigure PowerOf(StateCode state) =>
        ConventionalOdds.Arriving(_measurements, _specification, state, state, _year);

    private int PlaceOf(StateCode rival, out string reason)
    {
        int k = _game?.IndexOf(rival) ?? -1;
        reason =
            _game is null ? _withoutGame
            : k < 0 ? $"nothing bounds what the game of alignment needs of {Name(rival)}"
            : "";
        return k;
    }

    // Evidence of the partner's conduct as the state could see it, known before the year.
    private void OnRecord(LedgerItem item, EvidenceType type, StateCode? about)
    {
        var known = _world
            .Evidence.Where(e =>
                e.Type == type
                && e.Perceiver == _state
                && e.Actor == _partner
                && (about is null || e.About == about)
                && e.IsKnownIn(_year, _specification.Concurrent)
            )
            .ToArray();
        Put(
            item,
            about,
            new Reading<double>.Known(known.Length, Evidence),
            Standing.Asserted,
            known.Length == 0 ? "none on the record" : $"last {known[^1].Date}: {known[^1].Title}"
        );
    }

    private void Add(
        LedgerItem item,
        StateCode? against,
        BoundedFigure figure,
        Source source,
        Standing standing,
        string note,
        string reason
    )
    {
        bool known = double.IsFinite(figure.Value);
        bool open = figure.IsBounded && (!known || figure.Low < figure.High);
        _lines.Add(
            new(
                item,
                against,
                known ? new Reading<double>.Known(figure.Value, source) : new Reading<double>.Absent(reason),
                standing,
                note,
                open ? new Bounds(figure.Low, figure.High) : null
            )
        );
    }

    // A figure that is known is exact; one that is not lies within bounds, where there are any.
    private void Put(
        LedgerItem item,
        StateCode? against,
        Reading<double> figure,
        Standing standing,
        string note,
        Bounds? ifAbsent = null
    ) => _lines.Add(new(item, against, figure, standing, note, figure is Reading<double>.Absent ? ifAbsent : null));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private string Name(StateCode state) => _world.Identity.NameOf(state);
}
