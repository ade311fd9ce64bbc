using System.Diagnostics;
using System.Globalization;
using Counterpoise.Archive;

namespace Counterpoise.Validation;

/// <summary>What reading one input gave, and whether it kept to what is promised for every file.</summary>
/// <param name="Outcomes">The outcomes: of an archive one an entry, else one; none where there was an exception.</param>
/// <param name="Violation">What was not as promised; null where all was.</param>
/// <param name="Took">Time of the reading.</param>
public sealed record ContractResult(IReadOnlyList<ReadOutcome> Outcomes, string? Violation, TimeSpan Took);

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
        ReadOutcome[] outcomes;
        try
        {
            outcomes =
            [
                .. OfferedFile.OfContent("offered.csv", input.Content).Unpacked().Select(offered => offered.Read()),
            ];
        }
        catch (Exception e)
        {
            return new([], $"exception {e.GetType().Name}: {e.Message} {e.StackTrace}", clock.Elapsed);
        }
        var took = clock.Elapsed;
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        if (outcomes.Length == 0)
            return new([], "nothing was said of it", took);
        var violation =
            allocated > MostBytes + input.Content.Length
                ? $"took {(allocated >> 20).ToString(CultureInfo.InvariantCulture)} MiB"
                : outcomes.OfType<ReadOutcome.Refused>().Select(Told).FirstOrDefault(told => told is not null)
                    ?? outcomes.Select(outcome => Expected(input, outcome)).FirstOrDefault(told => told is not null);
        return new(outcomes, violation, took);
    }

    /// <summary>
    /// Whether nothing is wrong with an input but that its rows make up no whole edition, in the very words for that: made rows
    /// never make up one.
    /// </summary>
    public static bool IsSoundButPart(HostileFile input, ReadOutcome outcome) =>
        input.DataSet is { } dataSet
        && outcome is ReadOutcome.Refused { FaultCount: 1, Faults: [{ Line: 0, Message: var message }] }
        && dataSet
            .Editions.Where(edition => edition.Rows is not null)
            .Select(edition => dataSet.IsNotWhole(edition, input.Rows))
            .Append(dataSet.FitsNoEdition())
            .Contains(message, StringComparer.Ordinal);

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
                bool isWhole =
                    outcome is ReadOutcome.Sound sound
                    && sound.DataSet == input.DataSet
                    && sound.Batch.RowsRead == input.Rows;
                return isWhole || IsSoundButPart(input, outcome) ? null : $"sound, but {Told(outcome)}";
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
