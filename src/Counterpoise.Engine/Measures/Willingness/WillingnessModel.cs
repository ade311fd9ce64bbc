using Counterpoise.Statistics;

namespace Counterpoise.Measures.Willingness;

/// <summary>
/// Log odds that a rival begins a dispute: opportunity, and events that fade, each type with its weight. Linear in the weights,
/// not in half-lives and factors.
/// </summary>
/// <remarks>
/// logit p = base + opportunity x coefficients + sum over events of weight(type) x factors x left x 2^(-age / half-life(type)). Half-lives are
/// fitted as logs and factors as logits, so that every step stays within their limits. A war and the dispute that it grew from
/// fade with one half-life, so that their sum keeps its sign.
/// </remarks>
internal sealed class WillingnessModel
{
    // The oldest event on record is younger than any state system's list; ages beyond are read as this.
    private const int Ages = 512;

    private readonly int[] _weightOf;
    private readonly int[] _halfLifeOf;
    private readonly int _statusQuo;
    private readonly int _joiner;
    private readonly int _notBegun;
    private readonly double[] _means;
    private readonly double[] _deviations;
    private readonly WillingnessSample _sample;
    private readonly IntentParameters _elicited;

    /// <summary>Sets the model up.</summary>
    /// <param name="sample">What it is fitted to.</param>
    /// <param name="parameters">What is believed beforehand: the elicited intent, and how firmly (<c>willingness.prior.*</c>).</param>
    /// <param name="types">The types of event that take part.</param>
    /// <param name="rows">The rows over which opportunity is standardised.</param>
    public WillingnessModel(
        WillingnessSample sample,
        ParameterSet parameters,
        IReadOnlyCollection<IntentEventType> types,
        Range rows
    )
    {
        _sample = sample;
        var elicited = _elicited = new IntentParameters(parameters, IntentMeasure.Assumed);
        double ofWeight = parameters["willingness.prior.weight"];
        double ofHalfLife = parameters["willingness.prior.half-life"];
        double ofFactor = parameters["willingness.prior.factor"];
        List<WillingnessTerm> terms =
        [
            new(WillingnessTermKind.Base, IntentParameters.BaseId, elicited.Base, double.PositiveInfinity),
            .. WillingnessSample.OpportunityNames.Select(name => new WillingnessTerm(
                WillingnessTermKind.Opportunity,
                name,
                0,
                parameters["willingness.prior.opportunity"]
            )),
        ];
        int all = Enum.GetValues<IntentEventType>().Length;
        _weightOf = new int[all];
        _halfLifeOf = new int[all];
        Array.Fill(_weightOf, -1);
        Array.Fill(_halfLifeOf, -1);
        foreach (var type in types.Order())
        {
            _weightOf[(int)type] = terms.Count;
            terms.Add(
                new(WillingnessTermKind.Weight, IntentParameters.ProbabilityId(type), elicited[type].Weight, ofWeight)
            );
        }
        foreach (var type in types.Where(type => !IntentParameters.IsStanding(type)).Order())
        {
            string id = HalfLifeId(type);
            int at = terms.FindIndex(term => term.Name == id);
            if (at < 0)
            {
                at = terms.Count;
                terms.Add(new(WillingnessTermKind.HalfLife, id, Math.Log(parameters[id]), ofHalfLife));
            }
            _halfLifeOf[(int)type] = at;
        }
        bool disputes = types.Any(type => IntentParameters.HalfLifeId(type) == "intent.dispute.half-life");
        _statusQuo = disputes ? Factor(IntentParameters.StatusQuoId) : -1;
        _joiner = disputes ? Factor(IntentParameters.JoinerId) : -1;
        _notBegun = types.Contains(IntentEventType.War) ? Factor(IntentParameters.WarNotInitiatedId) : -1;
        Terms = terms;
        (_means, _deviations) = Standardised(sample, rows);

        int Factor(string id)
        {
            terms.Add(new(WillingnessTermKind.Factor, id, IntentParameters.Logit(parameters[id]), ofFactor));
            return terms.Count - 1;
        }
    }

