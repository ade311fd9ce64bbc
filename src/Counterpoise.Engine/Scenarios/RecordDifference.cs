using Counterpoise.Measures;
using Counterpoise.Record;

namespace Counterpoise.Scenarios;

/// <summary>A figure of one state, multiplied.</summary>
/// <param name="State">The state.</param>
/// <param name="Variable">A variable of states.</param>
/// <param name="Factor">What its value is multiplied by, 0 or more; what is unknown stays unknown.</param>
public sealed record ScaledFigure(StateCode State, Variable Variable, double Factor);

/// <summary>A figure of one state, put in the place of the record's.</summary>
/// <param name="State">The state.</param>
/// <param name="Variable">A variable of states.</param>
/// <param name="Value">The value, in the variable's unit and range.</param>
public sealed record ReplacedFigure(StateCode State, Variable Variable, double Value);

/// <summary>One state taken into another.</summary>
/// <param name="Absorbed">The state that ends.</param>
/// <param name="Into">The state that goes on.</param>
public sealed record StateUnion(StateCode Absorbed, StateCode Into);

/// <summary>
/// A dated difference from the record: from one year on, figures scaled or replaced, states removed, states united. The years before
/// and all events and evidence stay as they are.
/// </summary>
/// <remarks>
/// States are united and removed first, then figures are scaled, then replaced. A state that takes in another has the sum of what is counted
/// (population, product, arms, trade with others, troops), income a head weighted by population, the nearer of two borders and distances; its weapons,
/// regime, treaties, votes, capital and memory stay its own. A sum of which a part is unknown is unknown. In a record of a few states
/// the totals of the whole system change by as much as the states that are held.
/// </remarks>
/// <param name="From">First year of the difference.</param>
public sealed record RecordDifference(Year From)
{
    /// <summary>Figures multiplied.</summary>
    public IReadOnlyList<ScaledFigure> Scaled { get; init; } = [];

    /// <summary>Figures replaced.</summary>
    public IReadOnlyList<ReplacedFigure> Replaced { get; init; } = [];

    /// <summary>States that leave the system, and with them all that is perceived of them.</summary>
    public IReadOnlyList<StateCode> Removed { get; init; } = [];

    /// <summary>States that are taken into others.</summary>
    public IReadOnlyList<StateUnion> United { get; init; } = [];

    /// <summary>
    /// What a state has more of when it grows at the same number of people: arms, soldiers, industry, energy, product and product a head.
    /// </summary>
    public static IReadOnlyList<Variable> Resources { get; } =
    [
        Variables.MilitaryExpenditure,
        Variables.MilitaryPersonnel,
        Variables.IronAndSteel,
        Variables.Energy,
        Variables.Gdp,
        Variables.GdpPerCapita,
    ];

    // Counted like population, but whether weapons pass to whoever takes a state in is a question of its own.
    private static bool IsSummed(Variable variable) =>
        (variable.HasSystemTotal && variable != Variables.Warheads) || variable == Variables.Trade;

    /// <summary>The record with the difference.</summary>
    /// <param name="world">The record.</param>
    /// <returns>A new record; the one given stays as it is.</returns>
    /// <exception cref="ArgumentException">A state ends twice, or goes on in another that ends, or a variable belongs to pairs.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A figure would lie outside its variable's range.</exception>
    public World Applied(World world)
    {
        ArgumentNullException.ThrowIfNull(world);
        StateCode[] ended = [.. Removed, .. United.Select(union => union.Absorbed)];
        if (ended.Distinct().Count() != ended.Length || United.Any(union => ended.Contains(union.Into)))
            throw new ArgumentException("A state ends once, and what it is taken into goes on.", nameof(world));
        if (
            Scaled
                .Select(s => s.Variable)
                .Concat(Replaced.Select(r => r.Variable))
                .Any(v => v.Level != VariableLevel.StateYear)
        )
            throw new ArgumentException("Figures of states alone are scaled or replaced.", nameof(world));
        var builder = WorldBuilder.Until(world, Members(world.Identity, ended), From);
        foreach (var before in world.Slices.Where(slice => slice.Year >= From))
            Fill(builder, before, ended);
        var changed = builder.Build();
        return world.Slices[0].HoldsWholeSystem ? changed : WithDerivedTotals(world, changed);
    }

    // What is derived from totals can be told only once these have moved.
    private World WithDerivedTotals(World world, World changed)
    {
        var builder = WorldBuilder.Until(changed, changed.Identity, From);
        foreach (var after in changed.Slices.Where(slice => slice.Year >= From))
        {
            new RecordDifference(From).Fill(builder, after, []);
            var before = world.At(after.Year);
            foreach (var quantity in SystemQuantity.All)
            {
                if (before.System.TryGetValue(quantity.Id, out var figure))
                    builder.SetSystem(
                        quantity.Id,
                        after.Year,
                        Moved(figure, quantity.Values(before), quantity.Values(after))
                    );
            }
        }
        return builder.Build();
    }

    private Identity Members(Identity identity, StateCode[] ended) =>
        new(
            identity.States.Select(state =>
                ended.Contains(state.Code)
                    ? state with
                    {
                        Membership =
                        [
                            .. state
                                .Membership.Where(span => span.First < From)
                                .Select(span => span.Last < From ? span : new YearSpan(span.First, From.Plus(-1))),
                        ],
                        MembershipDays =
                        [
                            .. state
                                .MembershipDays.Where(spell => spell.First.Year < From.Value)
                                .Select(spell =>
                                    spell.Last.Year < From.Value
                                        ? spell
                                        : (spell.First, new DateOnly(From.Value - 1, 12, 31))
                                ),
                        ],
                    }
                    : state
            ),
            identity.Successions
        );

