namespace Counterpoise.Panels;

/// <summary>How the values of a column are stored.</summary>
public enum PanelType
{
    /// <summary>Whole numbers, within 32 bits.</summary>
    Whole,

    /// <summary>Double precision.</summary>
    Real,
}

/// <summary>A variable of a panel: what a reader must know to use it.</summary>
/// <param name="Name">
/// Name in every format: letters of the English alphabet in lower case, digits and underscores, at most 32, a letter first, so that R, Stata
/// and Python take it as it is.
/// </param>
/// <param name="Type">How its values are stored.</param>
/// <param name="Label">What it is, in at most 80 characters.</param>
/// <param name="Unit">Unit of its values.</param>
public sealed record PanelColumn(string Name, PanelType Type, string Label, string Unit)
{
    /// <summary>Whether it is part of the key; keys are never missing.</summary>
    public bool IsKey { get; init; }

    /// <summary>How it is computed, in one or more sentences; empty where the label says all.</summary>
    public string Definition { get; init; } = "";

    /// <summary>Least possible value.</summary>
    public double Least { get; init; } = double.NegativeInfinity;

    /// <summary>Greatest possible value.</summary>
    public double Greatest { get; init; } = double.PositiveInfinity;

    /// <summary>When a value is missing, and what a zero means, in one or more sentences.</summary>
    public string MissingRule { get; init; } = "";

    /// <summary>
    /// Whether it rests on hindsight. The rule: a column is retrospective if anything that it reads, under the choice of measures, is
    /// a judgement or an estimate made after the fact by those who knew what followed (rivalries, arms races, majors, poles, nuclear
    /// status, warheads, regime scores, latent GDP and population, ideal points, latent and published threat), or is drawn between an
    /// earlier and a later reading (polity2 over a transition, religions between five-year points). Every derived column inherits it.
    /// </summary>
    /// <remarks>
    /// Lists of dated acts and terms, compiled later from what was public at the time, are not: disputes with their hostility and
    /// openly stated revision, wars, treaties, conquests, contiguity, a case's dated evidence. Nor are counts of which the compilers
    /// filled a year here and there (NMC), for the record does not say which.
    /// </remarks>
    public bool Retrospective { get; init; }

    /// <summary>The data sets that it is read from; empty where it needs none.</summary>
    public IReadOnlyList<Source> Sources { get; init; } = [];

    /// <summary>Whether evidence entered by hand in a case is read beside the data sets.</summary>
    public bool ReadsEvidence { get; init; }

    /// <summary>The works that define it.</summary>
    public IReadOnlyList<Citation> Methods { get; init; } = [];

    /// <summary>Years that its data sets cover; null where every year is covered.</summary>
    public YearSpan? Coverage { get; init; }

    /// <summary>Names of its values, for whole numbers that stand for something; by rising value.</summary>
    public IReadOnlyList<ValueLabel> ValueLabels { get; init; } = [];
}

/// <summary>What a number stands for.</summary>
/// <param name="Value">The number.</param>
/// <param name="Text">What it stands for.</param>
public readonly record struct ValueLabel(int Value, string Text);
