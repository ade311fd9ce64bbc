using System.Buffers;
using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
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

    // A fixed number, so that sums have the same bits on every machine.
    private static readonly int Lanes = Vector256<double>.Count;

    private readonly ObservedLinks _links;
    private readonly int _n;

    // Length of a row: the states, filled up with states of no weight so that four are worked out at once.
    private readonly int _s;
    private readonly double[] _own;
    private readonly double[] _nuclear;
    private readonly double[] _weight;
    private readonly double[] _arriving;
    private readonly double[] _concern;
    private readonly double[] _mildness;
    private readonly double[] _help;
    private readonly double[] _eased;
    private readonly double[] _held;
    private readonly double[] _pacts;
    private readonly bool[] _linked;
    private readonly double[] _quarrels;
    private readonly double[] _distrust;
    private readonly List<int>[] _partners;

    public LinkGains(ObservedLinks links)
    {
        _links = links;
        var inputs = links.Inputs;
        int n = _n = inputs.Power.Count;
        int s = _s = (n + Lanes - 1) / Lanes * Lanes;
        (_own, _nuclear) = ([.. inputs.Power, .. new double[s - n]], [.. inputs.Nuclear, .. new double[s - n]]);
        (_weight, _arriving, _concern) = (new double[n * s], new double[n * s], new double[n * s]);
        (_mildness, _help, _linked) = (new double[n * s], new double[n * s], new bool[n * s]);
        _eased = new double[n * s];
        (_quarrels, _distrust) = (new double[n * s], new double[n * s]);
        (_held, _pacts) = (new double[n * s], new double[n * s]);
        _partners = new List<int>[n];
        for (int i = 0; i < n; i++)
        {
            double root = Math.Sqrt(inputs.Fear[i]);
            var partners = _partners[i] = [];
            for (int k = 0; k < n; k++)
            {
                if (k == i)
                    continue;
                int at = (i * _s) + k;
                double share = inputs.ThreatShares[i, k];
                _weight[at] = share * root;
                _arriving[at] = inputs.Power[k] * inputs.Arrival[k, i];
                _concern[at] = Math.Sqrt(share);
                _mildness[at] = 1 - inputs.Intent[i, k];
                _distrust[at] = share * root;
                (_held[at], _pacts[at]) = (links.Held[i, k], links.Pacts[i, k]);
                if (_linked[at] = links.Linked[i, k])
                {
                    partners.Add(k);
                    _eased[at] = _mildness[at];
                }
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
        (_links, _n, _s, _own, _nuclear) = (other._links, other._n, other._s, other._own, other._nuclear);
        (_weight, _arriving, _concern) = (other._weight, other._arriving, other._concern);
        (_mildness, _quarrels, _distrust) = (other._mildness, other._quarrels, other._distrust);
        (_held, _pacts) = (other._held, other._pacts);
        (_help, _linked) = ((double[])other._help.Clone(), (bool[])other._linked.Clone());
        _eased = (double[])other._eased.Clone();
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
        using var holds = Holds.At(this, values);
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
    public bool IsLinked(int row) => _linked[(_links.Pairs[row].First * _s) + _links.Pairs[row].Second];

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
        using var holds = Holds.At(this, values);
        double firmness = values[AlignmentTerm.Firmness];
        foreach (var pair in _links.Pairs)
        {
            var (i, j) = (pair.First, pair.Second);
            double odds = firmness * (Side(values, holds, i, j, unread) + Side(values, holds, j, i, unread));
            bool linked = random.NextDouble() < 1 / (1 + Math.Exp(-odds));
            if (linked == _linked[(i * _s) + j])
                continue;
            Change(values, holds, i, j, linked);
            Change(values, holds, j, i, linked);
        }
    }

    private void Change(ReadOnlySpan<double> values, Holds holds, int i, int partner, bool linked)
    {
        int at = (i * _s) + partner;
        _linked[at] = linked;
        _eased[at] = linked ? _mildness[at] : 0;
        if (linked)
            _partners[i].Add(partner);
        else
            _partners[i].Remove(partner);
        double sign = linked ? 1 : -1;
        double force = sign * _arriving[at];
        for (int k = 0; k < _n; k++)
        {
            if (k == partner)
                continue;
            var (own, by) = ((i * _s) + k, (partner * _s) + k);
            _help[own] += _concern[by] * force;
            holds.Sums[own] += sign * holds.Of[by];
            holds.SlopeSums[own] += sign * holds.Slopes[by];
        }
        Stand(values, holds, i);
    }

    // What a state's rivals do as long as it has no further link: the same whoever the partner would be.
    private void Stand(ReadOnlySpan<double> values, Holds holds, int i)
    {
        double appeasement = values[Appeasement];
        double leverage = values[Leverage];
        double reliability = values[Reliability];
        var own = Vector256.Create(_own[i]);
        var one = Vector256<double>.One;
        int row = i * _s;
        for (int k = row; k < row + _s; k += Lanes)
        {
            var arriving = Vector256.LoadUnsafe(ref _arriving[k]);
            var help = Vector256.LoadUnsafe(ref _help[k]);
            var hold = Vector256.LoadUnsafe(ref holds.Sums[k]);
            var arrives = Vector256.GreaterThan(arriving, Vector256<double>.Zero);
            var without = one / (arriving + own + (reliability * help) + (leverage * hold));
            var odds = Vector256.ConditionalSelect(arrives, arriving * without, Vector256<double>.Zero);
            odds.StoreUnsafe(ref holds.Odds[k]);
            Vector256
                .ConditionalSelect(arrives, odds * without, Vector256<double>.Zero)
                .StoreUnsafe(ref holds.Falls[k]);
            var w = Vector256.LoadUnsafe(ref _weight[k]);
            var eased = Vector256.LoadUnsafe(ref _eased[k]);
            (w * (one - (appeasement * eased))).StoreUnsafe(ref holds.Open[k]);
            (w * eased).StoreUnsafe(ref holds.Eased[k]);
        }
    }

    private void AddHelp()
    {
        Array.Clear(_help);
        for (int i = 0; i < _n; i++)
        {
            foreach (int m in _partners[i])
            {
                double force = _arriving[(i * _s) + m];
                for (int k = 0; k < _n; k++)
                {
                    if (k != m)
                        _help[(i * _s) + k] += _concern[(m * _s) + k] * force;
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
        bool stands = _linked[(i * _s) + j];
        double best = 0;
        foreach (int m in _partners[i])
        {
            if (m != j)
                best = Math.Max(best, _nuclear[m]);
        }
        var (guard, guardSlope) = Guard(guarantee, _nuclear[i], best);
        var (guarded, guardedSlope) = Guard(guarantee, _nuclear[i], Math.Max(best, _nuclear[j]));
        double own = _own[i];
        double bombs = guarded - guard;
        int row = i * _s;
        int by = j * _s;
        var (ofGain, ofAppeasement, ofWeight) = (
            Vector256<double>.Zero,
            Vector256<double>.Zero,
            Vector256<double>.Zero
        );
        var (ofBombs, ofHelp, ofHold, ofPact) = (
            Vector256<double>.Zero,
            Vector256<double>.Zero,
            Vector256<double>.Zero,
            Vector256<double>.Zero
        );
        var one = Vector256<double>.One;
        var force = Vector256.Create(_arriving[row + j]);
        for (int k = 0; k < _s; k += Lanes)
        {
            var open = Vector256.LoadUnsafe(ref holds.Open[row + k]);
            var ease = Vector256.LoadUnsafe(ref holds.Eased[row + k]);
            // The partner itself has no weight here; it is dealt with below.
            if ((uint)(j - k) < (uint)Lanes)
                (open, ease) = (open.WithElement(j - k, 0), ease.WithElement(j - k, 0));
            var arriving = Vector256.LoadUnsafe(ref _arriving[row + k]);
            var bomb = Vector256.LoadUnsafe(ref _nuclear[k]);
            var conventional = one - (weight * bomb);
            var help = Vector256.LoadUnsafe(ref _concern[by + k]) * force;
            var hold = Vector256.LoadUnsafe(ref holds.Of[by + k]);
            var slope = Vector256.LoadUnsafe(ref holds.Slopes[by + k]);
            var unhelped = Vector256.LoadUnsafe(ref _help[row + k]);
            var unheld = Vector256.LoadUnsafe(ref holds.Sums[row + k]);
            var unheldSlope = Vector256.LoadUnsafe(ref holds.SlopeSums[row + k]);
            var arrives = Vector256.GreaterThan(arriving, Vector256<double>.Zero);
            var alone = arriving + Vector256.Create(own);
            Vector256<double> odds;
            Vector256<double> fall;
            if (stands)
            {
                // What the link adds is there already.
                (unhelped, unheld, unheldSlope) = (unhelped - help, unheld - hold, unheldSlope - slope);
                var without = one / (alone + (reliability * unhelped) + (leverage * unheld));
                odds = Vector256.ConditionalSelect(arrives, arriving * without, Vector256<double>.Zero);
                fall = Vector256.ConditionalSelect(arrives, odds * without, Vector256<double>.Zero);
            }
            else
            {
                odds = Vector256.LoadUnsafe(ref holds.Odds[row + k]);
                fall = Vector256.LoadUnsafe(ref holds.Falls[row + k]);
            }
            var (helped, held, heldSlope) = (unhelped + help, unheld + hold, unheldSlope + slope);
            var with = one / (alone + (reliability * helped) + (leverage * held));
            var less = Vector256.ConditionalSelect(arrives, arriving * with, Vector256<double>.Zero);
            var lessFall = Vector256.ConditionalSelect(arrives, less * with, Vector256<double>.Zero);
            var relief = odds - less;
            var share = open * conventional;
            ofHelp += share * ((lessFall * helped) - (fall * unhelped));
            ofHold += share * ((lessFall * held) - (fall * unheld));
            ofPact += share * ((lessFall * heldSlope) - (fall * unheldSlope));
            var whole = (conventional * relief) + (weight * bombs * bomb);
            ofGain += open * whole;
            ofAppeasement += ease * whole;
            ofWeight += open * bomb * (Vector256.Create(bombs) - relief);
            ofBombs += open * bomb;
        }
        double gain = Vector256.Sum(ofGain);
        double byAppeasement = -Vector256.Sum(ofAppeasement);
        double byWeight = Vector256.Sum(ofWeight);
        double byGuarantee = weight * (guardedSlope - guardSlope) * Vector256.Sum(ofBombs);
        double byHelp = Vector256.Sum(ofHelp);
        double byHold = Vector256.Sum(ofHold);
        double byPact = leverage * Vector256.Sum(ofPact);
        if (_weight[row + j] is not 0 and var partner)
        {
            // A partner never helps against itself; what the link changes of its threat is the guard and what it appeases.
            double arriving = _arriving[row + j];
            double bomb = _nuclear[j];
            double conventional = 1 - (weight * bomb);
            double mildness = _mildness[row + j];
            double ease = appeasement * mildness;
            double all = arriving + own + (reliability * _help[row + j]) + (leverage * holds.Sums[row + j]);
            double odds = arriving > 0 ? arriving / all : 0;
            double before = (conventional * odds) + (weight * bomb * (1 - guard));
            double after = (conventional * odds) + (weight * bomb * (1 - guarded));
            gain += partner * (before - (after * (1 - ease)));
            byAppeasement += partner * mildness * after;
            byWeight += partner * bomb * ((1 - guard - odds) - ((1 - guarded - odds) * (1 - ease)));
            byGuarantee += partner * weight * bomb * ((guardedSlope * (1 - ease)) - guardSlope);
            double push = arriving > 0 ? -partner * conventional * ease * odds / all : 0;
            byHelp += push * _help[row + j];
            byHold += push * holds.Sums[row + j];
            byPact += push * leverage * holds.SlopeSums[row + j];
        }
        int pair = (i * _s) + j;
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
        _quarrels[(i * _s) + j] = Math.Sqrt(inputs.Fear[j]) * drawn;
    }

    /// <summary>
    /// What states hold over others at one leverage of pacts, and what partners hold together; what each state's rivals do as long as it has no further
    /// link. Shapes [states, row], on loan.
    /// </summary>
    private sealed class Holds : IDisposable
    {
        private readonly double[][] _lent;

        private Holds(int size)
        {
            _lent = new double[8][];
            for (int a = 0; a < _lent.Length; a++)
                _lent[a] = ArrayPool<double>.Shared.Rent(size);
        }

        public double[] Of => _lent[0];

        public double[] Slopes => _lent[1];

        public double[] Sums => _lent[2];

        public double[] SlopeSums => _lent[3];

        /// <summary>Odds of each rival.</summary>
        public double[] Odds => _lent[4];

        /// <summary>How fast they fall with more on the state's side.</summary>
        public double[] Falls => _lent[5];

        /// <summary>Weight of each rival's threat that partners do not appease.</summary>
        public double[] Open => _lent[6];

        /// <summary>Weight of it that partners would appease.</summary>
        public double[] Eased => _lent[7];

        public static Holds At(LinkGains gains, ReadOnlySpan<double> values)
        {
            int n = gains._n;
            int s = gains._s;
            var made = new Holds(n * s);
            var pactLeverage = Vector256.Create(values[PactLeverage]);
            for (int m = 0; m < n; m++)
            {
                for (int k = 0; k < s; k += Lanes)
                {
                    int at = (m * s) + k;
                    var held = Vector256.LoadUnsafe(ref gains._held[at]);
                    var pact = Vector256.LoadUnsafe(ref gains._pacts[at]);
                    var power = Vector256.LoadUnsafe(ref gains._own[k]);
                    var pressed = pactLeverage * pact;
                    var byPact = Vector256.GreaterThan(pressed, held);
                    (Vector256.ConditionalSelect(byPact, pressed, held) * power).StoreUnsafe(ref made.Of[at]);
                    Vector256
                        .ConditionalSelect(byPact, pact * power, Vector256<double>.Zero)
                        .StoreUnsafe(ref made.Slopes[at]);
                }
            }
            Array.Clear(made.Sums, 0, n * s);
            Array.Clear(made.SlopeSums, 0, n * s);
            for (int i = 0; i < n; i++)
            {
                foreach (int m in gains._partners[i])
                {
                    // Nobody holds anything over itself, so that a partner adds nought at its own place.
                    Add(made.Of.AsSpan(m * s, s), made.Sums.AsSpan(i * s, s));
                    Add(made.Slopes.AsSpan(m * s, s), made.SlopeSums.AsSpan(i * s, s));
                }
                gains.Stand(values, made, i);
            }
            return made;
        }

        public void Dispose()
        {
            foreach (var array in _lent)
                ArrayPool<double>.Shared.Return(array);
        }

        private static void Add(ReadOnlySpan<double> row, Span<double> sums) => TensorPrimitives.Add(sums, row, sums);
    }
}