    private void Fill(WorldBuilder builder, YearSlice before, StateCode[] ended)
    {
        StateCode[] kept = [.. before.States.ToArray().Where(state => !ended.Contains(state))];
        int[] at = [.. kept.Select(before.IndexOf)];
        foreach (var variable in Variables.All)
        {
            if (variable.Level != VariableLevel.StateYear)
            {
                if (before.MatrixOrNone(variable) is { } matrix)
                    builder.Fill(variable, before.Year, Pairs(variable, matrix, before, kept, at));
                continue;
            }
            // Totals of trade are summed by the builder where the record holds every flow.
            if (
                before.ColumnOrNone(variable) is not { } column
                || (before.HoldsWholeSystem && variable == Variables.Trade)
            )
                continue;
            double[] values = [.. kept.Select((state, i) => Changed(variable, state, column[at[i]], before))];
            builder.Fill(variable, before.Year, values);
            // Totals of a case are given, not summed: they move by what the states that are held move.
            if (before.System.TryGetValue(variable.Id, out var figure))
                builder.SetSystem(variable.Id, before.Year, Moved(figure, column, values));
        }
        if (before.HoldsWholeSystem)
            return;
        foreach (var (quantity, count) in before.Dyads)
            builder.SetDyads(quantity, before.Year, count);
    }

    private double Changed(Variable variable, StateCode state, double value, YearSlice before)
    {
        var people = before.Column(Variables.Population);
        double weight = people.IsEmpty ? double.NaN : people[before.IndexOf(state)];
        foreach (var union in United.Where(union => union.Into == state))
        {
            int absorbed = before.IndexOf(union.Absorbed);
            if (absorbed < 0)
                continue;
            double other = before.Column(variable)[absorbed];
            if (IsSummed(variable))
                value += other;
            else if (variable == Variables.GdpPerCapita && !people.IsEmpty)
            {
                double taken = people[absorbed];
                value = ((value * weight) + (other * taken)) / (weight + taken);
                weight += taken;
            }
        }
        if (variable == Variables.Trade)
            value -= TradeWithin(state, before);
        foreach (var scaled in Scaled)
        {
            if (scaled.State == state && scaled.Variable == variable)
                value *= scaled.Factor;
        }
        return Replaced.LastOrDefault(r => r.State == state && r.Variable == variable) is { } replaced
            ? replaced.Value
            : value;
    }

    private float[] Pairs(Variable variable, float[] matrix, YearSlice before, StateCode[] kept, int[] at)
    {
        int n = kept.Length;
        var values = new float[n * n];
        // Of what is joined every pair of parts counts, also that of two states which were both taken in.
        int[][] parts = [.. kept.Select((state, i) => (int[])[at[i], .. PlacesTakenIn(state, before)])];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                float value = matrix[(at[i] * before.Count) + at[j]];
                for (int part = 1; i != j && part < parts[i].Length * parts[j].Length; part++)
                {
                    int from = parts[i][part / parts[j].Length];
                    int toward = parts[j][part % parts[j].Length];
                    value = Joined(variable, value, matrix[(from * before.Count) + toward]);
                }
                values[(i * n) + j] = value;
            }
        }
        return values;
    }

    private IEnumerable<int> PlacesTakenIn(StateCode into, YearSlice before) =>
        United.Where(union => union.Into == into).Select(union => before.IndexOf(union.Absorbed)).Where(k => k >= 0);

    // A flow between two parts stands in the total of each, and in neither total once they are one. What is unknown stands in none.
    private double TradeWithin(StateCode into, YearSlice before)
    {
        if (before.MatrixOrNone(Variables.Imports) is not { } imports)
            return 0;
        int[] parts = [before.IndexOf(into), .. PlacesTakenIn(into, before)];
        double within = 0;
        foreach (int from in parts)
        {
            foreach (int toward in parts)
            {
                if (from != toward && imports[(from * before.Count) + toward] is var flow && !float.IsNaN(flow))
                    within += 2 * flow;
            }
        }
        return within;
    }

    private static float Joined(Variable variable, float own, float other)
    {
        if (variable == Variables.Imports || variable == Variables.Troops)
            return own + other;
        if (variable == Variables.MinimumDistance)
            return float.IsNaN(own) || float.IsNaN(other) ? float.NaN : Math.Min(own, other);
        if (variable == Variables.Contiguity)
        {
            return float.IsNaN(own) || float.IsNaN(other) ? float.NaN
                : own > 0 && other > 0 ? Math.Min(own, other)
                : Math.Max(own, other);
        }
        return own;
    }

    private static SystemFigure Moved(SystemFigure figure, double[] before, double[] after)
    {
        var (was, held) = (SystemFigure.Of(before), SystemFigure.Of(after));
        // Whoever was the greatest of all may be one of those held; of the others no more is known than that they are not greater.
        double greatest =
            was.Greatest >= figure.Greatest ? held.Greatest
            : double.IsNaN(held.Greatest) ? figure.Greatest
            : Math.Max(figure.Greatest, held.Greatest);
        return new(
            Math.Max(0, figure.Total - was.Total + held.Total),
            greatest,
            figure.Known - was.Known + held.Known,
            figure.Missing - was.Missing + held.Missing
        );
    }
}
