using System.CommandLine;
using Counterpoise.Exports;

namespace Counterpoise.Cli;

/// <summary>Where an export goes.</summary>
/// <param name="File">The file; null for stdout.</param>
/// <param name="Format">How the rows are written; null where some of them are shown as a document.</param>
internal sealed record ExportTarget(FileInfo? File, PanelFormat? Format)
{
    private const string Consequence = "nothing was computed";

    /// <summary>Reads the options.</summary>
    /// <exception cref="FaultyInputException">They contradict each other, or name no format of panels.</exception>
    public static ExportTarget Of(ParseResult parsed, CommonOptions options, string? stataVersion)
    {
        var file = parsed.GetValue(options.Out);
        var named = parsed.GetValue(options.Format);
        PanelFormat? byName = named?.ToLowerInvariant() switch
        {
            "csv" => PanelFormat.Csv,
            "parquet" => PanelFormat.Parquet,
            "dta" or "stata" => PanelFormat.Stata14,
            _ => null,
        };
        List<Fault> faults = [];
        if (file is null && byName is PanelFormat.Parquet or PanelFormat.Stata14)
            faults.Add(
                new(
                    "--format",
                    0,
                    $"'{named}' is no text for a terminal; name a file, as --out panel{EndingOf(byName)}."
                )
            );
        if (file is not null && named is not null && byName is null)
            faults.Add(new("--format", 0, $"'{named}' is no format of a panel; choose csv, parquet or dta."));
        var format = byName ?? (file is null ? null : PanelFiles.FormatOf(file.Name));
        if (file is not null && named is null && format is null)
        {
            faults.Add(
                new(
                    "--out",
                    0,
                    $"'{file.Name}' names no format of a panel; end it in .csv, .parquet or .dta, or give --format."
                )
            );
        }
        if (
            file is not null
            && byName is not null
            && PanelFiles.FormatOf(file.Name) is { } byEnding
            && byEnding != byName
        )
        {
            faults.Add(
                new(
                    "--out",
                    0,
                    $"'{file.Name}' ends as another format than --format {named}; end it in {EndingOf(byName)}, or leave --format out."
                )
            );
        }
        if (stataVersion is not (null or "12" or "14"))
            faults.Add(new("--stata-version", 0, $"'{stataVersion}' is neither; choose 12 or 14."));
        else if (stataVersion is not null && format != PanelFormat.Stata14)
            faults.Add(new("--stata-version", 0, "only a .dta file has one; leave it out, or write --out panel.dta."));
        if (faults.Count > 0)
            throw new FaultyInputException(faults, Consequence);
        return new(file, stataVersion == "12" ? PanelFormat.Stata12 : format);
    }

    private static string EndingOf(PanelFormat? format) =>
        format switch
        {
            PanelFormat.Csv => ".csv",
            PanelFormat.Parquet => ".parquet",
            _ => ".dta",
        };
}
