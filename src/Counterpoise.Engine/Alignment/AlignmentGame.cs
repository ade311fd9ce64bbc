namespace Counterpoise.Alignment;

/// <summary>
/// A game of alignment: what every network of links is worth to each state, by the risk that its partners leave it with.
/// </summary>
/// <remarks>
/// <para>
/// Ours, from published parts (docs/decisions/0016). For a state i with partners j, and rivals k other than i:
/// </para>
/// <code>
/// B_ik    = P_i + sum over j != k of [ r_j sqrt(s_jk) P_j arrival(j,i) + kappa L_jk P_k ]
/// guard_i = max( n_i, guarantee n_j over j )
/// R_ik    = (1 - eta n_k) P_k arrival(k,i) / (P_k arrival(k,i) + B_ik) + eta n_k (1 - guard_i)
/// U_i     = - sum_k s_ik sqrt(F_i) R_ik [1 - g_ik beta (1 - I_ik)] - sum_j cost_ij
/// cost_ij = autonomy + entrapment sqrt(F_j) sum over k != i,j of max(0, s_jk - s_ik) + mistrust s_ij sqrt(F_i)
/// </code>
/// <para>
/// Where nothing of a rival's power arrives its conventional risk is 0, also where nothing stands against it. A partner helps against
/// every rival but itself. The guard does not ask whose weapon is feared: a nuclear partner's guarantee covers its own too, as the
/// formula reads.
/// </para>
/// <para>
/// What a state gets depends on its own partners alone, and each partner brings less the more it has (every term is submodular in the set
/// of partners). Under transfers the sum of all utilities therefore rises with every move of a pair: no path of such moves returns.
/// </para>
/// </remarks>
public sealed class AlignmentGame
{
    // As for camps: what decimals leave of rounding lies far below, real differences far above.
    private const int TieBits = 40;
    private const double SumSlack = 1e-9;

    private readonly double[] _nuclearStatus;
    private readonly double[] _alone;
    private readonly double[] _aloneRest;
    private readonly double[] _stake;
    private readonly double[] _nuclear;
    private readonly double[] _ease;
    private readonly double[] _concern;
    private readonly double[] _pressure;
    private readonly double[] _force;
    private readonly double[] _cost;
    private readonly double[] _tie;
    private readonly (int First, int Second)[] _links;

    private AlignmentGame(GameInputs inputs, GameParameters parameters, bool[,]? admissible)
    {
        int n = inputs.Power.Count;
        (States, Parameters, Width) = (n, parameters, RiskKernel.Padded(n));
        _links = Admitted(n, admissible);
        _nuclearStatus = [.. inputs.Nuclear];
        int size = n * Width;
        (_alone, _aloneRest, _stake) = (new double[size], new double[size], new double[size]);
        (_nuclear, _ease, _concern) = (new double[size], new double[size], new double[size]);
        (_pressure, _force) = (new double[size], new double[size]);
        (_cost, _tie) = (new double[size], new double[size]);
        Array.Fill(_alone, 1);
        var root = new double[n];
        for (int i = 0; i < n; i++)
            root[i] = Math.Sqrt(inputs.Fear[i]);
        for (int i = 0; i < n; i++)
            FillRow(inputs, root, i);
        foreach (var (i, j) in _links)
        {
            _cost[(i * Width) + j] = Cost(inputs, root, i, j);
            _cost[(j * Width) + i] = Cost(inputs, root, j, i);
        }
        for (int i = 0; i < n; i++)
        {
            double stake = 0;
            for (int k = 0; k < n; k++)
                stake += k == i ? 0 : inputs.ThreatShares[i, k] * root[i];
            for (int j = 0; j < n; j++)
                _tie[(i * Width) + j] = Math.ScaleB(stake + _cost[(i * Width) + j], -TieBits);
        }
    }

    /// <summary>Number of states, 0 or more.</summary>
    public int States { get; }

    /// <summary>What the game weighs.</summary>
    public GameParameters Parameters { get; }

