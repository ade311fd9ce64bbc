using System.Globalization;

namespace Counterpoise.Statistics;

/// <summary>Why rows were left out.</summary>
/// <param name="Reason">The column that is missing there, or the condition.</param>
/// <param name="Rows">Rows.</param>
public sealed record RowsDropped(string Reason, long Rows);

/// <summary>The rows of a panel that a model is fitted to.</summary>
/// <param name="Outcomes">Design, outcome, weights, offset.</param>
/// <param name="Factors">Of each term, the columns of its factors. Shape [terms][factors][rows].</param>
public sealed record ModelSample(BinaryOutcomes Outcomes, IReadOnlyList<IReadOnlyList<ReadOnlyMemory<double>>> Factors)
{
    private static readonly string[] StateKeys = ["ccode", "ccode1", "ccode2"];

    /// <summary>Rows of the panel.</summary>
    public required long RowsRead { get; init; }

    /// <summary>Rows that conditions and states leave out, then rows with a missing value by column; a row counts with each.</summary>
    public required IReadOnlyList<RowsDropped> Dropped { get; init; }

    /// <summary>Rows with a missing value in one column or several.</summary>
    public required long RowsMissing { get; init; }

    /// <summary>Ways of clustering. Shape [ways][rows].</summary>
    public required IReadOnlyList<ReadOnlyMemory<long>> Clusters { get; init; }

    /// <summary>Members. Shape [0 or 2][rows].</summary>
    public required IReadOnlyList<ReadOnlyMemory<long>> Members { get; init; }

    /// <summary>Why no row is left, by the steps that left rows out.</summary>
    public string WhyEmpty =>
        RowsRead == 0
            ? "the panel has no row; choose other years."
            : $"of {Shown(RowsRead)} rows none is left"
                + string.Concat(Dropped.Where(d => d.Rows > 0).Select(d => $"; {d.Reason}: {Shown(d.Rows)}"))
                + "; choose other years, columns or conditions.";

    /// <summary>Group of each row under fixed effects; empty without. Shape [rows] or [0].</summary>
    public required ReadOnlyMemory<long> Groups { get; init; }

