using System.Globalization;
using System.IO.Compression;
using System.Text;
using Counterpoise.Archive;
using Counterpoise.Statistics;

namespace Counterpoise.Validation;

/// <summary>Sound rows of a data set: made from what its fields declare, and the first of the real file where that is at hand.</summary>
public static class SoundSheets
{
    /// <summary>Most rows of a sheet.</summary>
    public const int Rows = 30;

    private const int Candidates = 200;
    private const int Rounds = 12;

    /// <summary>Rows made up from the declared fields; fewer than asked, or none, where rules across columns refuse them.</summary>
    /// <remarks>
    /// What fields do not declare, such as that an end follows its beginning, is met by trial: candidates that the importer refuses
    /// for themselves are left out, until what is left is accepted.
    /// </remarks>
    public static Sheet Made(Importer importer, Layout layout, ref Philox random)
    {
        var fields = layout.Headers.Select(header => importer.DataSet.Fields.First(f => f.Header == header)).ToArray();
        var coverage = importer.DataSet.Editions[0].Coverage;
        var rows = new List<IReadOnlyList<string>>();
        for (int round = 0; round < Rounds && rows.Count < Rows; round++)
        {
            // A column that is mostly empty meets fewer rules: later rounds leave more out, and keep years in order.
            for (int i = 0; i < Candidates; i++)
                rows.Add(Row(fields, coverage, round, ref random));
            rows = Accepted(layout, rows);
        }
        return new Sheet(layout.Headers, rows).First(Rows);
    }

    /// <summary>Rows made up from the declared fields, which rules across columns may well refuse.</summary>
    public static Sheet Rough(Importer importer, Layout layout, ref Philox random)
    {
        var fields = layout.Headers.Select(header => importer.DataSet.Fields.First(f => f.Header == header)).ToArray();
        var rows = new List<IReadOnlyList<string>>();
        for (int i = 0; i < Rows; i++)
            rows.Add(Row(fields, importer.DataSet.Editions[0].Coverage, 0, ref random));
        return new(layout.Headers, rows);
    }

    /// <summary>The first rows of the real file of each layout found in a folder, by <see cref="KeyOf"/>.</summary>
    public static IReadOnlyDictionary<string, Sheet> Real(string? folder)
    {
        var found = new Dictionary<string, Sheet>(StringComparer.Ordinal);
        if (folder is null)
            return found;
        var layouts = ImporterCatalogue.All.SelectMany(importer => importer.DataSet.Layouts).ToArray();
        foreach (var path in Directory.GetFiles(folder).Order(StringComparer.Ordinal))
        {
            var rows = Sheet.Split(Start(path), Rows + 1);
            if (rows.Count < 2)
                continue;
            foreach (var layout in layouts.Where(one => one.Headers.SequenceEqual(rows[0], StringComparer.Ordinal)))
                found.TryAdd(KeyOf(layout), new(layout.Headers, [.. rows.Skip(1)]));
        }
        return found;
    }

    /// <summary>What tells a layout from all others: its header.</summary>
    public static string KeyOf(Layout layout) => string.Join('\n', layout.Headers);

    private static string Start(string path)
    {
        using Stream file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(file, CompressionMode.Decompress)
            : file;
        var bytes = new byte[1 << 17];
        int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return Encoding.UTF8.GetString(bytes, 0, read).TrimStart('\ufeff');
    }

    private static List<IReadOnlyList<string>> Accepted(Layout layout, List<IReadOnlyList<string>> rows)
    {
        for (int round = 0; round < 4 && rows.Count > 0; round++)
        {
            var sheet = new Sheet(layout.Headers, rows);
            if (OfferedFile.OfContent("made.csv", sheet.Bytes()).Read() is not ReadOutcome.Refused refused)
                return rows;
            var refusedLines = refused.Faults.Select(f => f.Line).ToHashSet();
            if (refusedLines.SetEquals([0]))
                return rows;
            rows = [.. rows.Where((_, i) => !refusedLines.Contains(i + 2))];
        }
        return rows;
    }

    private static string[] Row(Field[] fields, YearSpan coverage, int round, ref Philox random)
    {
        var row = new string[fields.Length];
        int year = coverage.First.Value + random.NextInt32(coverage.Last.Value - coverage.First.Value + 1);
        double empty = 0.1 + (0.05 * round);
        for (int i = 0; i < fields.Length; i++)
        {
            var field = fields[i];
            if (!field.Required && random.NextDouble() < empty)
                row[i] = "";
            else if (field.MissingCodes.Count > 0 && random.NextDouble() < 0.05)
                row[i] = field.MissingCodes.Keys.Order(StringComparer.Ordinal).First();
            else
                row[i] = Cell(field, ref year, coverage, ref random);
        }
        return row;
    }

    private static string Cell(Field field, ref int year, YearSpan coverage, ref Philox random)
    {
        if (field.Kind == FieldKind.Text)
            return $"t{random.NextInt32(1000).ToString(CultureInfo.InvariantCulture)}";
        if (field.Kind == FieldKind.Day)
        {
            // Days of one row rise from left to right, as beginnings and ends do.
            year = Math.Min(year + 1, coverage.Last.Value);
            var day = new DateOnly(year, 1 + random.NextInt32(12), 1 + random.NextInt32(28));
            return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }
        bool isYear = field.Least >= 1000 && field.Greatest <= 2200;
        if (isYear)
        {
            year = Math.Min(year + random.NextInt32(2), coverage.Last.Value);
            return Math.Clamp(year, field.Least, field.Greatest).ToString(CultureInfo.InvariantCulture);
        }
        double least = double.IsFinite(field.Least) ? field.Least : -100;
        double greatest = double.IsFinite(field.Greatest) ? field.Greatest : least + 1000;
        if (field.Kind == FieldKind.Integer)
        {
            least = Math.Max(least, Math.Min(0, greatest));
            int steps = (int)Math.Min(greatest - least, 900);
            return (least + random.NextInt32(steps + 1)).ToString(CultureInfo.InvariantCulture);
        }
        double share = Math.Round(random.NextDouble(), 6);
        return Math.Clamp(Math.Round(least + (share * (greatest - least)), 6), least, greatest)
            .ToString(CultureInfo.InvariantCulture);
    }
}
