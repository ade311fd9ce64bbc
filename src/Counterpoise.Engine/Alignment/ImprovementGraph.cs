namespace Counterpoise.Alignment;

/// <summary>Closed classes of a graph of moves: sets of nodes each of which leads to each other and out of which nothing leads.</summary>
internal static class ImprovementGraph
{
    /// <summary>Finds the closed classes.</summary>
    /// <param name="nodes">Number of nodes.</param>
    /// <param name="moves">Where a node's moves lead; asked once a node.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The closed classes, nodes in order; a class of one node is a node without moves.</returns>
    /// <remarks>tarjan1972, with a stack of its own. A class is closed when no move of its nodes leads to a class found before.</remarks>
    public static List<int[]> ClosedClasses(int nodes, Func<int, int[]> moves, CancellationToken cancellation)
    {
        var closed = new List<int[]>();
        var index = new int[nodes];
        var low = new int[nodes];
        var classOf = new int[nodes];
        var leaves = new bool[nodes];
        var onPath = new Stack<(int Node, int[] Moves, int Next)>();
        var waiting = new Stack<int>();
        int count = 0;
        int classes = 0;
        for (int root = 0; root < nodes; root++)
        {
            if (index[root] != 0)
                continue;
            Enter(root);
            while (onPath.TryPop(out var top))
            {
                int v = top.Node;
                if (top.Next < top.Moves.Length)
                {
                    onPath.Push((v, top.Moves, top.Next + 1));
                    int w = top.Moves[top.Next];
                    if (index[w] == 0)
                        Enter(w);
                    else if (classOf[w] == 0)
                        low[v] = Math.Min(low[v], index[w]);
                    else
                        leaves[v] = true;
                    continue;
                }
                if (onPath.TryPeek(out var parent))
                    low[parent.Node] = Math.Min(low[parent.Node], low[v]);
                if (low[v] != index[v])
                    continue;
                classes++;
                var members = new List<int>();
                bool open = false;
                int member;
                do
                {
                    member = waiting.Pop();
                    classOf[member] = classes;
                    open |= leaves[member];
                    members.Add(member);
                } while (member != v);
                if (!open)
                    closed.Add([.. members.Order()]);
                // Whoever came here by a move leaves its own class for this one.
                if (onPath.TryPeek(out var from))
                    leaves[from.Node] = true;
            }
        }
        return closed;

        void Enter(int node)
        {
            cancellation.ThrowIfCancellationRequested();
            index[node] = low[node] = ++count;
            waiting.Push(node);
            onPath.Push((node, moves(node), 0));
        }
    }
}