    /// <summary>Columns that a model needs of a panel: those that it names, and the keys that these stand on.</summary>
    /// <param name="model">The model.</param>
    /// <param name="names">Columns of the panel.</param>
    /// <returns>Each once, whether the panel has it or not.</returns>
    public static IReadOnlyList<string> Needed(RegressionModel model, IReadOnlyCollection<string> names)
    {
        List<string> needed = [.. model.Columns];
        if (!names.Contains(RegressionModel.Dyad) && needed.Contains(RegressionModel.Dyad))
        {
            if (!model.ReadsDyadAsValue)
                needed.Remove(RegressionModel.Dyad);
            needed.AddRange(["ccode1", "ccode2"]);
        }
        if (
            model
                .Terms.SelectMany(term => term.Factors)
                .Any(factor => factor.Transform is TermTransform.Peace or TermTransform.Lag)
        )
            needed.AddRange(names.Contains("ccode") ? ["ccode", "year"] : ["ccode1", "ccode2", "year"]);
        if (model.StatesLeftOut.Count > 0)
        {
            string[] keys = [.. StateKeys.Where(names.Contains)];
            needed.AddRange(keys.Length == 0 ? ["ccode1"] : keys);
        }
        return [.. needed.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Columns that a model needs and a panel lacks.</summary>
    /// <param name="model">The model.</param>
    /// <param name="names">Columns of the panel.</param>
    public static IReadOnlyList<string> Lacking(RegressionModel model, IReadOnlyCollection<string> names) =>
        [.. Needed(model, names).Where(name => !names.Contains(name))];

    /// <summary>Takes a model's rows out of a panel.</summary>
    /// <param name="model">The model.</param>
    /// <param name="rows">Rows of the panel.</param>
    /// <param name="columnOf">A column by its name, NaN for what is missing; null where there is none.</param>
    /// <param name="places">Where each row stands in its source, for faults; empty for the rows' own numbers. Shape [rows] or [0].</param>
    /// <param name="placeWord">What a place is: a row, or a line of a file.</param>
    /// <exception cref="ArgumentException">A column is lacking, by <see cref="Lacking"/>.</exception>
    /// <exception cref="FaultyInputException">Peace or lag is asked for, and a unit has a year twice or no key.</exception>
    public static ModelSample Of(
        RegressionModel model,
        int rows,
        Func<string, ReadOnlyMemory<double>?> columnOf,
        ReadOnlyMemory<int> places = default,
        string placeWord = "row"
    )
    {
        var kept = new bool[rows];
        Array.Fill(kept, true);
        List<RowsDropped> dropped = [];
        foreach (var condition in model.Where)
            Leave(condition.ToString(), condition.Column, condition.Holds, alsoMissing: true);
        if (model.StatesLeftOut.Count > 0)
        {
            var codes = model.StatesLeftOut.Select(state => (double)state.Number).ToHashSet();
            long before = kept.AsSpan().Count(true);
            foreach (var key in StateKeys)
            {
                if (columnOf(key) is not { } held)
                    continue;
                for (int i = 0; i < rows; i++)
                    kept[i] &= !codes.Contains(held.Span[i]);
            }
            dropped.Add(new("states left out", before - kept.AsSpan().Count(true)));
        }
        var unmet = new HashSet<string>(StringComparer.Ordinal);
        var whole = model.Terms.Select(term => term.Factors.Select(factor => FactorOf(factor)).ToArray()).ToArray();
        (string Name, double[] Values)[] designed =
        [
            .. model.Terms.SelectMany((term, t) => term.Names.Zip(term.Values(whole[t]))),
        ];
        List<(string Name, ReadOnlyMemory<double> Values)> read =
        [
            (model.Outcome, Column(model.Outcome)),
            .. designed.Select(one => (one.Name, (ReadOnlyMemory<double>)one.Values)),
        ];
        foreach (
            var name in new[] { model.Weights, model.Offset }
                .OfType<string>()
                .Concat(model.Clusters)
                .Concat(model.Members)
                .Concat(model.FixedEffects)
        )
        {
            if (name != RegressionModel.Dyad || columnOf(name) is not null)
                read.Add((name, Column(name)));
            else
                read.AddRange([("ccode1", Column("ccode1")), ("ccode2", Column("ccode2"))]);
        }
        var complete = kept.ToArray();
        foreach (var (name, values) in read.DistinctBy(one => one.Name, StringComparer.Ordinal))
        {
            long missing = 0;
            for (int i = 0; i < rows; i++)
            {
                if (!kept[i] || !double.IsNaN(values.Span[i]))
                    continue;
                missing++;
                complete[i] = false;
            }
            if (missing > 0)
            {
                bool never = model.Terms.Any(term =>
                    term.Names.Contains(name) && term.Factors.Any(factor => unmet.Contains(factor.ToString()))
                );
                dropped.Add(new($"{name} missing{(never ? " (no unit has a row of the year before)" : "")}", missing));
            }
        }
        int count = complete.AsSpan().Count(true);
        var design = new Design(
            [.. designed.Select(one => one.Name)],
            [.. designed.Select(one => (ReadOnlyMemory<double>)Design.Kept(one.Values, complete, count))]
        );
        if (designed.Length == 0)
            design = new(["rows"], [new double[count]]);
        bool constant = model.HasIntercept && model.FixedEffects.Count == 0;
        if (constant)
            design = design.WithIntercept();
        if (designed.Length == 0 && constant)
            design = new([Design.Intercept], [design.Memory(0)]);
        return new(
            new(design, Some(Column(model.Outcome)))
            {
                OutcomeName = model.Outcome,
                Weights = model.Weights is { } weights ? Some(Column(weights)) : default,
                Offset = model.Offset is { } offset ? Some(Column(offset)) : default,
                WeightsName = model.Weights ?? "weights",
                OffsetName = model.Offset ?? "offset",
                Places = (int[])[.. Enumerable.Range(0, rows).Where(i => complete[i]).Select(PlaceOf)],
                PlaceWord = placeWord,
            },
            [.. whole.Select(factors => (IReadOnlyList<ReadOnlyMemory<double>>)[.. factors.Select(Some)])]
        )
        {
            RowsRead = rows,
            Dropped = dropped,
            RowsMissing = kept.AsSpan().Count(true) - count,
            Clusters = [.. model.Clusters.Select(name => Ids([name]))],
            Members = [.. model.Members.Select(name => Ids([name]))],
            Groups = model.FixedEffects.Count == 0 ? default : Ids(model.FixedEffects),
        };

        ReadOnlyMemory<double> Column(string name) =>
            columnOf(name) ?? throw new ArgumentException($"The panel has no column '{name}'.", nameof(columnOf));

        int PlaceOf(int row) => places.IsEmpty ? row + 1 : places.Span[row];

        ReadOnlyMemory<double> Some(ReadOnlyMemory<double> values) => Design.Kept(values.Span, complete, count);

        void Leave(string reason, string name, Func<double, bool> holds, bool alsoMissing)
        {
            var values = Column(name).Span;
            long left = 0;
            long unknown = 0;
            for (int i = 0; i < rows; i++)
            {
                if (!kept[i])
                    continue;
                if (double.IsNaN(values[i]) && alsoMissing)
                {
                    unknown++;
                    kept[i] = false;
                }
                else if (!holds(values[i]))
                {
                    left++;
                    kept[i] = false;
                }
            }
            bool none = left > 0 && !kept.AsSpan().Contains(true);
            dropped.Add(new($"not {reason}{(none ? " (which no row left meets)" : "")}", left));
            if (unknown > 0)
                dropped.Add(new($"{name} missing, of which a condition is asked", unknown));
        }

        ReadOnlyMemory<double> FactorOf(ModelFactor factor) =>
            factor.Transform switch
            {
                TermTransform.Peace => PeaceYears.Of(Units(), Column("year").Span, Column(factor.Column).Span),
                TermTransform.Lag => Before(factor),
                _ => Column(factor.Column),
            };

        double[] Before(ModelFactor factor)
        {
            var (lagged, found) = Lagged(Units(), Column("year").Span, Column(factor.Column).Span);
            if (found == 0)
                unmet.Add(factor.ToString());
            return lagged;
        }

        long[] Units()
        {
            var units = new long[rows];
            string[] keys = columnOf("ccode") is null ? ["ccode1", "ccode2"] : ["ccode"];
            var one = Column(keys[0]).Span;
            var other = Column(keys[^1]).Span;
            var years = Column("year").Span;
            var numbers = new Dictionary<(double, double), long>();
            var seen = new HashSet<(long, double)>();
            for (int i = 0; i < rows; i++)
            {
                if (double.IsNaN(one[i] + other[i] + years[i]))
                    throw Fault(
                        PlaceOf(i),
                        $"{placeWord} {PlaceOf(i)} lacks {string.Join(", ", keys)} or year, which peace and lag need; mend the panel."
                    );
                if (!numbers.TryGetValue((one[i], other[i]), out units[i]))
                    numbers[(one[i], other[i])] = units[i] = numbers.Count;
                if (!seen.Add((units[i], years[i])))
                {
                    throw Fault(
                        PlaceOf(i),
                        $"{placeWord} {PlaceOf(i)} has {string.Join(", ", keys)} and year of a row before it, so that peace and lag are not known; "
                            + "keep one of the two."
                    );
                }
            }
            return units;

            static FaultyInputException Fault(int place, string message) =>
                new("regression", place, message, "nothing was estimated");
        }

        long[] Ids(IReadOnlyList<string> names)
        {
            var ids = new long[count];
            var numbers = new Dictionary<(long, double, double), long>();
            foreach (var name in names)
            {
                bool dyad = name == RegressionModel.Dyad && columnOf(name) is null;
                var one = Some(Column(dyad ? "ccode1" : name)).Span;
                var other = dyad ? Some(Column("ccode2")).Span : one;
                for (int i = 0; i < count; i++)
                {
                    var key = (ids[i], Math.Min(one[i], other[i]), Math.Max(one[i], other[i]));
                    // A value's own bits: one id for it in whatever column it stands, and never that of another.
                    if (names.Count == 1 && !dyad)
                        ids[i] = BitConverter.DoubleToInt64Bits(one[i] == 0 ? 0 : one[i]);
                    else if (numbers.TryGetValue(key, out long number))
                        ids[i] = number;
                    else
                        numbers[key] = ids[i] = numbers.Count + 1L;
                }
                numbers = [];
            }
            return ids;
        }
    }

    private static string Shown(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static (double[] Values, long Found) Lagged(
        long[] units,
        ReadOnlySpan<double> years,
        ReadOnlySpan<double> values
    )
    {
        var before = new Dictionary<(long, double), double>();
        for (int i = 0; i < units.Length; i++)
            before[(units[i], years[i] + 1)] = values[i];
        var lagged = new double[units.Length];
        long found = 0;
        for (int i = 0; i < units.Length; i++)
        {
            bool has = before.TryGetValue((units[i], years[i]), out double value);
            lagged[i] = has ? value : double.NaN;
            found += has ? 1 : 0;
        }
        return (lagged, found);
    }
}
