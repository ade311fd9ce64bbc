using System.Globalization;
using Counterpoise.Archive.Formats;

namespace Counterpoise.Archive;

/// <summary>What a file's header says about its content.</summary>
internal abstract record Recognition
{
    private Recognition() { }

    /// <summary>The header is that of a known data set.</summary>
    /// <param name="Importer">Reads it.</param>
    /// <param name="Layout">The layout whose columns it has.</param>
    /// <param name="Order">For each column of the layout, where it stands in the file, from 0.</param>
    public sealed record Known(Importer Importer, Layout Layout, IReadOnlyList<int> Order) : Recognition;

    /// <summary>The header is nearly that of a known data set.</summary>
    public sealed record Near(string Message) : Recognition;

    /// <summary>There is no header with names of columns.</summary>
    public sealed record NoTable : Recognition;

    /// <summary>The header is that of no data set known here.</summary>
    public sealed record Unknown(string Reason) : Recognition;

    // A column by one of these names says nothing about which data set it is.
    private static readonly HashSet<string> Common = new(StringComparer.OrdinalIgnoreCase)
    {
        "ccode",
        "ccode1",
        "ccode2",
        "year",
        "stateabb",
        "version",
        "gwcode",
        "country",
        "styear",
        "endyear",
        "sd",
    };

    /// <summary>Recognises a table by its header, never by its file's name.</summary>
    public static Recognition Of(SourceTable table, IReadOnlyList<Importer> importers)
    {
        var headers = table.Headers;
        foreach (var importer in importers)
        {
            foreach (var layout in importer.DataSet.Layouts)
            {
                var order = table.IsOrdered ? InOrder(headers, layout) : InAnyOrder(headers, layout);
                if (order is null)
                    continue;
                return table is DelimitedTable { LacksItsMark: true }
                    ? new Near("the text is UTF-16 without a byte order mark; save the file as UTF-8.")
                    : new Known(importer, layout, order);
            }
        }
        if (
            table.IsOrdered
            && headers is [var first, ..]
            && first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase)
        )
            return new Near($"the first line '{Shown.Text(first)}' is for Excel, and no header; remove the line.");
        if (table is DelimitedTable text && OtherDelimiter(text, importers) is { } other)
            return other;
        if (headers.Count > 1 && Nearest(headers, importers) is { } near)
            return new Near(Describe(headers, near.Importer.DataSet, near.Layout, table.IsOrdered));
        return headers.Count > 1
            ? new Unknown($"no importer yet for a file with the columns {Shorten(headers)}")
            : new NoTable();
    }

    private static int[]? InOrder(IReadOnlyList<string> headers, Layout layout) =>
        headers.SequenceEqual(layout.Headers, StringComparer.Ordinal) ? [.. Enumerable.Range(0, headers.Count)] : null;

    // Stata drops what a name may not have and users drop capitals; the strictest comparison that fits is taken.
    private static int[]? InAnyOrder(IReadOnlyList<string> headers, Layout layout)
    {
        if (headers.Count != layout.Headers.Count)
            return null;
        foreach (Func<string, string> likeness in (ReadOnlySpan<Func<string, string>>)[h => h, Lower, Plain])
        {
            var places = new Dictionary<string, int>(StringComparer.Ordinal);
            if (!headers.Index().All(h => places.TryAdd(likeness(h.Item), h.Index)))
                return null;
            var order = layout
                .Headers.Select(likeness)
                .Select(due => places.Remove(due, out int place) ? place : -1)
                .ToArray();
            if (!order.Contains(-1))
                return order;
        }
        return null;
    }

    private static string Lower(string header) => header.ToLowerInvariant();

    // Names in Stata have 32 characters at most.
    private static string Plain(string header)
    {
        var plain = string.Concat(header.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        return plain.Length > 32 ? plain[..32] : plain;
    }

    private static Near? OtherDelimiter(DelimitedTable table, IReadOnlyList<Importer> importers)
    {
        foreach (char delimiter in (ReadOnlySpan<char>)[';', '\t', '|'])
        {
            var split = table.HeadersSplitAt(delimiter);
            if (split.Count > 2 && Nearest(split, importers) is { } other && other.Likeness > 0.99)
            {
                var shown = delimiter == '\t' ? "tabs" : $"'{delimiter}'";
                return new Near(
                    $"fields are separated by {shown} where {other.Importer.DataSet.Title} has commas; "
                        + "save the file with commas."
                );
            }
        }
        return null;
    }

    private static (Importer Importer, Layout Layout, double Likeness)? Nearest(
        IReadOnlyList<string> headers,
        IReadOnlyList<Importer> importers
    )
    {
        (Importer, Layout, double Likeness)? best = null;
        var given = headers.ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var importer in importers)
        {
            foreach (var layout in importer.DataSet.Layouts)
            {
                int shared = layout.Headers.Count(given.Contains);
                int telling = layout.Headers.Count(h => given.Contains(h) && !Common.Contains(h));
                double likeness = (double)shared / (given.Count + layout.Headers.Count - shared);
                if (likeness >= 0.5 && telling > 0 && !(best?.Likeness >= likeness))
                    best = (importer, layout, likeness);
            }
        }
        return best;
    }

    private static string Describe(IReadOnlyList<string> headers, DataSet dataSet, Layout layout, bool isOrdered)
    {
        var comparer = isOrdered ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;
        var missing = layout.Headers.Except(headers, comparer).ToList();
        var extra = headers
            .Index()
            .Where(h => !layout.Headers.Contains(h.Item, comparer))
            .DistinctBy(h => h.Item.Length == 0 ? $"\n{h.Index}" : h.Item, comparer)
            .Select(h => Named(h.Item, h.Index))
            .ToList();
        var repeated = headers
            .Where(h => h.Length > 0)
            .GroupBy(h => h, comparer)
            .Where(g => g.Count() > 1)
            .Select(g => g.Key);
        List<string> differences = [];
        if (missing.Count > 0)
            differences.Add($"missing: {Listed(missing)}");
        if (extra.Count > 0)
            differences.Add($"not known: {Listed(extra)}");
        if (repeated.ToList() is { Count: > 0 } twice)
            differences.Add($"twice: {Listed(twice)}");
        var title = dataSet.Title + (layout.Name.Length > 0 ? $" ({layout.Name})" : "");
        if (differences.Count > 0)
        {
            var found = headers.Count.ToString(CultureInfo.InvariantCulture);
            var due = layout.Headers.Count.ToString(CultureInfo.InvariantCulture);
            return $"{found} columns where {title} has {due} ({string.Join("; ", differences)}). "
                + "Restore the columns, or get the file again from its source.";
        }
        var moved = headers.Where((h, i) => !string.Equals(h, layout.Headers[i], StringComparison.Ordinal)).ToList();
        return $"the columns {Listed(moved)} stand in another order than in {title}; "
            + $"put them in the order {Shorten(layout.Headers)}.";
    }

    private static string Named(string header, int index) =>
        header.Length > 0
            ? header
            : $"a column without a name (number {(index + 1).ToString(CultureInfo.InvariantCulture)})";

    private static string Shorten(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(8).Select((name, i) => Shown.Text(Named(name, i), 40)))
        + (names.Count > 8 ? ", ..." : "");

    // What is wrong is named in full, but a header of another kind of file may have thousands of columns.
    private static string Listed(List<string> names)
    {
        var more = (names.Count - 60).ToString(CultureInfo.InvariantCulture);
        return string.Join(", ", names.Take(60).Select(name => Shown.Text(name)))
            + (names.Count > 60 ? $" and {more} more" : "");
    }
}