    /// <summary>What is estimated, in the order of every vector.</summary>
    public IReadOnlyList<WillingnessTerm> Terms { get; }

    /// <summary>What the past adds to the log odds of rows at the weights believed beforehand. Shape [rows].</summary>
    /// <remarks>A war keeps the half-life of its own that it was believed to have.</remarks>
    public double[] Elicited(Range rows)
    {
        var (first, count) = rows.GetOffsetAndLength(_sample.Rows);
        var centres = Terms.Select(term => term.Centre).ToArray();
        var (statusQuo, joiner, notBegun) = (
            FactorAt(centres, _statusQuo),
            FactorAt(centres, _joiner),
            FactorAt(centres, _notBegun)
        );
        var past = new double[count];
        for (int r = 0; r < count; r++)
        {
            var events = _sample.Events.AsSpan(_sample.EventStarts[first + r].._sample.EventStarts[first + r + 1]);
            foreach (ref readonly var one in events)
            {
                if (_weightOf[(int)one.Type] < 0)
                    continue;
                var weight = _elicited[one.Type];
                double left = IntentParameters.IsStanding(one.Type) ? weight.Weight : weight.After(one.Age);
                double followed = one.Type == IntentEventType.War ? notBegun : joiner;
                past[r] +=
                    left
                    * one.Left
                    * WeighedEvent.Applied(statusQuo, one.StatusQuo)
                    * WeighedEvent.Applied(followed, one.Followed);
            }
        }
        return past;
    }

    /// <summary>What the past adds to the log odds of rows. Shape [rows].</summary>
    public double[] Past(ReadOnlySpan<double> fitted, Range rows)
    {
        var past = fitted.ToArray();
        // Base and opportunity stand first.
        past.AsSpan(0, 1 + WillingnessSample.OpportunityCount).Clear();
        return LogOdds(past, rows);
    }

    /// <summary>Log odds of rows. Shape [rows].</summary>
    public double[] LogOdds(ReadOnlySpan<double> fitted, Range rows)
    {
        var (first, count) = rows.GetOffsetAndLength(_sample.Rows);
        var logits = new double[count];
        Read(fitted, Decays(fitted), first, logits, default);
        return logits;
    }

    /// <summary>What is left of each half-life's weight by age. Shape [terms][ages]; null for terms that are no half-life.</summary>
    public double[]?[] Decays(ReadOnlySpan<double> fitted)
    {
        var decays = new double[]?[Terms.Count];
        for (int k = 0; k < decays.Length; k++)
        {
            if (Terms[k].Kind != WillingnessTermKind.HalfLife)
                continue;
            var decay = decays[k] = new double[Ages];
            double years = Math.Exp(fitted[k]);
            for (int age = 0; age < Ages; age++)
                decay[age] = Math.Pow(2, -age / years);
        }
        return decays;
    }

