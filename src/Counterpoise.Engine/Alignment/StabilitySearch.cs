using Counterpoise.Statistics;

namespace Counterpoise.Alignment;

/// <summary>Looks for stable networks by improving paths from many starts.</summary>
/// <remarks>
/// An improving path (jackson2002) makes or drops one link at a time, each by the consent of the rule. Here it tries the links in a random
/// order, again and again, each round in another, until a whole round changes nothing; then, where the plan says so, a coalition of
/// three leaves, and it goes on. Each start has its own random numbers: the number of threads changes nothing.
/// </remarks>
public static class StabilitySearch
{
    /// <summary>Follows paths from every start of a plan.</summary>
    /// <param name="game">The game.</param>
    /// <param name="plan">How to look.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentOutOfRangeException">Starts or reachable networks are below 1, or threads 0 or below -1.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static StableNetworks Of(AlignmentGame game, StabilityPlan plan, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(game);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentOutOfRangeException.ThrowIfLessThan(plan.Starts, 1, nameof(plan));
        ArgumentOutOfRangeException.ThrowIfLessThan(plan.MostReachable, 1, nameof(plan));
        ArgumentOutOfRangeException.ThrowIfZero(plan.Threads, nameof(plan));
        ArgumentOutOfRangeException.ThrowIfLessThan(plan.Threads, -1, nameof(plan));
        var ends = new PathEnd[plan.Starts];
        if (plan.Threads == 1 || plan.Starts == 1)
        {
            var path = new ImprovingPath(game, plan);
            for (int start = 0; start < plan.Starts; start++)
                ends[start] = path.Follow(start, cancellation);
        }
        else
        {
            Parallel.For(
                0,
                plan.Starts,
                new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = plan.Threads },
                () => new ImprovingPath(game, plan),
                (start, _, path) =>
                {
                    ends[start] = path.Follow(start, cancellation);
                    return path;
                },
                _ => { }
            );
        }
        return Gathered(game, ends);
    }

    private static StableNetworks Gathered(AlignmentGame game, PathEnd[] ends)
    {
        // A closed cycle is known by any of its networks; by its first here.
        var places = new Dictionary<AlignmentNetwork, (IReadOnlyList<AlignmentNetwork> Networks, int Starts)>();
        var progress = new List<SearchProgress>();
        int unsettled = 0;
        int untested = 0;
        for (int start = 0; start < ends.Length; start++)
        {
            if (ends[start].Networks is not { } networks)
                unsettled++;
            else if (places.TryGetValue(networks[0], out var known))
                places[networks[0]] = (known.Networks, known.Starts + 1);
            else
                places.Add(networks[0], (networks, 1));
            untested += ends[start].Untested ? 1 : 0;
            if (int.IsPow2(start + 1) || start + 1 == ends.Length)
                progress.Add(new(start + 1, places.Count));
        }
        return new()
        {
            States = game.States,
            Places =
            [
                .. places
                    .Values.Select(place => new RestingPlace(
                        place.Networks,
                        place.Starts,
                        (double)place.Starts / ends.Length
                    ))
                    .OrderByDescending(place => place.Starts)
                    .ThenBy(place => place.Networks[0], AlignmentNetwork.Order),
            ],
            Starts = ends.Length,
            Unsettled = unsettled,
            Untested = untested,
            IsExact = false,
            Progress = progress,
        };
    }
}

/// <summary>Where a path ended: in a stable network, in a cycle of several, or nowhere that was found.</summary>
internal readonly record struct PathEnd(IReadOnlyList<AlignmentNetwork>? Networks, bool Untested);

/// <summary>Follows improving paths of one game, one after another. One thread at a time.</summary>
internal sealed class ImprovingPath
{
    // A path that returns this often is asked for the cycle that it may be in; before that it may leave by itself.
    private const int MostReturns = 4;

    private readonly AlignmentGame _game;
    private readonly StabilityPlan _plan;
    private readonly MovingNetwork _network;
    private readonly Coalitions? _coalitions;
    private readonly (int First, int Second)[] _links;
    private readonly int[] _order;
    private readonly int[] _tried;
    private readonly int[] _changed;
    private readonly ulong[] _start;
    private readonly HashSet<AlignmentNetwork> _seen = [];

    public ImprovingPath(AlignmentGame game, StabilityPlan plan)
    {
        (_game, _plan) = (game, plan);
        _network = new(game);
        _coalitions = plan.Threes ? new(game) : null;
        _links = [.. game.AdmissibleLinks];
        _order = new int[_links.Length];
        _tried = new int[_links.Length];
        _changed = new int[game.States];
        _start = new ulong[game.States * AlignmentNetwork.Words(game.States)];
    }

