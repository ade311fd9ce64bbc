using System.Globalization;
using System.Text;

namespace Counterpoise.Files;

/// <summary>Gathers the faults of one reading, so that all of them are told at once.</summary>
internal sealed class FaultList
{
    /// <summary>Faults beyond these are counted, not listed: nobody reads a million lines.</summary>
    private const int Listed = 1_000;

    private const int ShownLength = 80;

    private readonly List<Fault> _faults = [];
    private int _further;

    /// <summary>Number of faults so far.</summary>
    public int Count => _faults.Count + _further;

    /// <summary>Adds a fault.</summary>
    public void Add(string file, int line, string message)
    {
        if (_faults.Count < Listed)
            _faults.Add(new(file, line, message));
        else
            _further++;
    }

    /// <summary>Adds the faults of another reading.</summary>
    public void Add(FaultList other)
    {
        foreach (var fault in other._faults)
            Add(fault.File, fault.Line, fault.Message);
        _further += other._further;
    }

    /// <summary>The faults in order of file and line.</summary>
    public IReadOnlyList<Fault> InOrder()
    {
        List<Fault> ordered = [.. _faults.OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line)];
        if (_further > 0)
        {
            var count = _further.ToString(CultureInfo.InvariantCulture);
            ordered.Add(new(ordered[^1].File, 0, $"{count} further faults are not listed; mend these first."));
        }
        return ordered;
    }

    /// <summary>Ends the reading where anything was at fault.</summary>
    /// <exception cref="FaultyInputException">There is a fault.</exception>
    public void ThrowIfAny()
    {
        if (Count > 0)
            throw new FaultyInputException(InOrder());
    }

    /// <summary>A value as a message shows it: on one line, of bounded length, without control characters.</summary>
    public static string Shown(string value)
    {
        var shown = new StringBuilder(Math.Min(value.Length, ShownLength) + 3);
        foreach (var rune in value.EnumerateRunes())
        {
            if (shown.Length >= ShownLength)
                return shown.Append("...").ToString();
            if (Rune.IsControl(rune) || rune == Rune.ReplacementChar)
                shown.Append('?');
            else
                shown.Append(rune);
        }
        return shown.ToString();
    }
}
