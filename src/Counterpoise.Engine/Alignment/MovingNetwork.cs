using System.Numerics;

namespace Counterpoise.Alignment;

/// <summary>A network under change, with what stands behind each state's risk, so that a toggle's gain costs one pass over rivals.</summary>
/// <remarks>
/// A state's sums are made anew from its partners, in order, whenever these change. That costs a pass a partner, but few of the links that
/// are tried are made, and all that is held is a function of the network alone, to the bit: nothing drifts and no path is remembered.
/// One thread at a time.
/// </remarks>
public sealed class MovingNetwork
{
    private readonly AlignmentGame _game;
    private readonly int _words;
    private readonly ulong[] _rows;
    private readonly double[] _open;
    private readonly double[] _against;
    private readonly double[] _rest;
    private readonly double[] _risk;
    private readonly double[] _nuclearWeight;
    private readonly double[] _guard;
    private readonly int[] _partners;
    private readonly double[] _forces;

    /// <summary>Starts without links.</summary>
    /// <param name="game">The game that is played.</param>
    public MovingNetwork(AlignmentGame game)
    {
        ArgumentNullException.ThrowIfNull(game);
        int n = game.States;
        _game = game;
        _words = AlignmentNetwork.Words(n);
        _rows = new ulong[n * _words];
        _open = new double[n * game.Width];
        _against = new double[n * game.Width];
        _rest = new double[n * game.Width];
        _risk = new double[n * game.Width];
        _nuclearWeight = new double[n];
        _guard = new double[n];
        _partners = new int[n];
        _forces = new double[n];
        Reset(_rows.AsSpan());
    }

    /// <summary>Starts at a network.</summary>
    /// <param name="game">The game that is played.</param>
    /// <param name="network">The network to start from.</param>
    /// <exception cref="ArgumentException">The network has another number of states, or a link that is not admissible.</exception>
    public MovingNetwork(AlignmentGame game, AlignmentNetwork network)
        : this(game)
    {
        game.CheckStates(network);
        int admitted = 0;
        foreach (var (i, j) in game.AdmissibleLinks)
            admitted += network.Linked(i, j) ? 1 : 0;
        if (admitted != network.LinkCount)
            throw new ArgumentException(
                "The network holds links that are not admissible in this game.",
                nameof(network)
            );
        Reset(network.Rows);
    }

    /// <summary>The network as it is now.</summary>
    public AlignmentNetwork Snapshot() => new(_game.States, [.. _rows]);

    /// <summary>Goes to another network.</summary>
    /// <param name="rows">Rows of links, symmetric, as <see cref="AlignmentNetwork"/> holds them.</param>
    internal void Reset(ReadOnlySpan<ulong> rows)
    {
        if (rows != _rows)
            rows.CopyTo(_rows);
        Array.Fill(_open, 1);
        for (int i = 0; i < _game.States; i++)
        {
            var ease = _game.Ease(i);
            for (int word = 0; word < _words; word++)
            {
                for (ulong bits = _rows[(i * _words) + word]; bits != 0; bits &= bits - 1)
                {
                    int j = (word * 64) + BitOperations.TrailingZeroCount(bits);
                    _open[(i * _game.Width) + j] = 1 - ease[j];
                }
            }
            Rebuild(i);
        }
    }

    /// <summary>Whether two states are linked.</summary>
    /// <param name="first">Place of a state, 0..States - 1; this and what follows are not checked further.</param>
    /// <param name="second">Place of another state.</param>
    public bool Linked(int first, int second) => (_rows[(first * _words) + (second >> 6)] >> second & 1) != 0;

    /// <summary>Makes the link, an admissible one, or drops it. Costs a pass over rivals for every partner of the two.</summary>
    /// <param name="first">Place of a state, 0..States - 1.</param>
    /// <param name="second">Place of another state.</param>
    public void Toggle(int first, int second)
    {
        Flip(first, second);
        Flip(second, first);
        Rebuild(first);
        Rebuild(second);
    }

    /// <summary>Whether two states would make or drop their link under a rule.</summary>
    /// <param name="first">Place of a state, 0..States - 1.</param>
    /// <param name="second">Place of another state.</param>
    /// <param name="rule">Whose consent counts.</param>
    public bool Improves(int first, int second, ConsentRule rule) =>
        Gain(first, second).Improves(Linked(first, second), rule);

