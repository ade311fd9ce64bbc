namespace Counterpoise.Panels;

/// <summary>What stood between two states in a year.</summary>
/// <param name="From">The first state.</param>
/// <param name="Toward">The second state.</param>
/// <param name="Value">The value from the first toward the second; NaN where not coded.</param>
/// <param name="Against">The value from the second toward the first; NaN where not coded.</param>
internal readonly record struct PairMark(StateCode From, StateCode Toward, double Value, double Against);

/// <summary>The pairs between which something happened, by year. Immutable.</summary>
internal sealed class MarkedPairs
{
    private readonly Dictionary<Year, PairMark[]> _byYear;
    private readonly Dictionary<StateCode, (StateCode Toward, int[] Years)[]> _partners;

    /// <summary>Orders what happened.</summary>
    /// <param name="values">Values by ordered pair and year; the other direction is unknown where it is not given.</param>
    public MarkedPairs(IReadOnlyDictionary<(Year Year, DirectedDyad Pair), double> values)
    {
        _byYear = values
            .Keys.SelectMany(key => new[] { key, (key.Year, key.Pair.Reversed) })
            .Distinct()
            .GroupBy(key => key.Item1)
            .ToDictionary(
                year => year.Key,
                year =>
                    year.Select(key => new PairMark(
                            key.Item2.Perceiver,
                            key.Item2.Rival,
                            values.TryGetValue(key, out double value) ? value : double.NaN,
                            values.TryGetValue((key.Item1, key.Item2.Reversed), out double against)
                                ? against
                                : double.NaN
                        ))
                        .OrderBy(mark => mark.From)
                        .ThenBy(mark => mark.Toward)
                        .ToArray()
            );
        _partners = _byYear
            .SelectMany(year => year.Value, (year, mark) => (mark.From, mark.Toward, Year: year.Key.Value))
            .GroupBy(mark => mark.From)
            .ToDictionary(
                state => state.Key,
                state =>
                    state
                        .GroupBy(mark => mark.Toward)
                        .Select(pair => (pair.Key, pair.Select(mark => mark.Year).Order().ToArray()))
                        .ToArray()
            );
    }

    /// <summary>What stood between one state and others in a year, by rising code.</summary>
    public ReadOnlySpan<PairMark> In(Year year, StateCode from)
    {
        if (!_byYear.TryGetValue(year, out var marks))
            return [];
        int first = FirstNotBelow(marks, from.Number);
        int end = first;
        while (end < marks.Length && marks[end].From == from)
            end++;
        return marks.AsSpan(first, end - first);
    }

    /// <summary>The states between whom and one anything ever happened, with the years by rising number.</summary>
    public IReadOnlyList<(StateCode Toward, int[] Years)> Partners(StateCode from) =>
        _partners.TryGetValue(from, out var partners) ? partners : [];

    private static int FirstNotBelow(PairMark[] marks, int code)
    {
        int low = 0;
        int high = marks.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (marks[middle].From.Number < code)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
