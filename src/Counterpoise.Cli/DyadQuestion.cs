using System.CommandLine;

namespace Counterpoise.Cli;

/// <summary>A question about two states in a year, as read from the command line, with the record to answer it from.</summary>
/// <param name="Opened">The record.</param>
/// <param name="Pair">The two states, in the order named.</param>
/// <param name="Year">The year.</param>
/// <param name="Words">The question as a command writes it, for the manifest.</param>
internal sealed record DyadQuestion(
    OpenRecord Opened,
    (StateCode First, StateCode Second) Pair,
    Year Year,
    string Words
)
{
    /// <summary>Reads a question on a case's pair, in its focus year where none is named.</summary>
    public static DyadQuestion OfCase(
        ParseResult parsed,
        RecordSource sources,
        string idOrFolder,
        string? year,
        CancellationToken cancellation
    )
    {
        Year? asked = year is null ? null : CommandLine.YearOf(year);
        var opened = sources.OfCase(parsed, idOrFolder, cancellation);
        var (one, other) = opened.Case!.Dyad;
        return Of(sources, opened, one, other, asked ?? opened.Case.FocusYear, idOrFolder);
    }

    /// <summary>Reads a question on two states named by the user.</summary>
    /// <exception cref="FaultyInputException">The year is missing, a state is unknown, or both are the same.</exception>
    public static DyadQuestion OfStates(
        ParseResult parsed,
        RecordSource sources,
        string one,
        string other,
        string? year,
        CancellationToken cancellation
    )
    {
        if (year is null)
        {
            throw new FaultyInputException(
                "--year",
                0,
                "a question on two states needs a year; add --year 2013.",
                "nothing was computed"
            );
        }
        var when = CommandLine.YearOf(year);
        return Of(sources, sources.OfYear(parsed, when, cancellation), one, other, when, $"{one} {other}");
    }

    private static DyadQuestion Of(
        RecordSource sources,
        OpenRecord opened,
        string one,
        string other,
        Year year,
        string words
    )
    {
        var first = sources.Resolve(opened.World, one, year);
        var second = sources.Resolve(opened.World, other, year);
        return first != second
            ? new(opened, (first, second), year, $"{words} --year {year}")
            : throw new FaultyInputException(
                "argument",
                0,
                $"'{one}' and '{other}' are the same state; name two.",
                "nothing was computed"
            );
    }
}