    /// <summary>What toggling their link brings two states. Costs a pass over rivals for each.</summary>
    /// <param name="first">Place of a state, 0..States - 1.</param>
    /// <param name="second">Place of another state.</param>
    public LinkGain Gain(int first, int second) =>
        new(GainOf(first, second), GainOf(second, first), _game.Tie(first, second), _game.Tie(second, first));

    /// <summary>What toggling its link with a partner brings a state, in square roots of fear.</summary>
    /// <param name="i">Place of the state, 0..States - 1.</param>
    /// <param name="j">Place of the partner.</param>
    public double GainOf(int i, int j)
    {
        int row = i * _game.Width;
        int at = row + j;
        var risk = _risk.AsSpan(row, _game.Width);
        var against = _against.AsSpan(row, _game.Width);
        double force = _game.Force(i, j);
        double ease = _game.Ease(i)[j];
        double eased = _game.Nuclear(i)[j] * ease;
        double guard = _guard[i];
        if (!Linked(i, j))
        {
            double relief = RiskKernel.Relief(risk, against, _game.Concern(j), _game.Pressure(j), force);
            double guarded = Math.Max(guard, _game.PartnerGuard(j));
            return relief
                + (ease * risk[j])
                + (_nuclearWeight[i] * (guarded - guard))
                + (eased * (1 - guarded))
                - _game.Cost(i, j);
        }
        double exposure = RiskKernel.Exposure(
            risk,
            against,
            _rest.AsSpan(row, _game.Width),
            _game.Alone(i),
            _game.Concern(j),
            _game.Pressure(j),
            force
        );
        double unguarded = GuardWithout(i, j);
        return _game.Cost(i, j)
            - exposure
            - (ease * _game.Stake(i)[j] / _against[at])
            - (_nuclearWeight[i] * (guard - unguarded))
            - (eased * (1 - unguarded));
    }

    /// <summary>What the network is worth to a state, in square roots of fear; 0 at best.</summary>
    /// <param name="i">Place of the state, 0..States - 1.</param>
    public double Worth(int i)
    {
        double worth = _nuclearWeight[i] * (1 - _guard[i]);
        foreach (double risk in _risk.AsSpan(i * _game.Width, _game.Width))
            worth += risk;
        foreach (int j in PartnersOf(i))
            worth += _game.Cost(i, j);
        // Not minus zero where there is neither risk nor cost.
        return 0 - worth;
    }

    private void Flip(int i, int j)
    {
        _rows[(i * _words) + (j >> 6)] ^= 1UL << j;
        _open[(i * _game.Width) + j] = Linked(i, j) ? 1 - _game.Ease(i)[j] : 1;
    }

    private double GuardWithout(int i, int without)
    {
        double guard = _game.OwnGuard(i);
        if (_game.PartnerGuard(without) < _guard[i])
            return _guard[i];
        foreach (int j in PartnersOf(i))
        {
            if (j != without)
                guard = Math.Max(guard, _game.PartnerGuard(j));
        }
        return guard;
    }

    private ReadOnlySpan<int> PartnersOf(int i)
    {
        int count = 0;
        for (int word = 0; word < _words; word++)
        {
            for (ulong bits = _rows[(i * _words) + word]; bits != 0; bits &= bits - 1)
                _partners[count++] = (word * 64) + BitOperations.TrailingZeroCount(bits);
        }
        return _partners.AsSpan(0, count);
    }

    private void Rebuild(int i)
    {
        var partners = PartnersOf(i);
        double guard = _game.OwnGuard(i);
        for (int at = 0; at < partners.Length; at++)
        {
            _forces[at] = _game.Force(i, partners[at]);
            guard = Math.Max(guard, _game.PartnerGuard(partners[at]));
        }
        _guard[i] = guard;
        int row = i * _game.Width;
        _nuclearWeight[i] = RiskKernel.Rebuild(
            _game.Alone(i),
            _game.AloneRest(i),
            _game.Stake(i),
            _game.Nuclear(i),
            _open.AsSpan(row, _game.Width),
            _game.Concerns,
            _game.Pressures,
            partners,
            _forces.AsSpan(0, partners.Length),
            _against.AsSpan(row, _game.Width),
            _rest.AsSpan(row, _game.Width),
            _risk.AsSpan(row, _game.Width)
        );
    }
}
