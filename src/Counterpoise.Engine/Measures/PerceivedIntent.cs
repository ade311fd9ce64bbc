using Counterpoise.Record;

namespace Counterpoise.Measures;

/// <summary>How one perceiver sees the intentions of every rival in one year.</summary>
/// <param name="Perceiver">The perceiver.</param>
/// <param name="Year">The year.</param>
/// <param name="Logits">Log odds of force. Shape [states]; NaN for the perceiver itself, and where the record is silent.</param>
/// <param name="Terms">The terms that were added to the base, in the order in which they were read.</param>
public sealed record IntentRow(
    StateCode Perceiver,
    Year Year,
    IReadOnlyList<double> Logits,
    IReadOnlyList<IntentTerm> Terms
);

/// <summary>
/// Perceived intent: the perceiver's belief that a rival would use force against it. Willingness, kept apart from
/// opportunity (starr1978; most1989).
/// </summary>
/// <remarks>
/// logit I(t) = base + sum over events before t of weight x size x 2^(-(t - year) / half-life). A spell that still runs
/// counts as dated in the last year read. The form and weights are ours (docs/decisions).
/// </remarks>
public sealed class PerceivedIntent
{
    private readonly World _world;
    private readonly IntentParameters _parameters;
    private readonly Specification _specification;
    private readonly EventIndex _events;

    /// <summary>Prepares the measure.</summary>
    /// <param name="world">The record.</param>
    /// <param name="events">Its events by perceiver.</param>
    /// <param name="parameters">Carries the <c>intent.*</c> parameters.</param>
    /// <param name="specification">Source of intent, pledges, and whether events of the year itself count.</param>
    internal PerceivedIntent(World world, EventIndex events, ParameterSet parameters, Specification specification)
    {
        _world = world;
        _events = events;
        _parameters = new(parameters, specification.Intent);
        _specification = specification;
    }

    /// <summary>Reads one perceiver's beliefs.</summary>
    /// <param name="perceiver">The perceiver.</param>
    /// <param name="year">The year; only events dated before it count, unless the specification is concurrent.</param>
    /// <param name="feared">
    /// The rival that the perceiver feared most a year before; null leaves the pact term out.
    /// </param>
    /// <exception cref="ArgumentException">The perceiver is not held in the year.</exception>
    public IntentRow Of(StateCode perceiver, Year year, StateCode? feared = null)
    {
        var slice = _world.At(year);
        int self = slice.IndexOf(perceiver);
        if (self < 0)
            throw new ArgumentException($"State {perceiver} is not held in {year}.", nameof(perceiver));
        var logits = new double[slice.Count];
        if (_specification.Intent == IntentMeasure.None)
        {
            Array.Fill(logits, double.PositiveInfinity);
            logits[self] = double.NaN;
            return new(perceiver, year, logits, []);
        }
        Array.Fill(logits, IsSilent(year) ? double.NaN : _parameters.Base);
        logits[self] = double.NaN;
        List<IntentTerm> terms = [];
        foreach (var one in EventsOf(slice, self, feared))
        {
            double contribution = _parameters.Contribution(one, year);
            if (contribution == 0)
                continue;
            logits[slice.IndexOf(one.Rival)] += contribution;
            terms.Add(
                new(IntentParameters.KindOf(one.Type), one.Rival, one.Dated, contribution, one.Standing, one.Origin)
            );
        }
        return new(perceiver, year, logits, terms);
    }

    /// <summary>What of the past bears on one perceiver's beliefs, before it is weighed.</summary>
    /// <exception cref="ArgumentException">The perceiver is not held in the year.</exception>
    internal IReadOnlyList<IntentEvent> EventsOf(StateCode perceiver, Year year, StateCode? feared = null)
    {
        var slice = _world.At(year);
        int self = slice.IndexOf(perceiver);
        return self < 0
            ? throw new ArgumentException($"State {perceiver} is not held in {year}.", nameof(perceiver))
            : EventsOf(slice, self, feared);
    }

    private List<IntentEvent> EventsOf(YearSlice slice, int self, StateCode? feared)
    {
        var reader = new Reader(this, slice, self, _specification.Concurrent ? slice.Year : slice.Year.Plus(-1));
        reader.ReadRecord();
        reader.ReadEvidence();
        if (_specification.Pledges)
            reader.ReadTreaties(feared);
        return reader.Events;
    }

