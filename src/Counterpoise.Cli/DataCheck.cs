using System.CommandLine;
using Counterpoise.Archive;
using Counterpoise.Briefs;

namespace Counterpoise.Cli;

/// <summary><c>data check</c>: what <c>data add</c> would say of files, with nothing written.</summary>
internal static class DataCheck
{
    public static Command Create(CommonOptions options, Surroundings surroundings)
    {
        var printer = new ResultPrinter(options, surroundings);
        var paths = DataCommand.Paths();
        var check = new Command("check", "read data files as 'data add' does, and write nothing") { paths };
        check.SetAction(
            (parsed, cancellation) =>
            {
                List<AddOutcome> outcomes = [];
                foreach (var file in OfferedFile.Under(parsed.GetRequiredValue(paths)))
                {
                    cancellation.ThrowIfCancellationRequested();
                    outcomes.Add(Outcome(file.Read()));
                }
                DataCommand.TellFaults(outcomes, "not sound", surroundings);
                printer.Print(parsed, DataCommand.Report(outcomes, "sound"), new Manifest("data check"));
                return Task.FromResult(
                    outcomes.Any(o => o is AddOutcome.Refused) ? CommandLine.Faulty : CommandLine.Success
                );
            }
        );
        return check;
    }

    private static AddOutcome Outcome(ReadOutcome read) =>
        read switch
        {
            ReadOutcome.Sound sound => new AddOutcome.Imported(
                sound.File,
                new(
                    sound.DataSet.Id,
                    sound.Edition.Version,
                    sound.DataSet.TableOf(sound.Edition),
                    sound.Batch.RowsRead,
                    sound.Batch.Rows,
                    sound.Batch.Quirks,
                    Replaced: false
                )
            ),
            ReadOutcome.Skipped skipped => new AddOutcome.Skipped(skipped.File, skipped.Reason),
            ReadOutcome.Refused refused => new AddOutcome.Refused(refused.File, refused.Faults, refused.FaultCount),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
