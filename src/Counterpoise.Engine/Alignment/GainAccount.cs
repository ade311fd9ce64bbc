namespace Counterpoise.Alignment;

/// <summary>What a link brings one of its members in the game of alignment, parted by rival and by term; the parts sum to its gain.</summary>
/// <remarks>
/// <para>
/// The network without the link is compared with the same network and the link, whether it stands or not. Amounts are in the unit of
/// utility, the root of fear; costs are negative.
/// </para>
/// <para>
/// Help and leverage act through one quotient, and guarantee and appeasement through one product where the partner itself is feared: each
/// pair of terms is parted by Shapley values (shapley1953), the mean over the two orders in which they could come.
/// </para>
/// </remarks>
public sealed class GainAccount
{
    private static readonly int Terms = Enum.GetValues<GainTerm>().Length;

    private readonly double[,] _parts;
    private readonly double[] _before;
    private readonly double[] _after;

    private GainAccount(int states, int state, int partner)
    {
        (State, Partner) = (state, partner);
        _parts = new double[Terms, states];
        (_before, _after) = (new double[states], new double[states]);
    }

    /// <summary>Place of the state whose gain is told.</summary>
    public int State { get; }

    /// <summary>Place of the partner.</summary>
    public int Partner { get; }

    /// <summary>The gain: the sum of all parts.</summary>
    public double Gain => Enum.GetValues<GainTerm>().Sum(Of);

    /// <summary>Parts a gain.</summary>
    /// <param name="inputs">What is read of the states: what <see cref="AlignmentGame.Of"/> takes without fault.</param>
    /// <param name="parameters">What the game weighs.</param>
    /// <param name="network">The other links; the one asked about may stand in it or not.</param>
    /// <param name="state">Place of the state whose gain is told.</param>
    /// <param name="partner">Place of the partner.</param>
    /// <exception cref="ArgumentException">The network has another number of states than the inputs.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state, or both are one.</exception>
    public static GainAccount Of(
        GameInputs inputs,
        GameParameters parameters,
        AlignmentNetwork network,
        int state,
        int partner
    )
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(network);
        int n = inputs.Power.Count;
        if (network.States != n)
            throw new ArgumentException($"A network of {network.States} states for inputs of {n}.", nameof(network));
        network.Linked(state, partner);
        var account = new GainAccount(n, state, partner);
        account.Fill(inputs, parameters, [.. network.Partners(state).Where(j => j != partner)]);
        return account;
    }

    /// <summary>What a term brings over all rivals, in roots of fear; 0 or less for costs.</summary>
    /// <param name="term">The term.</param>
    public double Of(GainTerm term)
    {
        double sum = 0;
        for (int k = 0; k < _before.Length; k++)
            sum += _parts[(int)term, k];
        return sum;
    }

    /// <summary>
    /// What a term brings with respect to one state, in roots of fear: the rival that is answered or that the partner quarrels with; the
    /// partner itself for appeasement, autonomy and mistrust.
    /// </summary>
    /// <param name="term">The term.</param>
    /// <param name="rival">Place of the state.</param>
    public double Against(GainTerm term, int rival) => _parts[(int)term, rival];

    /// <summary>What the link takes away of the risk from a rival, all terms that lower risk together, in roots of fear, 0 or more.</summary>
    /// <param name="rival">Place of the rival.</param>
    public double Relief(int rival) =>
        Against(GainTerm.Conventional, rival)
        + Against(GainTerm.Leverage, rival)
        + Against(GainTerm.Guarantee, rival)
        + Against(GainTerm.Appeasement, rival);

    /// <summary>Residual risk from a rival without the link, 0..1, less what a standing link with that rival appeases.</summary>
    /// <param name="rival">Place of the rival.</param>
    public double RiskWithout(int rival) => _before[rival];

    /// <summary>Residual risk from a rival with the link, 0..1, less what a link with that rival appeases.</summary>
    /// <param name="rival">Place of the rival.</param>
    public double RiskWith(int rival) => _after[rival];

    private void Fill(GameInputs g, GameParameters p, int[] others)
    {
        var (i, j) = (State, Partner);
        double root = Math.Sqrt(g.Fear[i]);
        double guard = g.Nuclear[i];
        foreach (int m in others)
            guard = Math.Max(guard, p.Guarantee * g.Nuclear[m]);
        double guarded = Math.Max(guard, p.Guarantee * g.Nuclear[j]);
        for (int k = 0; k < _before.Length; k++)
        {
            if (k == i)
                continue;
            double against = g.Power[i];
            foreach (int m in others)
            {
                if (m != k)
                    against += Help(g, p, m, k) + Hold(g, p, m, k);
            }
            double nuclear = p.NuclearWeight * g.Nuclear[k];
            double weight = g.ThreatShares[i, k] * root;
            double eased = p.Appeasement * (1 - g.Intent[i, k]);
            double odds = Odds(g, k, against);
            if (k == j)
            {
                double risk = ((1 - nuclear) * odds) + (nuclear * (1 - guard));
                Put(GainTerm.Guarantee, k, weight * nuclear * (guarded - guard) * (1 - (eased / 2)));
                Put(
                    GainTerm.Appeasement,
                    k,
                    weight * eased * (((1 - nuclear) * odds) + (nuclear * (1 - ((guard + guarded) / 2))))
                );
                _before[k] = risk;
                _after[k] = (((1 - nuclear) * odds) + (nuclear * (1 - guarded))) * (1 - eased);
                continue;
            }
            double open = others.Contains(k) ? 1 - eased : 1;
            var (help, hold) = (Help(g, p, j, k), Hold(g, p, j, k));
            var (helped, held, both) = (
                Odds(g, k, against + help),
                Odds(g, k, against + hold),
                Odds(g, k, against + help + hold)
            );
            double stake = weight * (1 - nuclear) * open / 2;
            Put(GainTerm.Conventional, k, stake * (odds - helped + (held - both)));
            Put(GainTerm.Leverage, k, stake * (odds - held + (helped - both)));
            Put(GainTerm.Guarantee, k, weight * nuclear * open * (guarded - guard));
            double drawn = Math.Max(0, g.ThreatShares[j, k] - g.ThreatShares[i, k]);
            Put(GainTerm.Entrapment, k, -p.Entrapment * Math.Sqrt(g.Fear[j]) * drawn);
            _before[k] = open * (((1 - nuclear) * odds) + (nuclear * (1 - guard)));
            _after[k] = open * (((1 - nuclear) * both) + (nuclear * (1 - guarded)));
        }
        Put(GainTerm.Autonomy, j, -p.Autonomy);
        Put(GainTerm.Mistrust, j, -p.Mistrust * g.ThreatShares[i, j] * root);
    }

    // No minus before a zero: a figure of nothing is shown as such.
    private void Put(GainTerm term, int rival, double amount) => _parts[(int)term, rival] = amount == 0 ? 0 : amount;

    private double Odds(GameInputs g, int rival, double against)
    {
        double arriving = g.Power[rival] * g.Arrival[rival, State];
        return arriving > 0 ? arriving / (arriving + against) : 0;
    }

    private double Help(GameInputs g, GameParameters p, int helper, int rival) =>
        (g.Reliability is { } given ? given[helper] : p.Reliability)
        * Math.Sqrt(g.ThreatShares[helper, rival])
        * g.Power[helper]
        * g.Arrival[helper, State];

    private static double Hold(GameInputs g, GameParameters p, int holder, int over) =>
        p.Leverage * g.Leverage[holder, over] * g.Power[over];
}
