using Counterpoise.Measures;
using Counterpoise.Record;

namespace Counterpoise.Panels;

/// <summary>A variable that a panel may hold: what a reader must know of it, whatever the record.</summary>
/// <param name="Id">Its name on the command line and the stem of its columns.</param>
/// <param name="Level">What one value belongs to.</param>
/// <param name="Type">How its values are stored.</param>
/// <param name="Label">What it is, in at most 50 characters, so that a transform can be named after it.</param>
/// <param name="Unit">Unit.</param>
public sealed record PanelVariable(string Id, VariableLevel Level, PanelType Type, string Label, string Unit)
{
    /// <summary>How it is computed, in one or more sentences.</summary>
    public string Definition { get; init; } = "";

    /// <summary>Least possible value.</summary>
    public double Least { get; init; }

    /// <summary>Greatest possible value.</summary>
    public double Greatest { get; init; } = double.PositiveInfinity;

    /// <summary>When a value is missing, and what a zero means.</summary>
    public string MissingRule { get; init; } = "";

    /// <summary>Whether it was coded, after the fact, with knowledge of what followed.</summary>
    public bool Retrospective { get; init; }

    /// <summary>Whether its numbers are names, of which no ratio or difference can be taken.</summary>
    public bool IsNominal { get; init; }

    /// <summary>Whether it tells that something happened, 1, or did not, 0, so that the years of peace since can be counted.</summary>
    public bool IsEvent => Marks is not null;

    /// <summary>The works that define it.</summary>
    public IReadOnlyList<Citation> Methods { get; init; } = [];

    /// <summary>Names of its values.</summary>
    public IReadOnlyList<ValueLabel> ValueLabels { get; init; } = [];

    /// <summary>Whether there are only two values, 0 and 1.</summary>
    public bool IsBinary => Type == PanelType.Whole && Least == 0 && Greatest == 1;

    internal StateTerm? OfState { get; init; }

    /// <summary>From the first state toward the second.</summary>
    internal PairTerm? Forward { get; init; }

    /// <summary>From the second state toward the first; the same where the two share the value.</summary>
    internal PairTerm? Backward { get; init; }

    internal Func<PairEvents, MarkedPairs>? Marks { get; init; }

    internal EventList? List { get; init; }

    /// <summary>What must be covered for it to have a value.</summary>
    internal Func<Specification, IReadOnlyList<Requirement>> Needs { get; init; } = _ => [];

    /// <summary>The data sets that it is read from in a record, and the years that they cover together.</summary>
    /// <param name="world">The record.</param>
    /// <param name="specification">The choice of measures.</param>
    /// <returns>The sources, none where it needs none; the years, null where none are covered.</returns>
    public (IReadOnlyList<Source> Sources, YearSpan? Years) CoverageIn(World world, Specification specification)
    {
        List<Source> sources = [];
        var first = world.Years.First;
        var last = world.Years.Last;
        bool covered = true;
        foreach (var need in Needs(specification))
        {
            var coverages = need.In(world).ToArray();
            sources.AddRange(coverages.SelectMany(c => c.Source.Parts));
            if (coverages.Length == 0)
            {
                covered = false;
                continue;
            }
            var begin = coverages.Min(c => c.Years.First).Plus(need.After);
            first = begin > first ? begin : first;
            var end = coverages.Max(c => c.Years.Last).Plus(need.Later);
            last = !need.Carries && end < last ? end : last;
        }
        return ([.. sources.Distinct()], covered && first <= last ? new YearSpan(first, last) : null);
    }

    /// <inheritdoc />
    public override string ToString() => Id;
}

/// <summary>Something that must be covered for a variable to have a value: any of several variables, or a list of events.</summary>
/// <param name="AnyOf">Variables of the record.</param>
/// <param name="List">A list of events; null where variables are needed.</param>
/// <param name="Carries">Whether what was last covered is carried on.</param>
/// <param name="After">Years after the first covered from which there are values.</param>
/// <param name="Later">Years after the last covered up to which there are values.</param>
internal sealed record Requirement(
    IReadOnlyList<Variable> AnyOf,
    EventList? List = null,
    bool Carries = false,
    int After = 0,
    int Later = 0
)
{
    /// <summary>A data set that lists the events but does not say this of them; null where there is none.</summary>
    public string? NotSaidBy { get; init; }

    public IEnumerable<Coverage> In(World world) =>
        (List is { } list ? [world.CoverageOf(list)] : AnyOf.Select(world.CoverageOf))
            .OfType<Coverage>()
            .Where(coverage => coverage.Source.DataSet != NotSaidBy);
}
