using System.Globalization;
using System.Text;

namespace Counterpoise.Archive;

/// <summary>Writes out how a data set is cited.</summary>
internal static class Citations
{
    /// <summary>The reference on one line.</summary>
    public static string Text(DataSet dataSet, string version)
    {
        var work = dataSet.Publication;
        var authors = work.Author.Replace(" and ", "; ", StringComparison.Ordinal);
        var year = work.Year.ToString(CultureInfo.InvariantCulture);
        return $"{authors} ({year}). {work.Title}. {work.Outlet}. Data: {dataSet.Title}, version {version}.";
    }

    /// <summary>The reference as a BibTeX entry.</summary>
    public static string BibTeX(DataSet dataSet, string version)
    {
        var work = dataSet.Publication;
        var outlet = work.Kind switch
        {
            "article" => "journal",
            "incollection" => "booktitle",
            "book" => "publisher",
            _ => "howpublished",
        };
        var entry = new StringBuilder();
        entry.Append(CultureInfo.InvariantCulture, $"@{work.Kind}{{{work.Key},\n");
        entry.Append(CultureInfo.InvariantCulture, $"  author = {{{Escape(work.Author)}}},\n");
        entry.Append(CultureInfo.InvariantCulture, $"  title = {{{{{Escape(work.Title)}}}}},\n");
        entry.Append(CultureInfo.InvariantCulture, $"  year = {{{work.Year}}},\n");
        entry.Append(CultureInfo.InvariantCulture, $"  {outlet} = {{{Escape(work.Outlet)}}},\n");
        entry.Append(CultureInfo.InvariantCulture, $"  note = {{{Escape(dataSet.Title)}, version {version}}}\n}}\n");
        return entry.ToString();
    }

    private static string Escape(string text) => text.Replace("&", "\\&", StringComparison.Ordinal);
}
