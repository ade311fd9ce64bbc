using System.Buffers;
using Counterpoise.Measures;
using Counterpoise.Record;

namespace Counterpoise.Panels;

/// <summary>
/// One year of a panel while it is filled: what several columns share is worked out once and forgotten with it. For one thread.
/// </summary>
internal sealed class PanelYear : IDisposable
{
    private readonly PanelRecord _record;
    private readonly Dictionary<object, double[]> _kept = [];
    private readonly Dictionary<Year, int[]> _places = [];
    private readonly Dictionary<int, PanelYear?> _before = [];
    private readonly List<double[]> _rented = [];
    private readonly Stack<double[]> _scratch = [];
    private readonly Lazy<Measurements> _measurements;
    private readonly Lazy<Threats> _threats;
    private readonly Lazy<Similarity> _similarity;
    private readonly Lazy<ThreatEnvironment> _strategicGroup;
    private readonly Lazy<double[]> _unknown;

    public PanelYear(PanelRecord record, Year year)
    {
        _record = record;
        Slice = record.World.At(year);
        _measurements = new(record.Measurements.Anew);
        _threats = new(() => new Threats(this));
        _similarity = new(() => Similarity.Of(Measurements, Year));
        _strategicGroup = new(() => StrategicReferenceGroup.Of(Measurements, Year));
        _unknown = new(() =>
        {
            var row = new double[Count];
            Array.Fill(row, double.NaN);
            return row;
        });
    }

    /// <summary>The record.</summary>
    public World World => _record.World;

    /// <summary>Its events.</summary>
    public PairEvents Events => _record.Events;

    /// <summary>The choice of measures.</summary>
    public Specification Specification => _record.Specification;

    /// <summary>The year's part of the record.</summary>
    public YearSlice Slice { get; }

    /// <summary>The year.</summary>
    public Year Year => Slice.Year;

    /// <summary>Number of states.</summary>
    public int Count => Slice.Count;

    /// <summary>Measures, for this year alone.</summary>
    public Measurements Measurements => _measurements.Value;

    /// <summary>The threat of every rival to every perceiver.</summary>
    public Threats Threats => _threats.Value;

    /// <summary>How similar the positions of every pair are.</summary>
    public Similarity Similarity => _similarity.Value;

    /// <summary>Every state's strategic reference group.</summary>
    public ThreatEnvironment StrategicGroup => _strategicGroup.Value;

    /// <summary>A row of which nothing is known. Shape [states].</summary>
    public ReadOnlySpan<double> Unknown => _unknown.Value;

    /// <summary>What is worked out at the first asking.</summary>
    public double[] Kept(object key, Func<PanelYear, double[]> make)
    {
        if (!_kept.TryGetValue(key, out var values))
            _kept.Add(key, values = make(this));
        return values;
    }

    /// <summary>The panel's year so many years before; null before the record.</summary>
    public PanelYear? Before(int years)
    {
        if (!_before.TryGetValue(years, out var before))
        {
            var year = Year.Plus(-years);
            _before.Add(years, before = World.Years.Contains(year) ? new PanelYear(_record, year) : null);
        }
        return before;
    }

    /// <summary>Where each of this year's states stands in another; negative where it does not. Shape [states].</summary>
    public int[] PlacesIn(PanelYear other) => PlacesIn(other.Slice);

    /// <summary>Where each of this year's states stands in a slice; negative where it does not. Shape [states].</summary>
    public int[] PlacesIn(YearSlice other)
    {
        if (!_places.TryGetValue(other.Year, out var places))
        {
            places = new int[Count];
            for (int i = 0; i < places.Length; i++)
                places[i] = other.IndexOf(Slice.States[i]);
            _places.Add(other.Year, places);
        }
        return places;
    }

    /// <summary>An array for all ordered pairs, given back with the year; its content is undefined.</summary>
    public double[] Matrix()
    {
        var rented = ArrayPool<double>.Shared.Rent(Count * Count);
        _rented.Add(rented);
        return rented;
    }

    /// <summary>A row to work in, to be returned. Shape [states].</summary>
    public double[] Scratch() => _scratch.TryPop(out var row) ? row : new double[Count];

    /// <summary>Takes a row back.</summary>
    public void Return(double[] row) => _scratch.Push(row);

    public void Dispose()
    {
        foreach (var before in _before.Values)
            before?.Dispose();
        foreach (var rented in _rented)
            ArrayPool<double>.Shared.Return(rented);
        _rented.Clear();
        _kept.Clear();
    }
}

/// <summary>What every year of a panel is filled from. Immutable.</summary>
/// <param name="Measurements">The record's measures.</param>
/// <param name="Specification">The choice of measures.</param>
/// <param name="Events">The events by pair.</param>
internal sealed record PanelRecord(Measurements Measurements, Specification Specification, PairEvents Events)
{
    /// <summary>The record.</summary>
    public World World => Measurements.World;
}
