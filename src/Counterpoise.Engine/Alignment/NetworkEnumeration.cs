using System.Numerics;

namespace Counterpoise.Alignment;

/// <summary>Every stable network and every closed cycle of a small game, by looking at all networks.</summary>
/// <remarks>The oracle for <see cref="StabilitySearch"/>. Each state's worth is tabled over all sets of its possible partners.</remarks>
public static class NetworkEnumeration
{
    /// <summary>Most links that may stand: those among six states.</summary>
    public const int MostLinks = 15;

    /// <summary>Looks at all networks.</summary>
    /// <param name="game">The game.</param>
    /// <param name="rule">Whose consent counts.</param>
    /// <param name="threes">Whether a network that no pair changes must also withstand coalitions of three.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">More links may stand than can be enumerated.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static StableNetworks Of(
        AlignmentGame game,
        ConsentRule rule,
        bool threes = false,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(game);
        int count = game.AdmissibleLinks.Count;
        if (count > MostLinks)
        {
            throw new ArgumentException(
                $"{count} links may stand; networks of {MostLinks} at most are enumerated. Search instead.",
                nameof(game)
            );
        }
        var tables = new PartnerTables(game);
        var coalitions = threes ? new TabledCoalitions(game, tables) : null;
        var sets = new int[game.States];
        var buffer = new int[count];
        int[] Moves(int network)
        {
            int made = 0;
            tables.Sets(network, sets);
            for (int link = 0; link < count; link++)
            {
                if (tables.Gain(sets, link).Improves((network >> link & 1) != 0, rule))
                    buffer[made++] = network ^ (1 << link);
            }
            return made == 0 && coalitions is not null ? [.. coalitions.Moves(network)] : buffer[..made];
        }
        var places = ImprovementGraph
            .ClosedClasses(1 << count, Moves, cancellation)
            .Select(members => new RestingPlace([.. members.Select(Network).Order(AlignmentNetwork.Order)], 0, null))
            .OrderBy(place => place.Networks[0], AlignmentNetwork.Order)
            .ToArray();
        return new()
        {
            States = game.States,
            Places = places,
            Starts = 0,
            Unsettled = 0,
            Untested = 0,
            IsExact = true,
            Progress = [],
        };

        AlignmentNetwork Network(int links) =>
            AlignmentNetwork.Of(game.States, game.AdmissibleLinks.Where((_, link) => (links >> link & 1) != 0));
    }

    // What each set of its possible partners is worth to each state.
    private sealed class PartnerTables
    {
        private readonly AlignmentGame _game;
        private readonly double[][] _worth;
        private readonly int[][] _links;

        // Each link's bit in the sets of its first member and of its second.
        private readonly (int First, int Second)[] _bits;

        public PartnerTables(AlignmentGame game)
        {
            _game = game;
            _worth = new double[game.States][];
            _links = new int[game.States][];
            _bits = new (int, int)[game.AdmissibleLinks.Count];
            var worth = new PartnerWorth(game);
            for (int i = 0; i < game.States; i++)
            {
                _links[i] =
                [
                    .. Enumerable
                        .Range(0, game.AdmissibleLinks.Count)
                        .Where(link => game.AdmissibleLinks[link].First == i || game.AdmissibleLinks[link].Second == i),
                ];
                for (int at = 0; at < _links[i].Length; at++)
                {
                    ref var bits = ref _bits[_links[i][at]];
                    bits =
                        game.AdmissibleLinks[_links[i][at]].First == i ? (1 << at, bits.Second) : (bits.First, 1 << at);
                }
                _worth[i] = new double[1 << _links[i].Length];
                for (int set = 0; set < _worth[i].Length; set++)
                {
                    int[] partners =
                    [
                        .. _links[i].Where((_, at) => (set >> at & 1) != 0).Select(link => Other(link, i)),
                    ];
                    Array.Sort(partners);
                    _worth[i][set] = worth.Of(i, partners);
                }
            }
        }

        public ReadOnlySpan<int> LinksOf(int state) => _links[state];

        /// <summary>The set of partners that a network gives each state, a bit a possible partner.</summary>
        public void Sets(int network, Span<int> sets)
        {
            for (int i = 0; i < sets.Length; i++)
                sets[i] = SetOf(network, i);
        }

        public double Worth(int network, int state) => _worth[state][SetOf(network, state)];

        public LinkGain Gain(ReadOnlySpan<int> sets, int link)
        {
            var (i, j) = _game.AdmissibleLinks[link];
            return new(
                _worth[i][sets[i] ^ _bits[link].First] - _worth[i][sets[i]],
                _worth[j][sets[j] ^ _bits[link].Second] - _worth[j][sets[j]],
                _game.Tie(i, j),
                _game.Tie(j, i)
            );
        }

        private int SetOf(int network, int state)
        {
            int set = 0;
            var links = _links[state];
            for (int at = 0; at < links.Length; at++)
                set |= (network >> links[at] & 1) << at;
            return set;
        }

        private int Other(int link, int state)
        {
            var (first, second) = _game.AdmissibleLinks[link];
            return first == state ? second : first;
        }
    }

    // Coalitions of three by trying every set of links among them and every set of drops.
    private sealed class TabledCoalitions(AlignmentGame game, PartnerTables tables)
    {
        public IEnumerable<int> Moves(int network)
        {
            for (int a = 0; a < game.States; a++)
            {
                for (int b = a + 1; b < game.States; b++)
                {
                    for (int c = b + 1; c < game.States; c++)
                    {
                        foreach (int move in Moves(network, [a, b, c]))
                            yield return move;
                    }
                }
            }
        }

        private IEnumerable<int> Moves(int network, int[] three)
        {
            int inner = 0;
            for (int link = 0; link < game.AdmissibleLinks.Count; link++)
            {
                var (i, j) = game.AdmissibleLinks[link];
                if (Array.IndexOf(three, i) >= 0 && Array.IndexOf(three, j) >= 0)
                    inner |= 1 << link;
            }
            // Every set of links among the three, the empty one last.
            for (int set = inner; set != 0; set = (set - 1) & inner)
            {
                if ((set & ~network) == 0)
                    continue;
                int moved = (network & ~inner) | set;
                int dropped = 0;
                bool all = true;
                foreach (int i in three)
                    all = all && Gains(network, moved, i, inner, ref dropped);
                if (all)
                    yield return moved & ~dropped;
            }
        }

        private bool Gains(int network, int moved, int i, int inner, ref int dropped)
        {
            int own = 0;
            foreach (int link in tables.LinksOf(i))
                own |= 1 << link;
            int outer = own & network & ~inner;
            double best = double.NegativeInfinity;
            int drops = 0;
            // Fewest drops first among what is equal: sets of kept links from all to none.
            for (int kept = outer; ; kept = (kept - 1) & outer)
            {
                double worth = tables.Worth((moved & ~outer) | kept, i);
                if (worth > best)
                    (best, drops) = (worth, outer & ~kept);
                if (kept == 0)
                    break;
            }
            dropped |= drops;
            int fresh = own & moved & ~network;
            int link0 = BitOperations.TrailingZeroCount(fresh != 0 ? fresh : own & inner);
            var (first, second) = link0 < 32 ? game.AdmissibleLinks[link0] : (i, i);
            double tie = game.Tie(i, first == i ? second : first);
            return best - tables.Worth(network, i) > tie;
        }
    }
}
