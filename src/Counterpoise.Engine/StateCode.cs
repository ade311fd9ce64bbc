using System.Globalization;

namespace Counterpoise;

/// <summary>A state of the international system, by its Correlates of War number (2 = USA, 740 = Japan).</summary>
/// <param name="Number">COW country code, 1..9999. Codes above 999 are free for fictitious states.</param>
/// <remarks>Codes are dated: Germany is 255, 260 or 265 by year. See <see cref="Record.Identity"/>.</remarks>
public readonly record struct StateCode(int Number) : IComparable<StateCode>
{
    /// <inheritdoc />
    public int CompareTo(StateCode other) => Number.CompareTo(other.Number);

    /// <inheritdoc />
    public override string ToString() => Number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Orders codes by number.</summary>
    public static bool operator <(StateCode left, StateCode right) => left.Number < right.Number;

    /// <summary>Orders codes by number.</summary>
    public static bool operator >(StateCode left, StateCode right) => left.Number > right.Number;

    /// <summary>Orders codes by number.</summary>
    public static bool operator <=(StateCode left, StateCode right) => left.Number <= right.Number;

    /// <summary>Orders codes by number.</summary>
    public static bool operator >=(StateCode left, StateCode right) => left.Number >= right.Number;
}
