using Counterpoise.Archive.Readings;
using Counterpoise.Files;
using Counterpoise.Record;

namespace Counterpoise.Archive;

/// <summary>A record read from the archive.</summary>
/// <param name="World">The record of the whole system.</param>
/// <param name="Notes">What could not be read into it, each with its number.</param>
public sealed record LoadedWorld(World World, IReadOnlyList<string> Notes)
{
    /// <summary>Every data set that the archive held when it was read, chosen or not.</summary>
    public IReadOnlyList<HeldDataSet> Held { get; init; } = [];
}

/// <summary>Reads the record of the whole state system from the archive.</summary>
public static class ArchiveWorld
{
    /// <summary>
    /// Reads a span of years. A variable whose data set the archive lacks stays without coverage; only the country
    /// panel, which says who is a member, is needed in any case. The first reading compiles the whole record into a file
    /// beside the archive; later ones take the years they need from there, until a data set or the program changes.
    /// </summary>
    /// <param name="store">The archive.</param>
    /// <param name="years">Years to hold slices for. Events are read from their beginnings.</param>
    /// <param name="choices">Data sets and editions; by default the newest.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="FaultyInputException">
    /// There is no archive, it lacks the country panel, or an edition that was asked for.
    /// </exception>
    public static LoadedWorld Load(
        ArchiveStore store,
        YearSpan years,
        ArchiveChoices? choices = null,
        CancellationToken cancellation = default
    )
    {
        using var connection = store.OpenForReading();
        choices ??= new();
        var tables = new ArchiveTables(store.Path, connection, choices);
        var panel = tables.Require("country-panel", "without which nobody is a member of the state system");
        var compiled = CompiledRecord.Of(
            store.Path,
            [.. tables.Content, $"{choices.Disputes} {choices.Rivalries} {choices.Alliances}"]
        );
        var loaded = compiled.Read(years, cancellation);
        if (loaded is null)
        {
            var whyNot = compiled.Write(ReadTables(tables, panel, panel.Coverage, choices, cancellation));
            loaded = compiled.Read(years, cancellation) ?? ReadTables(tables, panel, years, choices, cancellation);
            if (whyNot is not null)
                loaded = loaded with { Notes = [.. loaded.Notes, whyNot] };
        }
        return loaded with { Held = tables.Held };
    }

    private static LoadedWorld ReadTables(
        ArchiveTables tables,
        HeldDataSet panel,
        YearSpan years,
        ArchiveChoices choices,
        CancellationToken cancellation
    )
    {
        var identity = ArchiveIdentity.Read(tables, panel, IdentityFile.Shipped());
        var builder = new WorldBuilder(identity, years, holdsWholeSystem: true);
        List<string> notes = [];
        foreach (
            var read in (ReadOnlySpan<Action>)
                [
                    () => StateYearReadings.Read(tables, builder),
                    () => DyadYearReadings.Read(tables, builder, choices.Alliances),
                    () =>
                    {
                        // Numbers of ATOP say nothing of obligations that are read from COW.
                        if (choices.Alliances == AllianceSource.Atop)
                            TreatyReadings.Read(tables, builder);
                    },
                    () => EventReadings.Read(tables, builder, choices, notes),
                ]
        )
        {
            cancellation.ThrowIfCancellationRequested();
            read();
        }
        return new(builder.Build(), notes);
    }
}
