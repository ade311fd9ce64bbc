using System.Globalization;

namespace Counterpoise;

/// <summary>A calendar year of the common era.</summary>
/// <param name="Value">The year, 1..9999.</param>
public readonly record struct Year(int Value) : IComparable<Year>
{
    /// <inheritdoc />
    public int CompareTo(Year other) => Value.CompareTo(other.Value);

    /// <summary>The year so many years later; negative for earlier.</summary>
    public Year Plus(int years) => new(Value + years);

    /// <summary>Years from <paramref name="earlier"/> to this one; negative when it is later.</summary>
    public int Since(Year earlier) => Value - earlier.Value;

    /// <inheritdoc />
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Orders years.</summary>
    public static bool operator <(Year left, Year right) => left.Value < right.Value;

    /// <summary>Orders years.</summary>
    public static bool operator >(Year left, Year right) => left.Value > right.Value;

    /// <summary>Orders years.</summary>
    public static bool operator <=(Year left, Year right) => left.Value <= right.Value;

    /// <summary>Orders years.</summary>
    public static bool operator >=(Year left, Year right) => left.Value >= right.Value;
}

/// <summary>A span of whole years, both ends included.</summary>
public readonly record struct YearSpan
{
    /// <summary>Makes a span of years.</summary>
    /// <exception cref="ArgumentException">The last year lies before the first.</exception>
    public YearSpan(Year first, Year last)
    {
        if (last < first)
            throw new ArgumentException($"The span {first}-{last} ends before it begins.", nameof(last));
        First = first;
        Last = last;
    }

    /// <summary>Makes a span of years from plain numbers.</summary>
    public YearSpan(int first, int last)
        : this(new Year(first), new Year(last)) { }

    /// <summary>First year, included.</summary>
    public Year First { get; }

    /// <summary>Last year, included.</summary>
    public Year Last { get; }

    /// <summary>Number of years, at least one.</summary>
    public int Count => Last.Value - First.Value + 1;

    /// <summary>Whether a year lies in the span.</summary>
    public bool Contains(Year year) => year >= First && year <= Last;

    /// <inheritdoc />
    public override string ToString() => $"{First}-{Last}";
}