    /// <summary>The links that may stand, each once, the lower state first, in order.</summary>
    public IReadOnlyList<(int First, int Second)> AdmissibleLinks => _links;

    /// <summary>Length of a padded row.</summary>
    internal int Width { get; }

    internal ReadOnlySpan<double> Concerns => _concern;

    internal ReadOnlySpan<double> Pressures => _pressure;

    /// <summary>Makes a game.</summary>
    /// <param name="inputs">What is read of the states.</param>
    /// <param name="parameters">What the game weighs.</param>
    /// <exception cref="ArgumentException">
    /// Shapes disagree, a number is NaN, infinite or out of its range, a row of shares sums to more than 1, the admissible links are not
    /// symmetric, or numbers are so large that their sums are not finite. The message names the first ten faults and counts the rest.
    /// </exception>
    public static AlignmentGame Of(GameInputs inputs, GameParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(parameters);
        GameChecks.Check(parameters);
        GameChecks.Check(inputs, SumSlack);
        var game = new AlignmentGame(inputs, parameters, inputs.Admissible);
        game.CheckSums(nameof(inputs));
        return game;
    }

    /// <summary>What a network is worth to a state, in square roots of fear; 0 at best, negative where there is risk or cost.</summary>
    /// <param name="network">The network.</param>
    /// <param name="state">Place of the state, 0..States - 1.</param>
    /// <exception cref="ArgumentException">The network has another number of states, or a link that is not admissible.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state.</exception>
    public double Worth(AlignmentNetwork network, int state)
    {
        CheckStates(network);
        ArgumentOutOfRangeException.ThrowIfNegative(state);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(state, States);
        return new MovingNetwork(this, network).Worth(state);
    }

    /// <summary>What toggling a link brings its members.</summary>
    /// <param name="network">The network before.</param>
    /// <param name="first">Place of a state, 0..States - 1.</param>
    /// <param name="second">Place of another state, 0..States - 1.</param>
    /// <exception cref="ArgumentException">
    /// The network has another number of states, or it or the pair is not admissible.
    /// </exception>
    public LinkGain Gain(AlignmentNetwork network, int first, int second)
    {
        CheckStates(network);
        network.Linked(first, second);
        if (Array.IndexOf(_links, (Math.Min(first, second), Math.Max(first, second))) < 0)
            throw new ArgumentException($"The link {first}-{second} is not admissible.", nameof(second));
        return new MovingNetwork(this, network).Gain(first, second);
    }

    /// <summary>Every link that a network's pairs would make or drop under a rule, in order.</summary>
    /// <param name="network">The network.</param>
    /// <param name="rule">Whose consent counts.</param>
    /// <exception cref="ArgumentException">The network has another number of states, or a link that is not admissible.</exception>
    public IReadOnlyList<(int First, int Second)> Moves(AlignmentNetwork network, ConsentRule rule)
    {
        CheckStates(network);
        var moving = new MovingNetwork(this, network);
        return [.. _links.Where(link => moving.Improves(link.First, link.Second, rule))];
    }

    /// <summary>Whether no pair would make or drop a link: pairwise stability (jackson1996), under transfers or by consent.</summary>
    /// <param name="network">The network.</param>
    /// <param name="rule">Whose consent counts.</param>
    /// <exception cref="ArgumentException">The network has another number of states, or a link that is not admissible.</exception>
    public bool IsPairwiseStable(AlignmentNetwork network, ConsentRule rule) => Moves(network, rule).Count == 0;

    internal ReadOnlySpan<double> Alone(int state) => Row(_alone, state);

    internal ReadOnlySpan<double> AloneRest(int state) => Row(_aloneRest, state);

    internal ReadOnlySpan<double> Stake(int state) => Row(_stake, state);

    internal ReadOnlySpan<double> Nuclear(int state) => Row(_nuclear, state);

    internal ReadOnlySpan<double> Ease(int state) => Row(_ease, state);

