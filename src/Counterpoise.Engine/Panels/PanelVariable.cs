using System.Globalization;
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

    /// <summary>Whether it is retrospective by the rule of <see cref="PanelColumn.Retrospective"/>, under the default measures.</summary>
    public bool Retrospective => IsRetrospective(Specification.Default);

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

    /// <summary>What it is read from: what must be covered for it to have a value, and what is read besides.</summary>
    internal Func<Specification, IReadOnlyList<PanelInput>> Reads { get; init; } = _ => [];

    /// <summary>Sentences of the definition that depend on the choice of measures.</summary>
    internal Func<Specification, IReadOnlyList<string>> Says { get; init; } = _ => [];

    /// <summary>The measures whose choice it depends on, by the names of <see cref="Specification.Describe"/>.</summary>
    internal Func<Specification, IReadOnlyList<string>> Choices { get; init; } = _ => [];

    /// <summary>Whether it depends on the set of parameters.</summary>
    internal Func<Specification, bool> UsesParameters { get; init; } = _ => false;

    /// <summary>Whether its values are drawn between an earlier and a later reading.</summary>
    internal bool IsInterpolated { get; init; }

    /// <summary>Whether it is retrospective by the rule of <see cref="PanelColumn.Retrospective"/>.</summary>
    /// <param name="specification">The choice of measures, which decides what it is read from.</param>
    public bool IsRetrospective(Specification specification) =>
        IsInterpolated || Reads(specification).Any(input => input.IsRetrospective);

    /// <summary>Whether it is read from evidence entered by hand too, in a record that holds some.</summary>
    public bool ReadsEvidence(World world, Specification specification) =>
        world.Evidence.Count > 0 && Reads(specification).Any(input => input.IsEvidence);

    /// <summary>
    /// How it is computed in a record: the definition, the measures and parameters chosen where it depends on them, and from what year
    /// on something stands in for what its data sets do not cover.
    /// </summary>
    /// <param name="world">The record.</param>
    /// <param name="specification">The choice of measures.</param>
    /// <param name="parameters">The parameters.</param>
    public string DefinitionIn(World world, Specification specification, ParameterSet parameters)
    {
        var chosen = Choices(specification);
        List<string> sentences = [Definition, .. Says(specification)];
        if (chosen.Count > 0)
        {
            var options = specification.Describe().Where(one => chosen.Contains(one.Measure));
            sentences.Add($"Chosen: {string.Join(", ", options.Select(one => $"{one.Measure}={one.Option}"))}.");
        }
        if (UsesParameters(specification))
        {
            var date = parameters.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            sentences.Add($"Parameters: {parameters.Name}, {date}.");
        }
        if (ReadsEvidence(world, specification))
            sentences.Add("Evidence entered by hand in the case is read beside the data sets.");
        sentences.AddRange(Reads(specification).Select(input => input.StandsInFrom(world)).OfType<string>().Distinct());
        return string.Join(' ', sentences.Where(sentence => sentence.Length > 0));
    }

    /// <summary>
    /// The data sets that it is read from in a record, whether they must cover a year or not, and the years that it can have a value in.
    /// </summary>
    /// <param name="world">The record.</param>
    /// <param name="specification">The choice of measures.</param>
    /// <returns>The sources, none where it needs none; the years, null where none are covered.</returns>
    public (IReadOnlyList<Source> Sources, YearSpan? Years) CoverageIn(World world, Specification specification)
    {
        List<Source> sources = [];
        var first = world.Years.First;
        var last = world.Years.Last;
        bool covered = true;
        foreach (var input in Reads(specification))
        {
            sources.AddRange(input.SourcesIn(world));
            if (input.IsOptional)
                continue;
            var coverages = input.In(world).ToArray();
            if (coverages.Length == 0)
            {
                covered = false;
                continue;
            }
            var begin = coverages.Min(c => c.Years.First).Plus(input.After);
            first = !input.IsKnownBefore && begin > first ? begin : first;
            var end = coverages.Max(c => c.Years.Last).Plus(input.Later);
            last = !input.Carries && end < last ? end : last;
        }
        return ([.. sources.Distinct()], covered && first <= last ? new YearSpan(first, last) : null);
    }

    /// <inheritdoc />
    public override string ToString() => Id;
}
