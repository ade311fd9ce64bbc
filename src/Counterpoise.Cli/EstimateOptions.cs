using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Counterpoise.Record;

namespace Counterpoise.Cli;

/// <summary>
/// What the estimates of shipped parameters have in common: spans, dates, who is held out. What the command line alone shows to be wrong is wrong
/// usage, and nothing is read then.
/// </summary>
internal static class EstimateOptions
{
    /// <summary>Years that the factors of threat are standardised on where none are named.</summary>
    public static readonly YearSpan StandardisationYears = new(1950, 2000);

    private const string Date = "yyyy-MM-dd";

    private static readonly StateCode Japan = new(740);

    // The founding case is held out of everything that is estimated: dyads that touch Japan or any Korea, by COW code.
    private static readonly StateCode[] HeldOutStates = [new(730), new(731), new(732), Japan];

    /// <summary>The date that a parameter file bears.</summary>
    public static Option<string> Frozen()
    {
        var option = new Option<string>("--frozen") { Description = "date of the set, as 2026-11-23 (default: today)" };
        option.Validators.Add(result =>
        {
            if (TextOf(result) is { } text && !TryDate(text, out _))
                result.AddError($"--frozen: '{text}' is no date; write it as 2026-11-23.");
        });
        return option;
    }

    /// <summary>A span of years.</summary>
    /// <param name="description">What it is of, with its default.</param>
    public static Option<string> Years(string description)
    {
        var option = new Option<string>("--years") { Description = description };
        option.Validators.Add(result =>
        {
            if (TextOf(result) is not { } text)
                return;
            if (SpanOf(text) is not { } span)
                result.AddError($"--years: '{text}' is no span of years; write it as 1950:2000.");
            else if (span.First > span.Last)
                result.AddError($"--years: '{text}' ends before it begins.");
        });
        return option;
    }

    /// <summary>A number within limits.</summary>
    /// <param name="name">Name of the option.</param>
    /// <param name="description">What it is, without its default, which is told after it.</param>
    /// <param name="otherwise">The default.</param>
    /// <param name="least">Least value.</param>
    /// <param name="greatest">Greatest value.</param>
    public static Option<int> Number(string name, string description, int otherwise, int least, int greatest)
    {
        var option = new Option<int>(name)
        {
            Description = FormattableString.Invariant($"{description} (default {otherwise})"),
            DefaultValueFactory = _ => otherwise,
        };
        option.Validators.Add(result =>
        {
            // What is no number is refused before.
            if (
                TextOf(result) is { } text
                && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value)
                && (value < least || value > greatest)
            )
                result.AddError(FormattableString.Invariant($"{name}: {value} lies outside {least}..{greatest}."));
        });
        return option;
    }

    /// <summary>
    /// Refuses shared options that an estimate does not read, so that none is passed over and then recorded as used; and a number of threads below one.
    /// </summary>
    /// <param name="estimate">The estimate.</param>
    /// <param name="options">The shared options.</param>
    /// <param name="unread">Those that the estimate does not read.</param>
    /// <param name="unless">Where this option is above nought, none is refused; null where there is no such option.</param>
    public static void Refuse(
        Command estimate,
        CommonOptions options,
        IReadOnlyList<Option> unread,
        Option<int>? unless = null
    ) =>
        estimate.Validators.Add(result =>
        {
            if (result.GetResult(options.Threads) is { Errors: var errors } && !errors.Any())
            {
                if (result.GetValue(options.Threads) is < 1 and { } threads)
                    result.AddError(
                        FormattableString.Invariant(
                            $"--threads: {threads} lies below 1; at least one thread is needed."
                        )
                    );
            }
            if (
                unless is not null
                && result.GetResult(unless) is { Errors: var wrong }
                && !wrong.Any()
                && result.GetValue(unless) > 0
            )
                return;
            foreach (var option in unread.Where(option => result.GetResult(option) is { Implicit: false }))
                result.AddError(
                    $"{option.Name}: estimate {estimate.Name} does not read it, and would give the same without it"
                        + (unless is null ? "." : $"; only {unless.Name} does.")
                );
        });

    /// <summary>The states whose dyads take part in no estimate that is shipped: Japan, Korea, and both Koreas, those of them that the record knows.</summary>
    /// <exception cref="FaultyInputException">The record has no Japan, so that nothing would be held out.</exception>
    public static IReadOnlySet<StateCode> HeldOut(World world) =>
        world.Identity.Find(Japan) is null
            ? throw new FaultyInputException(
                "--archive",
                0,
                "the list of states has none of COW code 740 (Japan), whose dyads are held out of every estimate; import the Correlates of War states.",
                "nothing was computed"
            )
            : HeldOutStates.Where(code => world.Identity.Find(code) is not null).ToHashSet();

    /// <summary>A span of years as on the command line, after <see cref="Years"/> has let it pass.</summary>
    public static YearSpan Span(string? text, YearSpan otherwise) =>
        text is not null && SpanOf(text) is var (first, last) ? new(first, last) : otherwise;

    /// <summary>The date asked for, after <see cref="Frozen"/> has let it pass; else today's.</summary>
    public static DateOnly DateOf(string? text, TimeProvider clock) =>
        text is not null && TryDate(text, out var date) ? date : DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>The data sets of a record with their versions, for the heading of a file that is made from it.</summary>
    /// <returns>Lines of at most about 140 characters, without a last line end.</returns>
    public static string VersionsFor(World world)
    {
        const int Width = 140;
        List<string> lines = [""];
        foreach (var (name, version) in RecordSource.VersionsOf(world))
        {
            var word = $"{name} {version}";
            lines[^1] += lines[^1].Length == 0 ? word : ";";
            if (lines[^1].EndsWith(';'))
            {
                if (lines[^1].Length + word.Length < Width)
                    lines[^1] += $" {word}";
                else
                    lines.Add(word);
            }
        }
        return string.Join('\n', lines);
    }

    private static string? TextOf(OptionResult result) => result.Tokens.Count == 1 ? result.Tokens[0].Value : null;

    private static bool TryDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, Date, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    private static (Year First, Year Last)? SpanOf(string text)
    {
        var ends = text.Split(':');
        return ends.Length == 2 && YearOf(ends[0]) is { } first && YearOf(ends[1]) is { } last ? (first, last) : null;
    }

    private static Year? YearOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int year) && year is > 0 and < 10000
            ? new Year(year)
            : null;
}
