using Counterpoise.Statistics;

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
/// <para>
/// Where the inputs say who is bound to defend whom, a partner bound to a rival counts against it by its leverage alone; what its help and
/// guarantee would bring is told apart. Then the gain is less than the game's.
/// </para>
/// </remarks>
public sealed class GainAccount
{
    private readonly Part[] _parts;

    private GainAccount(int state, int partner, Part[] parts)
    {
        (State, Partner, _parts) = (state, partner, parts);
        var gain = default(CompensatedSum);
        foreach (ref readonly var part in parts.AsSpan())
            part.AddTo(ref gain);
        Gain = gain.Value;
    }

    /// <summary>Place of the state whose gain is told.</summary>
    public int State { get; }

    /// <summary>Place of the partner.</summary>
    public int Partner { get; }

    /// <summary>The gain: the sum of all parts.</summary>
    public double Gain { get; }

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
        return Of(new Link(inputs, parameters, [.. network.Partners(state).Where(j => j != partner)], state, partner));
    }

    /// <summary>Parts a gain where nobody has another link.</summary>
    /// <param name="inputs">What is read of the states: what <see cref="AlignmentGame.Of"/> takes without fault.</param>
    /// <param name="parameters">What the game weighs.</param>
    /// <param name="state">Place of the state whose gain is told.</param>
    /// <param name="partner">Place of the partner.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state, or both are one.</exception>
    public static GainAccount Alone(GameInputs inputs, GameParameters parameters, int state, int partner) =>
        Of(LinkAlone(inputs, parameters, state, partner));

    /// <summary>The gain alone where nobody has another link, without its parts.</summary>
    /// <inheritdoc cref="Alone"/>
    public static double GainAlone(GameInputs inputs, GameParameters parameters, int state, int partner)
    {
        var link = LinkAlone(inputs, parameters, state, partner);
        var gain = default(CompensatedSum);
        for (int k = 0; k < inputs.Power.Count; k++)
        {
            if (k != state)
                link.Against(k).AddTo(ref gain);
        }
        return gain.Value;
    }

    /// <summary>Residual risk from a rival without the link and with it, 0..1, where nobody has another link.</summary>
    /// <param name="inputs">What is read of the states: what <see cref="AlignmentGame.Of"/> takes without fault.</param>
    /// <param name="parameters">What the game weighs.</param>
    /// <param name="state">Place of the state whose risk is told.</param>
    /// <param name="partner">Place of the partner.</param>
    /// <param name="rival">Place of the rival.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state, or state and partner are one.</exception>
    public static (double Without, double With) RiskAlone(
        GameInputs inputs,
        GameParameters parameters,
        int state,
        int partner,
        int rival
    )
    {
        var part = LinkAlone(inputs, parameters, state, partner).Against(rival);
        return (part.Before, part.After);
    }

    /// <summary>What a term brings over all rivals, in roots of fear; 0 or less for costs.</summary>
    /// <param name="term">The term.</param>
    public double Of(GainTerm term)
    {
        double sum = 0;
        foreach (ref readonly var part in _parts.AsSpan())
            sum += part.Of(term);
        return sum;
    }

    /// <summary>
    /// What a term brings with respect to one state, in roots of fear: the rival that is answered or that the partner quarrels with; the
    /// partner itself for appeasement, autonomy and mistrust.
    /// </summary>
    /// <param name="term">The term.</param>
    /// <param name="rival">Place of the state.</param>
    public double Against(GainTerm term, int rival) => _parts[rival].Of(term);

    /// <summary>What the link takes away of the risk from a rival, all terms that lower risk together, in roots of fear, 0 or more.</summary>
    /// <param name="rival">Place of the rival.</param>
    public double Relief(int rival) => _parts[rival].Relief;

    /// <summary>
    /// What help and guarantee of a partner bound to defend a rival would take away besides, in roots of fear; 0 where it is not bound. It is
    /// part of no sum.
    /// </summary>
    /// <param name="rival">Place of the rival.</param>
    public double NotCounted(int rival) => _parts[rival].NotCounted;

    /// <summary>Residual risk from a rival without the link, 0..1, less what a standing link with that rival appeases.</summary>
    /// <param name="rival">Place of the rival.</param>
    public double RiskWithout(int rival) => _parts[rival].Before;

    /// <summary>Residual risk from a rival with the link, 0..1, less what a link with that rival appeases.</summary>
    /// <param name="rival">Place of the rival.</param>
    public double RiskWith(int rival) => _parts[rival].After;

    private static Link LinkAlone(GameInputs inputs, GameParameters parameters, int state, int partner)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)state, (uint)inputs.Power.Count, nameof(state));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)partner, (uint)inputs.Power.Count, nameof(partner));
        ArgumentOutOfRangeException.ThrowIfEqual(partner, state);
        return new(inputs, parameters, [], state, partner);
    }

    private static GainAccount Of(Link link)
    {
        var parts = new Part[link.Inputs.Power.Count];
        for (int k = 0; k < parts.Length; k++)
        {
            if (k != link.State)
                parts[k] = link.Against(k);
        }
        return new(link.State, link.Partner, parts);
    }

    // What a link brings with respect to one state.
    private readonly record struct Part
    {
        public double Conventional { get; init; }
        public double Leverage { get; init; }
        public double Guarantee { get; init; }
        public double Appeasement { get; init; }
        public double Autonomy { get; init; }
        public double Entrapment { get; init; }
        public double Mistrust { get; init; }
        public double Before { get; init; }
        public double After { get; init; }
        public double NotCounted { get; init; }

        public double Relief => Conventional + Leverage + Guarantee + Appeasement;

        // Like partners at other places gain the same: what rounding leaves must not rank them.
        public void AddTo(ref CompensatedSum gain)
        {
            gain.Add(Conventional);
            gain.Add(Leverage);
            gain.Add(Guarantee);
            gain.Add(Appeasement);
            gain.Add(Autonomy);
            gain.Add(Entrapment);
            gain.Add(Mistrust);
        }

        // No minus before a zero: a figure of nothing is shown as such.
        public double Of(GainTerm term) =>
            0.0
            + term switch
            {
                GainTerm.Conventional => Conventional,
                GainTerm.Leverage => Leverage,
                GainTerm.Guarantee => Guarantee,
                GainTerm.Appeasement => Appeasement,
                GainTerm.Autonomy => Autonomy,
                GainTerm.Entrapment => Entrapment,
                GainTerm.Mistrust => Mistrust,
                _ => throw new ArgumentOutOfRangeException(nameof(term), term, "No such term."),
            };
    }

    private readonly record struct Link(
        GameInputs Inputs,
        GameParameters Parameters,
        int[] Others,
        int State,
        int Partner
    )
    {
        public Part Against(int k)
        {
            var (g, p, i, j) = (Inputs, Parameters, State, Partner);
            double root = Math.Sqrt(g.Fear[i]);
            double guard = g.Nuclear[i];
            double against = g.Power[i];
            foreach (int m in Others)
            {
                if (!IsBound(m, k))
                    guard = Math.Max(guard, p.Guarantee * g.Nuclear[m]);
                if (m != k)
                    against += (IsBound(m, k) ? 0 : Help(m, k)) + Hold(m, k);
            }
            double guarded = Math.Max(guard, p.Guarantee * g.Nuclear[j]);
            double nuclear = p.NuclearWeight * g.Nuclear[k];
            double weight = g.ThreatShares[i, k] * root;
            double eased = p.Appeasement * (1 - g.Intent[i, k]);
            double odds = Odds(k, against);
            if (k == j)
            {
                return new()
                {
                    Guarantee = weight * nuclear * (guarded - guard) * (1 - (eased / 2)),
                    Appeasement = weight * eased * (((1 - nuclear) * odds) + (nuclear * (1 - ((guard + guarded) / 2)))),
                    Autonomy = -p.Autonomy,
                    Mistrust = -p.Mistrust * weight,
                    Before = ((1 - nuclear) * odds) + (nuclear * (1 - guard)),
                    After = (((1 - nuclear) * odds) + (nuclear * (1 - guarded))) * (1 - eased),
                };
            }
            double open = Array.IndexOf(Others, k) >= 0 ? 1 - eased : 1;
            bool bound = IsBound(j, k);
            var (help, hold) = (Help(j, k), Hold(j, k));
            double both = Odds(k, against + help + hold);
            double held = Odds(k, against + hold);
            double notCounted = 0;
            if (bound)
            {
                notCounted = weight * open * (((1 - nuclear) * (held - both)) + (nuclear * (guarded - guard)));
                (help, both, guarded) = (0, held, guard);
            }
            double helped = Odds(k, against + help);
            double stake = weight * (1 - nuclear) * open / 2;
            double drawn = Math.Max(0, g.ThreatShares[j, k] - g.ThreatShares[i, k]);
            return new()
            {
                Conventional = stake * (odds - helped + (held - both)),
                Leverage = stake * (odds - held + (helped - both)),
                Guarantee = weight * nuclear * open * (guarded - guard),
                Entrapment = -p.Entrapment * Math.Sqrt(g.Fear[j]) * drawn,
                Before = open * (((1 - nuclear) * odds) + (nuclear * (1 - guard))),
                After = open * (((1 - nuclear) * both) + (nuclear * (1 - guarded))),
                NotCounted = notCounted,
            };
        }

        private bool IsBound(int from, int toward) => Inputs.Bound is { } bound && bound[from, toward];

        private double Odds(int rival, double against)
        {
            double arriving = Inputs.Power[rival] * Inputs.Arrival[rival, State];
            return arriving > 0 ? arriving / (arriving + against) : 0;
        }

        private double Help(int helper, int rival) =>
            (Inputs.Reliability is { } given ? given[helper] : Parameters.Reliability)
            * Math.Sqrt(Inputs.ThreatShares[helper, rival])
            * Inputs.Power[helper]
            * Inputs.Arrival[helper, State];

        private double Hold(int holder, int over) =>
            Parameters.Leverage * Inputs.Leverage[holder, over] * Inputs.Power[over];
    }
}
