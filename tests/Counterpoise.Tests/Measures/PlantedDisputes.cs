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
    private Philox _random;

    /// <summary>Makes a record.</summary>
    /// <param name="states">Number of states, all of them major powers.</param>
    /// <param name="years">Years of the record; disputes are drawn from the second on.</param>
    /// <param name="believed">The parameters that estimation starts from; what is planted is drawn from what they believe.</param>
    /// <param name="baseRate">Chance of a dispute without a past or a border.</param>
    /// <param name="seed">Seed of the record.</param>
    public PlantedDisputes(int states, YearSpan years, ParameterSet believed, double baseRate, ulong seed)
    {
        _years = years;
        _random = new Philox(seed);
        Plant(believed, baseRate);
        World = Build(states);
    }

    /// <summary>The planted quantities: weights in log odds, half-lives in years, factors as parts, by the id of their parameter.</summary>
    public IReadOnlyDictionary<string, double> Truth => _truth;

    /// <summary>The record.</summary>
    public World World { get; }

    /// <summary>What it is to be estimated by: one year ahead, since what follows within a year changes the odds of the next.</summary>
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
        foreach (string of in (string[])["dispute", "war", "rivalry", "arms-race", "colonial-rule", "conquest"])
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
                bool border = Chance(0.2);
                if (border)
                    PutBoth(builder, Variables.Contiguity, codes[i], codes[j], 1);
                var shared = SharedPast(builder, codes[i], codes[j]);
                number = Run(builder, codes[i], codes[j], border, [.. shared], number);
                number = Run(builder, codes[j], codes[i], border, [.. shared], number);
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

    // The rival's whole conduct toward one perceiver, year by year.
    private int Run(
        WorldBuilder builder,
        StateCode perceiver,
        StateCode rival,
        bool border,
        List<Deed> deeds,
        int number
    )
    {
        var seen = new DirectedDyad(perceiver, rival);
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
        for (int wars = Below(10) == 0 ? 2 : 0; wars > 0; wars--)
        {
            var first = _years.First.Plus(Below(_years.Count));
            var last = first.Plus(Math.Min(Below(4), _years.Last.Since(first)));
            bool began = Chance(0.5);
            builder.Add(new War(number++, seen, first, last, began));
            deeds.Add(
                new("intent.war", "intent.war.half-life", first, last)
                {
                    Part = began ? 1 : _truth["intent.war.not-initiated"],
                }
            );
        }
        for (var year = _years.First.Plus(1); year <= _years.Last; year = year.Plus(1))
        {
            double logit = _truth["intent.base"] + (border ? LandBorder : 0) + pledge;
            foreach (var deed in deeds.Where(d => d.First < year))
            {
                var dated = deed.Last < year ? deed.Last : year.Plus(-1);
                logit += _truth[deed.Id] * deed.Part * Math.Pow(2, -year.Since(dated) / _truth[deed.HalfLife]);
            }
            bool begins = Chance(1 / (1 + Math.Exp(-logit)));
            // Now and then a rival joins a quarrel that others began: it is remembered, and it is not what is told.
            if (!begins && !Chance(0.02))
                continue;
            int hostility = 2 + Below(3);
            bool revisionist = Chance(0.6);
            builder.Add(new DisputeYear(number++, seen, year, year, hostility, revisionist, begins));
            deeds.Add(
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
                        * (begins ? 1 : _truth["intent.dispute.joiner"]),
                }
            );
        }
        return number;
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
}