    // Without a list of disputes, or before it begins, a quiet past cannot be told from an unknown one.
    private bool IsSilent(Year year) =>
        _world.CoverageOf(EventList.Disputes) is not { } coverage || year <= coverage.Years.First;

    /// <summary>Gathers the terms of one perceiver in one year.</summary>
    private sealed class Reader
    {
        private readonly PerceivedIntent _intent;
        private readonly EventIndex _events;
        private readonly World _world;
        private readonly IntentParameters _parameters;
        private readonly YearSlice _slice;
        private readonly int _self;
        private readonly Year _year;
        private readonly Year _last;
        private readonly IReadOnlyList<StateCode> _remembered;
        private readonly Dictionary<StateCode, List<StateCode>> _heirs = [];
        private readonly List<EvidenceItem> _items = [];

        public Reader(PerceivedIntent intent, YearSlice slice, int self, Year last)
        {
            _intent = intent;
            _events = intent._events;
            _world = intent._world;
            _parameters = intent._parameters;
            _slice = slice;
            _self = self;
            _year = slice.Year;
            _last = last;
            _remembered = _world.Identity.Remembers(slice.States[self], _year);
            foreach (var rival in slice.States)
            {
                foreach (var ancestor in _world.Identity.Remembers(rival, _year))
                {
                    if (!_heirs.TryGetValue(ancestor, out var list))
                        _heirs.Add(ancestor, list = []);
                    list.Add(rival);
                }
            }
            foreach (var ancestor in _remembered)
                _items.AddRange(intent._events.Evidence[ancestor].Where(item => item.Date.Year <= last));
        }

        public List<IntentEvent> Events { get; } = [];

        public void ReadRecord()
        {
            ReadDisputes();
            ReadWars();
            ReadRivalries();
            ReadArmsRaces();
            ReadColonialRule();
            ReadConquests();
        }

        public void ReadEvidence()
        {
            foreach (var item in _items)
            {
                if (TypeOf(item.Type) is { } type)
                    Add(new(type, item.Actor, DatedAt(item), item.Size * Forgiven(item), Standing.Asserted, item.Id));
            }
        }

        public void ReadTreaties(StateCode? feared)
        {
            var when = _intent._specification.Concurrent ? _year : PoliticalRelevance.Before(_world, _year);
            var treaties = new StandingCondition(_world, Variables.Obligations, when, latest: _last);
            var dated = _world.Standing(Variables.Obligations, when).Slice.Year;
            if (_world.CoverageOf(Variables.Obligations) is not { } coverage)
                return;
            var perceiver = _slice.States[_self];
            foreach (var rival in _slice.States)
            {
                if (rival == perceiver)
                    continue;
                var pledge = Flags(treaties.Of(rival, perceiver, _year));
                IntentEventType? pledged =
                    pledge.HasFlag(Obligations.Defence) ? IntentEventType.PledgeDefence
                    : (pledge & (Obligations.NonAggression | Obligations.Neutrality)) != Obligations.None
                        ? IntentEventType.PledgeNonAggression
                    : null;
                if (pledged is { } type)
                    Add(new(type, rival, dated, 1, Standing.Computed, coverage.Source.Short));
                if (feared is not { } enemy || enemy == rival)
                    continue;
                var pact = Flags(treaties.Of(rival, enemy, _year)) | Flags(treaties.Of(enemy, rival, _year));
                if (pact.HasFlag(Obligations.Defence))
                {
                    Add(new(IntentEventType.PactWithFeared, rival, dated, 1, Standing.Computed, coverage.Source.Short));
                }
            }
        }

        private static Obligations Flags(double value) =>
            double.IsNaN(value) ? Obligations.None : (Obligations)(int)value;

