namespace Counterpoise.Theories;

/// <summary>
/// The form of a theory in which several conditions favour alignment and can stand in for each other: scope conditions, a
/// weighted mean of scored variables, and thresholds. Theory files are written in this form; C# may use it as well:
/// <code>
/// var index = new IndexForm([new IndexTerm(DyadVariables.SharedReligion, 1, 0, 0.8)], new StanceThresholds(0.75, 0.5));
/// var theory = new Theory("id", source) { Index = index, Level = index.Level, Scope = index.Scope, Expect = index.Expect,
///     Sketch = index.Sketch, Strength = index.Strength, Measures = index.Measures, ... };
/// </code>
/// </summary>
/// <remarks>The form is ours; the theories that use it name their sources.</remarks>
public sealed record IndexForm
{
    /// <summary>States an index.</summary>
    /// <param name="terms">The variables, at least one.</param>
    /// <param name="thresholds">From which index on which stance is expected.</param>
    /// <exception cref="ArgumentException">
    /// There is no term, a weight is not above zero, two anchors are equal, or a number is not finite.
    /// </exception>
    public IndexForm(IReadOnlyList<IndexTerm> terms, StanceThresholds thresholds)
    {
        if (terms.Count == 0)
            throw new ArgumentException("An index has at least one term.", nameof(terms));
        if (terms.Any(t => !(t.Weight > 0 && double.IsFinite(t.Weight))))
            throw new ArgumentException("Every weight is above zero.", nameof(terms));
        if (terms.Any(t => !double.IsFinite(t.None) || !double.IsFinite(t.Full) || t.None.Equals(t.Full)))
            throw new ArgumentException("The two anchors of a term are finite and differ.", nameof(terms));
        (Terms, Thresholds) = (terms, thresholds);
    }

    /// <summary>The variables that are scored.</summary>
    public IReadOnlyList<IndexTerm> Terms { get; }

    /// <summary>From which index on which stance is expected.</summary>
    public StanceThresholds Thresholds { get; }

    /// <summary>What must hold for the theory to speak; none where it speaks to every dyad.</summary>
    public IReadOnlyList<ScopeCondition> Conditions { get; init; } = [];

    /// <summary>Objections with answers.</summary>
    public IReadOnlyList<Rebuttal> Rebuttals { get; init; } = [];

    /// <summary>The level of every variable, from the variables themselves.</summary>
    public Level Level =>
        Level.Of(structural: [.. Ids(LevelOfAnalysis.Structural)], unit: [.. Ids(LevelOfAnalysis.Unit)]);

    /// <summary>Names of the measures that its variables depend on.</summary>
    public IReadOnlyList<string> Measures =>
        [.. Variables.SelectMany(v => v.Measures).Distinct(StringComparer.Ordinal)];

    /// <summary>What counts as the theory's strength, in words.</summary>
    public string Strength =>
        Terms.Count == 1
            ? "The index: the score of its one variable, 0 to 1."
            : "The index: mean of the scores by their weights, 0 to 1.";

    /// <summary>
    /// Silence where a condition fails for certain. Where what is unknown decides, the theory may speak, and <see cref="Expect"/>
    /// says that there is no data.
    /// </summary>
    public Scope Scope(Setting setting)
    {
        foreach (var condition in Conditions)
        {
            var reading = setting.Read(condition.Variable);
            if (condition.IsMetBy(reading) is false)
                return Theories.Scope.Excludes(condition.Failing(reading));
        }
        return Theories.Scope.Includes(
            Conditions.Count == 0
                ? "the theory speaks to every dyad"
                : string.Join("; ", Conditions.Select(c => c.Because).Distinct(StringComparer.Ordinal))
        );
    }

    /// <summary>What it expects of a dyad that no condition excludes, with its argument.</summary>
    public Expectation Expect(Setting setting) =>
        Undecided(setting) is { } open
            ? Expectation.Without(open, [.. Met(setting), .. new WeightedIndex(setting, Terms, Thresholds).Premises()])
            : IndexArgument.Expectation(
                setting,
                new WeightedIndex(setting, Terms, Thresholds),
                Rebuttals,
                [.. Met(setting)]
            );

    /// <summary>The verdict alone, of a dyad that no condition excludes.</summary>
    public Verdict Sketch(Setting setting) =>
        Undecided(setting) as Verdict ?? new WeightedIndex(setting, Terms, Thresholds).Verdict;

    private IEnumerable<DyadVariable> Variables =>
        Conditions.Select(c => c.Variable).Concat(Terms.Select(t => t.Variable)).Distinct();

    private IEnumerable<string> Ids(LevelOfAnalysis level) => Variables.Where(v => v.Level == level).Select(v => v.Id);

    private IEnumerable<Premise> Met(Setting setting) =>
        from condition in Conditions
        let reading = setting.Read(condition.Variable)
        where condition.IsMetBy(reading) is true
        select condition.Met(reading);

    private Verdict.NoData? Undecided(Setting setting)
    {
        string[] open =
        [
            .. from condition in Conditions
            let reading = setting.Read(condition.Variable)
            where condition.IsMetBy(reading) is null
            select condition.Undecided(reading),
        ];
        return open.Length == 0 ? null : new Verdict.NoData(string.Join("; ", open));
    }
}
