using Counterpoise.Statistics;

namespace Counterpoise.Alignment.Weights;

/// <summary>
/// What links bring their pairs in one observed game, and how that changes with what the game weighs; every other link stands as observed.
/// </summary>
/// <remarks>
/// The same gain as <see cref="AlignmentGame.Gain"/>, which the tests hold it against. Sums over partners that no parameter enters are kept.
/// </remarks>
internal sealed class LinkGains
{
    // Places of the terms; the firmness multiplies the gain outside.
    private const int Appeasement = 1;
    private const int Leverage = 2;
    private const int NuclearWeight = 3;
    private const int Guarantee = 4;
    private const int Autonomy = 5;
    private const int Entrapment = 6;
    private const int Mistrust = 7;
    private const int PactLeverage = 8;
    private const int Reliability = 9;

    public const int Terms = 10;

    private readonly ObservedLinks _links;
    private readonly int _n;
    private readonly double[] _own;
    private readonly double[] _nuclear;
    private readonly double[] _weight;
    private readonly double[] _arriving;
    private readonly double[] _concern;
    private readonly double[] _mildness;
    private readonly double[] _help;
    private readonly bool[] _linked;
    private readonly double[] _quarrels;
    private readonly double[] _distrust;
    private readonly List<int>[] _partners;

    public LinkGains(ObservedLinks links)
    {
        _links = links;
        var inputs = links.Inputs;
        int n = _n = inputs.Power.Count;
        (_own, _nuclear) = ([.. inputs.Power], [.. inputs.Nuclear]);
        (_weight, _arriving, _concern) = (new double[n * n], new double[n * n], new double[n * n]);
        (_mildness, _help, _linked) = (new double[n * n], new double[n * n], new bool[n * n]);
        (_quarrels, _distrust) = (new double[n * n], new double[n * n]);
        _partners = new List<int>[n];
        for (int i = 0; i < n; i++)
        {
            double root = Math.Sqrt(inputs.Fear[i]);
            var partners = _partners[i] = [];
            for (int k = 0; k < n; k++)
            {
                if (k == i)
                    continue;
                int at = (i * n) + k;
                double share = inputs.ThreatShares[i, k];
                _weight[at] = share * root;
                _arriving[at] = inputs.Power[k] * inputs.Arrival[k, i];
                _concern[at] = Math.Sqrt(share);
                _mildness[at] = 1 - inputs.Intent[i, k];
                _distrust[at] = share * root;
                if (_linked[at] = links.Linked[i, k])
                    partners.Add(k);
            }
        }
        AddHelp();
        foreach (var pair in links.Pairs)
        {
            Quarrels(inputs, pair.First, pair.Second);
            Quarrels(inputs, pair.Second, pair.First);
        }
    }

    private LinkGains(LinkGains other)
    {
        (_links, _n, _own, _nuclear) = (other._links, other._n, other._own, other._nuclear);
        (_weight, _arriving, _concern) = (other._weight, other._arriving, other._concern);
        (_mildness, _quarrels, _distrust) = (other._mildness, other._quarrels, other._distrust);
        (_help, _linked) = ((double[])other._help.Clone(), (bool[])other._linked.Clone());
        _partners = [.. other._partners.Select(partners => new List<int>(partners))];
    }

    /// <summary>The same game with links of its own, which <see cref="Redraw"/> may change.</summary>
    public LinkGains Copy() => new(this);

    /// <summary>Number of pairs.</summary>
    public int Rows => _links.Pairs.Count;

    /// <summary>Log odds of every pair's link and their slopes on the scale of fitting.</summary>
    /// <param name="terms">The terms.</param>
    /// <param name="place">The terms' values on the scale of fitting. Shape [terms].</param>
    /// <param name="logOdds">Receives log odds. Shape [rows].</param>
    /// <param name="slopes">Receives slopes, row by row. Shape [rows, terms].</param>
    public void Read(
        IReadOnlyList<AlignmentTerm> terms,
        ReadOnlySpan<double> place,
        Span<double> logOdds,
        Span<double> slopes
    )
    {
        Span<double> values = stackalloc double[Terms];
        Span<double> scales = stackalloc double[Terms];
        for (int t = 0; t < Terms; t++)
            (values[t], scales[t]) = (terms[t].Natural(place[t]), terms[t].Slope(place[t]));
        var holds = Holds.At(this, values[PactLeverage]);
        double firmness = values[AlignmentTerm.Firmness];
        for (int row = 0; row < Rows; row++)
        {
            var pair = _links.Pairs[row];
            var own = slopes.Slice(row * Terms, Terms);
            own.Clear();
            double gain =
                Side(values, holds, pair.First, pair.Second, own) + Side(values, holds, pair.Second, pair.First, own);
            logOdds[row] = firmness * gain;
            for (int t = 1; t < Terms; t++)
                own[t] *= firmness * scales[t];
            own[AlignmentTerm.Firmness] = logOdds[row];
        }
    }

