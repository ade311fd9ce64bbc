using System.Globalization;
using Counterpoise.Record;

namespace Counterpoise.Files;

/// <summary>Reads dates as files write them: year, year-month or year-month-day.</summary>
internal static class DateText
{
    private const string Form = "write year-month-day, as 1910-08-22";

    /// <summary>Reads a date; null with the fault in words where there is no such date.</summary>
    /// <param name="text">The date.</param>
    /// <param name="role">What it dates, such as <c>date</c> or <c>until</c>.</param>
    /// <param name="fault">Place value, rule and repair; empty where the date is good.</param>
    public static EvidenceDate? Read(string text, string role, out string fault)
    {
        fault = "";
        var shown = FaultList.Shown(text);
        var parts = text.Length <= 10 ? text.Split('-') : [];
        if (
            parts.Length is 0 or > 3
            || parts[0].Length != 4
            || parts.Skip(1).Any(part => part.Length != 2)
            || parts.Any(part => !part.All(char.IsAsciiDigit))
        )
        {
            fault = $"{role} '{shown}' is no date; write year, year-month or year-month-day, as 1910-08-22.";
            return null;
        }
        var numbers = parts.Select(part => int.Parse(part, NumberStyles.None, CultureInfo.InvariantCulture)).ToArray();
        var form = numbers.Length == 2 ? "write year-month, as 1910-08" : Form;
        if (numbers[0] == 0)
            fault = $"{role} {shown} has no such year; {Form}.";
        else if (numbers.Length > 1 && numbers[1] is (< 1 or > 12))
            fault = $"{role} {shown} has no such month; {form}.";
        else if (numbers.Length > 2 && (numbers[2] < 1 || numbers[2] > DateTime.DaysInMonth(numbers[0], numbers[1])))
            fault = $"{role} {shown} has no such day; {Form}.";
        return fault.Length > 0
            ? null
            : new EvidenceDate(
                new Year(numbers[0]),
                numbers.Length > 1 ? numbers[1] : null,
                numbers.Length > 2 ? numbers[2] : null
            );
    }

    /// <summary>Whether a date ends before another begins, by the parts that both of them know.</summary>
    public static bool EndsBefore(EvidenceDate one, EvidenceDate other)
    {
        if (one.Year != other.Year)
            return one.Year < other.Year;
        if (one.Month is not { } month || other.Month is not { } otherMonth)
            return false;
        if (month != otherMonth)
            return month < otherMonth;
        return one.Day is { } day && other.Day is { } otherDay && day < otherDay;
    }
}
