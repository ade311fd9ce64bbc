using System.CommandLine;
using System.Globalization;
using Counterpoise.Record;

namespace Counterpoise.Cli;

/// <summary>What the estimates of shipped parameters have in common: spans, dates, who is held out.</summary>
internal static class EstimateOptions
{
    // The founding case is held out of everything that is estimated: dyads that touch Japan or either Korea.
    private static readonly string[] HeldOutStates = ["JPN", "KOR", "PRK", "ROK"];

    /// <summary>The date that a parameter file bears.</summary>
    public static Option<string> Frozen() =>
        new("--frozen") { Description = "date of the set, as 2026-11-23 (default: today)" };

    /// <summary>The states whose dyads take part in no estimate that is shipped.</summary>
    public static IReadOnlySet<StateCode> HeldOut(World world) =>
        HeldOutStates
            .Select(name => world.Identity.States.FirstOrDefault(s => s.Abbreviation == name))
            .OfType<StateIdentity>()
            .Select(s => s.Code)
            .ToHashSet();

    /// <summary>A span of years as on the command line.</summary>
    /// <exception cref="FaultyInputException">The text is no span, or ends before it begins.</exception>
    public static YearSpan Span(string? text, YearSpan otherwise)
    {
        if (text is null)
            return otherwise;
        var ends = text.Split(':');
        if (ends.Length != 2)
            throw Fault("--years", $"'{text}' is no span; write it as 1950:2000.");
        var (first, last) = (CommandLine.YearOf(ends[0]), CommandLine.YearOf(ends[1]));
        return first <= last ? new YearSpan(first, last) : throw Fault("--years", $"'{text}' ends before it begins.");
    }

    /// <summary>A number within limits.</summary>
    /// <exception cref="FaultyInputException">It lies outside.</exception>
    public static int Within(string option, int value, int least, int greatest) =>
        value >= least && value <= greatest
            ? value
            : throw Fault(
                option,
                $"{value.ToString(CultureInfo.InvariantCulture)} lies outside {least.ToString(CultureInfo.InvariantCulture)}.."
                    + $"{greatest.ToString(CultureInfo.InvariantCulture)}."
            );

    /// <summary>The date asked for, else today's.</summary>
    /// <exception cref="FaultyInputException">The text is no date.</exception>
    public static DateOnly DateOf(string? text, TimeProvider clock)
    {
        if (text is null)
            return DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return DateOnly.TryParseExact(
            text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var date
        )
            ? date
            : throw Fault("--frozen", $"'{text}' is no date; write it as 2026-11-23.");
    }

    private static FaultyInputException Fault(string option, string message) =>
        new(option, 0, message, "nothing was computed");
}
