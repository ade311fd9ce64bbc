using Counterpoise.Measures;
using Counterpoise.Measures.Willingness;
using Counterpoise.Record;
using Counterpoise.Statistics;

namespace Counterpoise.Tests.Measures;

/// <summary>
/// An invented record in which rivals begin disputes by planted weights, half-lives and factors. Written without a look at the reader or the
/// model that are to recover them: every pair keeps its own list of what was done to it.
/// </summary>
internal sealed class PlantedDisputes
{
    private const double LandBorder = 0.6;

    private readonly Dictionary<string, double> _truth = new(StringComparer.Ordinal);
    private readonly YearSpan _years;
    private readonly ulong _seed;
    private readonly Year? _otherwiseFrom;
    private readonly double[] _bold;
    private readonly double[] _prey;
    private readonly double[,] _moods;
    private Philox _random;

    /// <summary>Makes a record.</summary>
    /// <param name="states">Number of states, all of them major powers.</param>
    /// <param name="years">Years of the record; disputes are drawn from the second on.</param>
    /// <param name="believed">The parameters that estimation starts from; what is planted is drawn from what they believe.</param>
    /// <param name="baseRate">Chance of a dispute without a past or a border.</param>
    /// <param name="seed">Seed of the record.</param>
    /// <param name="plantedBy">Seed of what is planted; null for the record's own.</param>
    /// <param name="ofStates">
    /// Deviation, in log odds, of what each state adds as a rival, as a perceiver, and as a rival in a year of its own: rows that share a state hang
    /// together.
    /// </param>
    /// <param name="otherwiseFrom">From this year on, what happens is drawn anew; before it nothing is otherwise. Null for no such year.</param>
    public PlantedDisputes(
        int states,
        YearSpan years,
        ParameterSet believed,
        double baseRate,
        ulong seed,
        ulong? plantedBy = null,
        double ofStates = 0,
        Year? otherwiseFrom = null
    )
    {
        _years = years;
        _seed = seed;
        _otherwiseFrom = otherwiseFrom;
        _random = new Philox(plantedBy ?? seed);
        Plant(believed, baseRate);
        _random = new Philox(seed, 1);
        _bold = [.. Enumerable.Range(0, states).Select(_ => Normal(ofStates))];
        _prey = [.. Enumerable.Range(0, states).Select(_ => Normal(ofStates))];
        _moods = new double[states, years.Count];
        for (int i = 0; i < states; i++)
        {
            for (int y = 0; y < years.Count; y++)
                _moods[i, y] = Normal(ofStates);
        }
        World = Build(states);
    }

    /// <summary>The planted quantities: weights in log odds, half-lives in years, factors as parts, by the id of their parameter.</summary>
    public IReadOnlyDictionary<string, double> Truth => _truth;

    /// <summary>The record.</summary>
    public World World { get; }

    /// <summary>
    /// What tells the planted quantities themselves: one year ahead, since what follows within a year changes the odds of the next. With what states
    /// add, or with longer windows, a fit tells something near them.
    /// </summary>
    public WillingnessPlan Plan => new(new YearSpan(_years.First.Plus(1), _years.Last)) { Horizon = 1 };

    /// <summary>Beliefs firm enough that what is drawn from them leaves neither peace nor war all around.</summary>
    public static ParameterSet Firm(ParameterSet shipped) =>
        shipped
            .With("willingness.prior.weight", 0.7)
            .With("willingness.prior.half-life", 0.6)
            .With("willingness.prior.factor", 1)
            // Ages of a lifetime are not seen in decades.
            .With("intent.conquest.half-life", 12)
            .With("intent.colonial-rule.half-life", 10)
            .With("intent.conquest", 0.12)
            .With("intent.colonial-rule", 0.1)
            .With("intent.war", 0.25);

    private void Plant(ParameterSet believed, double baseRate)
    {
        double Logit(string id) => Math.Log(believed[id] / (1 - believed[id]));
        _truth["intent.base"] = Math.Log(baseRate / (1 - baseRate));
        foreach (
            string id in (string[])
                [
                    "intent.dispute.threat",
                    "intent.dispute.display",
                    "intent.dispute.force",
                    "intent.rivalry.positional",
                    "intent.rivalry.spatial",
                    "intent.rivalry.principal",
                    "intent.rivalry.other",
                    "intent.arms-race",
                    "intent.colonial-rule",
                    "intent.conquest",
                    "intent.pledge.defence",
                    "intent.pledge.non-aggression",
                ]
        )
            _truth[id] = Logit(id) - Logit("intent.base") + Normal(believed["willingness.prior.weight"]);
        _truth["intent.war"] =
            Logit("intent.war") - Logit("intent.dispute.force") + Normal(believed["willingness.prior.weight"]);
        foreach (string of in (string[])["dispute", "rivalry", "arms-race", "colonial-rule", "conquest"])
        {
            string id = $"intent.{of}.half-life";
            _truth[id] = believed[id] * Math.Exp(Normal(believed["willingness.prior.half-life"]));
        }
        foreach (
            string id in (string[])["intent.dispute.status-quo", "intent.dispute.joiner", "intent.war.not-initiated"]
        )
            _truth[id] = 1 / (1 + Math.Exp(-(Logit(id) + Normal(believed["willingness.prior.factor"]))));
    }

