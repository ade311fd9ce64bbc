using System.Globalization;

namespace Counterpoise.Archive.Importers;

/// <summary>A date split over three columns, any part of which may be unknown.</summary>
/// <param name="Year">Column of the year.</param>
/// <param name="Month">Column of the month, 1..12.</param>
/// <param name="Day">Column of the day, 1..31; a greater number is a code for a part of the month, no day.</param>
internal sealed record SplitDate(string Year, string Month, string Day)
{
    /// <summary>Refuses rows whose end lies before their start, as far as both are known.</summary>
    public static void RefuseEndBeforeStart(Batch batch, SplitDate start, SplitDate end)
    {
        for (int row = 0; row < batch.Rows; row++)
        {
            if (start.Follows(end, batch, row))
            {
                batch.Refuse(
                    row,
                    $"{end.Year} '{end.Show(batch, row)}' lies before {start.Year} '{start.Show(batch, row)}'; "
                        + "what ends has begun before; correct one of the two."
                );
            }
        }
    }

    /// <summary>Refuses days that their month does not have.</summary>
    public void RefuseNoSuchDay(Batch batch)
    {
        for (int row = 0; row < batch.Rows; row++)
        {
            if (HasNoSuchDay(batch, row))
            {
                batch.Refuse(
                    row,
                    $"{Day} '{Show(batch, row)}': the month has no such day; correct the day or the month at its source."
                );
            }
        }
    }

    /// <summary>Whether the day is one that the month does not have.</summary>
    public bool HasNoSuchDay(Batch batch, int row)
    {
        var (year, month, day) = Parts(batch, row);
        return day > 0 && month > 0 && year > 0 && day > DateTime.DaysInMonth((int)year, (int)month);
    }

    /// <summary>Whether this date lies after another of the same row, as far as both are known.</summary>
    public bool Follows(SplitDate other, Batch batch, int row)
    {
        var (year, month, day) = Parts(batch, row);
        var (otherYear, otherMonth, otherDay) = other.Parts(batch, row);
        // A comparison with an unknown part is false both ways, and then the parts behind it say nothing.
        return year > otherYear
            || (year == otherYear && (month > otherMonth || (month == otherMonth && day > otherDay)));
    }

    /// <summary>The day, where all three parts are known.</summary>
    public DateOnly? On(Batch batch, int row)
    {
        var (year, month, day) = Parts(batch, row);
        return year > 0 && month > 0 && day > 0 && day <= DateTime.DaysInMonth((int)year, (int)month)
            ? new DateOnly((int)year, (int)month, (int)day)
            : null;
    }

    private (double Year, double Month, double Day) Parts(Batch batch, int row)
    {
        double day = batch.Number(row, Day);
        return (batch.Number(row, Year), batch.Number(row, Month), day > 31 ? double.NaN : day);
    }

    private string Show(Batch batch, int row)
    {
        var (year, month, day) = Parts(batch, row);
        return string.Join("-", new[] { year, month, day }.Select(Shown));
    }

    private static string Shown(double part) =>
        double.IsNaN(part) ? "?" : part.ToString("00", CultureInfo.InvariantCulture);
}
