using System.CommandLine;
using Counterpoise.Briefs;
using Counterpoise.Briefs.Claims;
using Counterpoise.Figures;
using Counterpoise.Files;
using Counterpoise.Measures;
using Counterpoise.Theories;

namespace Counterpoise.Cli;

/// <summary><c>claims CASE</c>: every claim of a case's argument, put to its test.</summary>
internal static class ClaimsCommand
{
    public static Command Create(CommonOptions options, Surroundings surroundings)
    {
        var which = new Argument<string>("CASE") { Description = "a case (japan-rok, or a folder)" };
        var year = new Option<string>("--year") { Description = "the year (default: the case's focus year)" };
        var resultsFile = new Option<FileInfo>("--results")
        {
            Description =
                "with --archive: write what the whole record says of the claims that ask for it, for the case to carry",
        };
        var command = new Command("claims", "every claim of a case's argument, computed") { which, year, resultsFile };
        command.SetAction(
            (parsed, cancellation) =>
            {
                string name = parsed.GetRequiredValue(which);
                var sources = new RecordSource(options, surroundings);
                var specification = options.Specification(parsed);
                var opened = sources.OfCase(parsed, name, cancellation);
                var asked = parsed.GetValue(year) is { } text ? CommandLine.YearOf(text) : opened.Case!.FocusYear;
                if (opened.Claims.Count == 0)
                {
                    throw new FaultyInputException(
                        name,
                        0,
                        "this case makes no claims; write them into a claims.yaml beside its evidence.",
                        "nothing was computed"
                    );
                }
                opened.World.At(asked);
                var setting = new ClaimSetting(
                    new Measurements(opened.World, opened.Parameters),
                    TheoryCatalogue.All,
                    specification,
                    asked,
                    cancellation
                );
                string words = $"claims {name} --year {asked}";
                if (parsed.GetValue(resultsFile) is { } file)
                {
                    WriteResults(file);
                    return Task.FromResult(CommandLine.Success);
                }
                bool whole = opened.World.At(asked).HoldsWholeSystem;
                if (whole)
                    surroundings.Error.Write("Pairs of the whole system are judged; this takes about a minute.\n");
                var results =
                    whole || !CaseLibrary.Shipped.Ids.Contains(name) ? null : CaseLibrary.Shipped.Results(name);
                var carried = results?.For(
                    asked,
                    setting.Specification,
                    opened.Hashes,
                    opened.Parameters,
                    opened.World
                );
                var tested = ClaimsRegister.Test(opened.Claims, setting, options.ThreadCount(parsed), carried);
                var manifest = sources.ManifestOf(parsed, opened, words);
                new ResultPrinter(options, surroundings).Print(
                    parsed,
                    ClaimsRegister.Document(opened.Case!.Title, tested, setting),
                    carried is null ? manifest : WithResults(manifest, name, results!.Sha256!)
                );
                return Task.FromResult(CommandLine.Success);

                void WriteResults(FileInfo file)
                {
                    if (!opened.World.At(asked).HoldsWholeSystem)
                    {
                        throw new FaultyInputException(
                            "--results",
                            0,
                            "a case holds a part of the record; add --archive.",
                            "nothing was computed"
                        );
                    }
                    var found = ClaimsRegister.Test(
                        opened.Claims.Where(c => c.Test.ReadsWholeRecord),
                        setting,
                        options.ThreadCount(parsed)
                    );
                    var made = sources.ManifestOf(parsed, opened, $"{words} --archive ARCHIVE --results FILE");
                    var findings = new ResultFile
                    {
                        Year = asked,
                        Measures = ResultFile.MeasuresOf(setting.Specification),
                        Manifest = made with
                        {
                            ProgramVersion = ResultPrinter.ProgramVersion,
                            InstructionSet = ResultPrinter.InstructionSet,
                            InputHashes = made
                                .InputHashes.Where(input => ReadByFindings(input.Key))
                                .Append(ResultFile.HashOf(opened.Parameters))
                                .ToDictionary(StringComparer.Ordinal),
                        },
                        Findings = found.ToDictionary(t => t.Claim.Id, t => t.Finding),
                    };
                    AtomicFile.Write(file.FullName, stream => stream.Write(findings.Write()));
                    surroundings.Out.Write($"{file.Name}: findings on {found.Count} claims written.\n");
                }
            }
        );
        return command;
    }

    private static Manifest WithResults(Manifest manifest, string caseId, string sha256) =>
        manifest with
        {
            InputHashes = new SortedDictionary<string, string>(
                manifest.InputHashes.ToDictionary(),
                StringComparer.Ordinal
            )
            {
                [$"results/{caseId}.json"] = sha256,
            },
        };

    // The case's own record gives way to the archive's, and codings feed no measure.
    private static bool ReadByFindings(string input) =>
        input is "claims.yaml" or "evidence.yaml" || input.StartsWith(RecordSource.OfArchive, StringComparison.Ordinal);
}