    public PathEnd Follow(int start, CancellationToken cancellation)
    {
        var random = new Philox(_plan.Seed, (ulong)start);
        Begin(start, ref random);
        for (int link = 0; link < _order.Length; link++)
            _order[link] = link;
        Array.Fill(_tried, -1);
        Array.Clear(_changed);
        _seen.Clear();
        int clock = 0;
        int returns = 0;
        bool untested = false;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            int before = clock;
            Shuffle(ref random);
            foreach (int link in _order)
            {
                var (i, j) = _links[link];
                // Nothing that bears on this link has changed since it was last tried.
                if (_tried[link] >= Math.Max(_changed[i], _changed[j]))
                    continue;
                _tried[link] = clock;
                if (!_network.Improves(i, j, _plan.Rule))
                    continue;
                Toggle(i, j, ++clock);
            }
            if (clock == before)
            {
                var snapshot = _network.Snapshot();
                if (_coalitions is null)
                    return new([snapshot], false);
                var leaving = _coalitions
                    .Of(snapshot, _game.States == 0 ? 0 : random.NextInt32(_game.States))
                    .FirstOrDefault();
                untested |= _coalitions.GaveUp;
                if (leaving is null)
                    return new([snapshot], untested);
                clock++;
                foreach (var (i, j) in leaving.Toggled)
                    Toggle(i, j, clock);
            }
            // Moves of pairs under transfers raise the sum of what all get: such a path returns nowhere.
            if (_plan.Rule == ConsentRule.Transfers && !_plan.Threes)
                continue;
            if (!_seen.Add(_network.Snapshot()) && ++returns >= MostReturns)
                return Reach(ref random, cancellation);
            if (_seen.Count > _plan.MostReachable)
                return new(null, untested);
        }
    }

    private void Toggle(int i, int j, int clock)
    {
        _network.Toggle(i, j);
        _changed[i] = _changed[j] = clock;
    }

    private void Begin(int start, ref Philox random)
    {
        Array.Clear(_start);
        double density = start switch
        {
            0 => 0,
            1 => 1,
            _ => random.NextDouble(),
        };
        int words = AlignmentNetwork.Words(_game.States);
        foreach (var (i, j) in _links)
        {
            if (start != 1 && (start == 0 || random.NextDouble() >= density))
                continue;
            _start[(i * words) + (j >> 6)] |= 1UL << j;
            _start[(j * words) + (i >> 6)] |= 1UL << i;
        }
        _network.Reset(_start);
    }

    private void Shuffle(ref Philox random)
    {
        for (int at = _order.Length - 1; at > 0; at--)
        {
            int other = random.NextInt32(at + 1);
            (_order[at], _order[other]) = (_order[other], _order[at]);
        }
    }

    // Everything that can be reached from here, and a random walk in it until it cannot be left.
    private PathEnd Reach(ref Philox random, CancellationToken cancellation)
    {
        var places = new Dictionary<AlignmentNetwork, int>();
        var networks = new List<AlignmentNetwork>();
        var moves = new List<int[]>();
        bool untested = false;
        int PlaceOf(AlignmentNetwork network)
        {
            if (!places.TryGetValue(network, out int place))
            {
                place = networks.Count;
                places.Add(network, place);
                networks.Add(network);
            }
            return place;
        }
        PlaceOf(_network.Snapshot());
        for (int at = 0; at < networks.Count; at++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (networks.Count > _plan.MostReachable)
                return new(null, untested);
            moves.Add([.. MovesFrom(networks[at], ref untested).Select(PlaceOf)]);
        }
        var end = new int[networks.Count];
        var closed = ImprovementGraph.ClosedClasses(networks.Count, at => moves[at], cancellation);
        for (int place = 0; place < closed.Count; place++)
        {
            foreach (int member in closed[place])
                end[member] = place + 1;
        }
        int here = 0;
        while (end[here] == 0)
            here = moves[here][random.NextInt32(moves[here].Length)];
        return new([.. closed[end[here] - 1].Select(at => networks[at]).Order(AlignmentNetwork.Order)], untested);
    }

    private List<AlignmentNetwork> MovesFrom(AlignmentNetwork network, ref bool untested)
    {
        _network.Reset(network.Rows);
        var reached = new List<AlignmentNetwork>();
        foreach (var (i, j) in _links)
        {
            if (!_network.Improves(i, j, _plan.Rule))
                continue;
            _network.Toggle(i, j);
            reached.Add(_network.Snapshot());
            _network.Toggle(i, j);
        }
        if (reached.Count > 0 || _coalitions is null)
            return reached;
        foreach (var coalition in _coalitions.Of(network))
        {
            foreach (var (i, j) in coalition.Toggled)
                _network.Toggle(i, j);
            reached.Add(_network.Snapshot());
            foreach (var (i, j) in coalition.Toggled)
                _network.Toggle(i, j);
        }
        untested |= _coalitions.GaveUp;
        return reached;
    }
}
