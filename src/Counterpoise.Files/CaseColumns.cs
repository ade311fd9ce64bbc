using Counterpoise.Record;

namespace Counterpoise.Files;

/// <summary>Reads <c>columns.csv</c>: the data set, version, licence and years behind each column of a frozen record.</summary>
internal sealed class CaseColumns
{
    /// <summary>Stands for every column of a file of events.</summary>
    public const string WholeFile = "*";

    private readonly string _file;
    private readonly FaultList _faults;
    private readonly Dictionary<(string File, string Column), Entry> _entries = [];
    private readonly HashSet<(string File, string Column)> _told = [];

    private CaseColumns(string file, FaultList faults) => (_file, _faults) = (file, faults);

    /// <summary>Reads the file; null, with a fault, where it has no rows to speak of.</summary>
    public static CaseColumns? Read(SourceFile file, FaultList faults)
    {
        if (CsvRows.Open(file, CaseLayout.Sources.Columns, faults) is not { } rows)
            return null;
        var columns = new CaseColumns(file.Name, faults);
        while (rows.Next())
            columns.ReadRow(rows);
        return columns;
    }

    /// <summary>Coverage of a column, which must belong to the variable; null where no row names the column.</summary>
    public Coverage? Find(string file, string column, Variable variable)
    {
        if (!_entries.TryGetValue((file, column), out var entry))
            return null;
        if (entry.Variable != variable.Id)
        {
            var shown = FaultList.Shown(entry.Variable);
            _faults.Add(
                _file,
                entry.Line,
                $"variable '{shown}' is not that of column '{column}' of {file}; write '{variable.Id}'."
            );
        }
        foreach (var (place, other) in _entries)
        {
            if (
                place.File == file
                && other.Line < entry.Line
                && other.Variable == entry.Variable
                && other.Coverage != entry.Coverage
            )
            {
                _faults.Add(
                    _file,
                    entry.Line,
                    $"column '{column}' differs in data set, version, licence or years from '{place.Column}' in line {other.Line}, which holds the same variable; make them agree."
                );
            }
        }
        return entry.Coverage;
    }

    /// <summary>Coverage of a whole file; null where no row names it.</summary>
    public Coverage? WholeFileOf(string file) =>
        _entries.TryGetValue((file, WholeFile), out var entry) ? entry.Coverage : null;

    /// <summary>Says, once, that a column with values has no row.</summary>
    public void TellMissing(string file, string column)
    {
        if (!_told.Add((file, column)))
            return;
        _faults.Add(
            _file,
            0,
            $"no row names column '{column}' of {file}; add one with its data set, version, licence and years."
        );
    }

    /// <summary>Refuses rows for columns that a file does not have.</summary>
    public void CheckExtra(string file, IReadOnlyList<string> header)
    {
        foreach (var (place, entry) in _entries)
        {
            if (place.File == file && !header.Contains(place.Column, StringComparer.Ordinal))
                _faults.Add(
                    _file,
                    entry.Line,
                    $"{file} has no column '{FaultList.Shown(place.Column)}'; delete the row."
                );
        }
    }

    private void ReadRow(CsvRows rows)
    {
        if (
            !rows.TryText(0, out var file)
            | !rows.TryText(1, out var column)
            | !rows.TryText(4, out var dataSet)
            | !rows.TryText(5, out var version)
            | !rows.TryText(6, out var licence)
            | !rows.TryWhole(7, 1, 9999, out int first)
            | !rows.TryWhole(8, 1, 9999, out int last)
            | !rows.TryFlagIfAny(9, out _)
        )
            return;
        if (!CaseRecord.FileNames.Contains(file, StringComparer.Ordinal))
        {
            rows.Fault(
                $"file '{FaultList.Shown(file)}' is no file of a case; {NearMatches.Ask(file, CaseRecord.FileNames, "files are")}"
            );
        }
        else if (!VariableIsKnown(rows, file, out var variable))
            return;
        else if (last < first)
            rows.Fault($"last_year {last} lies before first_year {first}; correct one of the two.");
        else if (
            !_entries.TryAdd(
                (file, column),
                new(rows.Line, variable, new(new(dataSet, version), new(first, last), licence))
            )
        )
        {
            int line = _entries[(file, column)].Line;
            rows.Fault(
                $"column '{FaultList.Shown(column)}' of {file} stands here again, first in line {line}; keep one row."
            );
        }
    }

    /// <summary>System figures may be of derived quantities and events of none; other columns hold a variable.</summary>
    private static bool VariableIsKnown(CsvRows rows, string file, out string variable)
    {
        variable = rows.Text(2);
        if (
            (file != CaseLayout.StateYears.Name && file != CaseLayout.DyadYears.Name)
            || Variables.Find(variable) is not null
        )
            return true;
        var known = Variables.All.Select(v => v.Id);
        rows.Fault(
            $"variable '{FaultList.Shown(variable)}' is unknown; {NearMatches.Ask(variable, known, "variables are")}"
        );
        return false;
    }

    private sealed record Entry(int Line, string Variable, Coverage Coverage);
}
