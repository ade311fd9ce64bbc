using System.Globalization;
using Counterpoise.Measures;
using Counterpoise.Statistics;

namespace Counterpoise.Theories;

/// <summary>One variable of an index: a score that rises from 0 at one anchor to 1 at the other.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Weight">Weight against the others, above zero; weights are brought to the sum of one.</param>
/// <param name="None">Value that scores 0.</param>
/// <param name="Full">Value that scores 1; below <paramref name="None"/> where less of the variable speaks for alignment.</param>
public sealed record IndexTerm(DyadVariable Variable, double Weight, double None, double Full)
{
    /// <summary>
    /// What the theory wants to know of the two states by this variable, as a question; null to leave it at the variable's
    /// meaning.
    /// </summary>
    public string? Asks { get; init; }

    /// <summary>The score of a value, 0..1: linear between the anchors.</summary>
    public double Score(double value) =>
        double.IsInfinity(value)
            ? (value > 0) == (Full > None)
                ? 1
                : 0
            : Math.Clamp((value - None) / (Full - None), 0, 1);
}

/// <summary>From which index on a theory expects which stance. Each on the scale of the index, 0..1.</summary>
/// <param name="Alliance">Least index of an alliance; above 1 where the theory never expects one.</param>
/// <param name="Alignment">Least index of alignment, not above the former; above 1 where the theory never expects it.</param>
/// <param name="Opposition">Below it opposition is expected; 0 where the theory never expects it.</param>
public sealed record StanceThresholds(double Alliance, double Alignment, double Opposition = 0)
{
    /// <summary>The stance of an index.</summary>
    public Stance Of(double index) =>
        index >= Alliance ? Stance.Alliance
        : index >= Alignment ? Stance.Alignment
        : index < Opposition ? Stance.Opposition
        : Stance.Aloofness;

    /// <summary>The thresholds that an index can cross, the highest first.</summary>
    public IEnumerable<double> Reachable
    {
        get
        {
            if (Alliance <= 1)
                yield return Alliance;
            if (Alignment <= 1 && Alignment < Alliance)
                yield return Alignment;
            if (Opposition > 0)
                yield return Opposition;
        }
    }

    /// <summary>What is expected from where, in a clause, such as <c>alliance from 0.75, alignment from 0.5, else aloofness</c>.</summary>
    public string InWords
    {
        get
        {
            List<string> parts = [];
            if (Alliance <= 1)
                parts.Add($"alliance from {Plain(Alliance)}");
            if (Alignment <= 1 && Alignment < Alliance)
                parts.Add($"alignment from {Plain(Alignment)}");
            if (Opposition > 0)
                parts.Add($"opposition below {Plain(Opposition)}");
            return string.Join(", ", [.. parts, parts.Count == 0 ? "aloofness" : "else aloofness"]);
        }
    }

    private static string Plain(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}

/// <summary>
/// A weighted mean of scored variables with thresholds: the form of theories in which several conditions favour alignment and can
/// stand in for each other. Where a variable is unknown, the verdict must hold for every score it could have.
/// </summary>
/// <remarks>The form is ours; the theories that use it name their variables' sources.</remarks>
public sealed class WeightedIndex
{
    // Figures are told to three places.
    private const double LeastShown = 0.001;

    private readonly IReadOnlyList<(IndexTerm Term, DyadReading Reading, DyadReading Score)> _parts;
    private readonly StanceThresholds _thresholds;
    private readonly double[] _weights;

    /// <summary>Reads the variables of a dyad.</summary>
    /// <param name="setting">The dyad and year.</param>
    /// <param name="terms">The variables, at least one.</param>
    /// <param name="thresholds">From which index on which stance is expected.</param>
    /// <exception cref="ArgumentException">There is no term, or a weight is not above zero.</exception>
    public WeightedIndex(Setting setting, IReadOnlyList<IndexTerm> terms, StanceThresholds thresholds)
    {
        if (terms.Count == 0)
            throw new ArgumentException("An index has at least one term.", nameof(terms));
        if (terms.Any(t => !(t.Weight > 0)))
            throw new ArgumentException("Every weight is above zero.", nameof(terms));
        _parts =
        [
            .. terms.Select(term =>
            {
                var reading = setting.Read(term.Variable);
                return (term, reading, reading.Mapped(term.Score));
            }),
        ];
        double sum = terms.Sum(t => t.Weight);
        _weights = [.. terms.Select(t => t.Weight / sum)];
        _thresholds = thresholds;
    }

    /// <summary>
    /// The index, 0..1: the mean over the terms that are known, by their weights; NaN where none is.
    /// </summary>
    public double Value => Over(_weights);

    /// <summary>The index at the least and at the greatest admissible score of every term.</summary>
    public Bounds Admissible => Extremes(_weights);