        private void ReadDisputes()
        {
            // One event a dispute, also where two of the states remembered were in it: its last year that may be read, its
            // worst act. Sources give one hostility a dispute, so that of one that still runs may lie ahead: until it ends
            // it counts as a display of force, the commonest level.
            var disputes = _remembered
                .SelectMany(ancestor => _events.Disputes[ancestor])
                .Where(d => d.Year <= _last)
                .GroupBy(d => (d.Number, d.Dyad.Rival));
            foreach (var dispute in disputes)
            {
                var worst = dispute.MaxBy(d => d.Hostility);
                var dated = dispute.Max(d => d.Year);
                // Hostility 1 is no militarised act. Of hostility 5, war, what exceeds the use of force comes from the list of wars.
                IntentEventType? type = worst.Hostility switch
                {
                    >= 2 when dispute.Any(d => d.Year == dated && d.RunsOn) => IntentEventType.DisputeDisplay,
                    2 => IntentEventType.DisputeThreat,
                    3 => IntentEventType.DisputeDisplay,
                    >= 4 => IntentEventType.DisputeForce,
                    _ => null,
                };
                if (type is { } act)
                {
                    AddFromRecord(
                        act,
                        dispute.Key.Rival,
                        dated,
                        EventList.Disputes,
                        worst.Revisionist,
                        worst.Originator
                    );
                }
            }
        }

        private void ReadWars()
        {
            var wars = _remembered
                .SelectMany(ancestor => _events.Wars[ancestor])
                .Where(w => w.First <= _last)
                .GroupBy(w => (w.Number, w.Dyad.Rival));
            foreach (var war in wars)
            {
                var dated = Earlier(war.Max(w => w.Last), _last);
                // Where two of the states remembered saw it differently, the graver reading counts.
                bool? began =
                    war.Any(w => w.RivalInitiated == true) ? true
                    : war.Any(w => w.RivalInitiated is null) ? null
                    : false;
                AddFromRecord(IntentEventType.War, war.Key.Rival, dated, EventList.Wars, began: began);
            }
        }

        private void ReadRivalries()
        {
            if (_intent._specification.Intent == IntentMeasure.Contemporaneous)
                return;
            var rivalries = _remembered
                .SelectMany(ancestor => _events.Rivalries[ancestor])
                .Where(r => r.Rivalry.First <= _last);
            foreach (var (rival, rivalry) in rivalries)
            {
                bool open =
                    _world.CoverageOf(EventList.Rivalries) is { } coverage && rivalry.Last >= coverage.Years.Last;
                var dated = open ? _last : Earlier(rivalry.Last, _last);
                var type = rivalry switch
                {
                    { Principal: true } => IntentEventType.RivalryPrincipal,
                    { Kinds: var kinds } when kinds.HasFlag(RivalryKinds.Spatial) => IntentEventType.RivalrySpatial,
                    { Kinds: var kinds } when kinds.HasFlag(RivalryKinds.Positional) =>
                        IntentEventType.RivalryPositional,
                    _ => IntentEventType.RivalryOther,
                };
                AddFromRecord(type, rival, dated, EventList.Rivalries);
            }
        }

        // The list is drawn from among strategic rivals, who were named after the fact (gibler2005).
        private void ReadArmsRaces()
        {
            if (_intent._specification.Intent == IntentMeasure.Contemporaneous)
                return;
            var races = _remembered
                .SelectMany(ancestor => _events.ArmsRaces[ancestor])
                .Where(r => r.Race.First <= _last)
                .GroupBy(r => r.Rival, r => r.Race.Last);
            foreach (var race in races)
            {
                AddFromRecord(IntentEventType.ArmsRace, race.Key, Earlier(race.Max(), _last), EventList.ArmsRaces);
            }
        }

        private void ReadColonialRule()
        {
            // One rule by one ruler, also where it is listed for two states that are remembered.
            var rules = _remembered
                .SelectMany(ancestor => _events.ColonialRule[ancestor])
                .Where(rule => (rule.First ?? rule.Last) <= _last)
                .GroupBy(rule => rule.Ruler);
            foreach (var rule in rules)
            {
                // Evidence that tells the rule's own dates and size stands in for the data set's entry.
                if (_items.Any(i => i.Type == EvidenceType.ColonialRule && i.Actor == rule.Key))
                    continue;
                var dated = Earlier(rule.Max(r => r.Last), _last);
                AddFromRecord(
                    IntentEventType.ColonialRule,
                    rule.Key,
                    dated,
                    EventList.ColonialRule,
                    left: Forgiven(rule.Key, null)
                );
            }
        }

        private void ReadConquests()
        {
            // What one conqueror took is remembered as one wrong, dated by the last of it. Evidence that tells its own dates
            // and size of it stands in for the data set's entry.
            var conquests = _remembered
                .SelectMany(ancestor => _events.Conquests[ancestor])
                .Where(c => c.Year <= _last && !IsToldByEvidence(c))
                .GroupBy(c => c.Conqueror, c => c.Year);
            foreach (var conquest in conquests)
            {
                AddFromRecord(
                    IntentEventType.Conquest,
                    conquest.Key,
                    conquest.Max(),
                    EventList.Conquests,
                    left: Forgiven(conquest.Key, null)
                );
            }
        }

