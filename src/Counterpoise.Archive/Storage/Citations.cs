using System.Globalization;

namespace Counterpoise.Archive.Storage;

/// <summary>Writes out how a data set is cited.</summary>
internal static class Citations
{
    /// <summary>The reference on one line.</summary>
    public static string Text(DataSet dataSet, string version)
    {
        var work = dataSet.Publication;
        var authors = string.Join("; ", AuthorsOf(work));
        var year = work.Year.ToString(CultureInfo.InvariantCulture);
        return $"{authors} ({year}). {work.Title}. {work.Outlet}. Data: {dataSet.Title}, version {version}.";
    }

    /// <summary>How each data set is cited; those of one work share its entry.</summary>
    public static IReadOnlyList<DataSetCitation> Of(IReadOnlyList<HeldDataSet> held)
    {
        var entries = Entries(held)
            .SelectMany(entry => entry.DataSets, (entry, one) => (one.Choice, entry.BibTeX))
            .ToDictionary(pair => pair.Choice, pair => pair.BibTeX, StringComparer.Ordinal);
        return
        [
            .. held.Select(one => new DataSetCitation(
                one.DataSet,
                one.Version,
                one.Citation,
                entries[one.Choice],
                one.Licence,
                ImporterCatalogue.Find(one.DataSet)?.DataSet.Restrictive == true
            )),
        ];
    }

    /// <summary>How the known data sets among some sources are cited.</summary>
    public static IReadOnlyList<DataSetCitation> Known(IEnumerable<Source> sources) =>
        Of([
            .. sources
                .SelectMany(source => source.Parts)
                .Distinct()
                .OrderBy(source => source.Short, StringComparer.Ordinal)
                .Select(source => (source.Version, ImporterCatalogue.Find(source.DataSet)?.DataSet))
                .Where(known => known.DataSet is not null)
                .Select(known => Unheld(known.DataSet!, known.Version)),
        ]);

    // A data set that no archive holds has no file or table.
    private static HeldDataSet Unheld(DataSet dataSet, string version) =>
        new(
            dataSet.Id,
            version,
            "",
            "",
            0,
            dataSet.Editions[^1].Coverage,
            "",
            default,
            Text(dataSet, version),
            dataSet.Licence
        );

    /// <summary>A BibTeX file: an entry for every work, by key.</summary>
    public static string File(IReadOnlyList<HeldDataSet> held) =>
        string.Join('\n', Entries(held).Select(entry => entry.BibTeX));

    private static List<(IReadOnlyList<HeldDataSet> DataSets, string BibTeX)> Entries(IReadOnlyList<HeldDataSet> held)
    {
        var works = held.GroupBy(WorkOf).OrderBy(work => work.Key.Key, StringComparer.OrdinalIgnoreCase).ToList();
        // BibTeX compares keys without regard to case.
        var keys = works.Select(work => work.Key.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        List<(IReadOnlyList<HeldDataSet>, string)> entries = [];
        foreach (var sameKey in works.GroupBy(work => work.Key.Key, StringComparer.OrdinalIgnoreCase))
        {
            bool alone = sameKey.Count() == 1;
            char letter = 'a';
            foreach (var work in sameKey)
            {
                var key = work.Key.Key;
                while (!alone && keys.Contains(key))
                    key = $"{work.Key.Key}{letter++}";
                keys.Add(key);
                entries.Add(([.. work], Entry(work.Key, key, work)));
            }
        }
        return entries;
    }

    // A data set that another program put there is cited by what the registry says of it.
    private static Publication WorkOf(HeldDataSet held) =>
        ImporterCatalogue.Find(held.DataSet)?.DataSet.Publication
        ?? new(held.DataSet, "misc", "", held.Citation, held.Imported.Year, "");

    private static string Entry(Publication work, string key, IEnumerable<HeldDataSet> dataSets)
    {
        var outlet = work.Kind switch
        {
            "article" => "journal",
            "incollection" => "booktitle",
            "book" => "publisher",
            _ => "howpublished",
        };
        var notes = dataSets.Select(held =>
            $"{ImporterCatalogue.Find(held.DataSet)?.DataSet.Title ?? held.DataSet}, version {held.Version}"
        );
        return BibTeX.Entry(
            work.Kind,
            key,
            ("author", work.Author.Length > 0 ? Authors(work) : ""),
            ("title", $"{{{BibTeX.Escaped(work.Title)}}}"),
            ("year", work.Year.ToString(CultureInfo.InvariantCulture)),
            (outlet, BibTeX.Escaped(work.Outlet)),
            ("note", BibTeX.Escaped(string.Join("; ", notes)))
        );
    }

    // Persons stand surname first; a name without a comma is that of a body, which BibTeX must not take apart.
    private static string Authors(Publication work) =>
        string.Join(
            " and ",
            AuthorsOf(work)
                .Select(name =>
                    name.Contains(',', StringComparison.Ordinal) ? BibTeX.Escaped(name) : $"{{{BibTeX.Escaped(name)}}}"
                )
        );

    // An importer may write a body's name in braces, as BibTeX does.
    private static IEnumerable<string> AuthorsOf(Publication work) =>
        work.Author.Split(" and ").Select(name => name.Trim('{', '}'));
}