    /// <summary>The verdict: a stance where every admissible index calls for the same, else no data.</summary>
    public Verdict Verdict
    {
        get
        {
            var bounds = Admissible;
            var stances = Between(bounds);
            var missing = _parts
                .Where(p => p.Reading.Value is Reading<double>.Absent)
                .Select(p => ((Reading<double>.Absent)p.Reading.Value).Reason)
                .Distinct()
                .ToArray();
            if (stances.Count == 1 && !double.IsNaN(Value))
                return new Verdict.Expects(stances[0], Value, !bounds.IsExact);
            string reasons = string.Join("; ", missing.Take(3));
            return new Verdict.NoData(
                $"what is unknown decides between {string.Join(" and ", stances.Select(Specification.NameOf))}"
                    + (reasons.Length == 0 ? "" : $": {reasons}")
            );
        }
    }

    /// <summary>
    /// Share of weightings of the terms under which every admissible index calls for the stance, 0..1; null for a single term.
    /// </summary>
    /// <param name="stance">The stance.</param>
    /// <param name="draws">Number of draws from the flat Dirichlet.</param>
    /// <param name="floor">Least weight of any term.</param>
    /// <param name="seed">Seed of the draws.</param>
    public double? ShareOfWeightings(Stance stance, int draws, double floor, ulong seed)
    {
        if (_parts.Count < 2 || double.IsNaN(Value))
            return null;
        var random = new Philox(seed);
        Span<double> weights = new double[_parts.Count];
        // With many terms a floor may leave no room; half of an even split then does.
        double least = Math.Min(floor, 0.5 / _parts.Count);
        int same = 0;
        for (int draw = 0; draw < draws; draw++)
        {
            Dirichlet.DrawFlat(ref random, weights, least);
            same += Between(Extremes(weights)) is [var only] && only == stance ? 1 : 0;
        }
        return (double)same / draws;
    }

    /// <summary>One premise a term: what the variable says, its value with its source, and its score.</summary>
    public IEnumerable<Premise> Premises() =>
        _parts.Select(
            (part, k) =>
                new Premise(
                    $"{Sentence(part.Term)} It scores 0 at {Plain(part.Term.None)} and 1 at {Plain(part.Term.Full)}, "
                        + $"and weighs {Plain(_weights[k])}.",
                    [
                        new NamedFigure(part.Term.Variable.Id, part.Reading.Value, part.Term.Variable.Unit),
                        new NamedFigure("score", part.Score.Value, "0..1"),
                    ],
                    Standing.Computed
                )
        );

    /// <summary>Where the index stands against its thresholds, in a sentence.</summary>
    public string Position()
    {
        var bounds = Admissible;
        string range = bounds.IsExact ? "" : $" ({Plain(bounds.Low)} to {Plain(bounds.High)} over what is unknown)";
        return $"The index is {Plain(Value)}{range}{Margin()}; the theory expects {_thresholds.InWords}.";
    }

    // How near the index came to another verdict.
    private string Margin()
    {
        double[] reached = [.. _thresholds.Reachable];
        if (reached.Length == 0)
            return "";
        double nearest = reached.MinBy(at => Math.Abs(Value - at));
        double apart = Math.Abs(Value - nearest);
        string by = apart < LeastShown ? $"less than {Plain(LeastShown)}" : Plain(apart);
        return $", {(Value >= nearest ? "above" : "below")} the nearest threshold by {by}";
    }

    private Bounds Extremes(ReadOnlySpan<double> weights)
    {
        double low = 0;
        double high = 0;
        for (int k = 0; k < _parts.Count; k++)
        {
            low += weights[k] * _parts[k].Score.Admissible.Low;
            high += weights[k] * _parts[k].Score.Admissible.High;
        }
        return new(Math.Min(1, low), Math.Min(1, high));
    }

    private double Over(ReadOnlySpan<double> weights)
    {
        double sum = 0;
        double known = 0;
        for (int k = 0; k < _parts.Count; k++)
        {
            if (_parts[k].Score.Value is not Reading<double>.Known(var score, _))
                continue;
            sum += weights[k] * score;
            known += weights[k];
        }
        return known > 0 ? sum / known : double.NaN;
    }

    // The stance rises with the index, so that the ends and the thresholds between them tell all.
    private List<Stance> Between(Bounds bounds)
    {
        SortedSet<Stance> stances = [_thresholds.Of(bounds.Low), _thresholds.Of(bounds.High)];
        foreach (double at in (double[])[_thresholds.Alliance, _thresholds.Alignment, _thresholds.Opposition])
        {
            if (at > bounds.Low && at <= bounds.High)
                stances.Add(_thresholds.Of(at));
        }
        return [.. stances];
    }

    private static string Plain(double value) =>
        double.IsNaN(value) ? "unknown" : value.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Sentence(IndexTerm term)
    {
        string meaning = term.Variable.Meaning;
        return term.Asks is { } question
            ? $"{question} Read as {meaning}."
            : $"{char.ToUpperInvariant(meaning[0])}{meaning[1..]}.";
    }
}
