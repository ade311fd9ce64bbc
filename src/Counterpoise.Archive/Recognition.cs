using System.Globalization;

namespace Counterpoise.Archive;

/// <summary>What a file's header says about its content.</summary>
internal abstract record Recognition
{
    private Recognition() { }

    /// <summary>The header is that of a known data set.</summary>
    public sealed record Known(Importer Importer, Layout Layout) : Recognition;

    /// <summary>The header is nearly that of a known data set.</summary>
    public sealed record Near(string Message) : Recognition;

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

    /// <summary>Recognises a file by its header, never by its name.</summary>
    public static Recognition Of(SourceFile file, IReadOnlyList<Importer> importers)
    {
        var headers = file.Headers(',');
        foreach (var importer in importers)
        {
            foreach (var layout in importer.DataSet.Layouts)
            {
                if (headers.SequenceEqual(layout.Headers, StringComparer.Ordinal))
                    return new Known(importer, layout);
            }
        }
        foreach (char delimiter in (ReadOnlySpan<char>)[';', '\t', '|'])
        {
            var split = file.Headers(delimiter);
            if (split.Count > 2 && Nearest(split, importers) is { } other && other.Likeness > 0.99)
            {
                var shown = delimiter == '\t' ? "tabs" : $"'{delimiter}'";
                return new Near(
                    $"fields are separated by {shown} where {other.Importer.DataSet.Title} has commas; "
                        + "save the file with commas."
                );
            }
        }
        if (headers.Count > 1 && Nearest(headers, importers) is { } near)
            return new Near(Describe(headers, near.Importer.DataSet, near.Layout));
        return new Unknown(
            headers.Count > 1
                ? $"no importer yet for a file with the columns {Shorten(headers)}"
                : "it is no table with named columns"
        );
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

    private static string Describe(IReadOnlyList<string> headers, DataSet dataSet, Layout layout)
    {
        var missing = layout.Headers.Except(headers, StringComparer.Ordinal).ToList();
        var extra = headers.Except(layout.Headers, StringComparer.Ordinal).ToList();
        var repeated = headers.GroupBy(h => h, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key);
        List<string> differences = [];
        if (missing.Count > 0)
            differences.Add($"missing: {string.Join(", ", missing)}");
        if (extra.Count > 0)
            differences.Add($"not known: {string.Join(", ", extra)}");
        if (repeated.ToList() is { Count: > 0 } twice)
            differences.Add($"twice: {string.Join(", ", twice)}");
        var title = dataSet.Title + (layout.Name.Length > 0 ? $" ({layout.Name})" : "");
        if (differences.Count > 0)
        {
            var found = headers.Count.ToString(CultureInfo.InvariantCulture);
            var due = layout.Headers.Count.ToString(CultureInfo.InvariantCulture);
            return $"{found} columns where {title} has {due} ({string.Join("; ", differences)}). "
                + "Restore the columns, or get the file again from its source.";
        }
        var moved = headers.Where((h, i) => !string.Equals(h, layout.Headers[i], StringComparison.Ordinal)).ToList();
        return $"the columns {string.Join(", ", moved)} stand in another order than in {title}; "
            + $"put them in the order {Shorten(layout.Headers)}.";
    }

    private static string Shorten(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(8).Select(n => n.Length > 30 ? n[..30] + "..." : n))
        + (names.Count > 8 ? ", ..." : "");
}
