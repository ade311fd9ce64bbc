using System.Globalization;

namespace Counterpoise.Statistics;

/// <summary>Which errors p values and intervals rest on.</summary>
public enum ErrorKind
{
    /// <summary>Inverse information.</summary>
    Classical,

    /// <summary>Clustered.</summary>
    Cluster,

    /// <summary>Dyads that share a member.</summary>
    Dyadic,
}

/// <summary>How marginal effects are told.</summary>
public enum EffectKind
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Averaged over rows.</summary>
    Average,

    /// <summary>With every variable at its mean.</summary>
    AtMeans,
}

/// <summary>A condition on rows: a column compared with a number.</summary>
/// <param name="Column">The column.</param>
/// <param name="Comparison">One of =, !=, &lt;, &lt;=, &gt;, &gt;=.</param>
/// <param name="Value">The number.</param>
public sealed record RowCondition(string Column, string Comparison, double Value)
{
    /// <summary>The comparisons, longer ones first.</summary>
    public static IReadOnlyList<string> Comparisons { get; } = ["!=", "<=", ">=", "=", "<", ">"];

    /// <summary>Whether a value, that is not NaN, meets it.</summary>
    public bool Holds(double value) =>
        Comparison switch
        {
            "=" => value == Value,
            "!=" => value != Value,
            "<" => value < Value,
            "<=" => value <= Value,
            ">" => value > Value,
            _ => value >= Value,
        };

    /// <inheritdoc />
    public override string ToString() => $"{Column} {Comparison} {Value.ToString("R", CultureInfo.InvariantCulture)}";
}

/// <summary>A logistic regression as a scholar writes it down.</summary>
/// <param name="Outcome">Column of 0 and 1.</param>
/// <param name="Terms">Terms in order.</param>
public sealed record RegressionModel(string Outcome, IReadOnlyList<ModelTerm> Terms)
{
    /// <summary>The rows' dyad, made of ccode1 and ccode2 whatever their order, where the panel has no column of that name.</summary>
    public const string Dyad = "dyad";

    /// <summary>What the model is called.</summary>
    public string Name { get; init; } = "Logistic regression";

    /// <summary>Whether it has a constant; a conditional model never has.</summary>
    public bool HasIntercept { get; init; } = true;

    /// <summary>Column of prior weights; null for one each.</summary>
    public string? Weights { get; init; }

    /// <summary>Column added with a coefficient of 1; null for none.</summary>
    public string? Offset { get; init; }

    /// <summary>Penalty on every coefficient but the constant and those of <see cref="TermRidges"/>.</summary>
    public double Ridge { get; init; }

    /// <summary>Penalties of single terms, each as written; they stand in place of <see cref="Ridge"/>.</summary>
    public IReadOnlyList<(string Term, double Penalty)> TermRidges { get; init; } = [];

    /// <summary>Whether any coefficient is penalised.</summary>
    public bool IsPenalised => Terms.Any(term => RidgeOf(term) > 0);

    /// <summary>Penalty on the coefficients of a term.</summary>
    public double RidgeOf(ModelTerm term)
    {
        foreach (var (name, penalty) in TermRidges)
        {
            if (name == term.ToString())
                return penalty;
        }
        return Ridge;
    }

    /// <summary>Columns of clusters, a way of clustering each.</summary>
    public IReadOnlyList<string> Clusters { get; init; } = [];

    /// <summary>Whether clustered errors take the factor G / (G - 1).</summary>
    public bool SmallSample { get; init; } = true;

    /// <summary>The two columns of members; none where errors are not dyadic.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>What p rests on.</summary>
    public ErrorKind PRestsOn { get; init; }

    /// <summary>Columns whose combinations have a constant of their own, conditioned out; none for an ordinary model.</summary>
    public IReadOnlyList<string> FixedEffects { get; init; } = [];

    /// <summary>Marginal effects.</summary>
    public EffectKind Effects { get; init; }

    /// <summary>Rows that are kept.</summary>
    public IReadOnlyList<RowCondition> Where { get; init; } = [];

    /// <summary>States whose rows are left out.</summary>
    public IReadOnlyList<StateCode> StatesLeftOut { get; init; } = [];

    /// <summary>Where the iteration ends.</summary>
    public double Epsilon { get; init; } = 1e-14;

    /// <summary>Whether it asks for values of <see cref="Dyad"/>, which only a panel with a column of that name has, or for it as a member.</summary>
    public bool ReadsDyadAsValue =>
        new[] { Outcome, Weights, Offset }
            .Concat(Terms.SelectMany(term => term.Factors).Select(factor => factor.Column))
            .Concat(Where.Select(condition => condition.Column))
            .Concat(Members)
            .Contains(Dyad);

    /// <summary>Every column that it names, each once.</summary>
    public IReadOnlyList<string> Columns =>
        [
            .. new[] { Outcome }
                .Concat(Terms.SelectMany(term => term.Factors).Select(factor => factor.Column))
                .Concat([.. new[] { Weights, Offset }.OfType<string>()])
                .Concat(Clusters)
                .Concat(Members)
                .Concat(FixedEffects)
                .Concat(Where.Select(condition => condition.Column))
                .Distinct(StringComparer.Ordinal),
        ];
}
