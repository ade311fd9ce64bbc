using Counterpoise.Measures;

namespace Counterpoise.Panels;

/// <summary>
/// A panel of a record: state-years or dyad-years with the variables that were asked for. Its rows do not depend on which years are
/// asked for, nor in what order. Safe for several threads.
/// </summary>
/// <remarks>
/// Rows of a year read that year and what came before it. What a data set says of a year with knowledge of what followed is marked
/// as retrospective in its column.
/// </remarks>
public sealed class Panel : IPanel
{
    private const string Origin = "--years";

    private readonly PanelRecord _record;
    private readonly PlannedColumn[] _columns;
    private readonly int _keys;
    private readonly bool _relevantOnly;

    private Panel(PanelRecord record, PlannedColumn[] columns, PanelLayout layout, bool relevantOnly)
    {
        _record = record;
        _columns = columns;
        _relevantOnly = relevantOnly;
        _keys = layout.Columns.Count - columns.Length;
        Layout = layout;
    }

    /// <inheritdoc />
    public PanelLayout Layout { get; }

    /// <summary>Prepares a panel; nothing is computed yet.</summary>
    /// <param name="measurements">The record's measures. Peace and lags read as far back as its record goes.</param>
    /// <param name="specification">The choice of measures.</param>
    /// <param name="unit">What one row is about.</param>
    /// <param name="years">First and last year.</param>
    /// <param name="measures">What it holds besides the keys.</param>
    /// <param name="relevantOnly">Whether only pairs politically relevant in the year before are kept.</param>
    /// <exception cref="FaultyInputException">The years lie outside the record, a measure misfits the unit, or two give one column.</exception>
    public static Panel Of(
        Measurements measurements,
        Specification specification,
        PanelUnit unit,
        YearSpan years,
        IReadOnlyList<PanelMeasure> measures,
        bool relevantOnly = false
    )
    {
        var world = measurements.World;
        var faults = Faults(world.Years, unit, years, measures, relevantOnly).ToArray();
        if (faults.Length > 0)
            throw new FaultyInputException(faults, "nothing was computed");
        var columns = measures.SelectMany(m => PlannedColumns.Of(m, unit, measurements, specification)).ToArray();
        Fault[] twice =
        [
            .. columns
                .GroupBy(column => column.Column.Name, StringComparer.Ordinal)
                .Where(same => same.Skip(1).Any())
                .Select(same => new Fault(
                    "--measures",
                    0,
                    $"two of them give the column '{same.Key}'; leave one of the two out."
                )),
        ];
        if (twice.Length > 0)
            throw new FaultyInputException(twice, "nothing was computed");
        return new(
            new(measurements, specification, new PairEvents(world)),
            columns,
            new(
                unit,
                years,
                [.. PanelKeys.Of(unit, years), .. columns.Select(c => c.Column)],
                PanelKeys.MembershipRule(world, unit, relevantOnly)
            ),
            relevantOnly
        );
    }

    /// <inheritdoc />
    public void Fill(Year year, PanelBatch batch)
    {
        if (!Layout.Years.Contains(year))
            throw new ArgumentException($"Year {year} lies outside the panel, {Layout.Years}.", nameof(year));
        if (batch.Columns != Layout.Columns.Count)
        {
            throw new ArgumentException(
                $"The buffer has {batch.Columns} columns, the panel {Layout.Columns.Count}.",
                nameof(batch)
            );
        }
        using var filled = new PanelYear(_record, year);
        if (Layout.Unit == PanelUnit.StateYear)
            FillStates(filled, batch);
        else
            new PairRows(filled, Layout.Unit == PanelUnit.DirectedDyadYear, _relevantOnly).Fill(batch, _keys, _columns);
    }

    /// <summary>Number of rows of a year.</summary>
    /// <exception cref="ArgumentException">The year lies outside the panel.</exception>
    public int RowsOf(Year year)
    {
        if (!Layout.Years.Contains(year))
            throw new ArgumentException($"Year {year} lies outside the panel, {Layout.Years}.", nameof(year));
        using var counted = new PanelYear(_record, year);
        return Layout.Unit == PanelUnit.StateYear
            ? counted.Count
            : new PairRows(counted, Layout.Unit == PanelUnit.DirectedDyadYear, _relevantOnly).Count;
    }

    private void FillStates(PanelYear filled, PanelBatch batch)
    {
        batch.Begin(filled.Year, filled.Count);
        var codes = batch.Writable(0);
        for (int i = 0; i < codes.Length; i++)
            codes[i] = filled.Slice.States[i].Number;
        batch.Writable(1).Fill(filled.Year.Value);
        for (int c = 0; c < _columns.Length; c++)
        {
            if (_columns[c].Years?.Contains(filled.Year) == true)
                _columns[c].OfState!.Values(filled).CopyTo(batch.Writable(_keys + c));
            else
                batch.SetUncovered(_keys + c);
        }
    }

    private static IEnumerable<Fault> Faults(
        YearSpan record,
        PanelUnit unit,
        YearSpan years,
        IReadOnlyList<PanelMeasure> measures,
        bool relevantOnly
    )
    {
        if (years.First < record.First || years.Last > record.Last)
            yield return new(
                Origin,
                0,
                $"{years} lies outside this record, which covers {record}; choose years within it."
            );
        if (relevantOnly && unit == PanelUnit.StateYear)
            yield return new("--relevant", 0, "only pairs are politically relevant; leave it out for state-years.");
        foreach (var measure in measures)
        {
            if (unit == PanelUnit.StateYear && measure.Variable.OfState is null)
            {
                yield return new(
                    "--measures",
                    0,
                    $"'{measure}' belongs to two states, and a row here to one; ask for it in dyad-years."
                );
                continue;
            }
            foreach (var (rule, repair) in PlannedColumns.MisfitsOf(measure, unit))
                yield return new("--measures", 0, $"'{measure}': {rule}; {repair}.");
        }
    }
}
