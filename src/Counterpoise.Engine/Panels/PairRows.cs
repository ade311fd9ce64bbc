using Counterpoise.Record;

namespace Counterpoise.Panels;

/// <summary>The rows of one year of pairs, in the order of their keys.</summary>
internal sealed class PairRows
{
    private readonly PanelYear _year;
    private readonly bool _directed;
    private readonly bool[]? _kept;

    public PairRows(PanelYear year, bool directed, bool relevantOnly)
    {
        _year = year;
        _directed = directed;
        _kept = Kept(year, relevantOnly);
        for (int i = 0; i < year.Count; i++)
            Count += CountOf(i);
    }

    /// <summary>Number of rows.</summary>
    public int Count { get; }

    /// <summary>Fills a buffer.</summary>
    /// <param name="batch">The buffer.</param>
    /// <param name="keys">Number of key columns.</param>
    /// <param name="columns">The columns after them.</param>
    public void Fill(PanelBatch batch, int keys, IReadOnlyList<PlannedColumn> columns)
    {
        batch.Begin(_year.Year, Count);
        batch.Writable(2).Fill(_year.Year.Value);
        var codes = new double[_year.Count];
        for (int i = 0; i < codes.Length; i++)
            codes[i] = _year.Slice.States[i].Number;
        var row = new double[_year.Count];
        var first = batch.Writable(0);
        var second = batch.Writable(1);
        for (int i = 0, at = 0; i < codes.Length; i++)
        {
            int rows = Copy(codes, i, second[at..]);
            first.Slice(at, rows).Fill(codes[i]);
            at += rows;
        }
        for (int c = 0; c < columns.Count; c++)
        {
            if (columns[c].Years?.Contains(_year.Year) != true)
            {
                batch.SetUncovered(keys + c);
                continue;
            }
            var column = batch.Writable(keys + c);
            for (int i = 0, at = 0; i < codes.Length; i++)
            {
                if (_kept is not null && CountOf(i) == 0)
                    continue;
                columns[c].OfPair!.Row(_year, i, row);
                at += Copy(row, i, column[at..]);
            }
        }
    }

    // Null where every pair is.
    private static bool[]? Kept(PanelYear year, bool relevantOnly)
    {
        var apart = Apart(year);
        if (!relevantOnly && apart.Count == 0)
            return null;
        var kept = new bool[year.Count * year.Count];
        if (relevantOnly)
        {
            var relevant = Relevance.Of(year);
            for (int at = 0; at < kept.Length; at++)
                kept[at] = relevant[at] == 1;
        }
        else
            Array.Fill(kept, true);
        foreach (var (one, other) in apart)
            kept[one * year.Count + other] = kept[other * year.Count + one] = false;
        return kept;
    }

    // Members of the year that were never members on the same day of it. Both came or went within the year.
    private static List<(int, int)> Apart(PanelYear year)
    {
        var (first, last) = (new DateOnly(year.Year.Value, 1, 1), new DateOnly(year.Year.Value, 12, 31));
        List<(int Place, StateIdentity State)> partly = [];
        for (int i = 0; i < year.Count; i++)
        {
            if (
                year.World.Identity.Find(year.Slice.States[i]) is { MembershipDays: { Count: > 0 } days } state
                && !days.Any(spell => spell.First <= first && spell.Last >= last)
            )
                partly.Add((i, state));
        }
        return
        [
            .. from one in partly
            from other in partly
            where one.Place < other.Place && !one.State.IsMemberWith(other.State, year.Year)
            select (one.Place, other.Place),
        ];
    }

    private int CountOf(int from)
    {
        if (_kept is null)
            return _directed ? _year.Count - 1 : _year.Count - 1 - from;
        int count = 0;
        for (int j = _directed ? 0 : from + 1; j < _year.Count; j++)
            count += j != from && _kept[from * _year.Count + j] ? 1 : 0;
        return count;
    }

    // The part of a row that the panel holds.
    private int Copy(ReadOnlySpan<double> row, int from, Span<double> column)
    {
        if (_kept is not null)
        {
            int at = 0;
            for (int j = _directed ? 0 : from + 1; j < row.Length; j++)
            {
                if (j != from && _kept[from * row.Length + j])
                    column[at++] = row[j];
            }
            return at;
        }
        row[(from + 1)..].CopyTo(column[(_directed ? from : 0)..]);
        if (!_directed)
            return row.Length - 1 - from;
        row[..from].CopyTo(column);
        return row.Length - 1;
    }
}
