using Counterpoise.Measures;

namespace Counterpoise.Theories;

/// <summary>Where a variable lives: in the structure of the system, or in the states that are its units.</summary>
/// <param name="Structural">Variables of the structure: positions and capabilities, which nobody perceives alone.</param>
/// <param name="Unit">Variables of the units: perceptions, regimes, identities.</param>
public sealed record Level(IReadOnlyList<string> Structural, IReadOnlyList<string> Unit)
{
    /// <summary>States the level of every variable of a theory.</summary>
    public static Level Of(IReadOnlyList<string> structural, IReadOnlyList<string> unit) => new(structural, unit);
}

/// <summary>Whether a theory speaks about a dyad, and why.</summary>
/// <param name="Speaks">Whether it speaks.</param>
/// <param name="Reason">The scope condition that is met or fails.</param>
public sealed record Scope(bool Speaks, string Reason)
{
    /// <summary>The dyad lies within scope.</summary>
    public static Scope Includes(string reason) => new(true, reason);

    /// <summary>The dyad lies outside: the theory is silent, not wrong.</summary>
    public static Scope Excludes(string reason) => new(false, reason);
}

/// <summary>A theory of alignment: what its author claims, how we read it, and what it expects of a dyad in a year.</summary>
/// <param name="Id">Name in files and on the command line, in lower case with hyphens.</param>
/// <param name="Source">The work that states it, with pages.</param>
public sealed record Theory(string Id, Citation Source)
{
    /// <summary>Name in running text.</summary>
    public required string Name { get; init; }

    /// <summary>The author's claim, in our words.</summary>
    public required string Claim { get; init; }

    /// <summary>How we make it executable. Kept apart from the claim.</summary>
    public required string OurReading { get; init; }

    /// <summary>The level of every variable.</summary>
    public required Level Level { get; init; }

    /// <summary>What counts as the theory's scalar strength: its formula, in words.</summary>
    public required string Strength { get; init; }

    /// <summary>What would refute it.</summary>
    public required string RefutedBy { get; init; }

    /// <summary>Which proxies are ours.</summary>
    public required IReadOnlyList<string> Proxies { get; init; }

    /// <summary>Questions that a critic would put to any use of the theory.</summary>
    public required IReadOnlyList<string> CriticalQuestions { get; init; }

    /// <summary>The index that it works out, for those who read it; null where it has a form of its own.</summary>
    public IndexForm? Index { get; init; }

    /// <summary>Whether it speaks about a dyad in a year.</summary>
    public required Func<Setting, Scope> Scope { get; init; }

    /// <summary>What it expects where it speaks.</summary>
    public required Func<Setting, Expectation> Expect { get; init; }

    /// <summary>
    /// Its verdict at equal weights, without the argument and without bounds: robustness asks it of a thousand choices of
    /// measures. No data where a choice cannot answer. Left out, the whole expectation is worked out each time.
    /// </summary>
    public Func<Setting, Verdict>? Sketch { get; init; }

    /// <summary>Names of the measures in <see cref="Specification"/> that it reads; robustness sweeps these alone.</summary>
    public IReadOnlyList<string> Measures { get; init; } = [];

    /// <summary>
    /// Whether disputes before the year enter its expectation. An opposition observed by those same disputes then bears out nothing.
    /// </summary>
    public bool ReadsDisputes
    {
        get => field || (Index?.Terms.Any(term => term.Variable.ReadsDisputes) ?? false);
        init;
    }

    /// <summary>
    /// Whether it plays the game of alignment (<see cref="Setting.Network"/>): too costly to be asked for every choice of measures or every
    /// year of a record.
    /// </summary>
    public bool PlaysGame { get; init; }

    /// <summary>Whether it is a baseline that a theory must beat, not a theory itself.</summary>
    public bool IsBaseline { get; init; }

    /// <summary>
    /// Other readings of the same author that are contested, each a theory of its own whose id is this one's, a colon and
    /// a name of its own. They are shown beside it, labelled, and never take its place.
    /// </summary>
    public IReadOnlyList<Theory> OtherReadings { get; init; } = [];

    /// <summary>What it says of a setting: its expectation, or silence with the reason.</summary>
    public Expectation Read(Setting setting)
    {
        var scope = Scope(setting);
        return scope.Speaks ? Expect(setting) : Expectation.Silent(scope.Reason);
    }

    /// <summary>Its verdict at equal weights, as cheaply as it can be had.</summary>
    public Verdict SketchOf(Setting setting)
    {
        var scope = Scope(setting);
        return !scope.Speaks ? new Verdict.Silent(scope.Reason)
            : Sketch is { } sketch ? sketch(setting)
            : Expect(setting).Verdict;
    }
}
