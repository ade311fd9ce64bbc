using System.Numerics;

namespace Counterpoise.Alignment;

/// <summary>Who is linked with whom: an undirected network on states numbered from 0. Equal when the links are.</summary>
public sealed class AlignmentNetwork : IEquatable<AlignmentNetwork>
{
    private const int Bits = 64;

    // Row by row, so that a state's partners lie together; both halves are held.
    private readonly ulong[] _rows;

    internal AlignmentNetwork(int states, ulong[] rows)
    {
        (States, _rows) = (states, rows);
        int ends = 0;
        foreach (ulong word in rows)
            ends += BitOperations.PopCount(word);
        LinkCount = ends / 2;
    }

    /// <summary>Number of states, 0 or more.</summary>
    public int States { get; }

    /// <summary>Number of links.</summary>
    public int LinkCount { get; }

    /// <summary>The links, each once, the lower state first, in order.</summary>
    public IEnumerable<(int First, int Second)> Links
    {
        get
        {
            for (int i = 0; i < States; i++)
            {
                for (int j = i + 1; j < States; j++)
                {
                    if (Has(i, j))
                        yield return (i, j);
                }
            }
        }
    }

    /// <summary>Orders networks on the same states by number of links, then by partners, state by state.</summary>
    internal static IComparer<AlignmentNetwork> Order { get; } = Comparer<AlignmentNetwork>.Create(Compare);

    internal ReadOnlySpan<ulong> Rows => _rows;

    /// <summary>The network without links.</summary>
    /// <param name="states">Number of states, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public static AlignmentNetwork Empty(int states) => Of(states, []);

    /// <summary>A network from its links.</summary>
    /// <param name="states">Number of states, 0 or more.</param>
    /// <param name="links">Pairs of states, in any order; a pair given twice is one link.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative, or a link names no state or one state twice.</exception>
    public static AlignmentNetwork Of(int states, IEnumerable<(int First, int Second)> links)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(states);
        ArgumentNullException.ThrowIfNull(links);
        int words = Words(states);
        var rows = new ulong[states * words];
        foreach (var (first, second) in links)
        {
            Check(states, first, second);
            rows[(first * words) + (second / Bits)] |= 1UL << second;
            rows[(second * words) + (first / Bits)] |= 1UL << first;
        }
        return new(states, rows);
    }

    /// <summary>Whether two states are linked.</summary>
    /// <param name="first">Place of a state, 0..States - 1.</param>
    /// <param name="second">Place of another state, 0..States - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state, or both are one.</exception>
    public bool Linked(int first, int second)
    {
        Check(States, first, second);
        return Has(first, second);
    }

    /// <summary>Partners of a state, in order.</summary>
    /// <param name="state">Place of a state, 0..States - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state.</exception>
    public IReadOnlyList<int> Partners(int state)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(state);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(state, States);
        var partners = new List<int>();
        for (int j = 0; j < States; j++)
        {
            if (Has(state, j))
                partners.Add(j);
        }
        return partners;
    }

    /// <inheritdoc />
    public bool Equals(AlignmentNetwork? other) =>
        other is not null && States == other.States && _rows.AsSpan().SequenceEqual(other._rows);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as AlignmentNetwork);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (ulong word in _rows)
            hash.Add(word);
        return hash.ToHashCode();
    }

    /// <summary>The links, as "0-3 1-2"; "none" where there are none.</summary>
    public override string ToString() =>
        LinkCount == 0
            ? "none"
            : string.Join(' ', Links.Select(link => FormattableString.Invariant($"{link.First}-{link.Second}")));

    internal static int Words(int states) => (states + Bits - 1) / Bits;

    private static int Compare(AlignmentNetwork one, AlignmentNetwork other)
    {
        int order = one.LinkCount.CompareTo(other.LinkCount);
        return order != 0 ? order : one.Rows.SequenceCompareTo(other.Rows);
    }

    private static void Check(int states, int first, int second)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(first, states);
        ArgumentOutOfRangeException.ThrowIfNegative(second);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(second, states);
        ArgumentOutOfRangeException.ThrowIfEqual(second, first);
    }

    private bool Has(int first, int second) => (_rows[(first * Words(States)) + (second / Bits)] >> second & 1) != 0;
}