    /// <summary>Whether a pair is linked now.</summary>
    public bool IsLinked(int row) => _linked[(_links.Pairs[row].First * _n) + _links.Pairs[row].Second];

    /// <summary>Draws the link of every pair anew, one after the other, by its odds with all others as they then stand (geman1984).</summary>
    /// <param name="terms">The terms.</param>
    /// <param name="place">The terms' values on the scale of fitting. Shape [terms].</param>
    /// <param name="random">Where chance comes from.</param>
    public void Redraw(IReadOnlyList<AlignmentTerm> terms, ReadOnlySpan<double> place, ref Philox random)
    {
        Span<double> values = stackalloc double[Terms];
        Span<double> unread = stackalloc double[Terms];
        for (int t = 0; t < Terms; t++)
            values[t] = terms[t].Natural(place[t]);
        // Anew for every sweep, so that no rounding gathers.
        AddHelp();
        var holds = Holds.At(this, values[PactLeverage]);
        double firmness = values[AlignmentTerm.Firmness];
        foreach (var pair in _links.Pairs)
        {
            var (i, j) = (pair.First, pair.Second);
            double odds = firmness * (Side(values, holds, i, j, unread) + Side(values, holds, j, i, unread));
            bool linked = random.NextDouble() < 1 / (1 + Math.Exp(-odds));
            if (linked == _linked[(i * _n) + j])
                continue;
            Change(holds, i, j, linked);
            Change(holds, j, i, linked);
        }
    }

    private void Change(Holds holds, int i, int partner, bool linked)
    {
        _linked[(i * _n) + partner] = linked;
        if (linked)
            _partners[i].Add(partner);
        else
            _partners[i].Remove(partner);
        double sign = linked ? 1 : -1;
        double force = sign * _arriving[(i * _n) + partner];
        for (int k = 0; k < _n; k++)
        {
            if (k == partner)
                continue;
            var (own, by) = ((i * _n) + k, (partner * _n) + k);
            _help[own] += _concern[by] * force;
            holds.Sums[own] += sign * holds.Of[by];
            holds.SlopeSums[own] += sign * holds.Slopes[by];
        }
    }

    private void AddHelp()
    {
        Array.Clear(_help);
        for (int i = 0; i < _n; i++)
        {
            foreach (int m in _partners[i])
            {
                double force = _arriving[(i * _n) + m];
                for (int k = 0; k < _n; k++)
                {
                    if (k != m)
                        _help[(i * _n) + k] += _concern[(m * _n) + k] * force;
                }
            }
        }
    }