    internal ReadOnlySpan<double> Concern(int partner) => Row(_concern, partner);

    internal ReadOnlySpan<double> Pressure(int partner) => Row(_pressure, partner);

    /// <summary>Force of a partner's help to a state: what it brings against a rival that it fears alone.</summary>
    internal double Force(int state, int partner) => _force[(state * Width) + partner];

    internal double Cost(int state, int partner) => _cost[(state * Width) + partner];

    internal double Tie(int state, int partner) => _tie[(state * Width) + partner];

    internal double OwnGuard(int state) => _nuclearStatus[state];

    internal double PartnerGuard(int partner) => Parameters.Guarantee * _nuclearStatus[partner];

    internal void CheckStates(AlignmentNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (network.States != States)
        {
            throw new ArgumentException(
                $"A network of {network.States} states for a game of {States}.",
                nameof(network)
            );
        }
    }

    private static (int First, int Second)[] Admitted(int n, bool[,]? admissible)
    {
        var links = new List<(int, int)>();
        for (int i = 0; i < n; i++)
        {
            for (int j = i + 1; j < n; j++)
            {
                if (admissible is null || admissible[i, j])
                    links.Add((i, j));
            }
        }
        return [.. links];
    }

    private ReadOnlySpan<double> Row(double[] rows, int state) => rows.AsSpan(state * Width, Width);

    private void FillRow(GameInputs inputs, double[] root, int i)
    {
        var p = Parameters;
        double own = inputs.Power[i];
        for (int k = 0; k < States; k++)
        {
            if (k == i)
                continue;
            int at = (i * Width) + k;
            double weight = inputs.ThreatShares[i, k] * root[i];
            double arriving = inputs.Power[k] * inputs.Arrival[k, i];
            _stake[at] = weight * (1 - (p.NuclearWeight * inputs.Nuclear[k])) * arriving;
            _nuclear[at] = weight * p.NuclearWeight * inputs.Nuclear[k];
            _ease[at] = p.Appeasement * (1 - inputs.Intent[i, k]);
            _concern[at] = Math.Sqrt(inputs.ThreatShares[i, k]);
            _pressure[at] = p.Leverage * inputs.Leverage[i, k] * inputs.Power[k];
            double reliability = inputs.Reliability is { } given ? given[k] : p.Reliability;
            _force[at] = reliability * arriving;
            // A rival of whom nothing arrives weighs nothing, whatever it is divided by.
            if (arriving > 0)
            {
                double sum = arriving + own;
                double added = sum - arriving;
                _alone[at] = sum;
                _aloneRest[at] = (arriving - (sum - added)) + (own - added);
            }
        }
    }

    private double Cost(GameInputs inputs, double[] root, int i, int j)
    {
        var p = Parameters;
        double drawn = 0;
        for (int k = 0; k < States; k++)
        {
            if (k != i && k != j)
                drawn += Math.Max(0, inputs.ThreatShares[j, k] - inputs.ThreatShares[i, k]);
        }
        return p.Autonomy + (p.Entrapment * root[j] * drawn) + (p.Mistrust * inputs.ThreatShares[i, j] * root[i]);
    }

    private void CheckSums(string parameter)
    {
        for (int i = 0; i < States; i++)
        {
            double worth = 0;
            for (int k = 0; k < States; k++)
            {
                int at = (i * Width) + k;
                worth += _stake[at] + _nuclear[at] + _cost[at];
                double against = _alone[at];
                for (int j = 0; j < States; j++)
                {
                    int by = (j * Width) + k;
                    against += (_force[(i * Width) + j] * _concern[by]) + _pressure[by];
                }
                // 0 where it is finite, NaN where not.
                worth += against * 0;
            }
            if (!double.IsFinite(worth))
            {
                throw new ArgumentException(
                    $"The power that can meet at state {i}, or what its links can cost, is not a finite number; give power as shares and "
                        + "parameters of less size.",
                    parameter
                );
            }
        }
    }
}
