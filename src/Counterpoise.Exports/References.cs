using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Counterpoise.Panels;

namespace Counterpoise.Exports;

/// <summary>What a user of the panel cites: every data set in its version, and every method.</summary>
internal static partial class References
{
    /// <summary>A BibTeX file. Entries that data sets share stand once.</summary>
    public static string File(PanelLayout layout, ExportOptions options)
    {
        var dataSets = options
            .DataSets.Select(reference => reference.BibTeX.Trim())
            .Where(entry => entry.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var keys = dataSets
            .Select(entry => EntryKey().Match(entry).Groups["key"].Value)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var methods = Works(layout).Where(work => keys.Add(work.Key)).Select(Entry);
        return string.Concat(dataSets.Concat(methods).Select(entry => $"{entry}\n\n")).TrimEnd('\n') + "\n";
    }

    /// <summary>The same for people, with what has no entry.</summary>
    public static string Markdown(PanelLayout layout, ExportOptions options)
    {
        var text = new StringBuilder("# What to cite\n\n## Data sets\n\n");
        foreach (var reference in options.DataSets)
        {
            text.Append(CultureInfo.InvariantCulture, $"- {reference.Short}: {reference.Text}\n");
            if (reference.Terms.Length > 0)
                text.Append(CultureInfo.InvariantCulture, $"  Terms, as far as known: {reference.Terms}.\n");
        }
        var known = options.DataSets.Select(reference => reference.DataSet).ToHashSet(StringComparer.Ordinal);
        var others = layout
            .Columns.SelectMany(column => column.Sources)
            .SelectMany(source => source.Parts)
            .Where(source => !known.Contains(source.DataSet))
            .Select(source => source.Short)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        foreach (var other in others)
            text.Append(CultureInfo.InvariantCulture, $"- {other}: no reference is held; see its authors' page.\n");
        if (options.DataSets.Count + others.Count == 0)
            text.Append("None.\n");
        text.Append("\n## Methods\n\n");
        var methods = layout
            .Columns.SelectMany(column => column.Methods)
            .Where(method => method != Citation.Ours)
            .GroupBy(method => method.Reference, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.Key)
            .ToList();
        foreach (var method in methods)
            text.Append(CultureInfo.InvariantCulture, $"- {method}\n");
        if (methods.Count == 0)
            text.Append("None.\n");
        return text.ToString();
    }

    private static IEnumerable<Work> Works(PanelLayout layout) =>
        layout
            .Columns.SelectMany(column => column.Methods)
            .Where(method => method.Key.Length > 0)
            .Select(method => method.Key)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(Bibliography.Of);

    private static string Entry(Work work) =>
        BibTeX
            .Entry(
                "misc",
                work.Key,
                ("author", BibTeX.Escaped(work.Author.Replace("; ", " and ", StringComparison.Ordinal))),
                ("title", $"{{{BibTeX.Escaped(work.Title)}}}"),
                ("year", work.Year.ToString(CultureInfo.InvariantCulture)),
                ("howpublished", BibTeX.Escaped(work.Outlet))
            )
            .TrimEnd('\n');

    [GeneratedRegex(@"^@\w+\{(?<key>[^,\s]+),", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EntryKey();
}
