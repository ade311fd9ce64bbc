using System.Diagnostics;
using System.Globalization;
using Counterpoise.Archive;

namespace Counterpoise.Validation;

/// <summary>What reading one input gave, and whether it kept to what is promised for every file.</summary>
/// <param name="Outcome">The outcome; null where there was an exception.</param>
/// <param name="Violation">What was not as promised; null where all was.</param>
/// <param name="Took">Time of the reading.</param>
public sealed record ContractResult(ReadOutcome? Outcome, string? Violation, TimeSpan Took);

/// <summary>
/// The promise: a file that is offered is sound, passed over with a reason, or refused with its name, a place and a repair. No file
/// raises an exception, takes longer than a second, or more than 200 MiB beyond its own size.
/// </summary>
public static class FileContract
{
    private const long MostBytes = 200L << 20;

    /// <summary>Reads an input and judges.</summary>
    public static ContractResult Judge(HostileFile input)
    {
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();
        ReadOutcome outcome;
        try
        {
            var offered = OfferedFile.OfContent("offered.csv", input.Content).Unpacked().ToArray();
            if (offered.Length == 0)
                return new(null, null, clock.Elapsed);
            outcome = offered[0].Read();
        }
        catch (Exception e)
        {
            return new(null, $"exception {e.GetType().Name}: {e.Message} {e.StackTrace}", clock.Elapsed);
        }
        var took = clock.Elapsed;
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        var violation =
            allocated > MostBytes + input.Content.Length
                ? $"took {(allocated >> 20).ToString(CultureInfo.InvariantCulture)} MiB"
            : outcome is ReadOutcome.Refused refused ? Told(refused) ?? Expected(input, outcome)
            : Expected(input, outcome);
        return new(outcome, violation, took);
    }

    private static string? Told(ReadOutcome.Refused refused)
    {
        if (refused.Faults.Count == 0 || refused.FaultCount < refused.Faults.Count)
            return "refused without a fault, or more faults than are counted";
        foreach (var fault in refused.Faults)
        {
            if (!fault.File.StartsWith("offered.csv", StringComparison.Ordinal) || fault.Line < 0)
                return $"a fault without its place: {fault}";
            if (fault.Message.Any(char.IsControl))
                return $"a fault that is not one line of text: {fault}";
            // Rule and repair stand apart by a semicolon or a full stop, and the repair comes last.
            var parts = fault.Message.TrimEnd('.').Split(["; ", ". "], StringSplitOptions.None);
            if (parts.Length < 2 || !fault.Message.EndsWith('.') || parts[^1].Length < 6)
                return $"a fault without a repair: {fault}";
        }
        return null;
    }

    private static string? Expected(HostileFile input, ReadOutcome outcome)
    {
        switch (input.Expectation)
        {
            case Expectation.Sound:
                bool isSound =
                    outcome is ReadOutcome.Sound
                    || (outcome is ReadOutcome.Refused { FaultCount: 1 } only && only.Faults[0].Line == 0);
                return isSound ? null : $"sound, but {Told(outcome)}";
            case Expectation.Planted:
                bool isExact =
                    outcome is ReadOutcome.Refused refused
                    && refused.FaultCount == input.Lines.Count
                    && refused.Faults.Select(fault => fault.Line).SequenceEqual(input.Lines);
                var planted = string.Join(", ", input.Lines.Select(l => l.ToString(CultureInfo.InvariantCulture)));
                return isExact ? null : $"planted at {planted}, but {Told(outcome)}";
            default:
                return null;
        }
    }

    private static string Told(ReadOutcome outcome) =>
        outcome switch
        {
            ReadOutcome.Refused refused => "refused: " + string.Join(" | ", refused.Faults.Take(8)),
            ReadOutcome.Skipped skipped => $"passed over: {skipped.Reason}",
            ReadOutcome.Sound sound => $"accepted as {sound.DataSet.Id} {sound.Edition.Version}",
            _ => outcome.ToString(),
        };
}