    private double Normal(double spread) => _random.NextNormal() * spread;

    private int Below(int bound) => _random.NextInt32(bound);

    private bool Chance(double probability) => _random.NextDouble() < probability;

    private World Build(int states)
    {
        StateCode[] codes = [.. Enumerable.Range(0, states).Select(i => new StateCode(100 + i))];
        var builder = new WorldBuilder(
            new Identity(
                codes.Select(code => new StateIdentity
                {
                    Code = code,
                    Abbreviation = $"S{code.Number}",
                    Name = $"State {code.Number}",
                    Membership = [_years],
                }),
                []
            ),
            _years,
            holdsWholeSystem: true
        );
        // The list of disputes begins a year before the first that may be read.
        var coverage = new Coverage(
            new Source("planted", "1"),
            new YearSpan(_years.First.Plus(-1), _years.Last),
            "ours"
        );
        foreach (var variable in Variables.All)
        {
            if (variable != Variables.MinimumDistance && variable != Variables.Trade)
                builder.Cover(variable, coverage);
        }
        foreach (var list in Enum.GetValues<EventList>())
            builder.Cover(list, coverage);
        foreach (var code in codes)
            PutFigures(builder, code);
        int number = 1;
        for (int i = 0; i < states; i++)
        {
            for (int j = 0; j < i; j++)
            {
                _random = new Philox(_seed, (uint)i + 2_000, (uint)j);
                bool border = Chance(0.2);
                if (border)
                    PutBoth(builder, Variables.Contiguity, codes[i], codes[j], 1);
                // Every pair draws from a stream of its own, so that what happens to one changes no other.
                _random = new Philox(_seed, (uint)i + 2, (uint)j);
                number = Run(builder, (i, codes[i]), (j, codes[j]), border, number);
            }
        }
        return builder.Build();
    }

    private void PutFigures(WorldBuilder builder, StateCode code)
    {
        double size = Math.Exp(_random.NextNormal());
        double latitude = (_random.NextDouble() * 100) - 50;
        double longitude = (_random.NextDouble() * 300) - 150;
        for (var year = _years.First; year <= _years.Last; year = year.Plus(1))
        {
            foreach (
                var variable in (Variable[])
                    [
                        Variables.MilitaryExpenditure,
                        Variables.MilitaryPersonnel,
                        Variables.IronAndSteel,
                        Variables.Energy,
                        Variables.TotalPopulation,
                        Variables.UrbanPopulation,
                    ]
            )
                builder.Set(variable, code, year, size * 100);
            builder.Set(Variables.CapitalLatitude, code, year, latitude);
            builder.Set(Variables.CapitalLongitude, code, year, longitude);
            builder.Set(Variables.MajorPower, code, year, 1);
        }
    }

    private void PutBoth(WorldBuilder builder, Variable variable, StateCode one, StateCode other, double value)
    {
        for (var year = _years.First; year <= _years.Last; year = year.Plus(1))
        {
            builder.Set(variable, one, other, year, value);
            builder.Set(variable, other, one, year, value);
        }
    }

    // What both see alike: rivalries and arms races.
    private List<Deed> SharedPast(WorldBuilder builder, StateCode one, StateCode other)
    {
        List<Deed> deeds = [];
        var dyad = new Dyad(one, other);
        if (Chance(0.15))
        {
            var (first, last) = Spell();
            (bool principal, var kinds, string id) = Below(4) switch
            {
                0 => (true, RivalryKinds.Spatial, "intent.rivalry.principal"),
                1 => (false, RivalryKinds.Spatial, "intent.rivalry.spatial"),
                2 => (false, RivalryKinds.Positional, "intent.rivalry.positional"),
                _ => (false, RivalryKinds.Ideological, "intent.rivalry.other"),
            };
            builder.Add(new Rivalry(dyad, first, last, kinds, principal));
            // One that runs to the end of the list is open, and does not fade.
            deeds.Add(new(id, "intent.rivalry.half-life", first, last == _years.Last ? last.Plus(1000) : last));
        }
        if (Chance(0.08))
        {
            var (first, last) = Spell();
            builder.Add(new ArmsRace(dyad, first, last));
            deeds.Add(new("intent.arms-race", "intent.arms-race.half-life", first, last));
        }
        return deeds;
    }

    // What one did to the other before any dispute that is drawn.
    private (double Pledge, List<Deed> Deeds) Past(WorldBuilder builder, StateCode perceiver, StateCode rival)
    {
        List<Deed> deeds = [];
        double pledge = 0;
        if (Chance(0.3))
        {
            var (flags, id) = Chance(0.5)
                ? (Obligations.Defence, "intent.pledge.defence")
                : (Obligations.NonAggression, "intent.pledge.non-aggression");
            for (var year = _years.First; year <= _years.Last; year = year.Plus(1))
                builder.Set(Variables.Obligations, rival, perceiver, year, (int)flags);
            pledge = _truth[id];
        }
        if (Chance(0.1))
        {
            var (first, last) = Spell();
            builder.Add(new ColonialRule(rival, perceiver, first, last));
            deeds.Add(new("intent.colonial-rule", "intent.colonial-rule.half-life", first, last));
        }
        if (Chance(0.1))
        {
            var year = _years.First.Plus(Below(_years.Count));
            builder.Add(new Conquest(rival, perceiver, year));
            deeds.Add(new("intent.conquest", "intent.conquest.half-life", year, year));
        }
        return (pledge, deeds);
    }