        private bool IsToldByEvidence(Conquest conquest) =>
            _items.Any(item =>
                item.Actor == conquest.Conqueror
                && item.Type is EvidenceType.Conquest or EvidenceType.Occupation or EvidenceType.ColonialRule
                && item.Date.Year.Plus(-1) <= conquest.Year
                && (item.Open || conquest.Year <= (item.Until?.Year ?? item.Date.Year).Plus(1))
            );

        private static IntentEventType? TypeOf(EvidenceType type) =>
            type switch
            {
                EvidenceType.Conquest => IntentEventType.Conquest,
                EvidenceType.ColonialRule => IntentEventType.ColonialRule,
                EvidenceType.Occupation => IntentEventType.Occupation,
                EvidenceType.TerritorialClaim => IntentEventType.TerritorialClaim,
                EvidenceType.Incident => IntentEventType.Incident,
                EvidenceType.Statement => IntentEventType.Statement,
                EvidenceType.Retraction or EvidenceType.Backlash => IntentEventType.Retraction,
                EvidenceType.Reassurance => IntentEventType.Reassurance,
                _ => null,
            };

        private double Forgiven(EvidenceItem item) =>
            item.Type is EvidenceType.Conquest or EvidenceType.ColonialRule or EvidenceType.Occupation
                ? Forgiven(item.Actor, item.Id)
                : 1;

        /// <summary>
        /// The part of an occupation's weight that apologies have left, 0..1. Each apology takes its relief from what is
        /// left, less what retractions that answer it have taken back (lind2008; the form is ours).
        /// </summary>
        private double Forgiven(StateCode actor, string? id)
        {
            double left = 1;
            foreach (var apology in _items)
            {
                if (apology.Actor != actor || apology.Type is not (EvidenceType.Apology or EvidenceType.Restitution))
                    continue;
                bool elsewhere = id is not null && AnswersAnotherWrong(apology, id);
                if (!elsewhere)
                    left *= 1 - _parameters.ApologyRelief * apology.Size * (1 - TakenBack(apology));
            }
            return left;
        }

        // An apology that names wrongs among its links speaks of those alone; one that names none speaks of all.
        private bool AnswersAnotherWrong(EvidenceItem apology, string id)
        {
            var wrongs = _items.Where(i =>
                apology.Links.Contains(i.Id)
                && i.Type is EvidenceType.Conquest or EvidenceType.ColonialRule or EvidenceType.Occupation
            );
            return wrongs.Any() && wrongs.All(w => !string.Equals(w.Id, id, StringComparison.Ordinal));
        }

        private double TakenBack(EvidenceItem apology)
        {
            double taken = 0;
            foreach (var item in _items)
            {
                if (
                    item.Type is EvidenceType.Retraction or EvidenceType.Backlash
                    && item.Dyad == apology.Dyad
                    && item.Links.Contains(apology.Id)
                )
                {
                    taken +=
                        _parameters.RetractionRestores
                        * item.Size
                        * _parameters.RetractionLeft(_year.Since(DatedAt(item)));
                }
            }
            return Math.Min(1, taken);
        }

        private Year DatedAt(EvidenceItem item) =>
            item.Open ? _last : Earlier(item.Until?.Year ?? item.Date.Year, _last);

        private string Named(EventList list) => _world.CoverageOf(list)?.Source.Short ?? "record";

        private static Year Earlier(Year one, Year other) => one < other ? one : other;

        private void AddFromRecord(
            IntentEventType type,
            StateCode actor,
            Year dated,
            EventList list,
            bool? revisionist = true,
            bool? began = true,
            double left = 1
        ) =>
            Add(
                new(type, actor, dated, left, Standing.Computed, Named(list))
                {
                    Revisionist = revisionist,
                    Began = began,
                }
            );

        // What an actor did is laid to all its heirs.
        private void Add(IntentEvent one)
        {
            if (!_heirs.TryGetValue(one.Rival, out var rivals))
                return;
            foreach (var rival in rivals)
            {
                if (rival != _slice.States[_self])
                    Events.Add(one with { Rival = rival });
            }
        }
    }
}