    /// <summary>Log odds of rows, and where asked for their derivatives.</summary>
    /// <param name="fitted">One number a term, on the scale of fitting.</param>
    /// <param name="decays">What <see cref="Decays"/> gives of it.</param>
    /// <param name="first">First row.</param>
    /// <param name="logits">Takes the log odds. Its length is the number of rows.</param>
    /// <param name="slopes">Takes the derivatives, term after term. Shape [terms, rows]; empty where they are not asked for.</param>
    public void Read(
        ReadOnlySpan<double> fitted,
        double[]?[] decays,
        int first,
        Span<double> logits,
        Span<double> slopes
    )
    {
        int rows = logits.Length;
        bool sloping = !slopes.IsEmpty;
        logits.Fill(fitted[0]);
        if (sloping)
        {
            slopes.Clear();
            slopes[..rows].Fill(1);
        }
        for (int c = 0; c < WillingnessSample.OpportunityCount; c++)
        {
            var column = _sample.Opportunity.AsSpan((c * _sample.Rows) + first, rows);
            for (int r = 0; r < rows; r++)
            {
                double score = (column[r] - _means[c]) / _deviations[c];
                logits[r] += fitted[c + 1] * score;
                if (sloping)
                    slopes[((c + 1) * rows) + r] = score;
            }
        }
        double statusQuo = FactorAt(fitted, _statusQuo);
        double joiner = FactorAt(fitted, _joiner);
        double notBegun = FactorAt(fitted, _notBegun);
        double ofTwo = Math.Log(2);
        Span<double> halfLives = stackalloc double[Terms.Count];
        for (int k = 0; k < halfLives.Length; k++)
            halfLives[k] = Terms[k].Kind == WillingnessTermKind.HalfLife ? Math.Exp(fitted[k]) : double.NaN;
        for (int r = 0; r < rows; r++)
        {
            var events = _sample.Events.AsSpan(_sample.EventStarts[first + r].._sample.EventStarts[first + r + 1]);
            foreach (ref readonly var one in events)
            {
                int w = _weightOf[(int)one.Type];
                if (w < 0)
                    continue;
                int h = _halfLifeOf[(int)one.Type];
                int age = Math.Min(one.Age, Ages - 1);
                double left = h < 0 ? one.Left : one.Left * decays[h]![age];
                bool isWar = one.Type == IntentEventType.War;
                double ofStatusQuo = WeighedEvent.Applied(statusQuo, one.StatusQuo);
                double ofBegun = WeighedEvent.Applied(isWar ? notBegun : joiner, one.Followed);
                double size = left * ofStatusQuo * ofBegun;
                logits[r] += fitted[w] * size;
                if (!sloping)
                    continue;
                slopes[(w * rows) + r] += size;
                // d/d(log h) of 2^(-age/h) is itself times ln 2 x age / h.
                if (h >= 0)
                    slopes[(h * rows) + r] += fitted[w] * size * ofTwo * age / halfLives[h];
                if (one.StatusQuo > 0)
                    slopes[(_statusQuo * rows) + r] +=
                        fitted[w] * left * ofBegun * one.StatusQuo * statusQuo * (1 - statusQuo);
                if (one.Followed > 0)
                {
                    double factor = isWar ? notBegun : joiner;
                    slopes[((isWar ? _notBegun : _joiner) * rows) + r] +=
                        fitted[w] * left * ofStatusQuo * one.Followed * factor * (1 - factor);
                }
            }
        }
    }

    /// <summary>Log of how well the beliefs held beforehand bear a fit, up to a constant.</summary>
    public double Prior(ReadOnlySpan<double> fitted)
    {
        double sum = 0;
        for (int k = 0; k < fitted.Length; k++)
        {
            double away = (fitted[k] - Terms[k].Centre) / Terms[k].Spread;
            sum -= away * away / 2;
        }
        return sum;
    }

    /// <summary>Id of the half-life that an event of a type fades with in the estimate.</summary>
    public static string HalfLifeId(IntentEventType type) =>
        IntentParameters.HalfLifeId(type == IntentEventType.War ? IntentEventType.DisputeForce : type);

    private static double FactorAt(ReadOnlySpan<double> fitted, int term) =>
        term < 0 ? 1 : IntentParameters.Probability(fitted[term]);

    private static (double[] Means, double[] Deviations) Standardised(WillingnessSample sample, Range rows)
    {
        var (first, count) = rows.GetOffsetAndLength(sample.Rows);
        var means = new double[WillingnessSample.OpportunityCount];
        var deviations = new double[means.Length];
        for (int c = 0; c < means.Length; c++)
        {
            var column = sample.Opportunity.AsSpan((c * sample.Rows) + first, count);
            means[c] = count == 0 ? 0 : OrderedSum.Mean(column);
            double deviation = count < 2 ? 1 : OrderedSum.StandardDeviation(column);
            // A column that never varies carries no coefficient, and its score is nought.
            deviations[c] = deviation > 0 ? deviation : 1;
        }
        return (means, deviations);
    }
}