    // The whole conduct of two states toward each other, year by year. Of a dispute both sides are on record.
    private int Run(
        WorldBuilder builder,
        (int Index, StateCode Code) one,
        (int Index, StateCode Code) other,
        bool border,
        int number
    )
    {
        var shared = SharedPast(builder, one.Code, other.Code);
        Side[] sides = [new(one, other), new(other, one)];
        foreach (var side in sides)
        {
            var (pledge, deeds) = Past(builder, side.Perceiver.Code, side.Rival.Code);
            side.Constant =
                _truth["intent.base"]
                + (border ? LandBorder : 0)
                + pledge
                + _bold[side.Rival.Index]
                + _prey[side.Perceiver.Index];
            side.Deeds.AddRange(shared);
            side.Deeds.AddRange(deeds);
        }
        for (int wars = Below(5) == 0 ? 2 : 0; wars > 0; wars--)
        {
            var first = _years.First.Plus(Below(_years.Count));
            var last = first.Plus(Math.Min(Below(4), _years.Last.Since(first)));
            int beginner = Below(2);
            for (int s = 0; s < 2; s++)
            {
                bool began = s == beginner;
                builder.Add(new War(number, sides[s].Seen, first, last, began));
                // A war fades as disputes do.
                sides[s]
                    .Deeds.Add(
                        new("intent.war", "intent.dispute.half-life", first, last)
                        {
                            Part = began ? 1 : _truth["intent.war.not-initiated"],
                        }
                    );
            }
            number++;
        }
        for (var year = _years.First.Plus(1); year <= _years.Last; year = year.Plus(1))
        {
            if (year == _otherwiseFrom)
                _random = new Philox(_seed, (uint)one.Index + 4_000, (uint)other.Index);
            double[] logits =
            [
                .. sides.Select(side =>
                    side.LogOdds(_truth, year) + _moods[side.Rival.Index, year.Since(_years.First)]
                ),
            ];
            for (int s = 0; s < 2; s++)
            {
                bool begins = Chance(1 / (1 + Math.Exp(-logits[s])));
                // Now and then a rival joins a quarrel that others began: it is remembered, and it is not what is told.
                if (!begins && !Chance(0.02))
                    continue;
                Dispute(sides[s], year, 2 + Below(3), Chance(0.6), begins, begins);
                // Who is attacked is in it from the first day, and as often as not fires back.
                if (begins)
                    Dispute(sides[1 - s], year, 1 + Below(4), Chance(0.2), true, false);
                number++;
            }
        }
        return number;

        void Dispute(Side side, Year year, int hostility, bool revisionist, bool originator, bool initiator)
        {
            builder.Add(
                new DisputeYear(number, side.Seen, year, year, hostility, revisionist, originator)
                {
                    Initiator = initiator,
                }
            );
            if (hostility == 1)
                return;
            side.Deeds.Add(
                new(
                    hostility switch
                    {
                        2 => "intent.dispute.threat",
                        3 => "intent.dispute.display",
                        _ => "intent.dispute.force",
                    },
                    "intent.dispute.half-life",
                    year,
                    year
                )
                {
                    Part =
                        (revisionist ? 1 : _truth["intent.dispute.status-quo"])
                        * (originator ? 1 : _truth["intent.dispute.joiner"]),
                }
            );
        }
    }

    private (Year First, Year Last) Spell()
    {
        var first = _years.First.Plus(Below(_years.Count));
        return (first, first.Plus(Math.Min(Below(12), _years.Last.Since(first))));
    }

    /// <summary>What was done to the perceiver: what it weighs, and over which years it went on.</summary>
    private sealed record Deed(string Id, string HalfLife, Year First, Year Last)
    {
        public double Part { get; init; } = 1;
    }

    /// <summary>One of two states as the other's rival: what it did to it, and how it stands to it.</summary>
    private sealed class Side((int Index, StateCode Code) perceiver, (int Index, StateCode Code) rival)
    {
        public (int Index, StateCode Code) Perceiver { get; } = perceiver;

        public (int Index, StateCode Code) Rival { get; } = rival;

        public DirectedDyad Seen => new(Perceiver.Code, Rival.Code);

        public List<Deed> Deeds { get; } = [];

        public double Constant { get; set; }

        public double LogOdds(Dictionary<string, double> truth, Year year)
        {
            double logit = Constant;
            foreach (var deed in Deeds)
            {
                if (deed.First >= year)
                    continue;
                var dated = deed.Last < year ? deed.Last : year.Plus(-1);
                logit += truth[deed.Id] * deed.Part * Math.Pow(2, -year.Since(dated) / truth[deed.HalfLife]);
            }
            return logit;
        }
    }
}
