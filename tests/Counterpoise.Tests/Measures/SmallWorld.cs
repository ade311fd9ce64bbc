using Counterpoise.Record;

namespace Counterpoise.Tests.Measures;

/// <summary>A small invented state system: every state with every figure, to be bent by each test.</summary>
internal sealed record SmallWorld
{
    public static readonly YearSpan Years = new(1990, 2000);
    public static readonly Year Focus = new(2000);

    /// <summary>Figures of each state, the same in every year. NaN leaves a figure out.</summary>
    public IReadOnlyList<SmallState> States { get; init; } =
    [
        new(11, 100, 200, 35, 135),
        new(12, 400, 900, 40, 116),
        new(13, 50, 80, 37, 127),
        new(14, 1000, 500, 38, -77),
        new(15, 20, 700, 39, 126),
    ];

    public IReadOnlyList<DisputeYear> Disputes { get; init; } = [];
    public IReadOnlyList<War> Wars { get; init; } = [];
    public IReadOnlyList<Rivalry> Rivalries { get; init; } = [];
    public IReadOnlyList<ColonialRule> ColonialRule { get; init; } = [];
    public IReadOnlyList<ArmsRace> ArmsRaces { get; init; } = [];
    public IReadOnlyList<Conquest> Conquests { get; init; } = [];
    public IReadOnlyList<EvidenceItem> Evidence { get; init; } = [];
    public IReadOnlyList<(int From, int Toward, Obligations Obligations)> Treaties { get; init; } = [];

    /// <summary>Imports of the first from the second, the same in every year.</summary>
    public IReadOnlyList<(int From, int Partner, double Imports)> Trade { get; init; } = [];

    /// <summary>Last year that the treaty data cover.</summary>
    public Year LastTreaties { get; init; } = new(2000);

    /// <summary>Pairs with a common land border.</summary>
    public IReadOnlyList<(int One, int Other)> Borders { get; init; } = [];

    /// <summary>Whether the record holds every state of its system, or some of them.</summary>
    public bool HoldsWholeSystem { get; init; } = true;

    /// <summary>Variables that no data set of the record carries.</summary>
    public IReadOnlyList<Variable> Uncovered { get; init; } = [];

    /// <summary>Electoral democracy of a state in a year; NaN leaves it out.</summary>
    public Func<int, int, double> Polyarchy { get; init; } = (_, _) => double.NaN;

    /// <summary>What every figure of expenditure is multiplied by: another currency.</summary>
    public double Currency { get; init; } = 1;

    /// <summary>The order in which states are listed; indices into <see cref="States"/>.</summary>
    public IReadOnlyList<int>? Order { get; init; }

    /// <summary>Whatever else a test puts into the record.</summary>
    public Action<WorldBuilder>? Also { get; init; }

    public static StateCode Code(int number) => new(number);

    public static DirectedDyad Seen(int perceiver, int rival) => new(new(perceiver), new(rival));

    /// <summary>What state 12 did to state 11 in a year.</summary>
    public static EvidenceItem Item(string id, int year, EvidenceType type) =>
        new()
        {
            Id = id,
            Date = new(new Year(year)),
            Title = id,
            Perceiver = new(11),
            Actor = new(12),
            Type = type,
            Size = 1,
            Summary = "invented",
            Bearing = "invented",
            Sources = [new("Nobody", "Nothing", 2000)],
        };

    public World Build()
    {
        var listed = (Order ?? [.. Enumerable.Range(0, States.Count)]).Select(i => States[i]).ToArray();
        var identity = new Identity(
            listed.Select(s => new StateIdentity
            {
                Code = new(s.Code),
                Abbreviation = $"S{s.Code}",
                Name = $"State {s.Code}",
                Membership = [s.Membership ?? Years],
            }),
            []
        );
        var builder = new WorldBuilder(identity, Years, HoldsWholeSystem);
        var coverage = new Coverage(new Source("invented", "1"), new YearSpan(1800, 2000), "ours");
        foreach (var variable in Variables.All)
        {
            // Totals of trade are covered by the imports that they are summed from.
            if (variable != Variables.MinimumDistance && variable != Variables.Trade && !Uncovered.Contains(variable))
                builder.Cover(variable, coverage);
        }
        if (!Uncovered.Contains(Variables.Obligations))
            builder.Cover(Variables.Obligations, coverage with { Years = new(new Year(1800), LastTreaties) });
        foreach (var list in Enum.GetValues<EventList>())
            builder.Cover(list, coverage);
        for (var year = Years.First; year <= Years.Last; year = year.Plus(1))
        {
            foreach (var s in listed)
                Fill(builder, s, year);
            foreach (var (one, other) in Borders)
            {
                builder.Set(Variables.Contiguity, new(one), new(other), year, 1);
                builder.Set(Variables.Contiguity, new(other), new(one), year, 1);
            }
            foreach (var (from, toward, obligations) in Treaties)
                builder.Set(Variables.Obligations, new(from), new(toward), year, (int)obligations);
            foreach (var (from, partner, imports) in Trade)
                builder.Set(Variables.Imports, new(from), new(partner), year, imports);
        }
        foreach (var dispute in Disputes)
            builder.Add(dispute);
        foreach (var war in Wars)
            builder.Add(war);
        foreach (var rivalry in Rivalries)
            builder.Add(rivalry);
        foreach (var rule in ColonialRule)
            builder.Add(rule);
        foreach (var race in ArmsRaces)
            builder.Add(race);
        foreach (var conquest in Conquests)
            builder.Add(conquest);
        foreach (var item in Evidence)
            builder.Add(item);
        Also?.Invoke(builder);
        return builder.Build();
    }

    private void Fill(WorldBuilder builder, SmallState s, Year year)
    {
        var code = new StateCode(s.Code);
        Put(Variables.MilitaryExpenditure, s.Expenditure * Currency);
        Put(Variables.MilitaryPersonnel, s.Personnel);
        Put(Variables.IronAndSteel, s.Expenditure);
        Put(Variables.Energy, s.Expenditure * 2);
        Put(Variables.TotalPopulation, s.Personnel * 50);
        Put(Variables.UrbanPopulation, s.Personnel * 20);
        Put(Variables.Gdp, s.Expenditure * s.ProductPerExpenditure);
        Put(Variables.Polyarchy, Polyarchy(s.Code, year.Value));
        Put(Variables.GdpPerCapita, s.Expenditure * 40 / s.Personnel);
        Put(Variables.Population, s.Personnel / 20);
        Put(Variables.NuclearStatus, s.Expenditure > 500 ? 3 : 0);
        Put(Variables.CapitalLatitude, s.Latitude);
        Put(Variables.CapitalLongitude, s.Longitude);
        Put(Variables.MajorPower, s.Expenditure > 500 ? 1 : 0);

        void Put(Variable variable, double value)
        {
            if (!double.IsNaN(value) && !Uncovered.Contains(variable))
                builder.Set(variable, code, year, value);
        }
    }
}

/// <summary>One invented state. Expenditure and personnel stand for every other figure too; NaN leaves them out.</summary>
internal sealed record SmallState(int Code, double Expenditure, double Personnel, double Latitude, double Longitude)
{
    /// <summary>Years of membership; null for all.</summary>
    public YearSpan? Membership { get; init; }

    /// <summary>Gross domestic product over military expenditure.</summary>
    public double ProductPerExpenditure { get; init; } = 40;
}