    private double Side(ReadOnlySpan<double> values, Holds holds, int i, int j, Span<double> slopes)
    {
        double appeasement = values[Appeasement];
        double leverage = values[Leverage];
        double weight = values[NuclearWeight];
        double guarantee = values[Guarantee];
        double reliability = values[Reliability];
        bool stands = _linked[(i * _n) + j];
        double best = 0;
        foreach (int m in _partners[i])
        {
            if (m != j)
                best = Math.Max(best, _nuclear[m]);
        }
        var (guard, guardSlope) = Guard(guarantee, _nuclear[i], best);
        var (guarded, guardedSlope) = Guard(guarantee, _nuclear[i], Math.Max(best, _nuclear[j]));
        double own = _own[i];
        double force = _arriving[(i * _n) + j];
        double gain = 0;
        double byAppeasement = 0;
        double byWeight = 0;
        double byGuarantee = 0;
        double byHelp = 0;
        double byHold = 0;
        double byPact = 0;
        for (int k = 0; k < _n; k++)
        {
            int at = (i * _n) + k;
            double w = _weight[at];
            if (k == i || w == 0)
                continue;
            double arriving = _arriving[at];
            double bomb = _nuclear[k];
            double conventional = 1 - (weight * bomb);
            if (k == j)
            {
                // A partner never helps against itself; what the link changes of its threat is the guard and what it appeases.
                double ease = appeasement * _mildness[at];
                double against = own + (reliability * _help[at]) + (leverage * holds.Sums[at]);
                double odds = arriving > 0 ? arriving / (arriving + against) : 0;
                double before = (conventional * odds) + (weight * bomb * (1 - guard));
                double after = (conventional * odds) + (weight * bomb * (1 - guarded));
                gain += w * (before - (after * (1 - ease)));
                byAppeasement += w * _mildness[at] * after;
                byWeight += w * bomb * ((1 - guard - odds) - ((1 - guarded - odds) * (1 - ease)));
                byGuarantee += w * weight * bomb * ((guardedSlope * (1 - ease)) - guardSlope);
                double push = arriving > 0 ? -w * conventional * ease * odds / (arriving + against) : 0;
                byHelp += push * _help[at];
                byHold += push * holds.Sums[at];
                byPact += push * leverage * holds.SlopeSums[at];
                continue;
            }
            bool eased = _linked[at];
            double open = eased ? 1 - (appeasement * _mildness[at]) : 1;
            int by = (j * _n) + k;
            double help = _concern[by] * force;
            double hold = holds.Of[by];
            double slope = holds.Slopes[by];
            double helped = stands ? _help[at] : _help[at] + help;
            double held = stands ? holds.Sums[at] : holds.Sums[at] + hold;
            double heldSlope = stands ? holds.SlopeSums[at] : holds.SlopeSums[at] + slope;
            var (unhelped, unheld, unheldSlope) = (helped - help, held - hold, heldSlope - slope);
            double relief = 0;
            if (arriving > 0)
            {
                double without = arriving + own + (reliability * unhelped) + (leverage * unheld);
                double with = arriving + own + (reliability * helped) + (leverage * held);
                var (odds, less) = (arriving / without, arriving / with);
                relief = odds - less;
                var (fall, lessFall) = (odds / without, less / with);
                double share = w * open * conventional;
                byHelp += share * ((lessFall * helped) - (fall * unhelped));
                byHold += share * ((lessFall * held) - (fall * unheld));
                byPact += share * leverage * ((lessFall * heldSlope) - (fall * unheldSlope));
            }
            double guardGain = guarded - guard;
            double whole = (conventional * relief) + (weight * bomb * guardGain);
            gain += w * open * whole;
            if (eased)
                byAppeasement -= w * _mildness[at] * whole;
            byWeight += w * open * bomb * (guardGain - relief);
            byGuarantee += w * open * weight * bomb * (guardedSlope - guardSlope);
        }
        int pair = (i * _n) + j;
        slopes[Appeasement] += byAppeasement;
        slopes[Leverage] += byHold;
        slopes[NuclearWeight] += byWeight;
        slopes[Guarantee] += byGuarantee;
        slopes[Autonomy] -= 1;
        slopes[Entrapment] -= _quarrels[pair];
        slopes[Mistrust] -= _distrust[pair];
        slopes[PactLeverage] += byPact;
        slopes[Reliability] += byHelp;
        return gain - values[Autonomy] - (values[Entrapment] * _quarrels[pair]) - (values[Mistrust] * _distrust[pair]);
    }

    private static (double Guard, double Slope) Guard(double guarantee, double own, double partner) =>
        guarantee * partner > own ? (guarantee * partner, partner) : (own, 0);

    private void Quarrels(GameInputs inputs, int i, int j)
    {
        double drawn = 0;
        for (int k = 0; k < _n; k++)
        {
            if (k != i && k != j)
                drawn += Math.Max(0, inputs.ThreatShares[j, k] - inputs.ThreatShares[i, k]);
        }
        _quarrels[(i * _n) + j] = Math.Sqrt(inputs.Fear[j]) * drawn;
    }

    /// <summary>What states hold over others at one leverage of pacts, and what partners hold together.</summary>
    private sealed record Holds(double[] Of, double[] Slopes, double[] Sums, double[] SlopeSums)
    {
        public static Holds At(LinkGains gains, double pactLeverage)
        {
            int n = gains._n;
            var made = new Holds(new double[n * n], new double[n * n], new double[n * n], new double[n * n]);
            for (int m = 0; m < n; m++)
            {
                for (int k = 0; k < n; k++)
                {
                    if (m == k)
                        continue;
                    double held = gains._links.Held[m, k];
                    double pact = gains._links.Pacts[m, k];
                    double power = gains._own[k];
                    bool byPact = pactLeverage * pact > held;
                    made.Of[(m * n) + k] = (byPact ? pactLeverage * pact : held) * power;
                    made.Slopes[(m * n) + k] = byPact ? pact * power : 0;
                }
            }
            for (int i = 0; i < n; i++)
            {
                foreach (int m in gains._partners[i])
                {
                    for (int k = 0; k < n; k++)
                    {
                        if (k == m)
                            continue;
                        made.Sums[(i * n) + k] += made.Of[(m * n) + k];
                        made.SlopeSums[(i * n) + k] += made.Slopes[(m * n) + k];
                    }
                }
            }
            return made;
        }
    }
}
