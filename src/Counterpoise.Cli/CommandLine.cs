using System.CommandLine;
using System.Globalization;

namespace Counterpoise.Cli;

/// <summary>The command: parses, runs, and turns every outcome into an exit code.</summary>
/// <remarks>0 done, 1 input or data at fault, 2 wrong usage, 130 interrupted.</remarks>
public static class CommandLine
{
    private const int Done = 0;
    private const int FaultyInput = 1;
    private const int WrongUsage = 2;
    private const int Interrupted = 130;

    /// <summary>Runs the command.</summary>
    /// <param name="arguments">The arguments, without the program's name.</param>
    /// <param name="surroundings">Where it prints, and what it may ask of the machine.</param>
    /// <param name="cancellation">Stops the work; nothing is left half-written.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments,
        Surroundings surroundings,
        CancellationToken cancellation
    )
    {
        var options = new CommonOptions();
        var root = new RootCommand("Theories of alignment between states, made executable.");
        options.AddTo(root);
        root.Subcommands.Add(BriefCommand.Create(options, surroundings));
        root.Subcommands.Add(AlignCommand.Create(options, surroundings));
        root.Subcommands.Add(ThreatCommand.Create(options, surroundings));
        root.Subcommands.Add(SimilarityCommand.Create(options, surroundings));
        root.Subcommands.Add(NetworkCommand.Create(options, surroundings));
        root.Subcommands.Add(LandscapeCommand.Create(options, surroundings));
        root.Subcommands.Add(ClaimsCommand.Create(options, surroundings));
        root.Subcommands.Add(TheoriesCommand.Create(options, surroundings));
        root.Subcommands.Add(CasesCommand.Create(options, surroundings));
        root.Subcommands.Add(DataCommand.Create(options, surroundings));
        root.Subcommands.Add(ExportCommand.Create(options, surroundings));
        root.Subcommands.Add(EstimateCommand.Create(options, surroundings));
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                surroundings.Error.Write(error.Message + "\n");
            surroundings.Error.Write("Run 'counterpoise --help' for the commands and their options.\n");
            return WrongUsage;
        }
        try
        {
            var archive = new RecordSource(options, surroundings).Archive(parsed);
            if (OutputPlace.Refusal(parsed, options, archive) is { } refusal)
            {
                surroundings.Error.Write($"{refusal}\nNothing was read or written.\n");
                return WrongUsage;
            }
            var invocation = new InvocationConfiguration
            {
                Output = surroundings.Out,
                Error = surroundings.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            return await parsed.InvokeAsync(invocation, cancellation).ConfigureAwait(false);
        }
        catch (FaultyInputException faulty)
        {
            surroundings.Error.Write(faulty.Message + "\n");
            return FaultyInput;
        }
        catch (OperationCanceledException)
        {
            surroundings.Error.Write("Interrupted; nothing was written.\n");
            return Interrupted;
        }
        catch (IOException io)
        {
            surroundings.Error.Write(io.Message + "\n");
            return FaultyInput;
        }
        catch (UnauthorizedAccessException denied)
        {
            surroundings.Error.Write(denied.Message + "\n");
            return FaultyInput;
        }
    }

    /// <summary>The exit code of success, for commands.</summary>
    internal static int Success => Done;

    /// <summary>The exit code of faulty input, for commands that list faults themselves.</summary>
    internal static int Faulty => FaultyInput;

    /// <summary>The exit code of an interruption, for commands that say themselves what it left.</summary>
    internal static int Stopped => Interrupted;

    /// <summary>A year written by the user.</summary>
    /// <exception cref="FaultyInputException">It is no year.</exception>
    internal static Year YearOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int year) && year is > 0 and < 10000
            ? new Year(year)
            : throw new FaultyInputException(
                "--year",
                0,
                $"'{text}' is no year; write it as 2013.",
                "nothing was computed"
            );
}
