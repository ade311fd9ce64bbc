using System.Globalization;

namespace Counterpoise.Archive;

/// <summary>How a data set is cited: the fields of a BibTeX entry.</summary>
/// <param name="Key">BibTeX key.</param>
/// <param name="Kind">BibTeX entry type, such as <c>article</c>.</param>
/// <param name="Author">Authors, surname first, joined by <c>and</c>.</param>
/// <param name="Title">Title of the work.</param>
/// <param name="Year">Year of publication.</param>
/// <param name="Outlet">Journal with volume and issue, publisher or repository.</param>
public sealed record Publication(string Key, string Kind, string Author, string Title, int Year, string Outlet);

/// <summary>One edition of a data set: the version its authors give it, and what a whole copy of it holds.</summary>
/// <param name="Version">Version, such as <c>7.0</c>.</param>
/// <param name="Rows">
/// Rows of a complete file, header apart; a file with another number is cut short or altered. Null where no complete file was
/// at hand to count.
/// </param>
/// <param name="Coverage">First and last year that the edition speaks about, for the whole system.</param>
public sealed record Edition(string Version, int? Rows, YearSpan Coverage);

/// <summary>A known peculiarity of a data set that the importer mends and counts.</summary>
/// <param name="Name">What is peculiar, as SOURCES.md names it.</param>
/// <param name="Repair">What the importer does about it.</param>
public sealed record Quirk(string Name, string Repair);

/// <summary>One order of columns in which a data set is distributed.</summary>
/// <param name="Name">What the layout is called in messages.</param>
/// <param name="Headers">Names of the columns in the file, in order.</param>
public sealed record Layout(string Name, IReadOnlyList<string> Headers);

/// <summary>What an importer declares about its data set.</summary>
public sealed record DataSet
{
    /// <summary>Short name, unique among data sets; the table in the archive is named after it.</summary>
    public required string Id { get; init; }

    /// <summary>Title as a reader knows it.</summary>
    public required string Title { get; init; }

    /// <summary>The work to cite.</summary>
    public required Publication Publication { get; init; }

    /// <summary>Terms of use, as far as known.</summary>
    public required string Licence { get; init; }

    /// <summary>Where a user gets the file, in one line; nothing is fetched by the command itself.</summary>
    public required string WhereToGet { get; init; }

    /// <summary>Whether the terms forbid that a case embeds the series.</summary>
    public bool Restrictive { get; init; }

    /// <summary>Whether the series was coded, after the fact, with knowledge of what followed.</summary>
    public bool Retrospective { get; init; }

    /// <summary>What a missing row inside the coverage means, in one sentence.</summary>
    public required string CoverageRule { get; init; }

    /// <summary>The editions that the importer knows, oldest first.</summary>
    public required IReadOnlyList<Edition> Editions { get; init; }

    /// <summary>The columns of the table, in order. A layout may lack some.</summary>
    public required IReadOnlyList<Field> Fields { get; init; }

    /// <summary>Names of the columns that together occur once.</summary>
    public required IReadOnlyList<string> Key { get; init; }

    /// <summary>The peculiarities that the importer mends.</summary>
    public IReadOnlyList<Quirk> Quirks { get; init; } = [];

    /// <summary>The layouts in which the data set is distributed; by default one: the fields of the file, in order.</summary>
    public IReadOnlyList<Layout> Layouts
    {
        get => field ?? [new Layout("", [.. Fields.Where(f => !f.IsDerived).Select(f => f.Header)])];
        init;
    }

    /// <summary>What is told of sound rows that belong to no edition known here.</summary>
    public string FitsNoEdition() =>
        $"the columns are those of {Title}, but the rows fit no edition that is known here "
        + $"({string.Join(", ", Editions.Select(e => $"{e.Version} of {e.Coverage}"))}); get one of these.";

    /// <summary>What is told of sound rows whose number is not that of their edition.</summary>
    /// <param name="edition">The edition; it states its number of rows.</param>
    /// <param name="read">Rows of the file, header apart.</param>
    public string IsNotWhole(Edition edition, int read) =>
        $"{read.ToString("N0", CultureInfo.InvariantCulture)} rows where {Title} {edition.Version} has "
        + $"{edition.Rows?.ToString("N0", CultureInfo.InvariantCulture)}; "
        + (read < edition.Rows ? "the file is cut short" : "the file holds more than the edition")
        + "; get it again from its source.";

    /// <summary>Name of the archive's table for an edition, such as <c>nmc_7_0</c>.</summary>
    public string TableOf(Edition edition) =>
        string.Concat(
            $"{Id}_{edition.Version}".Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '_')
        );
}
