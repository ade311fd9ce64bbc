using System.Numerics;

namespace Counterpoise.Record;

/// <summary>Which entries of a column are known: one bit an entry. Immutable.</summary>
public readonly struct PresenceMask : IEquatable<PresenceMask>
{
    private readonly ulong[] _words;

    private PresenceMask(ulong[] words, int length) => (_words, Length) = (words, length);

    /// <summary>Number of entries.</summary>
    public int Length { get; }

    /// <summary>Number of entries that are known.</summary>
    public int Known
    {
        get
        {
            int known = 0;
            foreach (var word in _words)
                known += BitOperations.PopCount(word);
            return known;
        }
    }

    /// <summary>Whether the entry at a position is known.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The position lies outside the column.</exception>
    public bool this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Length);
            return (_words[index >> 6] >> (index & 63) & 1) != 0;
        }
    }

    /// <summary>Reads the mask off a column in which NaN marks absence; an empty column is absent throughout.</summary>
    /// <param name="column">Values. Shape [length] or empty.</param>
    /// <param name="length">Number of entries.</param>
    public static PresenceMask Of(ReadOnlySpan<double> column, int length)
    {
        var words = new ulong[(length + 63) / 64];
        for (int i = 0; i < column.Length; i++)
        {
            if (!double.IsNaN(column[i]))
                words[i >> 6] |= 1UL << (i & 63);
        }
        return new PresenceMask(words, length);
    }

    /// <inheritdoc />
    public bool Equals(PresenceMask other) => Length == other.Length && _words.AsSpan().SequenceEqual(other._words);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is PresenceMask other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Length, Known);

    /// <summary>Whether two masks mark the same entries.</summary>
    public static bool operator ==(PresenceMask left, PresenceMask right) => left.Equals(right);

    /// <summary>Whether two masks differ.</summary>
    public static bool operator !=(PresenceMask left, PresenceMask right) => !left.Equals(right);
}
